namespace Geo.Database;

/// <summary>What an area is.</summary>
public enum AreaKind
{
    /// <summary>Demographic statistical area (<i>DeSO</i>).</summary>
    Deso,

    /// <summary>Regional statistical area, a union of whole DeSO (<i>RegSO</i>).</summary>
    Regso,

    /// <summary>The area of a detailed plan (<i>detaljplan</i>); plans may overlap.</summary>
    Plan,

    /// <summary>The municipality as a whole.</summary>
    Municipality,
}
