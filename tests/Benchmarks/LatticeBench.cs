using System.Globalization;
using Geo.Statistics;
using Geo.Statistics.Autocorrelation;
using NetTopologySuite.Geometries;

namespace Geo.Benchmarks;

/// <summary>Weights and local statistics on a lattice of 200 × 200 cells, with R spdep on the same values and
/// links.</summary>
internal static class LatticeBench
{
    private const int Side = 200;
    private const int Permutations = 999;
    private const long Seed = 20260630;

    /// <summary>numba's seconds of METHODS.md 5.</summary>
    private const double NumbaElsewhere = 5.3;

    public static void Run(StatReport report)
    {
        var cells = Enumerable.Range(0, Side * Side).Select(i => new GridCell(i % Side, i / Side)).ToArray();
        var random = new RandomStream(Seed, 0);
        var values = cells.Select(_ => -2 * Math.Log(1 - random.NextDouble())).ToArray();
        var weights = SpatialWeights.Queen(cells, includeSelf: false);
        var (standardised, star) = (weights.RowStandardised(), weights.WithSelf());
        var spdep = Spdep(values, weights);
        var polygons = cells.Select(Geometry (cell) => cell.ToPolygon(1)).ToArray();

        report.Measure("queen neighbours, 40,000 polygons", 1, () => PolygonContiguity.Of(polygons, Contiguity.Queen), Beside(spdep, "queen", 0.1));
        report.Measure("queen neighbours, 40,000 grid cells", 1, () => SpatialWeights.Queen(cells, includeSelf: false), s => StatReport.Aim(s, 0.1));
        report.Measure("local Moran, analytic", 1, () => LocalMoran.Test(values, standardised, LocalMoments.Conditional, (0, Seed), Computing.OnOneCore), Beside(spdep, "local-moran-analytic", 0.1));
        report.Measure("Gi*, analytic", 1, () => GetisOrd.GiStar(values, star), Beside(spdep, "gi-star-analytic", 0.1));
        report.Measure("999 conditional permutations, scalar", 1, () => ConditionalPermutation.Counts(values, standardised, (Permutations, Seed), Computing.OnOneCore, vectors: false));
        if (NeighbourhoodDraws.HasVectors)
        {
            report.Measure("999 conditional permutations, AVX2", 1, () => ConditionalPermutation.Counts(values, standardised, (Permutations, Seed), Computing.OnOneCore, vectors: true));
        }

        var peer = report.Spdep = spdep.Count > 0 ? spdep["local-moran-999"] + spdep["gi-star-999"] : double.NaN;
        foreach (var computing in (Computing[])[Computing.OnOneCore, Computing.OnAllCores])
        {
            report.Measure("local Moran and Gi*, 999 permutations each", computing.Threads, () => Both(values, (standardised, star), computing), seconds =>
                StatReport.Aim(seconds, computing.Threads == 1 ? 5 : 3)
                + (double.IsNaN(peer) ? "; " : $"; spdep {StatReport.Number(peer)} s = {StatReport.Number(peer / seconds)} ×; ")
                + report.BesideSpdep(seconds, "numba", NumbaElsewhere));
        }
    }

    private static void Both(double[] values, (SpatialWeights Standardised, SpatialWeights Star) weights, Computing computing)
    {
        LocalMoran.Test(values, weights.Standardised, LocalMoments.Conditional, (Permutations, Seed), computing);
        GetisOrd.GiStar(values, weights.Star);
        ConditionalPermutation.PTwoSided(values, weights.Star, Permutations, Seed, computing);
    }

    private static Func<double, string> Beside(Dictionary<string, double> spdep, string name, double aim) => seconds =>
        StatReport.Aim(seconds, aim) + (spdep.TryGetValue(name, out var peer)
            ? $"; spdep {StatReport.Number(peer)} s = {StatReport.Number(peer / seconds)} ×"
            : "");

    /// <summary>spdep's seconds by operation, inside R round the call only; none where R or spdep is not
    /// there.</summary>
    private static Dictionary<string, double> Spdep(double[] values, SpatialWeights weights)
    {
        var folder = Directory.CreateTempSubdirectory("geo-bench");
        try
        {
            var (x, links) = (Path.Combine(folder.FullName, "values.txt"), Path.Combine(folder.FullName, "links.csv"));
            File.WriteAllLines(x, values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
            File.WriteAllLines(links, Enumerable.Range(0, weights.Count).SelectMany(i =>
                weights.IndicesOf(i).ToArray().Select(j => string.Create(CultureInfo.InvariantCulture, $"{i + 1},{j + 1}"))));
            var measured = Measured.Run("Rscript", [Script(), x, links, Side.ToString(CultureInfo.InvariantCulture)]);
            return measured.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' '))
                .ToDictionary(words => words[0], words => double.Parse(words[1], CultureInfo.InvariantCulture));
        }
        catch (Exception missing) when (missing is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine($"spdep: {missing.Message}");
            return [];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Script([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "spdep.R");
}
