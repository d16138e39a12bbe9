using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Geo.Generator.Checks;

/// <summary>What holds on one page whatever the others say: language, title, headings, names of pictures, unique
/// ids.</summary>
internal static class PageCheck
{
    public static IEnumerable<PageFault> Faults(string page, IDocument document) =>
        Structure(page, document).Concat(Headings(page, document)).Concat(Elements(page, document));

    /// <summary>The line of an element's start tag; 0 where the parser made the element up.</summary>
    internal static int LineOf(IElement element) => element.SourceReference?.Position.Line ?? 0;

    private static IEnumerable<PageFault> Structure(string page, IDocument document)
    {
        if (string.IsNullOrWhiteSpace(document.DocumentElement.GetAttribute("lang")))
        {
            yield return new(page, 0, "html saknar lang");
        }

        if (string.IsNullOrWhiteSpace(document.Title))
        {
            yield return new(page, 0, "sidan saknar titel");
        }

        if (document.QuerySelector("body a[href]")?.GetAttribute("href") != "#innehall")
        {
            yield return new(page, 0, "den första länken ska leda till innehållet (#innehall)");
        }

        if (document.QuerySelectorAll("main").Length != 1)
        {
            yield return new(page, 0, "sidan ska ha ett main-element");
        }
    }

    private static IEnumerable<PageFault> Headings(string page, IDocument document)
    {
        var headings = document.QuerySelectorAll("h1, h2, h3, h4, h5, h6");
        var first = headings.Count(heading => heading.LocalName == "h1");
        if (first != 1)
        {
            yield return new(page, 0, $"sidan har {first} h1, ska ha en");
        }

        var before = 0;
        foreach (var heading in headings)
        {
            var level = heading.LocalName[1] - '0';
            if (level > before + 1)
            {
                yield return new(page, LineOf(heading), $"rubriken \"{heading.TextContent.Trim()}\" är h{level} efter h{before}: en nivå är överhoppad");
            }

            before = level;
        }
    }

    private static IEnumerable<PageFault> Elements(string page, IDocument document)
    {
        foreach (var twin in document.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1))
        {
            yield return new(page, LineOf(twin.Last()), $"id \"{twin.Key}\" finns {twin.Count()} gånger");
        }

        foreach (var image in document.QuerySelectorAll("img:not([alt])"))
        {
            yield return new(page, LineOf(image), $"bilden {image.GetAttribute("src")} saknar alt");
        }

        foreach (var drawing in document.QuerySelectorAll("svg:not([aria-hidden]):not([aria-labelledby])"))
        {
            yield return new(page, LineOf(drawing), "en svg har varken namn (aria-labelledby) eller aria-hidden");
        }

        foreach (var styled in document.QuerySelectorAll("[style], style, script:not([src])"))
        {
            yield return new(page, LineOf(styled), "stil eller skript i sidan: innehållspolicyn (CSP) släpper inte fram det");
        }

        foreach (var element in document.All.OfType<IHtmlElement>().Where(element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))))
        {
            yield return new(page, LineOf(element), $"{element.LocalName} har ett skript i ett attribut");
        }

        foreach (var named in document.QuerySelectorAll("[aria-labelledby]"))
        {
            foreach (var id in named.GetAttribute("aria-labelledby")!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(id => document.GetElementById(id) is null))
            {
                yield return new(page, LineOf(named), $"aria-labelledby pekar på \"{id}\" som inte finns");
            }
        }
    }
}
