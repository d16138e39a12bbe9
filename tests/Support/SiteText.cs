using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Geo.Tests.Support;

/// <summary>What a page says, as its reader has it.</summary>
internal static class SiteText
{
    public static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>The texts of a page by the language that they say they are in.</summary>
    public static IEnumerable<(string Language, string Text)> ByLanguage(IDocument document)
    {
        foreach (var text in document.DocumentElement.GetDescendants().OfType<IText>().Where(text => text.ParentElement?.LocalName is not ("script" or "style")))
        {
            var language = text.ParentElement?.Closest("[lang]")?.GetAttribute("lang") ?? "";
            yield return (language, text.Data);
        }
    }

    /// <summary>Every built page, from the site's folder.</summary>
    public static IEnumerable<string> Pages(string site) => Directory.EnumerateFiles(site, "*.html", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(site, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>One page of each kind and language: the first of each folder, and those of the first two levels.</summary>
    public static IEnumerable<string> Templates(string site) => Pages(site)
        .Where(page => page.EndsWith("index.html", StringComparison.Ordinal))
        .Select(page => page[..^"index.html".Length])
        .GroupBy(address => address.Count(letter => letter == '/') <= (address.StartsWith("en/", StringComparison.Ordinal) ? 2 : 1)
            ? address : address[..(address.TrimEnd('/').LastIndexOf('/') + 1)] + "*")
        .Select(group => "/" + group.First());
}
