using System.Collections.Immutable;
using System.Globalization;
using Geo.Database;
using Geo.Statistics;
using Geo.Statistics.Trends;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Analyses;

/// <summary>The course of an indicator over years without a gap.</summary>
/// <param name="Unit">Of values and slope; per 100,000 residents where the source gives that.</param>
/// <param name="Z">Mann-Kendall's, variance as Hamed and Rao correct it for years that follow each other; the plain one where that
/// correction is undefined.</param>
/// <param name="P">Two-sided.</param>
/// <param name="QBh">Corrected over the indicators.</param>
/// <param name="SlopeAYear">Sen's.</param>
/// <param name="First">The first year's value.</param>
/// <param name="Last">The last year's.</param>
internal sealed record TrendDocument(
    string Source, string Title, string Unit, int FromYear, int ToYear, int Years, double First, double Last, double Z, double P, double QBh, double SlopeAYear, bool IsSure);

/// <summary>Do the municipality's yearly figures rise or fall? Mann-Kendall and Sen, preliminary years left out.</summary>
internal static class TrendAnalysis
{
    public const string Method = "trends";

    private const double Alpha = 0.05;

    /// <summary>Fewer years say nothing of a course.</summary>
    private const int Fewest = 8;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        var run = new ResultRun(Method, new { test = "Mann-Kendall, variance by Hamed and Rao (1998)", slope = "Sen (1968)", correction = "Benjamini-Hochberg over the indicators", alpha = Alpha, fewest = Fewest });
        return run.RunAsync((db, municipality, fingerprint, clock), async cancel =>
        {
            var values = await db.IndicatorValues.AsNoTracking().Where(value => value.Municipality == municipality.Code && !value.Preliminary).ToListAsync(cancel);
            return [.. Of(values).Select(trend => new Found("", string.Create(CultureInfo.InvariantCulture, $"{trend.Document.FromYear}-01/{trend.Document.ToYear}-12"), $"indicator:{trend.Document.Source}:{trend.Indicator}", trend.Document))];
        }, Summary, cancel);
    }

    /// <summary>The trend of every indicator with enough years in a row, up to its last.</summary>
    internal static ImmutableArray<(string Indicator, TrendDocument Document)> Of(IEnumerable<IndicatorValue> values)
    {
        var series = values.Where(value => value.Period.Length == 4 && value.Value is not null)
            .GroupBy(value => (value.Source, value.Indicator)).OrderBy(indicator => indicator.Key.Indicator, StringComparer.Ordinal).ThenBy(indicator => indicator.Key.Source, StringComparer.Ordinal)
            .Select(indicator => LastYears([.. indicator.OrderBy(value => value.Period, StringComparer.Ordinal)])).Where(years => years.Count >= Fewest).ToList();
        var tested = series.Select(years =>
        {
            var perResident = years.All(value => value.PerHundredThousand is not null);
            var numbers = years.Select(value => (double)(perResident ? value.PerHundredThousand : value.Value)!).ToArray();
            var (plain, slope) = (MannKendall.Test(numbers), SenSlope.Of(numbers).Slope);
            var (_, z, p) = HamedRao.Test(numbers, plain, slope);
            return (Years: years, Numbers: numbers, Unit: perResident ? "per 100 000 invånare" : years[^1].Unit, Z: double.IsNaN(p) ? plain.Z : z, P: double.IsNaN(p) ? plain.PTwoSided : p, Slope: slope);
        }).ToArray();
        var q = FalseDiscovery.BenjaminiHochberg([.. tested.Select(one => one.P)]);
        return
        [
            .. tested.Select((one, i) => (one.Years[0].Indicator, new TrendDocument(
                one.Years[0].Source, one.Years[^1].Title, one.Unit, Year(one.Years[0]), Year(one.Years[^1]), one.Years.Count,
                one.Numbers[0], one.Numbers[^1], one.Z, one.P, q[i], one.Slope, q[i] <= Alpha))),
        ];
    }

    // A gap may be a change of how things are counted: what lies before it is another series.
    private static List<IndicatorValue> LastYears(List<IndicatorValue> years)
    {
        var first = years.Count - 1;
        while (first > 0 && Year(years[first - 1]) == Year(years[first]) - 1)
        {
            first--;
        }

        return years[first..];
    }

    private static int Year(IndicatorValue value) => int.Parse(value.Period, CultureInfo.InvariantCulture);

    private static List<string> Summary(IReadOnlyList<Found> found)
    {
        var documents = found.Select(one => (TrendDocument)one.Document).ToList();
        return documents.Count == 0
            ? [$"inget årsvärde har {Fewest} år i rad"]
            :
            [
                $"{documents.Count(document => document.IsSure)} av {documents.Count} årsvärden har en säker trend; anmälda brott är inte brott",
                .. documents.Where(document => document.IsSure).Select(document => string.Create(
                    Swedish,
                    $"{document.Title} {document.FromYear}–{document.ToYear}: {(document.SlopeAYear > 0 ? "ökar" : "minskar")} {Math.Abs(document.SlopeAYear):N1} om året ({document.First:N0} → {document.Last:N0} {document.Unit}; q {Documents.Words.Probability(document.QBh)})")),
            ];
    }
}
