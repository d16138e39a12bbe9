namespace Geo.Statistics.Rates;

/// <summary>Which spread counts have around their mean μ.</summary>
public enum CountFamily
{
    /// <summary>Variance μ.</summary>
    Poisson,

    /// <summary>Variance μ + α·μ² (NB2).</summary>
    NegativeBinomial,
}
