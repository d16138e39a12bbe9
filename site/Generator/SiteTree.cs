using System.Collections.Immutable;
using System.Text;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;
using Geo.Generator.Content;
using Geo.Generator.Feeds;
using Geo.Generator.Pages;
using Geo.Generator.Release;
using Microsoft.AspNetCore.Components;

namespace Geo.Generator;

/// <summary>Every page of one language, and the files that belong to them.</summary>
internal sealed record SiteTree(
    SiteFrame Frame, ImmutableArray<SitePage> Pages, ImmutableArray<SiteFile> Files, ImmutableDictionary<string, FigureSeries> Figures)
{
    // Texts that stand inside a page of their own kind.
    private static readonly string[] Placed = ["start.md", "kontakt.md", "om/tillganglighet.md", "om/rattelser.md", "rapporter/index.md", "index.md"];

    private static readonly Addresses Swedish = new(Language.Swedish);

    /// <param name="disk">The release, its words in the language; its files as they lie.</param>
    /// <param name="content">The texts in the language.</param>
    /// <param name="languages">All that the site is in.</param>
    /// <param name="assets">Where style and script lie.</param>
    public static SiteTree Of(ReleaseOnDisk disk, ContentTree content, ImmutableArray<Language> languages, AssetAddresses assets)
    {
        var release = disk.Release;
        var figures = new PublishedFigures(release, content.Language);
        var (language, to) = (content.Language, figures.Addresses);
        var shelf = PromiseShelf.Of(release);
        var promises = release.Promises.Select(promise => PromiseSummary.Of(promise, to)).ToList();
        var areas = figures.Areas.Select(area => AreaSummary.Of(area, figures, shelf.Current)).ToList();
        var situation = SituationSummary.Of(figures);
        var themes = figures.Themes.Where(theme => figures.LatestPeriodOf(theme.Id) is not null).Select(theme => ThemeSummary.Of(theme, figures)).ToList();
        var safety = SafetySummary.Of(figures);
        var official = OfficialFigures.Of(figures);
        var closeViolence = FocusAreaSummary.OfCloseViolence(figures);
        var texts = content.Pages.Values.Where(page => !Placed.Contains(page.Path))
            .Select(page => (Page: page, Summary: TextSummary.Of(page, content, figures, shelf))).ToList();
        var near = figures.Themes.IsEmpty
            ? [(Theme: null, Summary: NearMeSummary.Of(null, figures))]
            : figures.Themes.Select(theme => (Theme: (PublishedTheme?)theme, Summary: NearMeSummary.Of(theme, figures))).ToList();
        var map = near.First(page => page.Theme is null || page.Theme == figures.DefaultTheme).Summary.Map;

        SitePage Page<TComponent>(Func<Addresses, string> address, params IEnumerable<(string Name, object? Value)> shown)
            where TComponent : IComponent => new(
                SitePage.KeyOf(address(Swedish)), language, address(to), typeof(TComponent), shown.ToImmutableDictionary(one => one.Name, one => one.Value));

        ImmutableArray<SitePage> pages =
        [
            Page<StartPage>(at => at.Start, ("Start", StartSummary.Of(figures, shelf, content, map))),
            Page<PromisesPage>(at => at.Promises, ("Shelf", shelf)),
            Page<PromisesPage>(at => at.PromiseArchive, ("Shelf", shelf), ("IsArchive", true)),
            .. promises.Select(promise => Page<PromisePage>(at => at.Of(promise.Promise), ("Promise", promise))),
            .. near.Select(page => Page<NearMePage>(
                at => page.Theme is null ? at.NearMe : at.Map(page.Theme, page.Theme == figures.DefaultTheme), ("Near", page.Summary))),
            .. areas.Select(area => Page<AreaPage>(at => at.Of(area.Area), ("Area", area))),
            .. areas.Where(area => area.Periods is not null).Select(area => Page<AreaPeriodsPage>(at => at.Periods(area.Area), ("Area", area.Periods))),
            Page<SituationPage>(at => at.Situation, ("Situation", situation)),
            .. themes.Select(theme => Page<ThemePage>(at => at.Of(theme.Theme), ("Theme", theme))),
            Page<SafetyPage>(at => at.Safety, ("Safety", safety)),
            Page<OfficialPage>(at => at.Official, ("Official", official)),
            Page<CloseViolencePage>(at => at.CloseViolence, ("Figures", closeViolence), ("Yearly", YearlyTable.OfCloseViolence(figures)), ("Help", content.Find("forebygg/vald-i-nara-relation.md"))),
            Page<MeasuresPage>(at => at.Measures, ("Measures", MeasuresSummary.Of(figures, content))),
            .. texts.Select(text => new SitePage(
                text.Page.Key, language, text.Page.Address, typeof(TextPage), ImmutableDictionary<string, object?>.Empty.Add("Text", text.Summary)) { Source = text.Page.File }),
            Page<OpenDataPage>(at => at.OpenData, ("Data", new OpenDataSummary(
                release.Description, disk.Resources, release.Sources, release.Rules, figures.ThemeName, disk.Files.Keys.Any(file => file.EndsWith(".ttl", StringComparison.Ordinal)), disk.Earlier))),
            .. language.IsSwedish ?
            [
                Page<ReportsPage>(_ => Addresses.Reports, ("Reports", release.Reports), ("Pages", content.ListBelow(Addresses.Reports))),
                Page<CorrectionsPage>(_ => Addresses.Corrections, ("Corrections", CorrectionsSummary.Of(figures, content))),
                Page<AccessibilityPage>(_ => Addresses.Accessibility, ("Text", content.Find("om/tillganglighet.md")), ("Result", AccessibilityResult.Shipped())),
            ] : Array.Empty<SitePage>(),
            .. TextSummary.SectionsOf(content).Where(section => texts.Any(text => text.Page == section)).Select(section => new SitePage(
                $"{section.Key}/allt", language, to.Whole(section.Address), typeof(WholeSectionPage),
                ImmutableDictionary<string, object?>.Empty.Add("Section", section).Add("Pages", content.ListBelow(section.Address)))),
            Page<AllPagesPage>(at => at.AllPages) with { ListsAll = true },
            Page<ContactPage>(at => at.Contact, ("Text", content.Find("kontakt.md"))),
            Page<NotFoundPage>(at => at.NotFound, ("Areas", figures.Areas)),
        ];
        RefuseTwins(pages);
        List<(string Page, FigureSeries Series)> drawn =
        [
            .. near.SelectMany(page => new[] { page.Summary.Figure, page.Summary.Distribution }.OfType<FigureSeries>().Select(figure =>
                (page.Theme is null ? Swedish.NearMe : Swedish.Map(page.Theme, page.Theme == figures.DefaultTheme), figure))),
            .. areas.SelectMany(area => area.Figures.Select(figure => (Swedish.Of(area.Area), figure))),
            .. situation.Reporting is { } reporting ? [(Swedish.Situation, reporting)] : Array.Empty<(string, FigureSeries)>(),
            .. themes.Where(theme => theme.Figure is not null).Select(theme => (Swedish.Of(theme.Theme), theme.Figure!)),
            .. safety.Figures.Select(figure => (Swedish.Safety, figure)),
            .. official.All.Select(figure => (Swedish.Official, figure)),
            .. closeViolence.Select(figure => (Swedish.CloseViolence, figure)),
            .. promises.SelectMany(promise => promise.Figures.Select(figure => (Swedish.Of(promise.Promise), figure))),
            .. texts.SelectMany(text => (text.Summary.Focus?.Figures ?? []).Select(figure => ("/" + text.Page.Key + "/", figure))),
        ];
        var frame = FrameOf(release, content, languages, assets);
        return new(frame, pages,
        [
            .. drawn.Select(figure => TextFile(figure.Series.CsvAddress, FigureTable.Csv(figure.Series))),
            .. themes.Where(theme => theme.Figure is null).Select(theme => TextFile(theme.CsvAddress, CountsCsv(theme.Theme, figures))),
            .. PromiseFeeds.Of(release, frame),
            .. promises.SelectMany(promise => new[]
            {
                TextFile(promise.Address + "aktiviteter.csv", PromiseSummary.Csv(promise.Promise)),
                TextFile(promise.Address + "lofte.json", PromiseSummary.Json(promise.Promise)),
            }),
        ], drawn.ToImmutableDictionary(figure => $"{SitePage.KeyOf(figure.Page)}/{figure.Series.Id}", figure => figure.Series));
    }

    // The release's own rows, for a theme that has no figure over time.
    private static string CountsCsv(PublishedTheme theme, PublishedFigures figures)
    {
        using var text = new StringWriter();
        CsvTable.Write(text, figures.Release.Counts.Where(count => count.Theme == theme.Id && count.Period == figures.LatestPeriodOf(theme.Id)!.Code));
        return text.ToString();
    }

    internal static SiteFile TextFile(string address, string text) => new(address.TrimStart('/'), Encoding.UTF8.GetBytes(text));

    private static SiteFrame FrameOf(ReleaseSnapshot release, ContentTree content, ImmutableArray<Language> languages, AssetAddresses assets) => new()
    {
        Language = content.Language,
        Languages = languages,
        Release = release.Description,
        Profile = content.Profile,
        Sources = release.Sources,
        Navigation = Navigation(content, new(content.Language)),
        Footer = Footer(content, new(content.Language)),
        Assets = assets,
    };

    private static ImmutableArray<NavigationLink> Navigation(ContentTree content, Addresses to)
    {
        string Say(string swedish, string english) => content.Language.Of(swedish, english);
        return
        [
            new(to.Promises, Say("Löften", "Promises")),
            new(to.NearMe, Say("Nära mig", "Near me")),
            new(to.Situation, Say("Läget", "The situation")),
            new(to.Programme, Say("Programmet", "The programme")),
            new(to.Measures, Say("Åtgärder", "Measures")),
            .. content.Find("forebygg/index.md") is { } prevent ? [new NavigationLink(prevent.Address, prevent.Head.Title)] : Array.Empty<NavigationLink>(),
            .. content.Find("stod/index.md") is { } support ? [new NavigationLink(support.Address, support.Head.Title)] : Array.Empty<NavigationLink>(),
            new(to.OpenData, Say("Öppna data", "Open data")),
            new(to.Contact, Say("Kontakt", "Contact")),
        ];
    }

    private static ImmutableArray<NavigationLink> Footer(ContentTree content, Addresses to)
    {
        string Say(string swedish, string english) => content.Language.Of(swedish, english);
        string InSwedish(string swedish, string english) => Say(swedish, english + " (in Swedish)");
        return
        [
            .. content.Find("om/index.md") is { } about ? [new NavigationLink(about.Address, about.Head.Title)] : Array.Empty<NavigationLink>(),
            new(to.Method, Say("Så räknar vi", "How we count")),
            new(to.Protection, Say("Så skyddar vi uppgifter", "How we protect people's data")),
            new(to.OpenData, Say("Öppna data", "Open data")),
            new(Addresses.Reports, InSwedish("Lägesbild och rapporter", "Reports"), !content.Language.IsSwedish),
            new(Addresses.Corrections, InSwedish("Rättelser", "Corrections"), !content.Language.IsSwedish),
            new(Addresses.Accessibility, InSwedish("Tillgänglighetsredogörelse", "Accessibility statement"), !content.Language.IsSwedish),
            .. content.Find("lattlast/index.md") is { } easy ? [new NavigationLink(easy.Address, easy.Head.Title)] : Array.Empty<NavigationLink>(),
            new(to.AllPages, Say("Sök och alla sidor", "Search and all pages")),
            new(to.Contact, Say("Kontakt", "Contact")),
        ];
    }

    private static void RefuseTwins(ImmutableArray<SitePage> pages)
    {
        if (pages.GroupBy(page => page.File).FirstOrDefault(group => group.Count() > 1) is { } twins)
        {
            throw new BuildException(
                $"Två sidor får adressen {twins.First().Address} ({string.Join(" och ", twins.Select(page => page.Component.Name))}). Byt namn på innehållsfilen.");
        }
    }
}
