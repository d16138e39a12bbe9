using System.Collections.Immutable;
using System.Globalization;
using Geo.Database;
using Geo.Statistics;
using Geo.Statistics.Evaluation;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Analyses;

/// <summary>What a comparison of two periods says.</summary>
internal enum ChangeVerdict
{
    /// <summary>Too few in both periods together to say anything.</summary>
    TooFew,

    /// <summary>No difference that chance would not give: the usual answer.</summary>
    NoSureDifference,

    More,

    Fewer,
}

/// <summary>A quarter held against the same quarter a year before.</summary>
/// <param name="Before">Place-events then.</param>
/// <param name="After">Place-events now.</param>
/// <param name="Ratio">Now over then, by day; null where there was none.</param>
/// <param name="Lower">Lower end of its 95 % interval.</param>
/// <param name="Upper">Upper end; null where unbounded.</param>
/// <param name="P">Two-sided, exact.</param>
/// <param name="QBh">Corrected over the areas of one kind and theme; the municipality stands by itself.</param>
internal sealed record ChangeDocument(
    string Earlier, int Before, int After, double Ratio, double Lower, double Upper, double P, double QBh, ChangeVerdict Verdict);

/// <summary>Has it become more or less than a year ago? Each area and the municipality, by theme, with exact intervals.</summary>
internal static class ChangeAnalysis
{
    public const string Method = "changes";

    /// <summary>Both periods together below this say nothing.</summary>
    public const int Fewest = 10;

    private const double Alpha = 0.05;

    public static Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        var quarters = CountAnalysis.QuartersOf(municipality);
        if (quarters.Length < 5)
        {
            return Task.FromResult(new AnalysisOutcome(Method, "färre än fem kvartal: inget år att jämföra med"));
        }

        var (now, then) = (quarters[^1], quarters[^5]);
        var run = new ResultRun(Method, new
        {
            period = now.Name,
            earlier = then.Name,
            counts = "place-events",
            test = "conditional exact (Przyborowski and Wilenski 1940), interval by Clopper and Pearson",
            correction = "Benjamini-Hochberg over the areas of one kind and theme",
            alpha = Alpha,
            fewest = Fewest,
        });
        return run.RunAsync((db, municipality, fingerprint, clock), cancel => CompareAsync(db, municipality, (now, then), cancel), found => Summary(found, now, then), cancel);
    }

    /// <summary>Compares counts, all of one kind and theme: corrected over those that are not too few.</summary>
    public static ImmutableArray<ChangeDocument> Compare(IReadOnlyList<(int Before, int After)> counts, Period now, Period then)
    {
        var ratios = counts.Select(count => RateRatio.Of(count.Before, count.After, Days(then), Days(now))).ToArray();
        var tested = Enumerable.Range(0, counts.Count).Where(i => counts[i].Before + counts[i].After >= Fewest).ToArray();
        var q = new double[counts.Count];
        Array.Fill(q, double.NaN);
        foreach (var (i, corrected) in tested.Zip(FalseDiscovery.BenjaminiHochberg([.. tested.Select(i => ratios[i].PTwoSided)])))
        {
            q[i] = corrected;
        }

        return
        [
            .. counts.Select((count, i) => new ChangeDocument(
                then.Name, count.Before, count.After, ratios[i].Ratio, ratios[i].Lower, ratios[i].Upper, ratios[i].PTwoSided, q[i],
                double.IsNaN(q[i]) ? ChangeVerdict.TooFew
                : q[i] > Alpha ? ChangeVerdict.NoSureDifference
                : ratios[i].Ratio > 1 ? ChangeVerdict.More : ChangeVerdict.Fewer)),
        ];
    }

    private static async Task<IReadOnlyList<Found>> CompareAsync(GeoDb db, Municipality municipality, (Period Now, Period Then) periods, CancellationToken cancel)
    {
        var (now, then) = periods;
        return CompareCounts(await AreaCounts.ReadAsync(db, municipality, [now.Name, then.Name], cancel), now, then);
    }

    /// <summary>Compares all that was counted in two times.</summary>
    internal static IReadOnlyList<Found> CompareCounts(IReadOnlyList<AreaCount> counts, Period now, Period then)
    {
        return
        [
            .. from group_ in counts.GroupBy(count => (count.Theme, count.AreaKind, count.AreaEdition))
               let areas = group_.GroupBy(count => count.AreaCode).OrderBy(area => area.Key, StringComparer.Ordinal).ToList()
               let documents = Compare([.. areas.Select(area => (In(area, then), In(area, now)))], now, then)
               from pair in areas.Zip(documents)
               select new Found(group_.Key.Theme, now.Name, AreaCounts.Subject(group_.Key.AreaKind, pair.First.Key), pair.Second),
        ];

        static int In(IEnumerable<AreaCount> area, Period period) => area.SingleOrDefault(count => count.Period == period.Name)?.PlaceEvents ?? 0;
    }

    private static List<string> Summary(IReadOnlyList<Found> found, Period now, Period then)
    {
        var documents = found.Select(one => (one.Subject, one.Theme, Document: (ChangeDocument)one.Document)).ToList();
        var areas = documents.Where(one => !one.Subject.StartsWith("municipality:", StringComparison.Ordinal)).ToList();
        int Count(ChangeVerdict verdict) => areas.Count(one => one.Document.Verdict == verdict);
        return
        [
            $"{now.Name} mot {then.Name}: {Count(ChangeVerdict.More)} områden med fler, {Count(ChangeVerdict.Fewer)} med färre, {Count(ChangeVerdict.NoSureDifference)} utan säker skillnad, {Count(ChangeVerdict.TooFew)} med för få (område × tema)",
            .. documents.Except(areas).Select(one => string.Create(
                CultureInfo.GetCultureInfo("sv-SE"),
                $"{one.Theme}, hela kommunen: {one.Document.Before:N0} → {one.Document.After:N0} platshändelser, {Words(one.Document)}")),
        ];
    }

    /// <summary>What a comparison says, in words.</summary>
    internal static string Words(ChangeDocument change) => change.Verdict switch
    {
        ChangeVerdict.TooFew => "för få för att säga något",
        ChangeVerdict.NoSureDifference => "ingen säker skillnad",
        _ => string.Create(CultureInfo.GetCultureInfo("sv-SE"), $"{(change.Verdict == ChangeVerdict.More ? "fler" : "färre")}: {change.Ratio:0.00} gånger så många (95 %: {change.Lower:0.00}–{change.Upper:0.00})"),
    };

    private static int Days(Period period) => period.To.DayNumber - period.From.DayNumber + 1;
}
