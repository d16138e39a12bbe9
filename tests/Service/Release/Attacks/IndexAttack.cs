using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Geo.Tests.Service.Release.Attacks;

/// <summary>Unpacks a Pagefind index and reads what the browser would: each page's fragment (address, text, what stands beside it), and all
/// other pieces as bytes.</summary>
internal static partial class IndexAttack
{
    private const string Signature = "pagefind_dcd";

    /// <summary>Every piece of the index, unpacked.</summary>
    public static IReadOnlyList<(string File, byte[] Bytes)> Pieces(string site) =>
        [.. Directory.EnumerateFiles(Path.Combine(site, "pagefind"), "*", SearchOption.AllDirectories).Select(file => (file, Unpacked(File.ReadAllBytes(file))))];

    /// <summary>The fragments by their page's address.</summary>
    public static IEnumerable<(string Address, JsonNode Fragment)> Fragments(IEnumerable<(string File, byte[] Bytes)> pieces) =>
        from piece in pieces
        where piece.File.EndsWith(".pf_fragment", StringComparison.Ordinal)
        let text = Encoding.UTF8.GetString(piece.Bytes)
        let fragment = JsonNode.Parse(text[(text.IndexOf(Signature, StringComparison.Ordinal) + Signature.Length)..])!
        select ((string)fragment["url"]!, fragment);

    /// <summary>Words of a fragment that nobody can read on its page.</summary>
    public static IEnumerable<string> Unseen(JsonNode fragment, string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var texts = page.DocumentElement.Descendants<IText>().Select(text => text.Data).Where(text => !string.IsNullOrWhiteSpace(text)).ToList();

        // The index sets parts that stand beside each other on a page together without a space.
        var seams = texts.Zip(texts.Skip(1), (one, next) => one.TrimEnd() + next.TrimStart());
        var beside = page.QuerySelectorAll("[alt], [aria-label], [title]").SelectMany(element => new[] { element.GetAttribute("alt"), element.GetAttribute("aria-label"), element.GetAttribute("title") });
        var seen = texts.Append(page.DocumentElement.TextContent).Concat(seams).Concat(beside.OfType<string>()).SelectMany(text => Word().Matches(text)).Select(match => match.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        IEnumerable<string> said = [(string)fragment["content"]!, .. fragment["meta"]!.AsObject().Select(meta => $"{meta.Value}"), .. fragment["filters"]!.AsObject().Select(filter => $"{filter.Value}")];
        return said.SelectMany(text => Word().Matches(text)).Select(match => match.Value).Where(word => !seen.Contains(word)).Distinct();
    }

    private static byte[] Unpacked(byte[] file)
    {
        if (file is not [0x1F, 0x8B, ..])
        {
            return file;
        }

        using var unpacked = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress))
        {
            gzip.CopyTo(unpacked);
        }

        return unpacked.ToArray();
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
