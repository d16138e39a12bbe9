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

    /// <summary>The same figures against the whole municipality; null where none can be compared.</summary>
    public required string? Standing { get; init; }

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

    /// <summary>The figures of every period; null where there is one alone.</summary>
    public required AreaPeriods? Periods { get; init; }

    public required PublishedArea? Previous { get; init; }

    public required PublishedArea? Next { get; init; }

    public static AreaSummary Of(PublishedArea area, PublishedFigures figures, ImmutableArray<CitizenPromise> promises)
    {
        var position = figures.Areas.IndexOf(area);
        var told = Told(area, figures);
        return new()
        {
            Area = area,
            Address = figures.Addresses.Of(area),
            Lead = LeadOf(area, told, figures),
            Standing = figures.Findings.Standing([.. told.Select(at =>
                (at.Theme.Name, figures.Get(at.Theme.Id, area.Kind, area.Code, at.Period.Code), figures.OfMunicipality(at.Theme.Id, at.Period.Code)))]),
            MunicipalityName = figures.Release.Description.MunicipalityName,
            Facts = FactsOf(area, figures),
            Comparison = ComparisonOf(area, figures),
            Figures = [.. figures.Themes.Where(theme => figures.PeriodsOf(theme.Id).Length > 1).Select(theme => FigureOf(area, theme, figures))],
            Map = area.OnMap ? MapOf(area, figures) : null,
            // What is done here comes before what is done everywhere.
            Measures = [.. figures.Release.Measures.Where(measure => measure.Areas is null || measure.Areas.Split(' ').Contains(area.Code)).OrderBy(measure => measure.Areas is null)],
            Promises = promises,
            Periods = AreaPeriods.Of(area, figures),
            Previous = position > 0 ? figures.Areas[position - 1] : null,
            Next = position < figures.Areas.Length - 1 ? figures.Areas[position + 1] : null,
        };
    }

    // The themes of the page's first sentences, each in the period that tells most: where a quarter is withheld the whole time may
    // still be told.
    private static ImmutableArray<(PublishedTheme Theme, ReportPeriod Period)> Told(PublishedArea area, PublishedFigures figures)
    {
        var counted = figures.Themes.Where(theme => figures.LatestPeriodOf(theme.Id) is not null).ToList();
        return [.. counted.Where(theme => theme.Kind == counted[0].Kind).Take(3).Select(theme => (theme, TellingPeriod(area, theme, figures)))];
    }

    private static string LeadOf(PublishedArea area, ImmutableArray<(PublishedTheme Theme, ReportPeriod Period)> told, PublishedFigures figures) => told.IsEmpty
        ? figures.Language.Of("Det finns inga siffror för området.", "There are no figures for the area.")
        : string.Join(" ", told.GroupBy(at => at.Period).OrderBy(group => group.Key.Position).Select(group =>
            $"{Findings.UpperFirst(figures.Findings.Kind(group.First().Theme.Kind))} {figures.Language.Of("", "in ")}{group.Key.In(figures.Language)}: "
            + $"{string.Join(", ", group.Select(at => figures.Findings.Brief(at.Theme, figures.Get(at.Theme.Id, area.Kind, area.Code, at.Period.Code))))}."));

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
        var language = figures.Language;
        var periods = TablePeriods(themes[0], figures).ToList();
        var kinds = string.Join(language.Of(" och ", " and "), themes.Select(theme => figures.Findings.Kind(theme.Kind)).Distinct());
        return new()
        {
            Id = $"antal-{(number + 1).Svg()}",
            Caption = language.Of($"Antal {kinds} i området", $"Number of {kinds} in the area"),
            Columns = [new(language.Of("Tema", "Theme"), IsNumber: false), .. periods.Select(period => new TableColumn(period.Kind == PeriodKind.Year ? language.Of($"Hela {period.Code}", $"All of {period.Code}") : period.BriefIn(language), IsNumber: true))],
            Notes = periods.FirstOrDefault(period => period.Kind == PeriodKind.Quarter) is { } quarter
                ? [language.Of($"K står för kvartal: {quarter.Brief} är {quarter.MonthsIn(language)}.", $"Q stands for quarter: {quarter.BriefIn(language)} is {quarter.MonthsIn(language)}.")]
                : [],
            Rows =
            [
                .. themes.Select(theme => new TableRow(
                [
                    new(theme.Name, figures.Addresses.Of(theme)),
                    .. periods.Select(period => figures.Get(theme.Id, area.Kind, area.Code, period.Code))
                        .Select(count => new TableCell(language.OrMark(count.Count, count.Mark), Mark: count.Mark)),
                ])),
            ],
        };
    }

    private static TableView ComparisonOf(PublishedArea area, PublishedFigures figures)
    {
        var language = figures.Language;
        return new()
        {
            Id = "jamforelse",
            Caption = language.Of("Området jämfört med hela kommunen, ", "The area against the whole municipality, ") + figures.PerThousandWords,
            Columns =
            [
                new(language.Of("Tema", "Theme"), false), new(language.Of("Period", "Period"), false), new(language.Of("Området", "The area"), true),
                new(language.IntervalWords, true), new(language.Of("Kommunen", "The municipality"), true),
                new(language.Of("Mot kommunen", "Against the municipality"), false), new(language.Of("Mot samma tid året före", "Against the same time a year before"), false),
            ],
            Rows = [.. figures.Themes.Where(theme => figures.LatestPeriodOf(theme.Id) is not null).Select(theme => ComparisonRow(area, figures, theme))],
            Notes =
            [
                (figures.Themes.Any(theme => figures.LatestPeriodOf(theme.Id) is { } latest && TellingPeriod(area, theme, figures) != latest)
                    ? language.Of("Är den senaste perioden skyddad visas siffran för hela den tid som räknats. ", "Where the latest period is withheld, the figure for the whole time counted is shown. ")
                    : "")
                    + language.Of(
                        "En skillnad är säker först när intervallen inte går in i varandra.",
                        "A difference is certain only where the intervals do not overlap."),
            ],
        };
    }

    private static TableRow ComparisonRow(PublishedArea area, PublishedFigures figures, PublishedTheme theme)
    {
        var language = figures.Language;
        var period = TellingPeriod(area, theme, figures);
        var decimals = figures.DecimalsOf(theme.Id);
        var here = figures.Get(theme.Id, area.Kind, area.Code, period.Code);
        var all = figures.OfMunicipality(theme.Id, period.Code);
        return new(
        [
            new(theme.Name),
            new(period.BriefIn(language)),
            new(language.OrMark(here.PerThousand, here.Mark, decimals), Mark: here.Mark),
            new(figures.IntervalOf(here, decimals), Mark: here.Mark),
            new(language.OrMark(all.PerThousand, all.Mark, decimals), Mark: all.Mark),
            new(figures.Findings.Comparison(here, all)),
            new(figures.TrendOf(here, theme.Id, period)),
        ]);
    }

    private static FigureSeries FigureOf(PublishedArea area, PublishedTheme theme, PublishedFigures figures)
    {
        var language = figures.Language;
        var period = figures.LatestPeriodOf(theme.Id)!;
        var first = figures.PeriodsOf(theme.Id)[0];
        return new()
        {
            Id = Slug.Of(theme.Id),
            Kind = FigureKind.Lines,
            Language = language,
            Title = figures.Findings.AgainstMunicipality(
                theme.Name, figures.Get(theme.Id, area.Kind, area.Code, period.Code), figures.OfMunicipality(theme.Id, period.Code)),
            Description = language.Of(
                $"Linjediagram: {Findings.LowerFirst(theme.Name)} per 1 000 invånare i {area.Name} och i hela kommunen, {first.In(language)} till {period.In(language)}. Samma siffror står i tabellen.",
                $"Line chart: {Findings.LowerFirst(theme.Name)} per 1,000 residents in {area.Name} and in the whole municipality, {first.In(language)} to {period.In(language)}. The same figures stand in the table."),
            Category = language.Of("Kvartal", "Quarter"),
            Subject = figures.Findings.Kind(theme.Kind),
            Unit = figures.PerThousandWords,
            Decimals = figures.DecimalsOf(theme.Id),
            Lines =
            [
                figures.RateLine(theme.Id, area.Kind, area.Code, language.Of("området", "the area"), LineRole.Main),
                figures.RateLine(theme.Id, AreaKind.Municipality, figures.Release.Description.Municipality, language.Of("kommunen", "municipality"), LineRole.Comparison),
            ],
            Source = figures.SourceWords(theme.Sources),
            CsvAddress = $"{figures.Addresses.Of(area)}{Slug.Of(theme.Id)}.csv",
        };
    }

    private static AreaMapView MapOf(PublishedArea area, PublishedFigures figures) => new()
    {
        Id = "var",
        Title = figures.Language.Of($"{area.Name} i {figures.Release.Description.MunicipalityName}", $"{area.Name} in {figures.Release.Description.MunicipalityName}"),
        Description = figures.Language.Of($"Karta över kommunens områden med {area.Name} markerat.", $"A map of the municipality's areas with {area.Name} marked."),
        Language = figures.Language,
        Shapes = figures.Release.Map,
        Areas = [.. figures.Areas.Where(other => other.OnMap && other.Kind == area.Kind)
            .Select(other => new AreaOnMap(other.Code, "", null, FigureMark.Missing, other.Name))],
        Selected = area.Code,
    };
}
