using System.Collections.Concurrent;
using System.Text;
using Geo.Generator.Checks;

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
