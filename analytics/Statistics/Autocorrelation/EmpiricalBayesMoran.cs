namespace Geo.Statistics.Autocorrelation;

/// <summary>Moran's I for rates on unequal denominators: a rate's chance variation, large where few live, is taken out
/// before neighbours are compared.</summary>
/// <remarks>
/// Assunção, R. M. and Reis, E. A. (1999), A new proposal to adjust Moran's I for population density, <i>Statistics in
/// Medicine</i> 18(16), 2147–2162. With overall rate b and a = s² − b/x̄ (moments, weighted by population), each rate
/// becomes z = (p − b)/√(a + b/x), b/x alone where that sum is negative, as spdep's <c>EBImoran.mc</c> with the mean of
/// z subtracted. The normal p of the result is an approximation: the paper tests by permutation.
/// </remarks>
public static class EmpiricalBayesMoran
{
    /// <summary>Moran's test of the standardised rates.</summary>
    /// <param name="cases">n counts, finite and none negative.</param>
    /// <param name="population">n denominators, finite and above 0.</param>
    /// <param name="weights">n × n weights without self.</param>
    /// <param name="options">Assumption, permutations, seed.</param>
    /// <param name="computing">Threads and cancellation, for the permutations.</param>
    /// <exception cref="ArgumentException">The arguments describe different numbers of units, or one is out of its
    /// bounds.</exception>
    public static GlobalTest Test(
        ReadOnlySpan<double> cases,
        ReadOnlySpan<double> population,
        SpatialWeights weights,
        GlobalOptions options,
        Computing computing) => Moran.Test(Standardised(cases, population), weights, options, computing);

    /// <summary>The rates in standard deviations from the overall rate; NaN never, all 0 where there are no
    /// cases.</summary>
    /// <inheritdoc cref="Test"/>
    public static double[] Standardised(ReadOnlySpan<double> cases, ReadOnlySpan<double> population)
    {
        if (cases.Length != population.Length)
        {
            throw new ArgumentException($"{cases.Length} counts, but {population.Length} populations.", nameof(population));
        }

        double events = 0, people = 0, spread = 0;
        for (var i = 0; i < cases.Length; i++)
        {
            if (!(cases[i] >= 0) || !double.IsFinite(cases[i]) || !(population[i] > 0) || !double.IsFinite(population[i]))
            {
                throw new ArgumentException($"Unit {i} has {cases[i]} cases in a population of {population[i]}.");
            }

            events += cases[i];
            people += population[i];
        }

        var b = events / people;
        for (var i = 0; i < cases.Length; i++)
        {
            spread += population[i] * Math.Pow(cases[i] / population[i] - b, 2) / people;
        }

        var a = spread - b / (people / cases.Length);
        var z = new double[cases.Length];
        for (var i = 0; i < z.Length && b > 0; i++)
        {
            var variance = a + b / population[i];
            z[i] = (cases[i] / population[i] - b) / Math.Sqrt(variance > 0 ? variance : b / population[i]);
        }

        return z;
    }
}
