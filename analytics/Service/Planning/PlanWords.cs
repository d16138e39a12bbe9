using System.Collections.Immutable;
using Geo.Components;
using Geo.Service.Documents;
using Geo.Service.Serving;

namespace Geo.Service.Planning;

/// <summary>What a report says, in words: no word says how good a plan is.</summary>
internal static class PlanWords
{
    /// <summary>The stages of planning (plan- och bygglagen), by the name that programs use.</summary>
    public static ImmutableDictionary<string, string> Stages { get; } = new Dictionary<string, string>
    {
        ["oversiktsplan"] = "översiktsplan",
        ["samrad"] = "samråd",
        ["granskning"] = "granskning",
        ["antagande"] = "antagande",
        ["bygglov"] = "bygglov",
        ["forvaltning"] = "förvaltning",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>A stage for those who do not read Swedish: its name in the law, and what it is.</summary>
    public static Bilingual Stage(string stage) => new(Stages.GetValueOrDefault(stage, stage), stage switch
    {
        "oversiktsplan" => "översiktsplan (comprehensive plan)",
        "samrad" => "samråd (consultation)",
        "granskning" => "granskning (public review)",
        "antagande" => "antagande (adoption)",
        "bygglov" => "bygglov (building permit)",
        "forvaltning" => "förvaltning (management)",
        _ => stage,
    });

    /// <summary>The stages in the order that they follow one another.</summary>
    public static ImmutableArray<string> StageOrder { get; } = ["oversiktsplan", "samrad", "granskning", "antagande", "bygglov", "forvaltning"];

    public static string Mode(string mode) => mode == "existing" ? "befintlig miljö" : "ny plan";

    public static string Within(int metres) => metres == 0 ? "i planområdet" : $"inom {metres} m";

    /// <summary>"skadegörelse" in the middle of a sentence.</summary>
    public static string Small(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    /// <summary>The answer: a sentence a theme, then one on concentrations.</summary>
    public static IEnumerable<string> Summary(PlanReport report)
    {
        foreach (var theme in report.Themes)
        {
            yield return Summary(theme, report.Comparable.Themes.FirstOrDefault(one => one.Theme == theme.Theme), report);
        }

        yield return Hotspots(report);
    }

    public static string Hotspot(NearHotspot hotspot) => hotspot.DistanceMetres < 1
        ? $"Planen ligger på en koncentration av {Small(hotspot.ThemeName)} (nr {hotspot.Number}, {Words.Period(hotspot.Period)})"
        : $"{Words.Number(hotspot.DistanceMetres)} m från planen ligger en koncentration av {Small(hotspot.ThemeName)} (nr {hotspot.Number}, {Words.Period(hotspot.Period)})";

    public static string Label(NearHotspot hotspot) => string.Join("; ", ((string?[])
    [
        hotspot.HotSettings is { } hot ? $"koncentrerat i {hot} av {hotspot.Settings} inställningar" : null,
        hotspot.Emerging is { } label ? $"området: {Words.Emerging(label)}" : null,
    ]).OfType<string>()) is { Length: > 0 } words ? words : "inte prövad med andra inställningar";

    public static string Against(ThemeComparison theme) => theme.Against switch
    {
        null => Words.TooFew,
        { Lower: > 1 } more => $"{Words.Number(more.Ratio, 1)} gånger så många som i de jämförbara områdena (95 %: {Words.Interval(more.Lower, more.Upper, 1)})",
        { Upper: < 1 } fewer => $"färre än i de jämförbara områdena: {Words.Number(fewer.Ratio, 2)} gånger så många (95 %: {Words.Interval(fewer.Lower, fewer.Upper, 2)})",
        { } same => $"ingen säker skillnad mot de jämförbara områdena (95 %: {Words.Interval(same.Lower, same.Upper, 2)} gånger så många)",
    };

    private static string Summary(ThemeFacts theme, ThemeComparison? compared, PlanReport report)
    {
        var (inside, near) = (theme.Rings[0], theme.Rings[^2]);
        if (near.TooFew)
        {
            return $"{theme.Name}: {Words.TooFew} ({Words.Count(near.PlaceEvents, "platshändelse", "platshändelser")} inom {near.WithinMetres} m, {Words.Period(report.Period)}).";
        }

        var repeats = near.Incidents > 0 && near.LargestPlace >= 0.5 * near.Incidents ? $" Hälften eller mer gäller en enda plats ({near.LargestPlace} av {near.Incidents} händelser)." : "";
        return $"{theme.Name}: {Words.Count(inside.PlaceEvents, "platshändelse", "platshändelser")} i planområdet och {near.PlaceEvents.Swedish()} inom {near.WithinMetres} m på {Words.Count(near.Places, "plats", "platser")}, {Words.Period(report.Period)}; "
            + $"det är {Words.Number(near.PerYear, 1)} om året (95 %: {Words.Interval(near.Lower, near.Upper, 1)})."
            + (compared is null ? "" : $" Inom {PlanCheckRun.ComparedWithin} m: {Against(compared)}.") + repeats;
    }

    /// <summary>What is not known because it lies in another municipality; null where all lies in this one.</summary>
    public static string? Outside(PlanReport report) =>
        report.ShareOutside > 0 ? $"{Words.Number(100 * report.ShareOutside, 1)} % av ytan ligger utanför kommunen; därifrån finns inga uppgifter." : null;

    /// <summary>How the surface was read, and what of it is not known.</summary>
    public static IEnumerable<string> Read(PlanReport report) => Outside(report) is { } outside ? report.Notes.Prepend(outside) : report.Notes;

    private static string Hotspots(PlanReport report)
    {
        if (report.Hotspots.IsEmpty)
        {
            return $"Ingen känd koncentration av {(report.FewHotspots > 0 ? $"minst {PlanCheckRun.Fewest} platshändelser" : "händelser")} ligger inom {PlanCheckRun.Distances[^1]} m.";
        }

        // What has stood for the whole time is told before what stood in a quarter.
        var order = report.Themes.Select((theme, i) => (theme.Theme, i)).ToDictionary(theme => theme.Theme, theme => theme.i, StringComparer.Ordinal);
        var all = report.Hotspots.OrderBy(spot => spot.DistanceMetres < 1 ? 0 : spot.DistanceMetres).ThenBy(spot => !IsWhole(spot)).ThenBy(spot => order.GetValueOrDefault(spot.Theme, order.Count)).ThenBy(spot => spot.Number).ToList();
        var on = all.Where(spot => spot.DistanceMetres < 1 && IsWhole(spot)).ToList();
        var others = all.Except(on.Count > 0 ? on : [all[0]]).ToList();
        var told = on.Count > 0
            ? $"Planen ligger på {Words.And([.. on.Select((spot, i) => $"en{(i == 0 ? " koncentration" : "")} av {Small(spot.ThemeName)} (nr {spot.Number})")])}, {Words.Period(on[0].Period)}"
            : Hotspot(all[0]);
        return told + (others.Count == 0 ? "." : $"; {(others.Count == 1 ? "en" : others.Count.Swedish())} till{(others.Exists(IsWhole) ? "" : others.Count == 1 ? ", i ett enskilt kvartal," : ", i enskilda kvartal,")} ligger {(others[0].DistanceMetres < 1 ? "på den eller " : "")}inom {PlanCheckRun.Distances[^1]} m.");
    }

    private static bool IsWhole(NearHotspot spot) => spot.Period.Contains('/', StringComparison.Ordinal);
}
