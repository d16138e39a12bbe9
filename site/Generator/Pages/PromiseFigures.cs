using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>A promise's figures: what was done, and apart from it what happened.</summary>
internal static class PromiseFigures
{
    private const int FewestForLine = 3;

    /// <summary>Activities with a number to reach, period by period against that number; null where there is none.</summary>
    public static FigureSeries? Progress(CitizenPromise promise, ImmutableArray<ReportPeriod> periods, Addresses to)
    {
        var language = to.Language;
        var counted = promise.Activities.Select((activity, i) => (Activity: activity, Number: i + 1))
            .Where(at => at.Activity.Target is not null && at.Activity.Results.Any(result => result.Count is not null)).ToList();
        if (counted.Count == 0)
        {
            return null;
        }

        ChartPoint Point((PromiseActivity Activity, int Number) at, int? value) => new()
        {
            Code = at.Number.Svg(),
            Label = Named(at.Activity),
            Mark = value is null ? FigureMark.Missing : FigureMark.Published,
            Value = value,
        };

        var done = counted.Select(at => language.Of(
            $"{language.Number(Done(at.Activity))} av {language.Number(at.Activity.Target!.Value)} {at.Activity.Unit ?? Findings.LowerFirst(at.Activity.Text)}",
            $"{language.Number(Done(at.Activity))} of {language.Number(at.Activity.Target!.Value)} {at.Activity.Unit ?? Findings.LowerFirst(at.Activity.Text)}")).ToList();
        return new()
        {
            Id = "gjort",
            Kind = FigureKind.Progress,
            Language = language,
            Title = language.Of("Gjort mot målet: ", "Done against the target: ") + language.Listed(done),
            Description = language.Of(
                "Staplar: vad som gjorts i varje period, lagt efter vartannat, mot ramen som visar målet. Varje rad har en egen skala.",
                "Bars: what was done in each period, end to end, against the frame that shows the target. Each row has a scale of its own."),
            Category = language.Of("Aktivitet", "Activity"),
            Unit = language.Of("antal", "number"),
            Decimals = 0,
            Lines =
            [
                new(language.Of("mål", "target"), LineRole.Target, [.. counted.Select(at => Point(at, at.Activity.Target))]),
                .. periods.Select(period => new ChartLine(period.BriefIn(language), LineRole.Main,
                    [.. counted.Select(at => Point(at, at.Activity.Results.FirstOrDefault(result => result.Period == period.Code)?.Count))])),
            ],
            Source = language.Of("uppföljningen av löftet", "the follow-up of the promise")
                + (promise.FollowedUpOn is { } day ? $", {language.Day(day)}" : ""),
            Note = language.Of("Att något är gjort säger inte att det hade effekt.", "That something was done does not say that it had an effect."),
            CsvAddress = to.Of(promise) + language.Of("gjort.csv", "done.csv"),
        };
    }

    /// <summary>What happened meanwhile, over time where there are enough years, against a target where there is one.</summary>
    public static FigureSeries Effect(CitizenPromise promise, EffectIndicator effect, int number, Addresses to)
    {
        var language = to.Language;
        var decimals = effect.Values.Any(value => value.Value != decimal.Truncate(value.Value)) ? 1 : 0;
        decimal? Round(decimal? value) => value is { } known ? decimal.Round(known, decimals, MidpointRounding.AwayFromZero) : null;
        var points = ChartPoint.WithoutHoles(effect.Values.OrderBy(value => ReportPeriod.Parse(value.Period).Position).Select(value => ChartPoint.At(ReportPeriod.Parse(value.Period), language) with
        {
            Value = Round(value.Value),
            Lower = Round(value.Lower),
            Upper = Round(value.Upper),
        }), language);
        return new()
        {
            Id = $"effekt-{number.Svg()}",
            Kind = points.Length < FewestForLine ? FigureKind.Dots : FigureKind.Lines,
            Language = language,
            Title = TitleOf(effect, points, decimals, language),
            Description = language.Of(
                $"{(points.Length < FewestForLine ? "Punktdiagram" : "Linjediagram")}: {Findings.LowerFirst(effect.Title)}, {effect.Scale}. Samma siffror står i tabellen.",
                $"{(points.Length < FewestForLine ? "Dot chart" : "Line chart")}: {Findings.LowerFirst(effect.Title)}, {effect.Scale}. The same figures stand in the table."),
            Category = language.Of("Period", "Period"),
            Unit = effect.Scale,
            Decimals = decimals,
            Lines =
            [
                new(language.Of("utfall", "outcome"), LineRole.Main, points),
                .. effect.Target is { } target
                    ? [new ChartLine(language.Of("mål", "target"), LineRole.Target, [.. points.Select(point => point with { Mark = FigureMark.Published, Value = Round(target), Lower = null, Upper = null })])]
                    : Array.Empty<ChartLine>(),
            ],
            Source = effect.Source,
            Note = (effect.HigherIsBetter ? language.Of("Högre är bättre.", "Higher is better.") : language.Of("Lägre är bättre.", "Lower is better."))
                + (points.Any(point => point.Value is not null && point.Lower is null)
                    ? language.Of(" Källan ger inget osäkerhetsintervall för alla värden.", " The source gives no interval of uncertainty for all values.")
                    : ""),
            CsvAddress = $"{to.Of(promise)}{language.Of("effekt", "effect")}-{number.Svg()}.csv",
        };
    }

    // First against last, and only where their intervals do not meet: else no difference is sure.
    private static string TitleOf(EffectIndicator effect, ImmutableArray<ChartPoint> points, int decimals, Language language)
    {
        if (points.Length == 0)
        {
            return effect.Title;
        }

        var (first, last) = (points[0], points[^1]);
        var now = $"{effect.Title} {language.Of("", "in ")}{last.Label}: {language.Number(last.Value!.Value, decimals)}";
        if (points.Length == 1 || (first, last) is not ({ Lower: { } lower, Upper: { } upper }, { Lower: { } lastLower, Upper: { } lastUpper }))
        {
            return now;
        }

        return now + (lastLower > upper ? language.Of($", högre än {first.Label}", $", higher than in {first.Label}")
            : lastUpper < lower ? language.Of($", lägre än {first.Label}", $", lower than in {first.Label}")
            : language.Of($", ingen säker skillnad mot {first.Label}", $", no certain difference from {first.Label}"));
    }

    private static int Done(PromiseActivity activity) => activity.Results.Sum(result => result.Count ?? 0);

    private static string Named(PromiseActivity activity) => activity.Unit is null ? activity.Text : $"{activity.Text} ({activity.Unit})";
}
