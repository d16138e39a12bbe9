using Microsoft.AspNetCore.Components;

namespace Geo.Generator.Content;

/// <summary>A text of the site: the municipality's own, or the shipped one that stands in its place.</summary>
/// <param name="Path">The file's path below <c>sv/</c>, such as programmet/externt-7.md.</param>
/// <param name="Head">Its front matter.</param>
/// <param name="Body">Its Markdown as HTML.</param>
/// <param name="HasBody">Whether there is anything in it.</param>
public sealed record ContentPage(string Path, FrontMatter Head, MarkupString Body, bool HasBody)
{
    /// <summary>The address of the page made from it: /programmet/externt-7/.</summary>
    public string Address => Path switch
    {
        "index.md" => "/",
        _ when Path.EndsWith("/index.md", StringComparison.Ordinal) => "/" + Path[..^"index.md".Length],
        _ => "/" + Path[..^".md".Length] + "/",
    };

    /// <summary>The address of the page above.</summary>
    public string Parent => Address[..(Address.TrimEnd('/').LastIndexOf('/') + 1)];
}
