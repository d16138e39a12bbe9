using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Maps;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>All areas and one theme: list, map and table of the same figures.</summary>
public sealed record NearMeSummary
{
    public required PublishedTheme? Theme { get; init; }

    public required ReportPeriod? Period { get; init; }

    /// <summary>The themes to choose among, with their pages.</summary>
    public required ImmutableArray<(PublishedTheme Theme, string Address)> Themes { get; init; }

    public required ImmutableArray<PublishedArea> Areas { get; init; }

    /// <summary>Whether no area has a name: the list is then one of codes, and says so.</summary>
    public required bool OnlyCodes { get; init; }

    /// <summary>Null where nothing can be drawn.</summary>
    public required AreaMapView? Map { get; init; }

    public required TableView? Table { get; init; }

    public required string? CsvAddress { get; init; }

    public required string Source { get; init; }

    /// <summary>How many areas have no outline: they stand in list and table all the same.</summary>
    public required int WithoutOutline { get; init; }

    /// <summary>Areas that are drawn as those of another edition.</summary>
    public required ImmutableArray<PublishedArea> DrawnAsOthers { get; init; }

    public required ReleaseDescription Release { get; init; }

    public static NearMeSummary Of(PublishedTheme? theme, PublishedFigures figures)
    {
        var period = theme is null ? null : figures.MapPeriodOf(theme.Id);
        var areas = figures.MapAreas;
        return new()
        {
            Theme = theme,
            Period = period,
            Themes = [.. figures.Themes.Select(other => (other, figures.Addresses.Map(other, other == figures.DefaultTheme)))],
            Areas = figures.Areas,
            OnlyCodes = !figures.Areas.IsEmpty && figures.Areas.All(area => area.Name == area.Code),
            Map = MapOf(theme, period, areas, figures),
            Table = theme is null || period is null ? null : TableOf(theme, period, areas, figures),
            CsvAddress = theme is null || period is null ? null : $"{figures.Addresses.NearMe}{Slug.Of(theme.Id)}.csv",
            Source = theme is null ? "" : figures.SourceWords(theme.Sources),
            WithoutOutline = areas.Count(area => !area.OnMap),
            DrawnAsOthers = [.. areas.Where(area => area.DrawnAs is not null)],
            Release = figures.Release.Description,
        };
    }

    /// <summary>The table's figures as CSV: the release's own rows for the theme and period.</summary>
    public static string Csv(PublishedTheme theme, ReportPeriod period, PublishedFigures figures)
    {
        using var text = new StringWriter();
        CsvTable.Write(text, figures.Release.Counts.Where(count => count.Theme == theme.Id && count.Period == period.Code));
        return text.ToString();
    }

    private static AreaMapView? MapOf(
        PublishedTheme? theme, ReportPeriod? period, ImmutableArray<PublishedArea> areas, PublishedFigures figures)
    {
        if (!figures.Release.Map.Any(shape => shape.Layer == MapLayer.Area))
        {
            return null;
        }

        var subject = theme is null || period is null ? "Kommunens områden" : $"{theme.Name}, {period.Words}";
        return new()
        {
            Id = "karta",
            Title = subject,
            Description = $"Karta över kommunens områden. {subject}. Samma siffror står i tabellen, där områdena har samma nummer.",
            Shapes = figures.Release.Map,
            Areas = [.. areas.Select((area, i) => (area, i)).Where(at => at.area.OnMap).Select(at => OnMap(at.area, at.i + 1, theme, period, figures))],
            Classes = theme is null || period is null ? null : figures.ClassesOf(theme.Id, period.Kind),
            Unit = theme is null ? null : $"{Findings.UpperFirst(PublishedFigures.KindWords(theme.Kind))} per 1 000 invånare",
        };
    }

    private static AreaOnMap OnMap(PublishedArea area, int number, PublishedTheme? theme, ReportPeriod? period, PublishedFigures figures)
    {
        if (theme is null || period is null)
        {
            return new(area.Code, number.Svg(), null, FigureMark.Missing, area.Name);
        }

        var count = figures.Get(theme.Id, area.Kind, area.Code, period.Code);
        return new(area.Code, number.Svg(), count.PerThousand, count.Mark,
            $"{area.Name}: {count.PerThousand.OrMark(count.Mark, figures.DecimalsOf(theme.Id))}");
    }

    private static TableView TableOf(PublishedTheme theme, ReportPeriod period, ImmutableArray<PublishedArea> areas, PublishedFigures figures)
    {
        var rows = areas.Select((area, i) => Row(area.Name, figures.Addresses.Of(area), (i + 1).Svg(), area.Code,
            figures.Get(theme.Id, area.Kind, area.Code, period.Code), figures.DecimalsOf(theme.Id))).ToList();
        var unknown = figures.WithoutArea(theme.Id, period.Code);
        if (unknown is not null)
        {
            rows.Add(Row("Område saknas i källan", null, "–", null, unknown, 1));
        }

        rows.Add(Row("Hela kommunen", figures.Addresses.Situation, "–", null, figures.OfMunicipality(theme.Id, period.Code), figures.DecimalsOf(theme.Id)) with { IsTotal = true });
        return new()
        {
            Id = "tabell",
            Caption = $"{theme.Name}, {period.Words}",
            Columns = [new("Område", false), new("Nr på kartan", true), new("Antal", true), new("Per 1 000 invånare", true), new("95 % intervall", true)],
            Rows = [.. rows],
            Notes =
            [
                "Områdena står i kodordning. Skyddad betyder att siffran inte lämnas ut.",
                .. unknown is null ? Array.Empty<string>() : ["Det vars område saknas i källan räknas i hela kommunen men inte i något område."],
            ],
        };
    }

    private static TableRow Row(string name, string? address, string number, string? code, PublishedCount count, int decimals) => new(
        [
            new(name, address),
            new(number),
            new(count.Count.OrMark(count.Mark), Mark: count.Mark),
            new(count.AreaKind == AreaKind.Unknown ? "–" : count.PerThousand.OrMark(count.Mark, decimals), Mark: count.Mark),
            new(count.AreaKind == AreaKind.Unknown ? "–" : IntervalOf(count, decimals), Mark: count.Mark),
        ],
        Code: code);

    private static string IntervalOf(PublishedCount count, int decimals) =>
        count is { PerThousandLower: { } lower, PerThousandUpper: { } upper, Mark: FigureMark.Published }
            ? $"{lower.Swedish(decimals)}–{upper.Swedish(decimals)}"
            : ((decimal?)null).OrMark(count.Mark, decimals);
}
