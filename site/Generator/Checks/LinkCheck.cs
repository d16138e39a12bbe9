using AngleSharp.Dom;

namespace Geo.Generator.Checks;

/// <summary>Follows the links of a page: within the site to the file and the anchor, out of it by syntax alone.</summary>
internal sealed class LinkCheck(HashSet<string> files, Dictionary<string, HashSet<string>> anchors)
{
    public IEnumerable<PageFault> Faults(string page, IDocument document)
    {
        foreach (var link in document.QuerySelectorAll("a[href], area[href]"))
        {
            var address = link.GetAttribute("href")!;
            if (ProblemOf(page, address, isLink: true) is { } problem)
            {
                yield return new(page, PageCheck.LineOf(link), $"länken {address}: {problem}");
            }
        }

        foreach (var loaded in document.QuerySelectorAll("img[src], script[src], source[src], video[src], audio[src], iframe[src], link[href], use[href], image[href], object[data]"))
        {
            var address = loaded.GetAttribute("src") ?? loaded.GetAttribute("href") ?? loaded.GetAttribute("data")!;
            if (loaded.GetAttribute("rel") == "canonical" || (loaded.LocalName == "img" && address.StartsWith("data:", StringComparison.Ordinal)))
            {
                continue;
            }

            if (ProblemOf(page, address, isLink: false) is { } problem)
            {
                yield return new(page, PageCheck.LineOf(loaded), $"{loaded.LocalName} {address}: {problem}");
            }
        }
    }

    private string? ProblemOf(string page, string address, bool isLink)
    {
        if (address.StartsWith("//", StringComparison.Ordinal))
        {
            return "adressen saknar protokoll";
        }

        if (address.Split('/', '#', '?')[0].Contains(':', StringComparison.Ordinal))
        {
            return isLink ? ForeignProblem(address) : "hämtas från en annan plats: webbplatsen får bara hämta sina egna filer";
        }

        var parts = address.Split('#', 2);
        var target = parts[0].Length == 0 ? page : FileOf(page, parts[0]);
        if (!files.Contains(target))
        {
            return "sidan eller filen finns inte";
        }

        return parts.Length == 2 && parts[1].Length > 0 && anchors.TryGetValue(target, out var known) && !known.Contains(Uri.UnescapeDataString(parts[1]))
            ? $"ankaret #{parts[1]} finns inte på {target}"
            : null;
    }

    // No network: a foreign link is only read.
    private static string? ForeignProblem(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto" or "tel"
            ? null
            : "är ingen giltig adress";

    private static string FileOf(string page, string path)
    {
        var resolved = Uri.UnescapeDataString(new Uri(new Uri("http://site/" + page), path.Split('?')[0]).AbsolutePath).TrimStart('/');
        return resolved.Length == 0 || resolved.EndsWith('/') ? resolved + "index.html" : resolved;
    }
}
