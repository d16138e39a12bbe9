namespace Geo.Statistics.Rates;

/// <summary>Rates drawn towards a common one, the more so the fewer they are counted among: small areas no longer top
/// every list by chance.</summary>
/// <remarks>
/// Marshall, R. J. (1991), Mapping disease and mortality rates using empirical Bayes estimators, <i>Applied
/// Statistics</i> 40(2), 283–294: the moment estimators, as R spdep has them (EBest with family Poisson, EBlocal with
/// geoda = FALSE unless said). The smoothed rate is better on the whole and worse for the area that truly differs; it is not what
/// happened there. Never rank by it alone.
/// </remarks>
public static class EmpiricalBayes
{
    /// <summary>Drawn towards the rate of the whole: m + (r − m)·a/(a + m/n), a the variance between areas, 0 where
    /// negative.</summary>
    /// <param name="cases">n counts, none negative.</param>
    /// <param name="population">n populations; an area of 0 has no rate and counts nowhere.</param>
    /// <returns>n rates a person in the order of <paramref name="cases"/>; NaN where nobody lives.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a count or a population is negative, or someone is
    /// counted where nobody lives.</exception>
    public static double[] Global(ReadOnlySpan<double> cases, ReadOnlySpan<double> population)
    {
        Check(cases, population);
        var all = Inhabited([.. Enumerable.Range(0, cases.Length)], population);
        var rates = new double[cases.Length];
        var moments = all.Length == 0 ? default : Moments(all, cases, population, around: null);
        for (var i = 0; i < rates.Length; i++)
        {
            rates[i] = Shrunk(cases[i], population[i], moments);
        }

        return rates;
    }

    /// <summary>Drawn towards the rate of the area and its neighbours.</summary>
    /// <param name="cases">n counts, none negative.</param>
    /// <param name="population">n populations; an area of 0 has no rate and counts nowhere.</param>
    /// <param name="weights">n × n; who neighbours whom, whatever the weight. The area is counted in once, listed as its
    /// own neighbour or not.</param>
    /// <param name="aroundOwn">Around which mean the rates vary: false, each neighbour's around that of its own
    /// neighbourhood, as Bailey and Gatrell (1995) and spdep read Marshall; true, all around that of the area's
    /// neighbourhood, as GeoDa does (geoda = TRUE in spdep).</param>
    /// <returns>n rates a person; NaN where nobody lives. Where the whole neighbourhood has no case 0; spdep gives NaN there (0/0).</returns>
    /// <exception cref="ArgumentException">The arguments describe different numbers of areas, a count or a population is
    /// negative, or someone is counted where nobody lives.</exception>
    public static double[] Local(
        ReadOnlySpan<double> cases, ReadOnlySpan<double> population, SpatialWeights weights, bool aroundOwn = false)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Check(cases, population);
        if (weights.Count != cases.Length)
        {
            throw new ArgumentException($"{cases.Length} counts, but weights for {weights.Count} areas.", nameof(weights));
        }

        var n = cases.Length;
        var (means, members) = (new double[n], new int[n][]);
        for (var i = 0; i < n; i++)
        {
            members[i] = Inhabited([i, .. WithoutSelf(weights.IndicesOf(i), i)], population);
            means[i] = members[i].Length == 0 ? double.NaN : Moments(members[i], cases, population, around: null).Mean;
        }

        var rates = new double[n];
        for (var i = 0; i < n; i++)
        {
            var moments = Moments(members[i], cases, population, aroundOwn ? null : means);
            rates[i] = Shrunk(cases[i], population[i], moments);
        }

        return rates;
    }

    /// <summary>The mean rate and the variance between areas, 0 where the estimate is negative.</summary>
    private static (double Mean, double Variance) Moments(
        ReadOnlySpan<int> members, ReadOnlySpan<double> cases, ReadOnlySpan<double> population, double[]? around)
    {
        double events = 0, people = 0, squares = 0;
        foreach (var j in members)
        {
            events += cases[j];
            people += population[j];
        }

        var mean = events / people;
        foreach (var j in members)
        {
            var difference = cases[j] / population[j] - (around?[j] ?? mean);
            squares += population[j] * difference * difference;
        }

        return (mean, Math.Max(0, squares / people - mean / (people / members.Length)));
    }

    private static int[] Inhabited(ReadOnlySpan<int> areas, ReadOnlySpan<double> population)
    {
        var inhabited = new List<int>(areas.Length);
        foreach (var area in areas)
        {
            if (population[area] > 0)
            {
                inhabited.Add(area);
            }
        }

        return [.. inhabited];
    }

    private static List<int> WithoutSelf(ReadOnlySpan<int> neighbours, int self)
    {
        var others = new List<int>(neighbours.Length);
        foreach (var j in neighbours)
        {
            if (j != self)
            {
                others.Add(j);
            }
        }

        return others;
    }

    private static double Shrunk(double cases, double population, (double Mean, double Variance) moments)
    {
        var (mean, variance) = moments;
        return population == 0
            ? double.NaN
            : variance > 0
            ? mean + (cases / population - mean) * variance / (variance + mean / population)
            : mean;
    }

    private static void Check(ReadOnlySpan<double> cases, ReadOnlySpan<double> population)
    {
        if (cases.Length != population.Length)
        {
            throw new ArgumentException($"{cases.Length} counts, but {population.Length} populations.");
        }

        for (var i = 0; i < cases.Length; i++)
        {
            if (!(cases[i] >= 0) || !double.IsFinite(cases[i]) || !(population[i] >= 0) || (population[i] == 0 && cases[i] > 0) || !double.IsFinite(population[i]))
            {
                throw new ArgumentException($"Area {i} has {cases[i]} cases among {population[i]}.");
            }
        }
    }
}
