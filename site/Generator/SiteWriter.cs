using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Geo.Components;
using Geo.Generator.Checks;
using Geo.Generator.Pages;

namespace Geo.Generator;

/// <summary>Makes the pages and writes them, on all cores: rendered, mended, read for faults and written while they are still
/// at hand.</summary>
/// <param name="folder">Where to.</param>
internal sealed class SiteWriter(string folder)
{
    private const int BatchSize = 16;

    /// <summary>Writes every page and every file; what was read on the pages, in no order.</summary>
    /// <exception cref="BuildException">A page could not be made.</exception>
    public async Task<List<PageScan>> WriteAsync(
        IReadOnlyList<(SitePage Page, SiteFrame Frame)> pages, IReadOnlyList<SiteFile> files, CancellationToken cancel)
    {
        foreach (var path in pages.Select(page => page.Page.File).Concat(files.Select(file => file.Path)).Select(Path.GetDirectoryName).Distinct())
        {
            Directory.CreateDirectory(Path.Combine(folder, path ?? ""));
        }

        var (plain, last) = (pages.Where(page => !page.Page.ListsAll).ToList(), pages.Where(page => page.Page.ListsAll).ToList());
        var scans = await MakeAsync(plain, files, cancel);
        var listed = plain.ToDictionary(page => page.Page.File, page => page.Page);
        var lists = last.Select(page => (page.Page with
        {
            Parameters = page.Page.Parameters.Add(nameof(AllPagesPage.Pages), ListOf(page.Page.Language, scans, listed)),
        }, page.Frame)).ToList();
        return [.. scans, .. await MakeAsync(lists, [], cancel)];
    }

    // Every page by its heading, in the language's order of letters. Where two have the same, the page above tells them apart.
    private static ImmutableArray<ListedPage> ListOf(Language language, IEnumerable<PageScan> scans, Dictionary<string, SitePage> pages)
    {
        var all = scans.Select(scan => (Scan: scan, Page: pages[scan.Page]))
            .Where(at => at.Page.Language == language && at.Page.IsListed && at.Page.Address.EndsWith('/')).ToList();
        var headings = all.ToDictionary(at => at.Page.Address, at => at.Scan.Heading);
        var several = all.GroupBy(at => at.Scan.Heading).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet(StringComparer.Ordinal);
        string TitleOf(SitePage page, string heading) => several.Contains(heading) && headings.GetValueOrDefault(Above(page.Address)) is { } above
            ? $"{heading} ({above})"
            : heading;
        return
        [
            .. all.Select(at => new ListedPage(at.Page.Address, TitleOf(at.Page, at.Scan.Heading), at.Scan.Description))
                .OrderBy(page => page.Title, StringComparer.Create(CultureInfo.GetCultureInfo(language.Code), ignoreCase: true))
                .ThenBy(page => page.Address, StringComparer.Ordinal),
        ];
    }

    // /lattlast/ of /lattlast/stod/; of a section itself none, for the first page tells nothing apart.
    private static string Above(string address) => address[..(address.TrimEnd('/').LastIndexOf('/') + 1)] is var above and not ("/" or "/en/") ? above : "";

    private async Task<List<PageScan>> MakeAsync(
        List<(SitePage Page, SiteFrame Frame)> pages, IReadOnlyList<SiteFile> files, CancellationToken cancel)
    {
        var batches = new ConcurrentQueue<int>(Enumerable.Range(0, (pages.Count + BatchSize - 1) / BatchSize));
        async Task<List<PageScan>> WorkAsync()
        {
            var (scans, pool) = (new List<PageScan>(), new StringPool());
            await using var renderer = new PageRenderer();
            while (batches.TryDequeue(out var batch))
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var (page, frame) in pages.Skip(batch * BatchSize).Take(BatchSize))
                {
                    var html = await renderer.RenderAsync(page, frame);
                    scans.Add(PageScan.Of(page.File, html, pool));
                    Write(page.File, html);
                }
            }

            return scans;
        }

        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(WorkAsync, cancel)).ToList();
        foreach (var file in files)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, file.Path), file.Bytes, cancel);
        }

        return [.. (await Task.WhenAll(workers)).SelectMany(scans => scans)];
    }

    private void Write(string path, string html) => File.WriteAllText(Path.Combine(folder, path), html, new UTF8Encoding(false));
}
