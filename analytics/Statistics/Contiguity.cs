namespace Geo.Statistics;

/// <summary>Which touching makes two areas neighbours.</summary>
public enum Contiguity
{
    /// <summary>A shared point is enough.</summary>
    Queen,

    /// <summary>A shared stretch of boundary, longer than a point.</summary>
    Rook,
}
