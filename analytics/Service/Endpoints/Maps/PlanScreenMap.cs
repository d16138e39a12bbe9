using Geo.Components;
using Geo.Service.Documents;
using Geo.Service.Pages;
using Geo.Service.Planning;
using Geo.Service.Serving;
using NetTopologySuite.IO;

namespace Geo.Service.Endpoints.Maps;

/// <summary>A check's map on screen: the plan, the distances round it, and the near concentrations, each theme and time a layer. On paper its
/// drawing stands.</summary>
internal static class PlanScreenMap
{
    public static ScreenMap? Of(PlanReport report, DeskMap map, DeskRole role)
    {
        var plan = new WKTReader().Read(report.Outline);
        return map.On(Language.Swedish, role, $"Karta över {report.Question.Name} och omgivningen", "", "plan") is not { } screen ? null : screen with
        {
            Extent = ScreenMap.Box(plan.EnvelopeInternal, PlanMap.MarginMetres),
            Outline = ScreenMap.Corner(plan),
            Rings = [.. PlanCheckRun.Distances.Where(metres => metres > 0).OrderDescending().Select(metres => ScreenMap.Corner(PlanSurroundings.Within(plan, metres)))],
            Layers = [.. screen.Layers, .. Hotspots(report, map.Municipality)],
        };
    }

    // The whole time is shown from the start, a quarter where the reader asks for it.
    private static IEnumerable<ScreenLayer> Hotspots(PlanReport report, string municipality)
    {
        var layer = DeskLayer.All.Single(one => one.Id == "hotspot");
        return report.Hotspots.DistinctBy(spot => (spot.Theme, spot.Period)).Select(spot =>
            layer.OnScreen(municipality, DeskLayer.Query(spot.Theme, spot.Period), spot.Period.Contains('/', StringComparison.Ordinal), Language.Swedish) with
            {
                Title = $"Koncentrationer: {PlanWords.Small(spot.ThemeName)}, {Words.Period(spot.Period)}",
            });
    }
}
