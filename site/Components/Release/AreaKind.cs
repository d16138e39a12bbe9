namespace Geo.Components.Release;

/// <summary>The kinds of area that figures are published for: one fixed geography, its unions, and what has no
/// place.</summary>
public enum AreaKind
{
    /// <summary>Demographic statistical area, the smallest public area (<i>DeSO</i>).</summary>
    Deso,

    /// <summary>Regional statistical area, a union of whole DeSO (<i>RegSO</i>).</summary>
    Regso,

    /// <summary>The whole municipality, what has no known area included.</summary>
    Municipality,

    /// <summary>Events of the municipality whose area the source does not give: shown, never spread.</summary>
    Unknown,
}
