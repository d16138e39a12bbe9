namespace Geo.Components.Release;

/// <summary>Where a municipality's open data lie and whom questions go to: what a catalogue of data must say.</summary>
/// <param name="Address">The web address under which each release lies in a folder of its own; ends with a slash.</param>
/// <param name="Publisher">The address that names the municipality as a publisher.</param>
/// <param name="Contact">A function, never a person.</param>
/// <param name="Email">That function's address.</param>
/// <param name="Place">The address that names the place; null where none is known.</param>
public sealed record OpenDataContact(string Address, string Publisher, string Contact, string Email, string? Place = null);
