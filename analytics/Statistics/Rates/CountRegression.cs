using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using NormalCurve = MathNet.Numerics.Distributions.Normal;

namespace Geo.Statistics.Rates;

/// <summary>What goes with many events and what with few: a regression of counts on terms, with exposure.</summary>
/// <remarks>
/// McCullagh, P. and Nelder, J. A. (1989), <i>Generalized Linear Models</i>: log link, iteratively reweighted least
/// squares, Wald intervals from the expected information. The negative binomial is NB2, variance μ + α·μ², α by maximum
/// likelihood, alternated with the coefficients as glm.nb of MASS does (Venables, W. N. and Ripley, B. D. (2002), 7.4;
/// its theta is 1/α). Terms are standardised inside, so that a term in millions fits as well as one in thousandths. A
/// rate ratio is an association: it says neither cause nor what a measure would do. Poisson intervals are too narrow
/// where counts vary more than their means; neighbouring areas are taken as independent.
/// </remarks>
public static class CountRegression
{
    private const int MostSteps = 200;

    /// <summary>Fits the model.</summary>
    /// <param name="counts">n whole numbers, 0 or more.</param>
    /// <param name="terms">The terms, each with n finite values; may be empty.</param>
    /// <param name="exposure">n positive amounts, whose logarithm is the offset; null for 1.</param>
    /// <param name="family">How counts spread around their mean.</param>
    /// <exception cref="RegressionException">The figures have no answer.</exception>
    /// <exception cref="ArgumentException">The lengths differ, there are fewer rows than coefficients, or a value is
    /// outside its bounds.</exception>
    public static RegressionResult Fit(
        double[] counts, IReadOnlyList<double[]> terms, double[]? exposure, CountFamily family)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(terms);
        Check(counts, terms, exposure);
        var design = new StandardisedTerms(terms, counts.Length);
        var offset = exposure is null ? new double[counts.Length] : Array.ConvertAll(exposure, Math.Log);
        var spread = new NegativeBinomialSpread(counts);
        var start = Vector<double>.Build.Dense(terms.Count + 1);
        start[0] = Math.Log(counts.Sum() / offset.Sum(Math.Exp));
        var (beta, means) = Solve(design, counts, offset, start, alpha: 0);
        var alpha = 0.0;
        for (var round = 0; family == CountFamily.NegativeBinomial; round++)
        {
            var next = spread.MostLikely(means);
            var settled = Math.Abs(next - alpha) <= 1e-12 * next;
            alpha = next;
            if (settled)
            {
                break;
            }

            if (round == MostSteps)
            {
                throw new RegressionException(0, RegressionFault.NotConverged);
            }

            (beta, means) = Solve(design, counts, offset, beta, alpha);
        }

