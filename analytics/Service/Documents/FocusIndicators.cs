using System.Globalization;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Chain.Records;
using Geo.Statistics.Rates;

namespace Geo.Service.Documents;

/// <summary>An indicator's newest value, with the same period a year before.</summary>
/// <param name="Unit">Of both.</param>
/// <param name="Source">Its title.</param>
/// <param name="Verdict">What can be said of the change, in Swedish; good or bad only where the direction is set.</param>
internal sealed record IndicatorReading(string Period, decimal Now, decimal? Before, string Unit, string Source, string Verdict);

/// <summary>What the store knows of the indicators that follow a focus area: surveys, official figures and the municipality's own totals.</summary>
internal static class FocusIndicators
{
    private const double Alpha = 0.05;

    /// <summary>The newest value that is not preliminary; null where there is none.</summary>
    public static IndicatorReading? Find(DocumentData data, FocusIndicator indicator) => Survey(data, indicator) ?? Figure(data, indicator);

    private static IndicatorReading? Survey(DocumentData data, FocusIndicator indicator)
    {
        var (_, answer) = data.Of<SurveyDocument>(SurveyAnalysis.Method).FirstOrDefault(one =>
            one.Result.Subject.StartsWith($"survey:{indicator.Indicator}:", StringComparison.Ordinal) && one.Document.Group.ToLowerInvariant() is "" or "alla" or "samtliga");
        return answer is null || answer.Latest.Respondents < SurveyProportion.MinimumRespondents ? null : new(
            answer.Latest.Period, (decimal)(100 * answer.Latest.Share), answer.Earlier is { } earlier ? (decimal)(100 * earlier.Share) : null, "%", Title(data, answer.Source),
            answer.Verdict switch
            {
                SurveyVerdict.NoSureDifference => "ingen säker skillnad",
                SurveyVerdict.More => "högre" + Judged(indicator, isHigher: true),
                SurveyVerdict.Fewer => "lägre" + Judged(indicator, isHigher: false),
                _ => "går inte att pröva",
            });
    }

    private static IndicatorReading? Figure(DocumentData data, FocusIndicator indicator)
    {
        var values = data.Indicators.Where(value => value.Indicator == indicator.Indicator && value.Value is not null && !value.Preliminary).OrderBy(value => value.Period, StringComparer.Ordinal).ToList();
        if (values.Count == 0)
        {
            return null;
        }

        var last = values[^1];
        var before = values.FirstOrDefault(value => value.Source == last.Source && value.Period == YearBefore(last.Period));
        return new(
            last.Period, Value(last), before is null ? null : Value(before), last.PerHundredThousand is null ? last.Unit : "per 100 000 invånare", Title(data, last.Source),
            Trend(data, indicator, last.Source) ?? Difference(data, indicator, last, before) ?? "inte prövad mot slumpen");
    }

    // Years enough make a trend, which says more than two of them.
    private static string? Trend(DocumentData data, FocusIndicator indicator, string source)
    {
        var (result, trend) = data.Of<TrendDocument>(TrendAnalysis.Method).FirstOrDefault(one => one.Result.Subject == $"indicator:{source}:{indicator.Indicator}");
        return result is null ? null
            : !trend.IsSure ? string.Create(CultureInfo.InvariantCulture, $"ingen säker trend {trend.FromYear}–{trend.ToYear}")
            : string.Create(CultureInfo.InvariantCulture, $"{(trend.SlopeAYear > 0 ? "ökar" : "minskar")} {trend.FromYear}–{trend.ToYear}") + Judged(indicator, trend.SlopeAYear > 0);
    }

    // A share of a survey whose half interval stands as an indicator of its own, in percentage points.
    private static string? Difference(DocumentData data, FocusIndicator indicator, IndicatorValue last, IndicatorValue? before)
    {
        if (before is null || Share(data, indicator, last) is not { } now || Share(data, indicator, before) is not { } then)
        {
            return null;
        }

        var difference = ShareDifference.Of(then, now);
        return difference.PTwoSided <= Alpha ? (difference.Difference > 0 ? "högre" : "lägre") + Judged(indicator, difference.Difference > 0) : "ingen säker skillnad";
    }

    private static IntervalShare? Share(DocumentData data, FocusIndicator indicator, IndicatorValue value)
    {
        var half = data.Indicators.FirstOrDefault(other => other.Indicator == indicator.Uncertainty && other.Source == value.Source && other.Period == value.Period)?.Value / 100;
        var share = value.Value!.Value / 100;
        return half is { } width && share is >= 0 and <= 1 ? new((double)share, (double)Math.Max(share - width, 0), (double)Math.Min(share + width, 1)) : null;
    }

    private static string Judged(FocusIndicator indicator, bool isHigher) => indicator.HigherIsBetter is { } higherIsBetter ? isHigher == higherIsBetter ? ", det är bättre" : ", det är sämre" : "";

    private static decimal Value(IndicatorValue value) => (value.PerHundredThousand ?? value.Value)!.Value;

    private static string YearBefore(string period) =>
        string.Create(CultureInfo.InvariantCulture, $"{int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture) - 1}{period.AsSpan(4)}");

    private static string Title(DocumentData data, string source) => data.Sources.FirstOrDefault(row => row.Id == source)?.Title ?? source;
}
