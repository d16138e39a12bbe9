using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Generator.Checks;
using Geo.Generator.Content;
using Geo.Generator.Release;

namespace Geo.Generator;

/// <summary>Makes the site from a release and a content folder: the same two in, the same bytes out.</summary>
internal static class SiteBuilder
{
    /// <summary>Builds beside <paramref name="outFolder"/>, checks the result and puts it in place. A site that fails its
    /// checks is put in place too, so that it can be looked at; the faults are returned.</summary>
    /// <exception cref="BuildException">The release or the content is not as it should be: nothing is written.</exception>
    public static async Task<BuildResult> BuildAsync(
        string releaseFolder, string contentFolder, string outFolder, CancellationToken cancel, SiteExtras? extras = null)
    {
        var release = await ReleaseReader.ReadAsync(releaseFolder, cancel);
        if (extras?.Archive is { } archive)
        {
            release = release with { Earlier = await EarlierRelease.ListAsync(archive, release.Release.Description, cancel) };
        }

        var content = await ContentFolder.ReadAsync(contentFolder, cancel);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(outFolder));
        RefuseToReplaceAnythingElse(target);

        var (addresses, assets) = AssetFolder.Of(content, release.Release.Description, withSearch: extras?.Pagefind is not null);
        var plan = SitePlan.Of(release, content, addresses);
        var unfinished = target + ".unfinished";
        DeleteIfThere(unfinished);
        ImmutableArray<SiteFile> files = [.. plan.AllFiles, .. assets];
        var scans = await new SiteWriter(unfinished).WriteAsync([.. plan.Pages], files, cancel);
        var sources = plan.Pages.Where(page => page.Page.Source is not null).ToDictionary(page => page.Page.File, page => page.Page.Source!);
        ImmutableArray<PageFault> faults =
        [
            .. SiteCheck.Faults(scans, scans.Select(page => page.Page).Concat(files.Select(file => file.Path)))
                .Select(fault => sources.TryGetValue(fault.Page, out var source) ? fault with { Problem = $"{fault.Problem} (texten: {source})" } : fault),
        ];
        if (extras?.Pagefind is { } pagefind)
        {
            await SearchIndex.WriteAsync(pagefind, unfinished, cancel);
        }

        Replace(unfinished, target);
        return new(target, release.Release.Description, scans.Count, files.Length, faults);
    }

    // --out replaces a whole folder: a slip of the hand must not cost anyone their files.
    private static void RefuseToReplaceAnythingElse(string target)
    {
        if (File.Exists(target)
            || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() && !File.Exists(Path.Combine(target, SitePlan.Marker))))
        {
            throw new BuildException($"--out {target}: där ligger något annat än en byggd webbplats. Ange en tom eller ny mapp.");
        }
    }

    private static void Replace(string unfinished, string target)
    {
        var replaced = target + ".replaced";
        DeleteIfThere(replaced);
        if (Directory.Exists(target))
        {
            Directory.Move(target, replaced);
        }

        Directory.Move(unfinished, target);
        DeleteIfThere(replaced);
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>What a site may have and need not.</summary>
/// <param name="Archive">The folder of all releases: the earlier ones are given out too. Null leaves them out.</param>
/// <param name="Pagefind">The program that makes the index of words. Null leaves it out.</param>
internal sealed record SiteExtras(string? Archive = null, string? Pagefind = null);

/// <summary>What a build made, and what its checks found.</summary>
internal sealed record BuildResult(
    string Folder, ReleaseDescription Release, int Pages, int Files, ImmutableArray<PageFault> Faults);
