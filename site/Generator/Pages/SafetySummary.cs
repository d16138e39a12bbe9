using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>What people answer in surveys: shares with their uncertainty, instrument by instrument, for shares of two
/// instruments are never compared.</summary>
public sealed record SafetySummary
{
    private const string Everyone = "Alla";
    private const int FewestForLine = 3;

    /// <summary>The latest answer of all who were asked, in a sentence a question.</summary>
    public required ImmutableArray<string> Findings { get; init; }

    public required ImmutableArray<InstrumentSummary> Instruments { get; init; }

    public IEnumerable<FigureSeries> Figures => Instruments.SelectMany(instrument => instrument.Figures);

    public static SafetySummary Of(PublishedFigures figures)
    {
        var instruments = figures.Release.Surveys.GroupBy(share => share.Instrument).ToList();
        return new()
        {
            Findings =
            [
                .. figures.Release.Surveys.Where(share => IsEveryone(share.Group)).GroupBy(share => share.Indicator)
                    .Select(question => FindingOf([.. question.OrderBy(share => share.Period, StringComparer.Ordinal)], figures)),
            ],
            Instruments = [.. instruments.Select(instrument => InstrumentOf(instrument.Key, [.. instrument], figures))],
        };
    }

    // The source's own word, which is never translated: readers are told of groups only where there are some.
    private static bool IsEveryone(string group) => group is Everyone or "";

    /// <summary>The latest share against the one before, by their intervals.</summary>
    private static string FindingOf(ImmutableArray<PublishedSurveyShare> years, PublishedFigures figures)
    {
        var language = figures.Language;
        var now = years[^1];
        var words = $"{now.Title}: {language.Percent(now.Share, 1)} {now.Period} ({now.Instrument})";
        if (years.Length < 2)
        {
            return words;
        }

        var before = years[^2];
        return words + ((now.Lower, now.Upper, before.Lower, before.Upper) switch
        {
            ({ } low, _, _, { } high) when low > high => language.Of($", högre än {before.Period}", $", higher than in {before.Period}"),
            (_, { } high, { } low, _) when high < low => language.Of($", lägre än {before.Period}", $", lower than in {before.Period}"),
            ({ }, { }, { }, { }) => language.Of($", ingen säker skillnad mot {before.Period}", $", no certain difference from {before.Period}"),
            _ => "",
        });
    }

    private static InstrumentSummary InstrumentOf(string instrument, ImmutableArray<PublishedSurveyShare> shares, PublishedFigures figures)
    {
        var everyone = shares.Where(share => IsEveryone(share.Group)).ToImmutableArray();
        var overTime = everyone.GroupBy(share => share.Indicator).Where(question => question.Count() >= FewestForLine)
            .Select(question => LineOf([.. question.OrderBy(share => share.Period, StringComparer.Ordinal)], figures));
        return new(instrument, [LatestOf(instrument, shares, figures), .. overTime]);
    }

