using System.Collections.Immutable;
using System.Text;
using Geo.Components.Charts;
using Geo.Components.Release;
using Geo.Generator.Content;
using Geo.Generator.Pages;
using Geo.Generator.Release;

namespace Geo.Generator;

/// <summary>Every page and every file of the site, in one list: what is not here does not exist.</summary>
internal sealed record SitePlan(SiteFrame Frame, ImmutableArray<SitePage> Pages, ImmutableArray<SiteFile> Files)
{
    /// <summary>The file by which a folder is known as a built site.</summary>
    public const string Marker = "robots.txt";

    // Texts that stand inside a page of their own kind.
    private static readonly string[] Placed = ["start.md", "kontakt.md", "om/tillganglighet.md", "index.md"];

    /// <exception cref="BuildException">A period is none, or two pages would have the same address.</exception>
    public static SitePlan Of(ReleaseOnDisk disk, ContentFolder content, AssetAddresses assets)
    {
        var release = disk.Release;
        var figures = new PublishedFigures(release);
        var shelf = PromiseShelf.Of(release);
        var frame = new SiteFrame
        {
            Release = release.Description,
            Profile = content.Profile,
            Sources = release.Sources,
            Navigation = Navigation(content),
            Assets = assets,
        };
        var promises = release.Promises.Select(PromiseSummary.Of).ToList();
        var areas = figures.Areas.Select(area => AreaSummary.Of(area, figures, shelf.Current)).ToList();
        var situation = SituationSummary.Of(figures);
        var near = figures.Themes.IsEmpty
            ? [(Addresses.NearMe, NearMeSummary.Of(null, figures))]
            : figures.Themes.Select(theme => (Addresses.Map(theme, theme == figures.DefaultTheme), NearMeSummary.Of(theme, figures))).ToList();
        ImmutableArray<SitePage> pages =
        [
            SitePage.Of<StartPage>("/", "Start", StartSummary.Of(figures, shelf, content, near.First(page => page.Item1 == Addresses.NearMe).Item2.Map)),
            SitePage.Of<PromisesPage>("/loften/", "Shelf", shelf),
            SitePage.Of<PromisesPage>("/loften/arkiv/", "Shelf", shelf) with
            {
                Parameters = ImmutableDictionary<string, object?>.Empty.Add("Shelf", shelf).Add("IsArchive", true),
            },
            .. promises.Select(promise => SitePage.Of<PromisePage>(promise.Address, "Promise", promise)),
            .. near.Select(page => SitePage.Of<NearMePage>(page.Item1, "Near", page.Item2)),
            .. areas.Select(area => SitePage.Of<AreaPage>(area.Address, "Area", area)),
            SitePage.Of<SituationPage>("/laget/", "Situation", situation),
            .. content.Pages.Values.Where(page => !Placed.Contains(page.Path))
                .Select(page => SitePage.Of<TextPage>(page.Address, "Text", TextSummary.Of(page, content, figures))),
            SitePage.Of<OpenDataPage>("/oppna-data/", "Data", new OpenDataSummary(release.Description, disk.Resources, release.Sources)),
            new("/om/tillganglighet/", typeof(AccessibilityPage), Text(content, "om/tillganglighet.md")),
            new("/kontakt/", typeof(ContactPage), Text(content, "kontakt.md")),
            new("/404.html", typeof(NotFoundPage), ImmutableDictionary<string, object?>.Empty),
        ];
        RefuseTwins(pages);
        return new(frame, pages,
        [
            .. disk.Files.Select(file => new SiteFile(Addresses.Data(release.Description, file.Key).TrimStart('/'), file.Value)),
            new(Addresses.Data(release.Description, ReleaseFiles.Checksums).TrimStart('/'), Checksums(disk)),
            .. areas.SelectMany(area => area.Figures).Concat(situation.Official.All).Concat(promises.SelectMany(promise => promise.Effects))
                .Concat(situation.Themes.Select(theme => theme.Figure).OfType<FigureSeries>())
                .Concat(situation.Reporting is { } reporting ? [reporting] : [])
                .Select(figure => TextFile(figure.CsvAddress, FigureTable.Csv(figure))),
            .. near.Where(page => page.Item2.CsvAddress is not null).Select(page =>
                TextFile(page.Item2.CsvAddress!, NearMeSummary.Csv(page.Item2.Theme!, page.Item2.Period!, figures))),
            .. situation.Themes.Where(theme => theme.Figure is null).Select(theme => TextFile(
                $"/laget/{Slug.Of(theme.Theme.Id)}.csv", NearMeSummary.Csv(theme.Theme, figures.LatestPeriodOf(theme.Theme.Id)!, figures))),
            .. promises.SelectMany(promise => new[]
            {
                TextFile(promise.Address + "aktiviteter.csv", PromiseSummary.Csv(promise.Promise)),
                TextFile(promise.Address + "lofte.json", PromiseSummary.Json(promise.Promise)),
            }),
            .. WellKnown(frame, pages),
        ]);
    }

    private static ImmutableArray<NavigationLink> Navigation(ContentFolder content) =>
    [
        new("/loften/", "Löften"),
        new("/nara-mig/", "Nära mig"),
        new("/laget/", "Läget"),
        new("/programmet/", "Programmet"),
        .. content.Find("forebygg/index.md") is { } prevent ? [new NavigationLink(prevent.Address, prevent.Head.Title)] : Array.Empty<NavigationLink>(),
        new("/oppna-data/", "Öppna data"),
        new("/kontakt/", "Kontakt"),
    ];

    private static ImmutableDictionary<string, object?> Text(ContentFolder content, string path) =>
        ImmutableDictionary<string, object?>.Empty.Add("Text", content.Find(path));

    private static IEnumerable<SiteFile> WellKnown(SiteFrame frame, ImmutableArray<SitePage> pages)
    {
        var sitemap = frame.Profile.SiteAddress is { } address && !frame.IsTrial ? address.TrimEnd('/') : null;
        yield return TextFile("/" + Marker, frame.IsTrial
            ? "# Provkörning, ej godkänd för publicering.\nUser-agent: *\nDisallow: /\n"
            : $"User-agent: *\nAllow: /\n{(sitemap is null ? "" : $"Sitemap: {sitemap}/sitemap.xml\n")}");
        if (sitemap is not null)
        {
            var places = pages.Where(page => page.Address.EndsWith('/')).Select(page => $"  <url><loc>{sitemap}{page.Address}</loc></url>\n");
            yield return TextFile("/sitemap.xml",
                $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{string.Concat(places)}</urlset>\n");
        }
    }

    // The list of checksums is not in itself, so it is made again from what was verified.
    private static byte[] Checksums(ReleaseOnDisk disk) => Encoding.UTF8.GetBytes(string.Concat(disk.Files.Select(file =>
        $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Value))}  {file.Key}\n")));

    private static SiteFile TextFile(string address, string text) => new(address.TrimStart('/'), Encoding.UTF8.GetBytes(text));

    private static void RefuseTwins(ImmutableArray<SitePage> pages)
    {
        if (pages.GroupBy(page => page.File).FirstOrDefault(group => group.Count() > 1) is { } twins)
        {
            throw new BuildException(
                $"Två sidor får adressen {twins.First().Address} ({string.Join(" och ", twins.Select(page => page.Component.Name))}). Byt namn på innehållsfilen.");
        }
    }
}
