namespace Geo.Statistics.Rates;

/// <summary>Why a regression has no answer.</summary>
public enum RegressionFault
{
    /// <summary>The term is the same on every row: it cannot be told from the intercept.</summary>
    Constant,

    /// <summary>The term follows from those before it.</summary>
    Collinear,

    /// <summary>The estimate grows without bound: where the term has one value there is no event at all.</summary>
    Separated,

    /// <summary>No event at all.</summary>
    NoEvents,

    /// <summary>The iterations did not settle.</summary>
    NotConverged,
}
