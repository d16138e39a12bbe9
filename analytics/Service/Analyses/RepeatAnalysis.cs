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
/// <param name="From">The first quarter that is tested: all, unless so many pairs are near that the oldest quarters are left out.</param>
/// <param name="ChainedIncidents">Within 200 m and 14 days of another, step by step.</param>
/// <param name="LongestChain">Incidents in the longest chain.</param>
internal sealed record RepeatDocument(int Incidents, int LeftOut, string From, RepeatBand[] Bands, int Chains, int ChainedIncidents, int LongestChain);

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

    /// <summary>Pairs of incidents near in space, however far apart in time, that are held against 999 permutations at the most. On the same
    /// ground ten times the incidents make a hundred times the pairs: the newest whole quarters that keep within this are tested, and the
    /// result says from which. It is met by about 150,000 incidents of one theme in a town of 60,000 addresses.</summary>
    private const long MostPairs = 15_000_000;

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
            new { period, distances = Distances, days = Days, permutations = Permutations, chainMetres = ChainMetres, chainDays = ChainDays, fewest = Fewest, mostPairs = MostPairs, precision = "address" },
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
        var known = theme.Where(incident => incident.AtAddress).ToArray();
        var exact = Newest(known, MostPairs);
        double[] x = [.. exact.Select(incident => incident.Location.X)], y = [.. exact.Select(incident => incident.Location.Y)];
        double[] days = [.. exact.Select(incident => (incident.OccurredAt - DateTime.UnixEpoch).TotalDays)];
        var bands = exact.Length < Fewest
            ? []
            : Knox.Test(x, y, days, Distances, Days, Permutations, Seed, computing)
                .Select(band => new RepeatBand(band.DistanceFrom, band.DistanceTo, band.DaysFrom, band.DaysTo, band.Observed, band.Expected, band.Ratio, band.PUpper)).ToArray();
        var chains = NearRepeatChains.Of(x, y, days, ChainMetres, ChainDays).Where(chain => chain >= 0).GroupBy(chain => chain).Select(chain => chain.Count()).ToArray();
        return new(exact.Length, theme.Count - known.Length, exact.Select(incident => incident.Quarter).DefaultIfEmpty("").Min(StringComparer.Ordinal)!, bands, chains.Length, chains.Sum(), chains.DefaultIfEmpty().Max());
    }

    /// <summary>The incidents of the newest whole quarters that together make no more near pairs than are asked for; the newest quarter at
    /// least.</summary>
    internal static ThemeIncident[] Newest(ThemeIncident[] incidents, long mostPairs)
    {
        var near = new NearPairs(Distances[^1]);
        var kept = new List<ThemeIncident>(incidents.Length);
        foreach (var quarter in incidents.GroupBy(incident => incident.Quarter).OrderByDescending(quarter => quarter.Key, StringComparer.Ordinal))
        {
            foreach (var incident in quarter)
            {
                near.Add(incident.Location.X, incident.Location.Y);
            }

            if (kept.Count > 0 && near.Count > mostPairs)
            {
                break;
            }

            kept.AddRange(quarter);
        }

        return kept.Count == incidents.Length ? incidents : [.. kept];
    }

    private static List<string> Summary(IReadOnlyList<Found> found) =>
    [
        $"{found.Count} teman, {Permutations} omkastningar av tiderna",
        .. found.Select(one => (one.Theme, Document: (RepeatDocument)one.Document)).Select(one => one.Document.Bands is []
            ? $"{one.Theme}: för få händelser med känd adress ({one.Document.Incidents})"
            : string.Create(
                Swedish,
                $"{one.Theme}: inom {Distances[1]:0} m och {Days[1]:0} dygn {one.Document.Bands[0].Observed:N0} par mot väntade {one.Document.Bands[0].Expected:N1} (p {one.Document.Bands[0].PUpper:0.000}); längsta kedja {one.Document.LongestChain:N0} händelser{(one.Document.From == found.Min(other => ((RepeatDocument)other.Document).From) ? "" : $"; prövat från {one.Document.From}, så många par är nära")}")),
    ];
}