        var (estimates, covariance) = design.Original(beta, Information(design.Matrix, means, alpha).Inverse());
        return new(
            [.. estimates.Select((estimate, j) => Term(estimate, Math.Sqrt(covariance[j, j])))],
            alpha,
            alpha > 0 ? spread.StandardError(alpha, means) : double.NaN,
            LogLikelihood(counts, means, alpha) + spread.LogProduct(alpha) - counts.Sum(count => SpecialFunctions.GammaLn(count + 1)),
            Pearson(counts, means, alpha, terms.Count + 1));
    }

    private static (Vector<double> Beta, double[] Means) Solve(
        StandardisedTerms design, double[] counts, double[] offset, Vector<double> beta, double alpha)
    {
        var means = Means(design.Matrix, beta, offset);
        var likelihood = LogLikelihood(counts, means, alpha);
        Vector<double>? last = null;
        for (var step = 0; step < MostSteps; step++)
        {
            var residuals = Vector<double>.Build.Dense(counts.Length, i => (counts[i] - means[i]) / (1 + alpha * means[i]));
            var change = Information(design.Matrix, means, alpha).Solve(design.Matrix.TransposeThisAndMultiply(residuals));
            if (!change.All(double.IsFinite) || change.AbsoluteMaximum() > 1e6)
            {
                break;
            }

            last = change;
            var tried = beta + change;
            var triedMeans = Means(design.Matrix, tried, offset);
            var triedLikelihood = LogLikelihood(counts, triedMeans, alpha);
            for (var half = 0; half < 60 && !(triedLikelihood >= likelihood - 1e-9 * Math.Abs(likelihood)); half++)
            {
                change /= 2;
                tried = beta + change;
                triedMeans = Means(design.Matrix, tried, offset);
                triedLikelihood = LogLikelihood(counts, triedMeans, alpha);
            }

            (beta, means, likelihood) = (tried, triedMeans, triedLikelihood);
            if (change.AbsoluteMaximum() <= 1e-11 * (1 + beta.AbsoluteMaximum()))
            {
                return (beta, means);
            }
        }

        // A separated term moves by about one in every step, for ever.
        var worst = last is null || last.Count == 1 ? 0 : 1 + last.SubVector(1, last.Count - 1).AbsoluteMaximumIndex();
        throw new RegressionException(worst, beta.AbsoluteMaximum() > 8 && worst > 0 ? RegressionFault.Separated : RegressionFault.NotConverged);
    }

    private static double[] Means(Matrix<double> design, Vector<double> beta, double[] offset)
    {
        var eta = design * beta;
        // exp overflows at 709: beyond 690 no count reaches, and the likelihood refuses the step.
        return [.. eta.Select((value, i) => Math.Exp(Math.Min(690, value + offset[i])))];
    }

    private static Matrix<double> Information(Matrix<double> design, double[] means, double alpha)
    {
        var weighted = design.Clone();
        for (var i = 0; i < means.Length; i++)
        {
            var root = Math.Sqrt(means[i] / (1 + alpha * means[i]));
            for (var j = 0; j < design.ColumnCount; j++)
            {
                weighted[i, j] *= root;
            }
        }

        return weighted.TransposeThisAndMultiply(weighted);
    }

    /// <summary>Without the parts that do not depend on the means.</summary>
    private static double LogLikelihood(double[] counts, double[] means, double alpha)
    {
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            var (y, mu) = (counts[i], means[i]);
            sum += (y > 0 ? y * Math.Log(mu) : 0)
                - (alpha * mu < 1e-12 ? mu : (y + 1 / alpha) * Log1p(alpha * mu));
        }

        return sum;
    }

    private static double Log1p(double t) => t < 1e-4 ? t * (1 - t * (.5 - t * (1 / 3.0 - t / 4))) : Math.Log(1 + t);

    private static double Pearson(double[] counts, double[] means, double alpha, int coefficients) =>
        counts.Length > coefficients
            ? counts.Zip(means, (y, mu) => (y - mu) * (y - mu) / (mu + alpha * mu * mu)).Sum() / (counts.Length - coefficients)
            : double.NaN;

    private static CountTerm Term(double estimate, double se)
    {
        var half = NormalCurve.InvCDF(0, 1, .975) * se;
        return new(
            estimate, se, estimate / se, 2 * NormalCurve.CDF(0, 1, -Math.Abs(estimate / se)),
            Math.Exp(estimate), Math.Exp(estimate - half), Math.Exp(estimate + half));
    }

    private static void Check(double[] counts, IReadOnlyList<double[]> terms, double[]? exposure)
    {
        if (counts.Length <= terms.Count || terms.Any(term => term.Length != counts.Length) || (exposure ?? counts).Length != counts.Length)
        {
            throw new ArgumentException($"{counts.Length} rows for {terms.Count + 1} coefficients, or columns of unequal length.");
        }

        if (counts.Any(count => !(count >= 0 && count <= 1e8) || count != Math.Floor(count))
            || terms.Any(term => !term.All(double.IsFinite))
            || exposure?.Any(amount => !(amount > 0) || !double.IsFinite(amount)) == true)
        {
            throw new ArgumentException("A count is no whole number from 0 to 10^8, a term not finite or an exposure not positive.");
        }

        if (counts.All(count => count == 0))
        {
            throw new RegressionException(0, RegressionFault.NoEvents);
        }
    }
}
