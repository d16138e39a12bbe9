using System.Collections.Immutable;
using System.Globalization;
using Geo.Database;
using Geo.Statistics;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Analyses;

/// <summary>A quarter of an official count held against the same quarter a year before.</summary>
/// <param name="Dispersion">How many times more these counts vary from year to year than chance alone would make them: offences come in
/// series and are recorded in batches. At least 1; it widens the interval.</param>
/// <param name="Ratio">Now over then.</param>
/// <param name="Lower">Lower end of its 95 % interval.</param>
/// <param name="Upper">Upper end.</param>
internal sealed record OfficialQuarterDocument(
    string Source, string Title, string Earlier, int Before, int After, double Dispersion, double Ratio, double Lower, double Upper, ChangeVerdict Verdict);

/// <summary>Reported offences of an area over the whole time, by residents.</summary>
/// <param name="RatePer1000">For 1,000 residents and year; null, with its interval, where there are too few to say anything.</param>
internal sealed record OffenceAreaDocument(int Offences, double Residents, double RatePer1000, double Lower, double Upper, bool TooFew);

/// <summary>What official statistics say by quarter, and by area where they come so fine.</summary>
internal static class OfficialAnalysis
{
    public const string Method = "official";

    private const int Fewest = 5;
    private const double Z95 = 1.959963984540054;