    /// <summary>The latest answers of every group that was asked, against the time before.</summary>
    private static FigureSeries LatestOf(string instrument, ImmutableArray<PublishedSurveyShare> shares, PublishedFigures figures)
    {
        var language = figures.Language;
        var periods = shares.Select(share => share.Period).Distinct().Order(StringComparer.Ordinal).ToList();
        var now = periods[^1];
        var before = periods.Count > 1 ? periods[^2] : null;
        var rows = shares.Where(share => share.Period == now).ToList();
        ChartPoint Point(PublishedSurveyShare row, PublishedSurveyShare? share, int i) => new()
        {
            Code = $"{row.Indicator}-{(i + 1).Svg()}",
            Label = IsEveryone(row.Group) ? row.Title : $"{row.Title}, {Pages.Findings.LowerFirst(row.Group)}",
            Mark = share is null ? FigureMark.Missing : FigureMark.Published,
            Value = share?.Share,
            Lower = share?.Lower,
            Upper = share?.Upper,
        };
        var lines = ImmutableArray.CreateBuilder<ChartLine>();
        lines.Add(new(now, LineRole.Main, [.. rows.Select((row, i) => Point(row, row, i))]));
        if (before is not null)
        {
            lines.Add(new(before, LineRole.Comparison,
                [.. rows.Select((row, i) => Point(row, shares.FirstOrDefault(share => share.Period == before && share.Indicator == row.Indicator && share.Group == row.Group), i) with { Lower = null, Upper = null })]));
        }

        return new()
        {
            Id = Slug.Of(instrument) + "-senast",
            Kind = FigureKind.Dots,
            Language = language,
            Title = TitleOf(instrument, now, before, rows, shares, language),
            Description = language.Of(
                $"Punktdiagram: andelen som svarat så {now}, med osäkerhet{(before is null ? "" : $", mot {before}")}. Samma siffror står i tabellen.",
                $"Dot chart: the share that answered so in {now}, with its uncertainty{(before is null ? "" : $", against {before}")}. The same figures stand in the table."),
            Category = language.Of("Fråga", "Question"),
            Unit = language.Of("procent av dem som svarat", "per cent of those who answered"),
            Decimals = 1,
            Lines = lines.ToImmutable(),
            Source = figures.SourceWords(rows[0].Source),
            Note = language.Of("En andel gäller dem som svarat, med källans eget intervall.", "A share is of those who answered, with the source's own interval."),
            CsvAddress = $"{figures.Addresses.Safety}{Slug.Of(instrument)}.csv",
        };
    }

    private static string TitleOf(
        string instrument, string now, string? before, List<PublishedSurveyShare> rows, ImmutableArray<PublishedSurveyShare> shares, Language language)
    {
        var compared = rows.Select(row => (row, then: shares.FirstOrDefault(share => share.Period == before && share.Indicator == row.Indicator && share.Group == row.Group)))
            .Where(at => at is ({ Lower: not null, Upper: not null }, { Lower: not null, Upper: not null })).ToList();
        var differing = compared.Count(at => at.row.Lower > at.then!.Upper || at.row.Upper < at.then!.Lower);
        return compared.Count == 0
            ? language.Of($"{instrument} {now}: {language.Number(rows.Count)} andelar", $"{instrument} {now}: {language.Number(rows.Count)} shares")
            : language.Of(
                $"{instrument} {now}: {(differing == 0 ? "ingen" : language.Number(differing))} av {language.Number(compared.Count)} andelar skiljer sig säkert från {before}",
                $"{instrument} {now}: {(differing == 0 ? "none" : language.Number(differing))} of {language.Number(compared.Count)} shares {(differing == 1 ? "differs" : "differ")} with certainty from {before}");
    }

    private static FigureSeries LineOf(ImmutableArray<PublishedSurveyShare> years, PublishedFigures figures)
    {
        var language = figures.Language;
        var last = years[^1];
        return new()
        {
            Id = Slug.Of(last.Indicator),
            Kind = FigureKind.Lines,
            Language = language,
            Title = FindingOf(years, figures),
            Description = language.Of(
                $"Linjediagram: {Pages.Findings.LowerFirst(last.Title)}, procent, {years[0].Period} till {last.Period}. Samma siffror står i tabellen.",
                $"Line chart: {Pages.Findings.LowerFirst(last.Title)}, per cent, {years[0].Period} to {last.Period}. The same figures stand in the table."),
            Category = language.Of("År", "Year"),
            Unit = language.Of("procent av dem som svarat", "per cent of those who answered"),
            Decimals = 1,
            Lines =
            [
                new(last.Title, LineRole.Main, ChartPoint.WithoutHoles(years.Select(share => ChartPoint.At(ReportPeriod.Parse(share.Period), language) with
                {
                    Value = share.Share, Lower = share.Lower, Upper = share.Upper,
                }), language)),
            ],
            Source = figures.SourceWords(last.Source),
            Note = last.HigherIsBetter switch
            {
                true => language.Of("Högre är bättre.", "Higher is better."),
                false => language.Of("Lägre är bättre.", "Lower is better."),
                null => null,
            },
            CsvAddress = $"{figures.Addresses.Safety}{Slug.Of(last.Indicator)}.csv",
        };
    }
}

/// <summary>A survey and its figures: the latest answers first, then question by question over time.</summary>
public sealed record InstrumentSummary(string Name, ImmutableArray<FigureSeries> Figures);
