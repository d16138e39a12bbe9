using System.Collections.Concurrent;

namespace Geo.Generator.Checks;

/// <summary>Follows the links of a page: within the site to the file and the anchor, out of it by syntax alone.</summary>
/// <param name="files">Every file of the site.</param>
/// <param name="anchors">The ids of every page.</param>
internal sealed class LinkCheck(HashSet<string> files, Dictionary<string, HashSet<string>> anchors)
{
    // What is wrong with an address from the root is the same on every page.
    private readonly ConcurrentDictionary<(string Address, bool IsLink), string?> _known = new();

    public IEnumerable<PageFault> Faults(PageScan page) =>
        page.Links.Select(link => Fault(page.Page, link, isLink: true))
            .Concat(page.Loads.Select(link => Fault(page.Page, link, isLink: false))).OfType<PageFault>();

    private PageFault? Fault(string page, PageLink link, bool isLink)
    {
        var problem = link.Address.StartsWith('/')
            ? _known.GetOrAdd((link.Address, isLink), key => ProblemOf("", key.Address, key.IsLink))
            : ProblemOf(page, link.Address, isLink);
        return problem is null ? null : new(page, link.Line, $"{link.Element} {link.Address}: {problem}");
    }

    private string? ProblemOf(string page, string address, bool isLink)
    {
        if (address.StartsWith("//", StringComparison.Ordinal))
        {
            return "adressen saknar protokoll";
        }

        if (address.AsSpan(0, address.AsSpan().IndexOfAny('/', '#', '?') is var end and >= 0 ? end : address.Length).Contains(':'))
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
