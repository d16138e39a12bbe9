using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Geo.Generator.Checks;

/// <summary>Reads every page of a built site as a browser would and follows every link within it.</summary>
internal static class SiteCheck
{
    private const string NotFound = "404.html";

    /// <summary>All faults, page by page.</summary>
    /// <exception cref="BuildException">There is no site in the folder.</exception>
    public static async Task<ImmutableArray<PageFault>> CheckAsync(string folder, CancellationToken cancel)
    {
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            throw new BuildException($"{folder}: där finns ingen index.html. Bygg webbplatsen först med: geo site build.");
        }

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        var pages = new SortedDictionary<string, IDocument>(StringComparer.Ordinal);
        foreach (var file in files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)))
        {
            pages[file] = parser.ParseDocument(await File.ReadAllTextAsync(Path.Combine(folder, file), cancel));
        }

        var anchors = pages.ToDictionary(
            page => page.Key, page => page.Value.QuerySelectorAll("[id]").Select(element => element.Id!).ToHashSet());
        var links = new LinkCheck([.. files], anchors);
        var faults = pages.SelectMany(page => PageCheck.Faults(page.Key, page.Value).Concat(links.Faults(page.Key, page.Value))).ToList();
        if (!pages.ContainsKey(NotFound))
        {
            faults.Add(new(NotFound, 0, "sidan för adresser som inte finns saknas"));
        }

        return [.. faults];
    }
}
