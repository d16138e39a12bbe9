using System.Globalization;
using Geo.Database;
using Geo.Statistics;
using Geo.Statistics.Patterns;

namespace Geo.Service.Analyses;

/// <summary>A band of distance and one of days: pairs of incidents in both, against what chance gives.</summary>
internal sealed record RepeatBand(double FromMetres, double ToMetres, double FromDays, double ToDays, long Observed, double Expected, double Ratio, double PUpper);

/// <summary>Whether a theme's incidents come again near by.</summary>
/// <param name="Incidents">Those whose address is known: a street's middle would look like a place that is hit again.</param>
/// <param name="LeftOut">Those known by street only.</param>
/// <param name="ChainedIncidents">Within 200 m and 14 days of another, step by step.</param>
/// <param name="LongestChain">Incidents in the longest chain.</param>
internal sealed record RepeatDocument(int Incidents, int LeftOut, RepeatBand[] Bands, int Chains, int ChainedIncidents, int LongestChain);

/// <summary>Do incidents come again near by soon? Knox's test and chains of near repeats, by theme.</summary>
internal static class RepeatAnalysis
{
    public const string Method = "near-repeats";

    private const long Seed = 20_240_611;
    private const int Permutations = 999;
    private const double ChainMetres = 200;
    private const double ChainDays = 14;

    /// <summary>Below this the table is noise.</summary>
    private const int Fewest = 30;

    private static readonly double[] Distances = [0, 50, 100, 200, 300];
    private static readonly double[] Days = [0, 7, 14, 28];
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        var quarters = CountAnalysis.QuartersOf(municipality);
        if (quarters.IsEmpty)
        {
            return Task.FromResult(new AnalysisOutcome(Method, "inga händelser med plats"));
        }

        var period = Period.Whole(quarters)!.Name;
        var run = new ResultRun(
            Method,
            new { period, distances = Distances, days = Days, permutations = Permutations, chainMetres = ChainMetres, chainDays = ChainDays, fewest = Fewest, precision = "address" },
            Seed);
        return run.RunAsync(
            (db, municipality, fingerprint, clock),
            cancel => Task.FromResult<IReadOnlyList<Found>>(
            [
                .. incidents.GroupBy(incident => incident.Theme).OrderBy(theme => theme.Key, StringComparer.Ordinal)
                    .Select(theme => new Found(theme.Key, period, AreaCounts.Subject(AreaKind.Municipality, municipality.Code), Of([.. theme], new(Environment.ProcessorCount, cancel)))),
            ]),
            Summary,
            cancel);
    }

    internal static RepeatDocument Of(IReadOnlyList<ThemeIncident> theme, Computing computing)
    {
        var exact = theme.Where(incident => incident.AtAddress).ToArray();
        double[] x = [.. exact.Select(incident => incident.Location.X)], y = [.. exact.Select(incident => incident.Location.Y)];
        double[] days = [.. exact.Select(incident => (incident.OccurredAt - DateTime.UnixEpoch).TotalDays)];
        var bands = exact.Length < Fewest
            ? []
            : Knox.Test(x, y, days, Distances, Days, Permutations, Seed, computing)
                .Select(band => new RepeatBand(band.DistanceFrom, band.DistanceTo, band.DaysFrom, band.DaysTo, band.Observed, band.Expected, band.Ratio, band.PUpper)).ToArray();
        var chains = NearRepeatChains.Of(x, y, days, ChainMetres, ChainDays).Where(chain => chain >= 0).GroupBy(chain => chain).Select(chain => chain.Count()).ToArray();
        return new(exact.Length, theme.Count - exact.Length, bands, chains.Length, chains.Sum(), chains.DefaultIfEmpty().Max());
    }

    private static List<string> Summary(IReadOnlyList<Found> found) =>
    [
        $"{found.Count} teman, {Permutations} omkastningar av tiderna",
        .. found.Select(one => (one.Theme, Document: (RepeatDocument)one.Document)).Select(one => one.Document.Bands is []
            ? $"{one.Theme}: för få händelser med känd adress ({one.Document.Incidents})"
            : string.Create(
                Swedish,
                $"{one.Theme}: inom {Distances[1]:0} m och {Days[1]:0} dygn {one.Document.Bands[0].Observed:N0} par mot väntade {one.Document.Bands[0].Expected:N1} (p {one.Document.Bands[0].PUpper:0.000}); längsta kedja {one.Document.LongestChain:N0} händelser")),
    ];
}
