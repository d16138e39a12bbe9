namespace Geo.Generator.Pages;

/// <summary>A page as the list of all pages has it.</summary>
public sealed record ListedPage(string Address, string Title, string Description);
