namespace Geo.Statistics.Rates;

/// <summary>The likelihood of α, the spread beyond Poisson's, at given means.</summary>
/// <remarks>Lawless, J. F. (1987), Negative binomial and mixed Poisson regression, <i>Canadian Journal of
/// Statistics</i> 15(3), 209–225. Γ(y + 1/α)/Γ(1/α) is taken as a product over 0 … y − 1, which keeps its digits as α goes
/// to 0.</remarks>
internal sealed class NegativeBinomialSpread
{
    private const double Largest = 1e8;
    private readonly double[] _counts;

    /// <summary>How many counts are above j.</summary>
    private readonly int[] _above;

    public NegativeBinomialSpread(double[] counts)
    {
        _counts = counts;
        _above = new int[(int)counts.Max()];
        foreach (var count in counts)
        {
            if (count > 0)
            {
                _above[(int)count - 1]++;
            }
        }

        for (var j = _above.Length - 2; j >= 0; j--)
        {
            _above[j] += _above[j + 1];
        }
    }

    /// <summary>The most likely α; 0 where the counts vary no more than their means.</summary>
    public double MostLikely(double[] means)
    {
        if (Score(0, means) <= 0)
        {
            return 0;
        }

        double low = 0, high = 1e-3;
        while (Score(high, means) > 0 && high < Largest)
        {
            (low, high) = (high, 4 * high);
        }

        for (var step = 0; step < 200 && high - low > 1e-15 * high; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Score(middle, means) > 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>1/√ of the observed information of α.</summary>
    public double StandardError(double alpha, double[] means)
    {
        var information = 0.0;
        for (var j = 1; j < _above.Length; j++)
        {
            var term = j / (1 + alpha * j);
            information += _above[j] * term * term;
        }

        for (var i = 0; i < means.Length; i++)
        {
            var (mu, t) = (means[i], alpha * means[i]);
            var slope = t < 1e-3
                ? -2 / 3.0 + t * (3 / 2.0 - t * (12 / 5.0 - t * (10 / 3.0)))
                : 1 / (t * (1 + t) * (1 + t)) - 2 * Curve(t) / t;
            information -= mu * mu * mu * slope + _counts[i] * mu * mu / ((1 + t) * (1 + t));
        }

        return information > 0 ? 1 / Math.Sqrt(information) : double.NaN;
    }

    /// <summary>Σ ln of the product over 0 … y − 1 of (1 + α·j): with the rest of the likelihood it is NB2.</summary>
    public double LogProduct(double alpha)
    {
        var sum = 0.0;
        for (var j = 1; j < _above.Length; j++)
        {
            sum += _above[j] * Math.Log(1 + alpha * j);
        }

        return sum;
    }

    private double Score(double alpha, double[] means)
    {
        var score = 0.0;
        for (var j = 1; j < _above.Length; j++)
        {
            score += _above[j] * (j / (1 + alpha * j));
        }

        for (var i = 0; i < means.Length; i++)
        {
            var mu = means[i];
            score += mu * mu * Curve(alpha * mu) - _counts[i] * mu / (1 + alpha * mu);
        }

        return score;
    }

    /// <summary>(ln(1 + t) − t/(1 + t))/t², which tends to a half.</summary>
    private static double Curve(double t) => t < 1e-3
        ? .5 - t * (2 / 3.0 - t * (3 / 4.0 - t * (4 / 5.0 - t * (5 / 6.0))))
        : (Math.Log(1 + t) - t / (1 + t)) / (t * t);
}
