using System.Collections.Immutable;
using Geo.Components;
using Geo.Generator.Pages;
using Microsoft.AspNetCore.Components;

namespace Geo.Generator.Content;

/// <summary>A text of the site: the municipality's own, or the shipped one that stands in its place.</summary>
/// <param name="Language">What it is written in.</param>
/// <param name="Path">The file's path below <c>sv/</c> or <c>en/</c>, such as programmet/externt-7.md: the same for both.</param>
/// <param name="Head">Its front matter, with its folders' defaults.</param>
/// <param name="Text">What it says.</param>
/// <param name="File">Where it was read, for messages.</param>
public sealed record ContentPage(Language Language, string Path, FrontMatter Head, MarkdownText Text, string File)
{
    /// <summary>The address of the page made from it: /programmet/externt-7/, or /en/programme/external-7/.</summary>
    public string Address { get; init; } = SwedishAddressOf(Path);

    /// <summary>What the page is, in whatever language: programmet/externt-7.</summary>
    public string Key => SitePage.KeyOf(SwedishAddressOf(Path));

    /// <summary>The address of the page above.</summary>
    public string Parent => Address[..(Address.TrimEnd('/').LastIndexOf('/') + 1)];

    /// <summary>Whether it is the page of its folder.</summary>
    public bool IsIndex => Path == "index.md" || Path.EndsWith("/index.md", StringComparison.Ordinal);

    /// <summary>Whether there is anything below its title.</summary>
    public bool HasBody => !Text.Parts.IsEmpty;

    /// <summary>What it says, to be put in a component.</summary>
    public RenderFragment Body => Fragment(Text.Parts);

    /// <summary>What it says, within another page: its headings go down so many levels, its anchors begin with the
    /// name.</summary>
    public RenderFragment WithinBody(string name, int levels) => Fragment(Within.Of(Text.Parts, name, levels));

    private static RenderFragment Fragment(ImmutableArray<TextPart> parts) => builder =>
    {
        builder.OpenComponent<TextBody>(0);
        builder.AddComponentParameter(1, nameof(TextBody.Parts), parts);
        builder.CloseComponent();
    };

    internal static string SwedishAddressOf(string path) => path switch
    {
        "index.md" => "/",
        _ when path.EndsWith("/index.md", StringComparison.Ordinal) => "/" + path[..^"index.md".Length],
        _ => "/" + path[..^".md".Length] + "/",
    };
}
