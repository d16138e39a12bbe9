using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Maps;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>What is published about one area: all that its page shows.</summary>
public sealed record AreaSummary
{
    private const int PeriodsInTable = 4;

    public required PublishedArea Area { get; init; }

    public required string Address { get; init; }

    /// <summary>The page's answer in one sentence, with its numbers.</summary>
    public required string Lead { get; init; }

    public required string MunicipalityName { get; init; }

    /// <summary>Theme by period, one table for each set of periods.</summary>
    public required ImmutableArray<TableView> Facts { get; init; }

    /// <summary>The latest figures against the whole municipality.</summary>
    public required TableView Comparison { get; init; }

    public required ImmutableArray<FigureSeries> Figures { get; init; }

    /// <summary>Null where the area has no outline.</summary>
    public required AreaMapView? Map { get; init; }

    public required ImmutableArray<PublishedMeasure> Measures { get; init; }

    /// <summary>The promises that are in force; they concern the whole municipality.</summary>
    public required ImmutableArray<CitizenPromise> Promises { get; init; }

    public required PublishedArea? Previous { get; init; }

    public required PublishedArea? Next { get; init; }

    public static AreaSummary Of(PublishedArea area, PublishedFigures figures, ImmutableArray<CitizenPromise> promises)
    {
        var position = figures.Areas.IndexOf(area);
        var address = figures.Addresses.Of(area);
        return new()
        {
            Area = area,
            Address = address,
            Lead = LeadOf(area, figures),
            MunicipalityName = figures.Release.Description.MunicipalityName,
            Facts = FactsOf(area, figures),
            Comparison = ComparisonOf(area, figures),
            Figures = [.. figures.Themes.Where(theme => figures.PeriodsOf(theme.Id).Length > 1).Select(theme => FigureOf(area, theme, figures, address))],
            Map = area.OnMap ? MapOf(area, figures) : null,
            Measures = [.. figures.Release.Measures.Where(measure => measure.Areas is null || measure.Areas.Split(' ').Contains(area.Code))],
            Promises = promises,
            Previous = position > 0 ? figures.Areas[position - 1] : null,
            Next = position < figures.Areas.Length - 1 ? figures.Areas[position + 1] : null,
        };
    }

    private static string LeadOf(PublishedArea area, PublishedFigures figures)
    {
        var latest = figures.Themes.Select(theme => (theme, period: figures.LatestPeriodOf(theme.Id))).Where(at => at.period is not null).ToList();
        if (latest.Count == 0)
        {
            return "Släppet har inga siffror för området.";
        }

        // Where a quarter is withheld the whole time may still be told.
        var told = latest.Where(at => at.theme.Kind == latest[0].theme.Kind).Take(3).Select(at => (at.theme, period: TellingPeriod(area, at.theme, figures)));
        return string.Join(" ", told.GroupBy(at => at.period).OrderBy(group => group.Key.Position).Select(group =>
            $"{Findings.UpperFirst(PublishedFigures.KindWords(group.First().theme.Kind))} {group.Key.Words}: "
            + $"{string.Join(", ", group.Select(at => Findings.Brief(at.theme, figures.Get(at.theme.Id, area.Kind, area.Code, at.period.Code))))}."));
    }

    // The latest period, or the whole time where only that is published.
    private static ReportPeriod TellingPeriod(PublishedArea area, PublishedTheme theme, PublishedFigures figures)
    {
        var latest = figures.LatestPeriodOf(theme.Id)!;
        bool IsShown(ReportPeriod period) => figures.Get(theme.Id, area.Kind, area.Code, period.Code).Mark == FigureMark.Published;
        return !IsShown(latest) && figures.WholePeriodOf(theme.Id) is { } whole && IsShown(whole) ? whole : latest;
    }

    private static ImmutableArray<TableView> FactsOf(PublishedArea area, PublishedFigures figures) =>
    [
        .. figures.Themes.GroupBy(theme => string.Join(' ', TablePeriods(theme, figures).Select(period => period.Code)))
            .Where(group => group.Key.Length > 0)
            .Select((group, i) => FactsTable(area, figures, [.. group], i)),
    ];

    private static IEnumerable<ReportPeriod> TablePeriods(PublishedTheme theme, PublishedFigures figures) =>
        figures.PeriodsOf(theme.Id).TakeLast(PeriodsInTable).Concat(figures.LongerPeriodsOf(theme.Id));

