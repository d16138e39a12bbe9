using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Maps;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>The way to an area: the list, and one theme on a map, in a table and in classes.</summary>
public sealed record NearMeSummary
{
    /// <summary>Null where the release counts nothing.</summary>
    public required PublishedTheme? Theme { get; init; }

    public required ReportPeriod? Period { get; init; }

    /// <summary>The themes to choose among, with their pages.</summary>
    public required ImmutableArray<(PublishedTheme Theme, string Address)> Themes { get; init; }

    public required ImmutableArray<PublishedArea> Areas { get; init; }

    /// <summary>Whether no area has a name: the list is then one of codes, and says so.</summary>
    public required bool OnlyCodes { get; init; }

    /// <summary>The areas' figures; null where nothing is counted.</summary>
    public required FigureSeries? Figure { get; init; }

    /// <summary>Null where nothing can be drawn.</summary>
    public required AreaMapView? Map { get; init; }

    /// <summary>How many areas fall in each class; null where nothing is counted.</summary>
    public required FigureSeries? Distribution { get; init; }

    /// <summary>How many areas have no outline: they stand in list and table all the same.</summary>
    public required int WithoutOutline { get; init; }

    /// <summary>Areas that are drawn as those of another edition.</summary>
    public required ImmutableArray<PublishedArea> DrawnAsOthers { get; init; }

    public required ReleaseDescription Release { get; init; }

    public static NearMeSummary Of(PublishedTheme? theme, PublishedFigures figures)
    {
        var period = theme is null ? null : figures.MapPeriodOf(theme.Id);
        var areas = figures.MapAreas;
        var figure = theme is null || period is null ? null : NearMeFigures.Areas(theme, period, areas, figures);
        return new()
        {
            Theme = theme,
            Period = period,
            Themes = [.. figures.Themes.Select(other => (other, figures.Addresses.Map(other, other == figures.DefaultTheme)))],
            Areas = figures.Areas,
            OnlyCodes = !figures.Areas.IsEmpty && figures.Areas.All(area => area.Name == area.Code),
            Figure = figure,
            Map = MapOf(theme, period, figure, areas, figures),
            Distribution = theme is null || period is null ? null : NearMeFigures.Distribution(theme, period, areas, figures),
            WithoutOutline = areas.Count(area => !area.OnMap),
            DrawnAsOthers = [.. areas.Where(area => area.DrawnAs is not null)],
            Release = figures.Release.Description,
        };
    }

    private static AreaMapView? MapOf(
        PublishedTheme? theme, ReportPeriod? period, FigureSeries? figure, ImmutableArray<PublishedArea> areas, PublishedFigures figures)
    {
        if (!figures.Release.Map.Any(shape => shape.Layer == MapLayer.Area))
        {
            return null;
        }

        return figure is not null && theme is not null && period is not null
            ? AreaMapView.Of(figure, figures.Release.Map, figures.ClassesOf(theme.Id, period.Kind))
            : new()
            {
                Id = "karta",
                Title = figures.Language.Of("Kommunens områden", "The municipality's areas"),
                Description = figures.Language.Of("Karta över kommunens områden.", "A map of the municipality's areas."),
                Language = figures.Language,
                Shapes = figures.Release.Map,
                Areas = [.. areas.Select((area, i) => (area, i)).Where(at => at.area.OnMap)
                    .Select(at => new AreaOnMap(at.area.Code, (at.i + 1).Svg(), null, FigureMark.Missing, at.area.Name))],
            };
    }
}
