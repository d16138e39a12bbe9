using System.Collections.Immutable;
using Geo.Components.Maps;
using Geo.Components.Release;
using Geo.Generator.Content;

namespace Geo.Generator.Pages;

/// <summary>The first page: the state in one sentence, the promises, the latest figures, and ways on.</summary>
public sealed record StartSummary
{
    private const int NewsItems = 3;

    public required string Lead { get; init; }

    public required Profile Profile { get; init; }

    /// <summary>The municipality's own words; null where it has written none.</summary>
    public required ContentPage? Text { get; init; }

    public required ImmutableArray<PromiseCard> Promises { get; init; }

    /// <summary>What the cards hold: the promises in force, or the latest.</summary>
    public required string PromisesTitle { get; init; }

    /// <summary>The municipality's latest figures in words, one sentence a theme.</summary>
    public required ImmutableArray<string> Findings { get; init; }

    /// <summary>The latest dated events of all promises, latest first.</summary>
    public required ImmutableArray<(CitizenPromise Promise, PromiseEvent Event)> News { get; init; }

    public required AreaMapView? Map { get; init; }

    /// <summary>Whether the promises are so few that they and the text stand beside the map: else they need the page's
    /// width.</summary>
    public bool FitsBesideMap => Map is not null && Promises.Length <= 2;

    /// <summary>The municipality's own pages, such as what one can do oneself.</summary>
    public required ImmutableArray<ContentPage> Pages { get; init; }

    public required ReleaseDescription Release { get; init; }

    public static StartSummary Of(PublishedFigures figures, PromiseShelf shelf, ContentTree content, AreaMapView? map)
    {
        var shown = shelf.Current.IsEmpty ? shelf.Latest : shelf.Current;
        return new()
        {
            Lead = LeadOf(shelf),
            Profile = content.Profile,
            Text = content.Find("start.md"),
            Promises = [.. shown.Select(promise => PromiseCard.Of(promise, figures.Addresses))],
            PromisesTitle = shelf.Current.IsEmpty ? "De senaste löftena" : "Det här har vi lovat",
            Findings = [.. figures.Themes.Where(theme => figures.LatestPeriodOf(theme.Id) is not null).Select(theme => FindingOf(theme, figures)),
                .. OfficialFigures.Of(figures).Finding is { } official ? [official] : Array.Empty<string>()],
            News =
            [
                .. figures.Release.Promises.SelectMany(promise => promise.Events.Select(what => (promise, what)))
                    .OrderByDescending(news => news.what.On).ThenBy(news => news.promise.Id, StringComparer.Ordinal).Take(NewsItems),
            ],
            Map = map,
            Pages = [.. content.ListBelow(figures.Addresses.Start).Where(page => page.Path is not ("kontakt.md" or "programmet/index.md"))],
            Release = figures.Release.Description,
        };
    }

    internal static string FindingOf(PublishedTheme theme, PublishedFigures figures)
    {
        var period = figures.LatestPeriodOf(theme.Id)!;
        var before = period.SameLastYear is { } code && figures.PeriodsOf(theme.Id).Any(other => other.Code == code)
            ? figures.OfMunicipality(theme.Id, code)
            : null;
        return Generator.Pages.Findings.AgainstLastYear(theme, figures.OfMunicipality(theme.Id, period.Code), before);
    }

    private static string LeadOf(PromiseShelf shelf)
    {
        var activities = shelf.Current.SelectMany(promise => promise.Activities).ToList();
        if (activities.Count > 0)
        {
            var tally = new ActivityTally(activities);
            return tally.IsUnknown
                ? "Det är inte känt hur det går med de löften som gäller nu: ingen uppföljning har publicerats."
                : tally.InBrief(" i de löften som gäller nu");
        }

        return shelf.Latest switch
        {
            [] => "Släppet har inga löften.",
            [var only] when LatestIsUnknown(only) => $"Inget löfte gäller nu. För det senaste, {PromiseShelf.Years(only)}, är det inte känt om det hölls: ingen uppföljning har publicerats.",
            [var first, ..] => $"Inget löfte gäller nu. Det senaste gällde {PromiseShelf.Years(first)}.",
        };
    }

    private static bool LatestIsUnknown(CitizenPromise promise) =>
        !promise.Activities.IsEmpty && new ActivityTally(promise.Activities).IsUnknown;
}

/// <summary>A promise as a card: its title, its years, how its activities stand and when it was last followed up.</summary>
public sealed record PromiseCard(string Address, string Title, string Years, string Lead, DateOnly? FollowedUpOn)
{
    public static PromiseCard Of(CitizenPromise promise, Addresses addresses) =>
        new(addresses.Of(promise), promise.Title, PromiseShelf.Years(promise), PromiseSummary.LeadOf(promise), promise.FollowedUpOn);
}