    private static TableView FactsTable(PublishedArea area, PublishedFigures figures, ImmutableArray<PublishedTheme> themes, int number)
    {
        var periods = TablePeriods(themes[0], figures).ToList();
        return new()
        {
            Id = $"antal-{number + 1}",
            Caption = $"Antal {string.Join(" och ", themes.Select(theme => PublishedFigures.KindWords(theme.Kind)).Distinct())} i området",
            Columns = [new("Tema", IsNumber: false), .. periods.Select(period => new TableColumn(period.Brief, IsNumber: true))],
            Rows =
            [
                .. themes.Select(theme => new TableRow(
                [
                    new(theme.Name),
                    .. periods.Select(period => figures.Get(theme.Id, area.Kind, area.Code, period.Code))
                        .Select(count => new TableCell(count.Count.OrMark(count.Mark), Mark: count.Mark)),
                ])),
            ],
        };
    }

    private static TableView ComparisonOf(PublishedArea area, PublishedFigures figures) => new()
    {
        Id = "jamforelse",
        Caption = "Området jämfört med hela kommunen, per 1 000 invånare",
        Columns =
        [
            new("Tema", false), new("Period", false), new("Området", true), new("95 % intervall", true), new("Kommunen", true), new("Jämförelse", false),
        ],
        Rows =
        [
            .. figures.Themes.Where(theme => figures.LatestPeriodOf(theme.Id) is not null).Select(theme => ComparisonRow(area, figures, theme)),
        ],
        Notes =
        [
            (figures.Themes.Any(theme => figures.WholePeriodOf(theme.Id) is not null) ? "Där den senaste perioden är skyddad står hela tiden, om den får visas. " : "")
                + "En skillnad är säker först när områdets och kommunens intervall inte går in i varandra.",
        ],
    };

    private static TableRow ComparisonRow(PublishedArea area, PublishedFigures figures, PublishedTheme theme)
    {
        var period = TellingPeriod(area, theme, figures);
        var decimals = figures.DecimalsOf(theme.Id);
        var here = figures.Get(theme.Id, area.Kind, area.Code, period.Code);
        var all = figures.OfMunicipality(theme.Id, period.Code);
        var interval = here is { Mark: FigureMark.Published, PerThousandLower: { } lower, PerThousandUpper: { } upper }
            ? $"{lower.Swedish(decimals)}–{upper.Swedish(decimals)}"
            : ((decimal?)null).OrMark(here.Mark, decimals);
        return new(
        [
            new(theme.Name),
            new(period.Brief),
            new(here.PerThousand.OrMark(here.Mark, decimals), Mark: here.Mark),
            new(interval, Mark: here.Mark),
            new(all.PerThousand.OrMark(all.Mark, decimals), Mark: all.Mark),
            new(Findings.Comparison(here, all)),
        ]);
    }

    private static FigureSeries FigureOf(PublishedArea area, PublishedTheme theme, PublishedFigures figures, string address)
    {
        var period = figures.LatestPeriodOf(theme.Id)!;
        return new()
        {
            Id = Slug.Of(theme.Id),
            Title = Findings.AgainstMunicipality(theme.Name, figures.Get(theme.Id, area.Kind, area.Code, period.Code), figures.OfMunicipality(theme.Id, period.Code)),
            Description = $"Linjediagram: {Findings.LowerFirst(theme.Name)} per 1 000 invånare i {area.Name} och i hela kommunen, {figures.PeriodsOf(theme.Id)[0].Words} till {period.Words}. Samma siffror står i tabellen.",
            Category = "Kvartal",
            Subject = PublishedFigures.KindWords(theme.Kind),
            Unit = "per 1 000 invånare",
            Decimals = figures.DecimalsOf(theme.Id),
            Lines =
            [
                figures.RateLine(theme.Id, area.Kind, area.Code, "området", dashed: false),
                figures.RateLine(theme.Id, AreaKind.Municipality, figures.Release.Description.Municipality, "kommunen", dashed: true),
            ],
            Source = figures.SourceWords(theme.Sources),
            Note = theme.Description,
            CsvAddress = $"{address}{Slug.Of(theme.Id)}.csv",
        };
    }

    private static AreaMapView MapOf(PublishedArea area, PublishedFigures figures) => new()
    {
        Id = "var",
        Title = $"{area.Name} i {figures.Release.Description.MunicipalityName}",
        Description = $"Karta över kommunens områden med {area.Name} markerat.",
        Shapes = figures.Release.Map,
        Areas = [.. figures.Areas.Where(other => other.OnMap && other.Kind == area.Kind)
            .Select(other => new AreaOnMap(other.Code, "", null, FigureMark.Missing, other.Name))],
        Selected = area.Code,
    };
}
