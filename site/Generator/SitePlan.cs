using System.Collections.Immutable;
using Geo.Components;
using Geo.Generator.Content;
using Geo.Generator.Pages;
using Geo.Generator.Release;

namespace Geo.Generator;

/// <summary>Every page and every file of the site, in one list: what is not here does not exist.</summary>
/// <param name="Trees">A language each, its first language first.</param>
/// <param name="Files">What belongs to no language.</param>
internal sealed record SitePlan(ImmutableArray<SiteTree> Trees, ImmutableArray<SiteFile> Files)
{
    /// <summary>The file by which a folder is known as a built site.</summary>
    public const string Marker = "robots.txt";

    public IEnumerable<(SitePage Page, SiteFrame Frame)> Pages => Trees.SelectMany(tree => tree.Pages.Select(page => (page, tree.Frame)));

    public IEnumerable<SiteFile> AllFiles => Trees.SelectMany(tree => tree.Files).Concat(Files);

    /// <exception cref="BuildException">Two pages would have the same address, or a text has no English.</exception>
    public static SitePlan Of(ReleaseOnDisk disk, ContentFolder content, AssetAddresses assets)
    {
        var release = disk.Release;
        var trees = content.Languages.Select(language => SiteTree.Of(
            language.IsSwedish ? disk : ReleaseTranslation.Of(disk, content.Translations), content.In(language), content.Languages, assets)).ToList();
        content.Translations.RequireComplete();
        var joined = Joined(trees);
        ImmutableArray<SiteFile> files =
        [
            .. ReleaseDownloads.Of(release.Description.Id, release.Description.CreatedOn, disk.Files),
            .. (disk.Earlier ?? []).SelectMany(earlier => ReleaseDownloads.Of(earlier.Id, earlier.CreatedOn, earlier.Files)),
            .. CatalogueOf(disk) is { } catalogue ? [new SiteFile(Addresses.Catalogue.TrimStart('/'), catalogue)] : Array.Empty<SiteFile>(),
            .. WellKnown(joined),
            .. content.Pictures.Files,
            .. content.Redirects.List.IsEmpty ? [] : new[] { SiteTree.TextFile("/" + Redirects.FileName, content.Redirects.Csv()) },
        ];
        var pages = joined.SelectMany(tree => tree.Pages).Select(page => page.Address).ToHashSet(StringComparer.Ordinal);
        content.Redirects.Require(pages);
        var all = pages.Concat(content.Redirects.List.Select(one => one.From))
            .Concat(joined.SelectMany(tree => tree.Files).Concat(files).Select(file => "/" + file.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (var tree in joined)
        {
            tree.Frame.References.Require(content.In(tree.Frame.Language), all);
        }

        return new(WithRedirects(joined, content.Redirects), files);
    }

    private static byte[]? CatalogueOf(ReleaseOnDisk disk) =>
        disk.Files.FirstOrDefault(file => file.Key.EndsWith(".ttl", StringComparison.Ordinal)).Value;

    // Each page learns where it is in the other languages, and each language where all pages are.
    private static ImmutableArray<SiteTree> Joined(IReadOnlyList<SiteTree> trees)
    {
        var byKey = trees.SelectMany(tree => tree.Pages).ToLookup(page => page.Key);
        return
        [
            .. trees.Select(tree => tree with
            {
                Frame = tree.Frame with
                {
                    References = new(
                        byKey.ToImmutableDictionary(pages => pages.Key, pages => (pages.FirstOrDefault(page => page.Language == tree.Frame.Language) ?? pages.First()).Address),
                        tree.Figures),
                },
                Pages = [.. tree.Pages.Select(page => page with
                {
                    Counterparts = [.. byKey[page.Key].Where(other => other.Language != page.Language).Select(other => (other.Language, other.Address))],
                })],
            }),
        ];
    }

    // An old address is in the language of the new one.
    private static ImmutableArray<SiteTree> WithRedirects(ImmutableArray<SiteTree> trees, Redirects redirects)
    {
        Language Of(Redirect one) => one.To.StartsWith("/en/", StringComparison.Ordinal) ? Language.English : Language.Swedish;
        return
        [
            .. trees.Select(tree => tree with
            {
                Pages =
                [
                    .. tree.Pages,
                    .. redirects.List.Where(one => Of(one) == tree.Frame.Language).Select(one => new SitePage(
                        SitePage.KeyOf(one.From), tree.Frame.Language, one.From, typeof(MovedPage),
                        ImmutableDictionary<string, object?>.Empty.Add(nameof(MovedPage.Target), one.To)) { IsListed = false }),
                ],
            }),
        ];
    }

    private static IEnumerable<SiteFile> WellKnown(ImmutableArray<SiteTree> trees)
    {
        var frame = trees[0].Frame;
        var sitemap = frame.Profile.SiteAddress is { } address && !frame.IsTrial ? address.TrimEnd('/') : null;
        yield return SiteTree.TextFile("/" + Marker, frame.IsTrial
            ? "# Provkörning, ej godkänd för publicering.\nUser-agent: *\nDisallow: /\n"
            : $"User-agent: *\nAllow: /\n{(sitemap is null ? "" : $"Sitemap: {sitemap}/sitemap.xml\n")}");
        if (sitemap is not null)
        {
            yield return SiteTree.TextFile("/sitemap.xml", Sitemap.Of(sitemap, trees.SelectMany(tree => tree.Pages)));
        }
    }
}
