namespace Geo.Statistics.Scanning;

/// <summary>Draws one of n places with the odds of their weights, in the same time whatever n.</summary>
/// <remarks>Walker, A. J. (1977), An efficient method for generating discrete random variables with general
/// distributions, <i>ACM Transactions on Mathematical Software</i> 3(3), 253–256, with Vose's tables.</remarks>
internal sealed class AliasTable
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    /// <summary>The table for weights of 0 or more, not all 0.</summary>
    public AliasTable(double[] weights)
    {
        var n = weights.Length;
        var mean = weights.Sum() / n;
        (_keep, _alias) = ([.. weights.Select(weight => weight / mean)], [.. Enumerable.Range(0, n)]);
        var small = new Stack<int>(Enumerable.Range(0, n).Where(i => _keep[i] < 1));
        var large = new Stack<int>(Enumerable.Range(0, n).Where(i => _keep[i] >= 1));
        while (small.Count > 0 && large.Count > 0)
        {
            var (less, more) = (small.Pop(), large.Pop());
            _alias[less] = more;
            _keep[more] -= 1 - _keep[less];
            (_keep[more] < 1 ? small : large).Push(more);
        }

        // What is left is 1 but for rounding; only a place without weight must never be drawn.
        var heaviest = Array.IndexOf(weights, weights.Max());
        foreach (var rest in small.Concat(large))
        {
            (_keep[rest], _alias[rest]) = weights[rest] > 0 ? (1, rest) : (0, heaviest);
        }
    }

    /// <summary>The index of a place.</summary>
    public int Next(ref RandomStream random)
    {
        var place = random.NextBelow(_keep.Length);
        return random.NextDouble() < _keep[place] ? place : _alias[place];
    }
}
