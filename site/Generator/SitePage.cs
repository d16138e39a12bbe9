using System.Collections.Immutable;
using Geo.Components;

namespace Geo.Generator;

/// <summary>A page of the site: its address, the component that draws it and the record with all that it shows.</summary>
/// <param name="Key">What the page is, whatever its language: the Swedish address without its outer slashes, such as
/// loften/2026-1; <c>start</c> for the first page. Cross references name it (<c>xref:loften/2026-1</c>).</param>
/// <param name="Language">What it is written in.</param>
/// <param name="Address">Where it lies, such as /en/promises/2026-1/.</param>
/// <param name="Component">What draws it.</param>
/// <param name="Parameters">What the component is given.</param>
public sealed record SitePage(
    string Key, Language Language, string Address, Type Component, ImmutableDictionary<string, object?> Parameters)
{
    /// <summary>The same page in the other languages.</summary>
    public ImmutableArray<(Language Language, string Address)> Counterparts { get; init; } = [];

    /// <summary>The content file that the page is made from, for messages; null where there is none.</summary>
    public string? Source { get; init; }

    /// <summary>Whether search engines and the list of all pages are told of it.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Whether it shows all the others, and so is made last.</summary>
    public bool ListsAll { get; init; }

    /// <summary>The file in the output folder.</summary>
    public string File => Address.EndsWith('/') ? Address.TrimStart('/') + "index.html" : Address.TrimStart('/');

    /// <summary>The key of a page with such a Swedish address.</summary>
    public static string KeyOf(string swedishAddress) => swedishAddress == "/" ? "start" : swedishAddress.Trim('/');
}

/// <summary>A file of the site that is no page: data, style, script, picture.</summary>
public sealed record SiteFile(string Path, byte[] Bytes);
