using Geo.Statistics;
using MathNet.Numerics.Distributions;

namespace Geo.Tests.Support;

/// <summary>How often random maps of one kind show a hot cell.</summary>
/// <param name="Model">How the maps came about.</param>
/// <param name="MeanPerCell">Events a cell on average, before repeats are added.</param>
/// <param name="HotShare">Share of maps with any hot cell: the verdict.</param>
/// <param name="RepeatedShare">Share of maps with any cell that is hot on repeats only.</param>
/// <param name="IncidentShare">Share of maps that the same test would call hot somewhere with repeats counted.</param>
/// <param name="GiStarShare">Share of maps with any cell significant by the normal p of Gi* after the same
/// correction.</param>
internal sealed record CalibrationRow(
    NullModel Model,
    double MeanPerCell,
    double HotShare,
    double RepeatedShare,
    double IncidentShare,
    double GiStarShare);

/// <summary>How often what was planted is found.</summary>
/// <param name="Strength">How many times their surroundings.</param>
/// <param name="MeanPerCell">Events a cell in those surroundings.</param>
/// <param name="FoundShare">Share of planted squares in which a cell is hot.</param>
/// <param name="FalseShare">The false discovery rate: share of a map's hot cells whose neighbourhood touches no planted
/// square, 0 where no cell is hot, averaged over the maps.</param>
internal sealed record DetectionRow(double Strength, double MeanPerCell, double FoundShare, double FalseShare);

/// <summary>Runs many random maps, each with its own seed, so that the figures do not depend on the number of
/// threads.</summary>
internal static class Calibration
{
    public static readonly double[] Means = [0.05, 0.2, 1];

    public static readonly double[] Strengths = [2, 3, 5];

    public static CalibrationRow Of(NullModel model, double meanPerCell, int maps, int threads = -1)
    {
        var seen = new (bool Hot, bool Repeated, bool Incidents, bool GiStar)[maps];
        Parallel.For(0, maps, new ParallelOptions { MaxDegreeOfParallelism = threads }, map =>
        {
            var random = new Random(Seed(model.Number, meanPerCell, map));
            var cells = HotspotMap.Of(model.Ground, SimulatedMap.Of(model, meanPerCell, random)).Cells;
            var giStar = cells.Select(cell => Normal.CDF(0, 1, -cell.GiStarZ)).ToArray();
            seen[map] = (
                cells.Any(cell => cell.Verdict == HotspotVerdict.Hot),
                cells.Any(cell => cell.Verdict == HotspotVerdict.RepeatedAtOnePlace),
                cells.Any(cell => cell.QBhIncidents <= 0.05),
                FalseDiscovery.BenjaminiHochberg(giStar).Any(q => q <= 0.05));
        });
        return new(
            model,
            meanPerCell,
            seen.Average(map => map.Hot ? 1.0 : 0),
            seen.Average(map => map.Repeated ? 1.0 : 0),
            seen.Average(map => map.Incidents ? 1.0 : 0),
            seen.Average(map => map.GiStar ? 1.0 : 0));
    }

    /// <summary>Maps with five planted squares each, one a quarter and one in the middle.</summary>
    public static DetectionRow Detection(double strength, double meanPerCell, int maps)
    {
        var seen = new (int Found, double FalseShare)[maps];
        Parallel.For(0, maps, map =>
        {
            var random = new Random(Seed(10 + (int)strength, meanPerCell, map));
            GridCell[] centres = [.. new[] { (28, 28), (84, 28), (28, 84), (84, 84), (56, 56) }.Select(middle =>
                new GridCell(middle.Item1 + random.Next(-10, 11), middle.Item2 + random.Next(-10, 11)))];
            var events = SimulatedMap.Planted(centres, strength, meanPerCell, random);
            GridCell[] hot = [.. HotspotMap.Of(SimulatedMap.Even.Ground, events).Cells
                .Where(cell => cell.Verdict == HotspotVerdict.Hot).Select(cell => cell.Cell)];
            seen[map] = (
                centres.Count(centre => hot.Any(cell => SimulatedMap.Distance(cell, centre) <= 1)),
                hot.Count(cell => centres.All(centre => SimulatedMap.Distance(cell, centre) > 2))
                    / Math.Max(1.0, hot.Length));
        });
        return new(
            strength,
            meanPerCell,
            seen.Sum(map => map.Found) / (5.0 * maps),
            seen.Average(map => map.FalseShare));
    }

    private static int Seed(int kind, double meanPerCell, int map) =>
        10_000_000 * kind + 1_000 * (int)Math.Round(1_000 * meanPerCell) + map;
}
