namespace Geo.Generator.Checks;

/// <summary>What one page holds that others or it itself point at, and what is wrong on it whatever the others say.</summary>
/// <param name="Page">The file, from the site's folder.</param>
/// <param name="Ids">What a # may point at.</param>
/// <param name="Links">Addresses that a reader may follow.</param>
/// <param name="Loads">Addresses that the browser fetches by itself.</param>
/// <param name="Faults">Language, title, headings, names of pictures, unique ids, nothing inline.</param>
internal sealed record PageScan(
    string Page, HashSet<string> Ids, List<PageLink> Links, List<PageLink> Loads, List<PageFault> Faults)
{
    /// <summary>The words of its h1.</summary>
    public string Heading { get; set; } = "";

    /// <summary>What it says of itself to search engines.</summary>
    public string Description { get; set; } = "";

    /// <summary>Reads a page once, from its first tag to its last.</summary>
    public static PageScan Of(string page, string html, StringPool pool) => new PageScanner(page, pool).Scan(html);
}

/// <summary>An address on a page.</summary>
internal readonly record struct PageLink(string Address, int Line, string Element);

/// <summary>Gives equal words the same string: the header's links stand on every page.</summary>
internal sealed class StringPool
{
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public StringPool() => _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Of(ReadOnlySpan<char> word)
    {
        if (!_lookup.TryGetValue(word, out var known))
        {
            known = word.ToString();
            _words.Add(known);
        }

        return known;
    }
}
