using MathNet.Numerics.LinearAlgebra;

namespace Geo.Statistics.Rates;

/// <summary>The terms of a regression with mean 0 and standard deviation 1, an intercept before them, and the way
/// back.</summary>
internal sealed class StandardisedTerms
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    /// <exception cref="RegressionException">A term is constant, or follows from those before it.</exception>
    public StandardisedTerms(IReadOnlyList<double[]> terms, int n)
    {
        (_means, _deviations) = (new double[terms.Count], new double[terms.Count]);
        Matrix = Matrix<double>.Build.Dense(n, terms.Count + 1, 1);
        var basis = new List<Vector<double>>();
        for (var j = 0; j < terms.Count; j++)
        {
            var mean = _means[j] = terms[j].Average();
            var deviation = _deviations[j] = Math.Sqrt(terms[j].Average(value => (value - mean) * (value - mean)));
            if (!(deviation > 1e-12 * Math.Abs(mean)))
            {
                throw new RegressionException(j + 1, RegressionFault.Constant);
            }

            var column = Vector<double>.Build.Dense([.. terms[j].Select(value => (value - mean) / deviation)]);
            Matrix.SetColumn(j + 1, column);
            // Twice, since once leaves rounding behind where terms are nearly parallel.
            for (var twice = 0; twice < 2; twice++)
            {
                foreach (var earlier in basis)
                {
                    column -= earlier * (earlier * column);
                }
            }

            if (column.L2Norm() < 1e-7 * Math.Sqrt(n))
            {
                throw new RegressionException(j + 1, RegressionFault.Collinear);
            }

            basis.Add(column / column.L2Norm());
        }
    }

    /// <summary>n × (1 + terms).</summary>
    public Matrix<double> Matrix { get; }

    /// <summary>Coefficients and their covariance for the terms as they were given.</summary>
    public (Vector<double> Estimates, Matrix<double> Covariance) Original(Vector<double> beta, Matrix<double> covariance)
    {
        var back = Matrix<double>.Build.DenseIdentity(beta.Count);
        for (var j = 0; j < _means.Length; j++)
        {
            back[j + 1, j + 1] = 1 / _deviations[j];
            back[0, j + 1] = -_means[j] / _deviations[j];
        }

        return (back * beta, back * covariance * back.Transpose());
    }
}
