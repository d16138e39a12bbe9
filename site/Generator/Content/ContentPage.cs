using Geo.Components;
using Microsoft.AspNetCore.Components;

namespace Geo.Generator.Content;

/// <summary>A text of the site: the municipality's own, or the shipped one that stands in its place.</summary>
/// <param name="Language">What it is written in.</param>
/// <param name="Path">The file's path below <c>sv/</c> or <c>en/</c>, such as programmet/externt-7.md: the same for both.</param>
/// <param name="Head">Its front matter.</param>
/// <param name="Body">Its Markdown as HTML.</param>
/// <param name="HasBody">Whether there is anything in it.</param>
/// <param name="File">Where it was read, for messages.</param>
public sealed record ContentPage(Language Language, string Path, FrontMatter Head, MarkupString Body, bool HasBody, string File)
{
    /// <summary>The address of the page made from it: /programmet/externt-7/, or /en/programme/external-7/.</summary>
    public string Address { get; init; } = SwedishAddressOf(Path);

    /// <summary>What the page is, in whatever language: programmet/externt-7.</summary>
    public string Key => SitePage.KeyOf(SwedishAddressOf(Path));

    /// <summary>The address of the page above.</summary>
    public string Parent => Address[..(Address.TrimEnd('/').LastIndexOf('/') + 1)];

    /// <summary>Whether it is the page of its folder.</summary>
    public bool IsIndex => Path == "index.md" || Path.EndsWith("/index.md", StringComparison.Ordinal);

    internal static string SwedishAddressOf(string path) => path switch
    {
        "index.md" => "/",
        _ when path.EndsWith("/index.md", StringComparison.Ordinal) => "/" + path[..^"index.md".Length],
        _ => "/" + path[..^".md".Length] + "/",
    };
}
