namespace Geo.Database;

/// <summary>What incidents of a theme are held against (<i>nämnare</i>): what is at risk, or as near to it as a municipality knows.</summary>
public enum Denominator
{
    /// <summary>Who lives there, spread over inhabited land. The default.</summary>
    Residents,

    /// <summary>Buildings, whatever their use: what damage can be done to.</summary>
    Buildings,

    /// <summary>Metres of street: where people move about.</summary>
    StreetMetres,
}
