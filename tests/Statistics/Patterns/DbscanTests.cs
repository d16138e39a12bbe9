using CsCheck;
using Geo.Statistics;
using Geo.Statistics.Patterns;

namespace Geo.Tests.Statistics.Patterns;

public class DbscanTests
{
    // The example in scikit-learn's documentation of sklearn.cluster.DBSCAN:
    // https://scikit-learn.org/stable/modules/generated/sklearn.cluster.DBSCAN.html
    [Fact]
    public void The_example_of_scikit_learn_gives_its_labels()
    {
        var (labels, _) = Dbscan.InSpace([1, 2, 2, 8, 8, 25], [2, 2, 3, 7, 8, 80], 3, 2, Computing.OnOneCore);

        int[] documented = [0, 0, 0, 1, 1, -1];
        Assert.Equal(documented, labels);
    }

    [Fact]
    public void A_border_point_goes_to_the_cluster_that_begins_first()
    {
        var (labels, cores) = Dbscan.InSpace(
            [20, 40, 45, 50, 0, -5, -10], [0, 0, 0, 0, 0, 0, 0], 20, 4, Computing.OnOneCore);

        int[] expected = [0, 0, 0, 0, 1, 1, 1];
        Assert.Equal(expected, labels);
        Assert.True(cores[1] && cores[4] && !cores[0]);
    }

    [Fact]
    public void The_definition_gives_the_same() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 20]).Array[0, 80].Sample(
            points =>
            {
                double[] x = [.. points.Select(p => p.Item1 * 1.0)];
                double[] y = [.. points.Select(p => p.Item2 * 1.0)];
                double[] t = [.. points.Select(p => p.Item3 * 1.0)];

                var (labels, cores) = Dbscan.InSpaceAndTime(x, y, t, 3, 5, 4, Computing.OnOneCore);

                Assert.Equal(Naive(x, y, t, 3, 5, 4), labels);
                var (two, twoCores) =
                    Dbscan.InSpaceAndTime(x, y, t, 3, 5, 4, new Computing(2, CancellationToken.None));
                Assert.Equal(labels, two);
                Assert.Equal(cores, twoCores);
            },
            iter: 100);

    [Fact]
    public void Without_a_limit_in_time_both_are_the_same() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30]).Array[0, 80].Sample(
            points =>
            {
                double[] x = [.. points.Select(p => p.Item1 * 1.0)];
                double[] y = [.. points.Select(p => p.Item2 * 1.0)];

                Assert.Equal(
                    Dbscan.InSpace(x, y, 2, 3, Computing.OnOneCore).Labels,
                    Dbscan.InSpaceAndTime(x, y, new double[x.Length], 2, 0, 3, Computing.OnOneCore).Labels);
            },
            iter: 50);

    private static int[] Naive(double[] x, double[] y, double[] t, double eps, double days, int wanted)
    {
        var n = x.Length;
        bool Near(int i, int j) => Math.Pow(x[i] - x[j], 2) + Math.Pow(y[i] - y[j], 2) <= eps * eps
            && Math.Abs(t[i] - t[j]) <= days;
        bool[] core = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Count(j => Near(i, j)) >= wanted)];
        var group = Enumerable.Range(0, n).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    if (core[i] && core[j] && Near(i, j) && group[j] < group[i])
                    {
                        (group[i], changed) = (group[j], true);
                    }
                }
            }
        }

        int[] firsts = [.. Enumerable.Range(0, n).Where(i => core[i]).Select(i => group[i]).Distinct().Order()];
        var labels = new int[n];
        for (var i = 0; i < n; i++)
        {
            int[] reach = [.. Enumerable.Range(0, n).Where(j => core[j] && Near(i, j)).Select(j => group[j])];
            labels[i] = reach.Length == 0 ? -1 : Array.IndexOf(firsts, core[i] ? group[i] : reach.Min());
        }

        return labels;
    }
}
