using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>One theme in the whole municipality: its figure over time, its years, and what is without an area.</summary>
public sealed record ThemeSummary
{
    public required PublishedTheme Theme { get; init; }

    /// <summary>The latest figure against a year before.</summary>
    public required string Finding { get; init; }

    /// <summary>The latest figure with its interval, in words.</summary>
    public required string Words { get; init; }

    /// <summary>Null where there is only one period: one point is no line.</summary>
    public required FigureSeries? Figure { get; init; }

    /// <summary>Longer periods: years and the whole time; null where the release has none.</summary>
    public required TableView? Longer { get; init; }

    /// <summary>The events without a known area, in words; null where the release has no such row.</summary>
    public required string? WithoutArea { get; init; }

    public required string Source { get; init; }

    /// <summary>Where the areas' figures are.</summary>
    public required string MapAddress { get; init; }

    /// <summary>The file of a theme that has no figure over time.</summary>
    public required string CsvAddress { get; init; }

    /// <summary>The other themes, for going on.</summary>
    public required ImmutableArray<PublishedTheme> Others { get; init; }

    public static ThemeSummary Of(PublishedTheme theme, PublishedFigures figures)
    {
        var language = figures.Language;
        var period = figures.LatestPeriodOf(theme.Id)!;
        var count = figures.OfMunicipality(theme.Id, period.Code);
        var unknown = figures.WithoutArea(theme.Id, period.Code);
        var kind = Findings.UpperFirst(figures.Findings.Kind(theme.Kind));
        return new()
        {
            Theme = theme,
            Finding = figures.FindingOf(theme),
            Words = RateWords(theme, count, figures) ?? language.Of(
                $"{kind} i hela kommunen {period.In(language)}: {language.OrMark(count.Count, count.Mark)}.",
                $"{kind} in the whole municipality, {period.In(language)}: {language.OrMark(count.Count, count.Mark)}."),
            Figure = figures.PeriodsOf(theme.Id).Length > 1 ? FigureOf(theme, period, figures) : null,
            Longer = LongerOf(theme, figures),
            WithoutArea = unknown is null ? null : language.Of(
                $"{kind} utan känt område {period.In(language)}: {language.OrMark(unknown.Count, unknown.Mark)}. De räknas i kommunen men inte i något område.",
                $"{kind} without a known area, {period.In(language)}: {language.OrMark(unknown.Count, unknown.Mark)}. They are counted in the municipality but in no area."),
            Source = figures.SourceWords(theme.Sources),
            MapAddress = figures.Addresses.Map(theme, theme == figures.DefaultTheme),
            CsvAddress = $"{figures.Addresses.Of(theme)}{Slug.Of(theme.Id)}.csv",
            Others = [.. figures.Themes.Where(other => other != theme && figures.LatestPeriodOf(other.Id) is not null)],
        };
    }

    // The latest figure by its residents; null where that cannot be said.
    private static string? RateWords(PublishedTheme theme, PublishedCount count, PublishedFigures figures)
    {
        var (language, decimals) = (figures.Language, figures.DecimalsOf(theme.Id));
        if (count is not { Mark: FigureMark.Published, PerThousand: { } rate })
        {
            return null;
        }

        var interval = count is { PerThousandLower: { } lower, PerThousandUpper: { } upper }
            ? language.Of(
                $" (95-procentsintervall {language.Number(lower, decimals)}–{language.Number(upper, decimals)})",
                $" (95% interval {language.Number(lower, decimals)}–{language.Number(upper, decimals)})")
            : "";
        return language.Of($"Det är {language.Number(rate, decimals)} per 1 000 invånare{interval}.", $"That is {language.Number(rate, decimals)} per 1,000 residents{interval}.");
    }

    private static FigureSeries FigureOf(PublishedTheme theme, ReportPeriod period, PublishedFigures figures)
    {
        var language = figures.Language;
        var first = figures.PeriodsOf(theme.Id)[0];
        var line = figures.RateLine(theme.Id, AreaKind.Municipality, figures.Release.Description.Municipality, language.Of("kommunen", "municipality"), LineRole.Main);
        return new()
        {
            Id = "over-tid",
            Kind = FigureKind.Lines,
            Language = language,
            Title = figures.Findings.Extremes(theme.Name, line, figures.PerThousandWords, figures.DecimalsOf(theme.Id)) ?? figures.FindingOf(theme),
            Description = language.Of(
                $"Linjediagram: {Findings.LowerFirst(theme.Name)} per 1 000 invånare i hela kommunen, {first.In(language)} till {period.In(language)}. Samma siffror står i tabellen.",
                $"Line chart: {Findings.LowerFirst(theme.Name)} per 1,000 residents in the whole municipality, {first.In(language)} to {period.In(language)}. The same figures stand in the table."),
            Category = language.Of("Kvartal", "Quarter"),
            Subject = figures.Findings.Kind(theme.Kind),
            Unit = figures.PerThousandWords,
            Decimals = figures.DecimalsOf(theme.Id),
            Lines = [line],
            Source = figures.SourceWords(theme.Sources),
            CsvAddress = $"{figures.Addresses.Of(theme)}{Slug.Of(theme.Id)}.csv",
        };
    }

    // A table and no bars: times of different lengths are not to be compared.
    private static TableView? LongerOf(PublishedTheme theme, PublishedFigures figures)
    {
        var (language, decimals) = (figures.Language, figures.DecimalsOf(theme.Id));
        var periods = figures.LongerPeriodsOf(theme.Id);
        return periods.IsEmpty ? null : new()
        {
            Id = "langre",
            Caption = language.Of($"{theme.Name} i hela kommunen, längre tider", $"{theme.Name} in the whole municipality, longer times"),
            Columns =
            [
                new(language.Of("Period", "Period"), false), new(language.Of("Antal", "Number"), true),
                new(Findings.UpperFirst(figures.PerThousandWords), true), new(language.IntervalWords, true),
            ],
            Rows =
            [
                .. periods.Select(period => (period, count: figures.OfMunicipality(theme.Id, period.Code))).Select(at => new TableRow(
                [
                    new(at.period.BriefIn(language)),
                    new(language.OrMark(at.count.Count, at.count.Mark), Mark: at.count.Mark),
                    new(language.OrMark(at.count.PerThousand, at.count.Mark, decimals), Mark: at.count.Mark),
                    new(at.count is { Mark: FigureMark.Published, PerThousandLower: { } lower, PerThousandUpper: { } upper }
                        ? $"{language.Number(lower, decimals)}–{language.Number(upper, decimals)}"
                        : language.OrMark(null, at.count.Mark, decimals), Mark: at.count.Mark),
                ])),
            ],
            Notes = [language.Of("Tiderna är olika långa och går in i varandra: jämför dem inte.", "The times differ in length and overlap: do not compare them.")],
        };
    }
}
