using System.Collections.Immutable;
using Geo.Components;
using Geo.Generator.Pages;

namespace Geo.Generator.Content;

/// <summary>A municipality's words in one language.</summary>
/// <param name="Language">Which.</param>
/// <param name="Profile">Name, colours and contacts, its words in the language.</param>
/// <param name="Pages">The texts by path below <c>sv/</c> or <c>en/</c>.</param>
public sealed record ContentTree(Language Language, Profile Profile, ImmutableSortedDictionary<string, ContentPage> Pages)
{
    private readonly Dictionary<string, ContentPage> _byAddress = Pages.Values.ToDictionary(page => page.Address, StringComparer.Ordinal);
    private readonly ILookup<string, ContentPage> _byParent = Pages.Values.ToLookup(page => page.Parent, StringComparer.Ordinal);

    /// <summary>A text by path; null where the municipality has not written it and none ships.</summary>
    public ContentPage? Find(string path) => Pages.GetValueOrDefault(path);

    /// <summary>The text whose page has the address; null where there is none.</summary>
    public ContentPage? At(string address) => _byAddress.GetValueOrDefault(address);

    /// <summary>The texts right below an address, in their order.</summary>
    public ImmutableArray<ContentPage> ListBelow(string address) =>
    [
        .. _byParent[address].Where(page => page.Address != address && page.Path != "start.md")
            .OrderBy(page => page.Head.Order ?? int.MaxValue).ThenBy(page => page.Path, StringComparer.Ordinal),
    ];

    /// <summary>Gives English pages their English addresses: each part of the path is the <c>slug</c> of the page that stands
    /// for it, else the word that the program knows, else the Swedish one.</summary>
    internal static ImmutableSortedDictionary<string, ContentPage> Addressed(IReadOnlyDictionary<string, ContentPage> pages)
    {
        string SlugOf(string path, string swedish) => pages.GetValueOrDefault(path)?.Head.Slug ?? Addresses.EnglishOf(swedish);
        string AddressOf(ContentPage page)
        {
            var parts = page.Path.Split('/');
            var folders = parts[..^1].Select((part, i) => SlugOf(string.Join('/', parts[..(i + 1)]) + "/index.md", part));
            var name = page.IsIndex ? [] : new[] { SlugOf(page.Path, parts[^1][..^".md".Length]) };
            return "/en/" + string.Concat(folders.Concat(name).Select(part => part + "/"));
        }

        return pages.ToImmutableSortedDictionary(page => page.Key, page => page.Value with { Address = AddressOf(page.Value) }, StringComparer.Ordinal);
    }
}
