namespace Geo.Statistics.Scanning;

/// <summary>Which of the strongest clusters are reported, and the p of each.</summary>
internal static class ScanRanking
{
    /// <summary>From each centre's strongest cluster, strongest first, those that share no place with a stronger one
    /// (SaTScan: no geographical overlap).</summary>
    /// <remarks>
    /// As in SaTScan a centre has one candidate, its strongest: when that one overlaps a stronger cluster, its weaker
    /// ones are not tried. Equal ratios: the centre that comes first.
    /// </remarks>
    /// <param name="strongest">By centre; null where no circle has more cases than expected.</param>
    /// <param name="chanceMaxima">The largest log likelihood ratio of each replication.</param>
    /// <param name="atMost">Clusters reported at most.</param>
    public static List<ScanCluster> Report(
        IReadOnlyList<ScanCluster?> strongest, double[] chanceMaxima, int atMost)
    {
        List<ScanCluster> reported = [];
        HashSet<int> taken = [];
        foreach (var cluster in strongest.OfType<ScanCluster>().OrderByDescending(found => Rounded(found)))
        {
            if (reported.Count == atMost)
            {
                break;
            }

            if (!cluster.Locations.Any(taken.Contains))
            {
                taken.UnionWith(cluster.Locations);
                reported.Add(cluster with { POneSided = P(cluster.LogLikelihoodRatio, chanceMaxima) });
            }
        }

        return reported;
    }

    /// <summary>(1 + how many are at least as large)/(R + 1); NaN without replications.</summary>
    private static double P(double ratio, double[] chanceMaxima) => chanceMaxima.Length == 0
        ? double.NaN
        : (1.0 + chanceMaxima.Count(chance => chance >= ratio * (1 - 1e-11))) / (chanceMaxima.Length + 1.0);

    /// <summary>The ratio to twelve digits: the same places found from two centres are summed in two orders.</summary>
    private static double Rounded(ScanCluster cluster) =>
        Math.Round(cluster.LogLikelihoodRatio, 11 - Math.Clamp((int)Math.Log10(cluster.LogLikelihoodRatio), -3, 10));
}
