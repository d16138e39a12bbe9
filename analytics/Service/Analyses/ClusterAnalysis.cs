using System.Collections.Immutable;
using System.Globalization;
using Geo.Database;
using Geo.Service.Documents;
using Geo.Statistics;
using Geo.Statistics.Scanning;

namespace Geo.Service.Analyses;

/// <summary>Something that goes on now: more than place and time by themselves explain.</summary>
/// <param name="Easting">The middle of the circle, SWEREF 99 TM metres.</param>
/// <param name="Northing">The same.</param>
/// <param name="RadiusMetres">0 for a single cell.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day: that of the data.</param>
/// <param name="P">By random maps; already corrected for all circles and times that were tried.</param>
internal sealed record ClusterDocument(
    double Easting, double Northing, double RadiusMetres, DateOnly From, DateOnly To, int Cells, long PlaceEvents, double Expected, double RelativeRisk, double P);

/// <summary>Is something going on right now? The prospective space-time scan over the last year, by theme.</summary>
internal static class ClusterAnalysis
{
    public const string Method = "clusters";

    private const long Seed = 20_240_611;
    private const int Replications = 999;
    private const int StepDays = 7;
    private const int MaxSteps = 8;
    private const int MaxRadius = 1_000;
    private const int Shown = 3;

    /// <summary>Fewer place-events in a year leave nothing to find.</summary>
    private const int Fewest = 50;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        if (municipality.AnalysisTo is not { } to || incidents.Count == 0)
        {
            return Task.FromResult(new AnalysisOutcome(Method, "inga händelser med plats"));
        }

        var from = to.AddYears(-1).AddDays(1);
        var period = string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM}/{to:yyyy-MM}");
        var run = new ResultRun(
            Method,
            new { from, to, stepDays = StepDays, maxSteps = MaxSteps, maxRadius = MaxRadius, cellSizeMetres = municipality.CellSizeMetres, replications = Replications, fewest = Fewest, prospective = true },
            Seed);
        return run.RunAsync(
            (db, municipality, fingerprint, clock),
            cancel => Task.FromResult<IReadOnlyList<Found>>(
            [
                .. incidents.GroupBy(incident => incident.Theme).OrderBy(theme => theme.Key, StringComparer.Ordinal)
                    .SelectMany(theme => Of([.. theme], from, to, municipality.CellSizeMetres, new(Environment.ProcessorCount, cancel))
                        .Select((cluster, i) => new Found(theme.Key, period, $"cluster:{i + 1}", cluster))),
            ]),
            Summary,
            cancel);
    }

    /// <summary>The strongest clusters that end on the last day, sure or not; none where a year holds too little.</summary>
    internal static ImmutableArray<ClusterDocument> Of(IReadOnlyList<ThemeIncident> theme, DateOnly from, DateOnly to, int cellSizeMetres, Computing computing)
    {
        var events = theme.Where(incident => incident.Counted).Select(incident => (Cell: GridCell.Containing(incident.Location.Coordinate, cellSizeMetres), Day: SwedishClock.Day(incident.OccurredAt)))
            .Where(happening => happening.Day >= from && happening.Day <= to).ToArray();
        if (events.Length < Fewest)
        {
            return [];
        }

        var cells = events.Select(happening => happening.Cell).Distinct().Order(GridCell.SouthWestFirst).ToArray();
        var index = cells.Select((cell, i) => (cell, i)).ToDictionary(pair => pair.cell, pair => pair.i);
        double Centre(int number) => (number + .5) * cellSizeMetres;
        var (x, y) = (Array.ConvertAll(cells, cell => Centre(cell.Column)), Array.ConvertAll(cells, cell => Centre(cell.Row)));
        var options = new PermutationScanOptions
        {
            StepDays = StepDays,
            MaxSteps = MaxSteps,
            MaxRadius = MaxRadius,
            MinCases = 3,
            Prospective = true,
            LastDay = to.DayNumber,
            Replications = Replications,
            Seed = Seed,
            Clusters = Shown,
        };
        var (steps, clusters) = PermutationScan.Clusters(
            x, y, Array.ConvertAll(events, happening => index[happening.Cell]), Array.ConvertAll(events, happening => happening.Day.DayNumber), options, computing);
        return
        [
            .. clusters.Select(cluster => new ClusterDocument(
                x[cluster.Centre], y[cluster.Centre], cluster.Radius,
                DateOnly.FromDayNumber(steps.FirstDayOf(cluster.Steps!.Value.First)), DateOnly.FromDayNumber(steps.LastDayOf(cluster.Steps.Value.Last)),
                cluster.Locations.Count, cluster.Observed, cluster.Expected, cluster.RelativeRisk, cluster.POneSided)),
        ];
    }

    private static List<string> Summary(IReadOnlyList<Found> found)
    {
        var sure = found.Select(one => (one.Theme, Document: (ClusterDocument)one.Document)).Where(one => one.Document.P <= 0.05).ToList();
        return
        [
            $"{Words.Count(sure.Count, "pågående ansamling", "pågående ansamlingar")} som slumpen inte förklarar ({Replications} slumpade kartor)",
            .. sure.Select(one => string.Create(
                Swedish,
                $"{one.Theme}: {one.Document.PlaceEvents:N0} platshändelser sedan {one.Document.From:yyyy-MM-dd} mot väntade {one.Document.Expected:N1}, inom {one.Document.RadiusMetres:N0} m från {one.Document.Easting:0}, {one.Document.Northing:0} (p {one.Document.P:0.000})")),
        ];
    }
}
