using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>A focus area of the programme as the release knows it: the duty, what follows it, what is done, with whom.</summary>
public sealed record FocusAreaSummary
{
    // The area that agreements with others belong to.
    private const string Agreement = "external-1";

    // The area whose figures are never more than the whole municipality and a whole year.
    private const string CloseViolence = "external-5";

    /// <summary>Null where the release does not know the area: then only measures are listed.</summary>
    public required PublishedFocusArea? Area { get; init; }

    /// <summary>What happens, indicator by indicator.</summary>
    public required ImmutableArray<FigureSeries> Effects { get; init; }

    /// <summary>What is done, indicator by indicator.</summary>
    public required ImmutableArray<FigureSeries> Activities { get; init; }

    /// <summary>Indicators that the municipality follows and the release has no figures of.</summary>
    public required ImmutableArray<FollowedIndicator> WithoutFigures { get; init; }

    public required ImmutableArray<PublishedMeasure> Measures { get; init; }

    public required ImmutableArray<PublishedAgreement> Agreements { get; init; }

    public required ImmutableArray<PublishedNetwork> Networks { get; init; }

    public required ImmutableArray<CitizenPromise> Promises { get; init; }

    public IEnumerable<FigureSeries> Figures => Effects.Concat(Activities);

    /// <param name="id">Such as external-7.</param>
    /// <param name="address">Its page's: the figures' files lie there.</param>
    /// <param name="figures">All that is published.</param>
    /// <param name="shelf">The promises.</param>
    public static FocusAreaSummary Of(string id, string address, PublishedFigures figures, PromiseShelf shelf)
    {
        var release = figures.Release;
        var area = release.FocusAreas.FirstOrDefault(area => area.Id == id);
        var followed = (area?.Indicators ?? []).Select(indicator => (indicator, figures: FiguresOf(indicator, address, figures, id == CloseViolence))).ToList();
        return new()
        {
            Area = area,
            Effects = [.. followed.Where(one => !one.indicator.IsActivity).SelectMany(one => one.figures)],
            Activities = [.. followed.Where(one => one.indicator.IsActivity).SelectMany(one => one.figures)],
            WithoutFigures = [.. followed.Where(one => one.figures.IsEmpty).Select(one => one.indicator)],
            Measures = [.. release.Measures.Where(measure => measure.FocusArea == id)],
            Agreements = id == Agreement ? release.Agreements : [],
            Networks = [.. release.Networks.Where(network => network.FocusArea == id)],
            Promises = id == Agreement ? shelf.Current : [],
        };
    }

    /// <summary>The yearly figures that may be told of violence in close relationships.</summary>
    public static ImmutableArray<FigureSeries> OfCloseViolence(PublishedFigures figures) =>
    [
        .. (figures.Release.FocusAreas.FirstOrDefault(area => area.Id == CloseViolence)?.Indicators ?? [])
            .SelectMany(indicator => FiguresOf(indicator, figures.Addresses.CloseViolence, figures, onlyYears: true)),
    ];

    private static ImmutableArray<FigureSeries> FiguresOf(FollowedIndicator followed, string address, PublishedFigures figures, bool onlyYears) =>
    [
        .. figures.Release.Indicators.Where(value => value.Indicator == followed.Indicator)
            .GroupBy(value => ReportPeriod.Parse(value.Period).Kind).Where(kind => !onlyYears || kind.Key == PeriodKind.Year).OrderByDescending(kind => kind.Key)
            .Select(kind => OfficialFigures.FigureOf([.. kind], kind.Key, figures, address)).Select(figure => Directed(figure, followed)),
        .. SafetySummary.Of(figures).Instruments.SelectMany(instrument => instrument.Figures).Where(figure => figure.Id == Slug.Of(followed.Indicator))
            .Select(figure => figure with { CsvAddress = $"{address}{figure.Id}.csv" }),
    ];

    private static FigureSeries Directed(FigureSeries figure, FollowedIndicator followed)
    {
        var direction = followed.HigherIsBetter switch
        {
            true => figure.Language.Of("Högre är bättre.", "Higher is better."),
            false => figure.Language.Of("Lägre är bättre.", "Lower is better."),
            _ => figure.Language.Of("Om mer är bättre eller sämre går inte att säga.", "Whether more is better or worse cannot be said."),
        };
        return figure with { Note = figure.Note is null ? direction : $"{figure.Note} {direction}" };
    }
}
