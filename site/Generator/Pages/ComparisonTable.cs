using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>The official indicators beside the same ones elsewhere. In the release's order, never by value: it ranks no one.</summary>
internal static class ComparisonTable
{
    /// <summary>Each indicator in the latest period that the municipality and some other place have; null where there is nothing to
    /// compare.</summary>
    public static TableView? Of(PublishedFigures figures)
    {
        var (language, release) = (figures.Language, figures.Release);
        var places = release.Comparisons.Select(value => (value.Kind, value.Place, value.PlaceName)).Distinct()
            .OrderBy(place => place.Kind).ThenBy(place => place.Place, StringComparer.Ordinal).ToList();
        var rows = release.Comparisons.GroupBy(value => (value.Source, value.Indicator))
            .Select(values => RowOf([.. values], [.. places.Select(place => place.Place)], figures)).OfType<TableRow>().ToImmutableArray();
        return rows.IsEmpty ? null : new()
        {
            Id = "jamforelse",
            Caption = language.Of("Kommunen bredvid andra, det senaste året som båda har en siffra för", "The municipality beside others, the latest year that both have a figure for"),
            Columns =
            [
                new(language.Of("Mått", "Indicator"), false), new(language.Of("Period", "Period"), false), new(release.Description.MunicipalityName, true),
                .. places.Select(place => new TableColumn($"{place.PlaceName} ({KindOf(place.Kind, language)})", true)),
            ],
            Rows = rows,
            Notes =
            [
                language.Of(
                    "Kommuner skiljer sig åt: vilka som bor, arbetar och vistas där, och hur mycket som anmäls. Tabellen säger hur det ser ut, inte vem som är bäst.",
                    "Municipalities differ: in who lives, works and stays there, and in how much is reported. The table says how things stand, not who is best."),
                language.Of("Källa", "Source") + ": " + string.Join("; ", release.Comparisons.Select(value => value.Source).Distinct().Select(figures.SourceWords)) + ".",
            ],
        };
    }

    private static TableRow? RowOf(ImmutableArray<PublishedComparison> values, ImmutableArray<string> places, PublishedFigures figures)
    {
        var language = figures.Language;
        var own = figures.Release.Indicators.Where(value => value.Source == values[0].Source && value.Indicator == values[0].Indicator).ToImmutableArray();
        if (own.Where(value => values.Any(other => other.Period == value.Period)).MaxBy(value => ReportPeriod.Parse(value.Period).Position) is not { } latest)
        {
            return null;
        }

        var decimals = own.Select(value => value.Value).Concat(values.Select(value => value.Value)).Any(value => value != decimal.Truncate(value)) ? 1 : 0;
        return new(
        [
            new($"{latest.Title}, {latest.Unit}"),
            new(ReportPeriod.Parse(latest.Period).BriefIn(language)),
            new(language.Number(latest.Value, decimals)),
            .. places.Select(place => values.FirstOrDefault(value => value.Place == place && value.Period == latest.Period) is { } there
                ? new TableCell(language.Number(there.Value, decimals))
                : new(language.Missing, Mark: FigureMark.Missing)),
        ]);
    }

    private static string KindOf(ComparedPlace kind, Language language) => kind switch
    {
        ComparedPlace.County => language.Of("länet", "the county"),
        ComparedPlace.Country => language.Of("riket", "the country"),
        _ => language.Of("liknande kommun", "similar municipality"),
    };
}