    /// <summary>Pairs of years that a dispersion is read from; fewer say too little of it.</summary>
    private const int FewestPairs = 8;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        var run = new ResultRun(Method, new
        {
            quarters = "newest final quarter against the same a year before; log ratio, variance times the dispersion of all such pairs of quarters",
            areas = "Garwood (1936) interval; residents of the latest year of the counts' own edition",
            fewest = Fewest,
            fewestPairs = FewestPairs,
        });
        return run.RunAsync((db, municipality, fingerprint, clock), async cancel =>
        {
            var values = await db.IndicatorValues.AsNoTracking().Where(value => value.Municipality == municipality.Code && !value.Preliminary).ToListAsync(cancel);
            return [.. Quarters(values).Select(quarter => new Found("", quarter.Period, $"indicator:{quarter.Document.Source}:{quarter.Indicator}", quarter.Document)), .. await AreasAsync(db, municipality, cancel)];
        }, Summary, cancel);
    }

    /// <summary>The newest quarter of every indicator that counts by quarter.</summary>
    internal static ImmutableArray<(string Indicator, string Period, OfficialQuarterDocument Document)> Quarters(IEnumerable<IndicatorValue> values)
    {
        var found = ImmutableArray.CreateBuilder<(string, string, OfficialQuarterDocument)>();
        foreach (var indicator in values.Where(value => value.Period.Length == 6 && value.Period[4] == 'K' && value.Value is { } number && number == Math.Truncate(number))
            .GroupBy(value => (value.Source, value.Indicator)).OrderBy(indicator => indicator.Key.Source, StringComparer.Ordinal).ThenBy(indicator => indicator.Key.Indicator, StringComparer.Ordinal))
        {
            var counts = indicator.ToDictionary(value => value.Period, value => (int)value.Value!, StringComparer.Ordinal);
            var pairs = counts.Keys.Order(StringComparer.Ordinal).Where(period => counts.ContainsKey(Earlier(period))).Select(period => (Period: period, Before: counts[Earlier(period)], After: counts[period])).ToArray();
            if (pairs.Length == 0)
            {
                continue;
            }

            var (period, before, after) = pairs[^1];
            var spread = pairs[..^1].Where(pair => pair.Before + pair.After > 0).Select(pair => Math.Pow(pair.After - pair.Before, 2) / (pair.After + pair.Before)).ToArray();
            var enough = spread.Length >= FewestPairs && before >= Fewest && after >= Fewest;
            var dispersion = enough ? Math.Max(1, spread.Average()) : double.NaN;
            var error = Math.Sqrt(dispersion * (1.0 / before + 1.0 / after));
            var ratio = (double)after / before;
            var (lower, upper) = (ratio * Math.Exp(-Z95 * error), ratio * Math.Exp(Z95 * error));
            found.Add((indicator.Key.Indicator, period, new(
                indicator.Key.Source, indicator.First().Title, Earlier(period), before, after, dispersion, ratio, lower, upper,
                !enough ? ChangeVerdict.TooFew : lower > 1 ? ChangeVerdict.More : upper < 1 ? ChangeVerdict.Fewer : ChangeVerdict.NoSureDifference)));
        }

        return found.ToImmutable();
    }

    /// <summary>An area's rate, or that it has too few.</summary>
    internal static OffenceAreaDocument Area(int offences, double residents, double years)
    {
        var per = 1000 / (residents * years);
        var (lower, upper) = PoissonInterval.Garwood(offences);
        return offences < Fewest || residents <= 0
            ? new(offences, residents, double.NaN, double.NaN, double.NaN, TooFew: true)
            : new(offences, residents, offences * per, lower * per, upper * per, TooFew: false);
    }

    private static async Task<IEnumerable<Found>> AreasAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        if (await RunLog.FindLatestAsync(db, municipality.Code, CountAnalysis.Method, cancel) is not { } run)
        {
            return [];
        }

        var counts = await db.AreaCounts.AsNoTracking()
            .Where(count => count.RunId == run.Id && count.AreaKind != AreaKind.Municipality)
            .Where(count => db.ThemeOffenceCodes.Any(code => code.Municipality == municipality.Code && code.Theme == count.Theme))
            .OrderBy(count => count.Theme).ThenBy(count => count.AreaCode).ToListAsync(cancel);
        var residents = (await db.Populations.AsNoTracking().Where(population => population.Municipality == municipality.Code).ToListAsync(cancel))
            .GroupBy(population => (population.Kind, population.Edition, population.Code)).ToDictionary(area => area.Key, area => area.MaxBy(population => population.Year)!.Residents);
        return counts.Where(count => residents.ContainsKey((count.AreaKind, count.AreaEdition, count.AreaCode))).Select(count => new Found(
            count.Theme, count.Period, AreaCounts.Subject(count.AreaKind, count.AreaCode),
            Area(count.Incidents, residents[(count.AreaKind, count.AreaEdition, count.AreaCode)], Years(count.Period))));
    }

    private static double Years(string months)
    {
        var (from, to) = (DateOnly.ParseExact(months[..7], "yyyy-MM", CultureInfo.InvariantCulture), DateOnly.ParseExact(months[8..], "yyyy-MM", CultureInfo.InvariantCulture));
        return (to.AddMonths(1).DayNumber - from.DayNumber) / 365.25;
    }

    private static string Earlier(string quarter) => string.Create(CultureInfo.InvariantCulture, $"{int.Parse(quarter.AsSpan(0, 4), CultureInfo.InvariantCulture) - 1}{quarter.AsSpan(4)}");

    private static List<string> Summary(IReadOnlyList<Found> found)
    {
        var quarters = found.Where(one => one.Document is OfficialQuarterDocument).ToList();
        var areas = found.Where(one => one.Document is OffenceAreaDocument).Select(one => (one.Theme, Document: (OffenceAreaDocument)one.Document)).ToList();
        return quarters.Count + areas.Count == 0
            ? ["ingen officiell statistik per kvartal eller område"]
            :
            [
                $"{Documents.Words.Count(quarters.Count, "kvartalsjämförelse", "kvartalsjämförelser")}, {Documents.Words.Count(areas.Count, "område", "områden")}",
                .. quarters.Select(one => (one.Period, Document: (OfficialQuarterDocument)one.Document)).Select(one => string.Create(
                    Swedish,
                    $"{one.Document.Title} {one.Period} mot {one.Document.Earlier}: {one.Document.Before:N0} → {one.Document.After:N0}, {Words(one.Document)}")),
                .. areas.GroupBy(area => area.Theme).Select(theme => string.Create(
                    Swedish,
                    $"{theme.Key}: {theme.Count(area => area.Document.TooFew)} av {theme.Count()} områden har för få anmälningar för att säga något")),
            ];
    }

    private static string Words(OfficialQuarterDocument quarter) => quarter.Verdict switch
    {
        ChangeVerdict.TooFew => "för litet underlag för att säga något",
        ChangeVerdict.NoSureDifference => string.Create(Swedish, $"ingen säker skillnad (95 %: {quarter.Lower:0.00}–{quarter.Upper:0.00} gånger)"),
        _ => string.Create(Swedish, $"{(quarter.Verdict == ChangeVerdict.More ? "fler" : "färre")}: {quarter.Ratio:0.00} gånger (95 %: {quarter.Lower:0.00}–{quarter.Upper:0.00})"),
    };
}
