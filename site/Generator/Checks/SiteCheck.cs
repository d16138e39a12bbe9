using System.Collections.Immutable;

namespace Geo.Generator.Checks;

/// <summary>Reads every page of a built site and follows every link within it.</summary>
internal static class SiteCheck
{
    private const string NotFound = "404.html";

    /// <summary>All faults of a site on disk, page by page.</summary>
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
        var scans = new List<PageScan>();
        var pool = new StringPool();
        foreach (var file in files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)))
        {
            scans.Add(PageScan.Of(file, await File.ReadAllTextAsync(Path.Combine(folder, file), cancel), pool));
        }

        return Faults(scans, files);
    }

    /// <summary>All faults of pages that have been read, page by page.</summary>
    /// <param name="scans">Every page.</param>
    /// <param name="files">Every file, pages included.</param>
    public static ImmutableArray<PageFault> Faults(IReadOnlyCollection<PageScan> scans, IEnumerable<string> files)
    {
        var links = new LinkCheck(files.ToHashSet(StringComparer.Ordinal), scans.ToDictionary(page => page.Page, page => page.Ids));
        var faults = scans.OrderBy(page => page.Page, StringComparer.Ordinal).SelectMany(page => page.Faults.Concat(links.Faults(page))).ToList();
        if (scans.All(page => page.Page != NotFound))
        {
            faults.Add(new(NotFound, 0, "sidan för adresser som inte finns saknas"));
        }

        return [.. faults];
    }
}
