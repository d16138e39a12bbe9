using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Maps;
using Geo.Components.Release;
using Geo.Generator.Content;

namespace Geo.Generator.Pages;

/// <summary>The first page: the state in one sentence, the promises, the latest figures, and ways on.</summary>
public sealed record StartSummary
{
    private const int NewsItems = 3;

    public required string Lead { get; init; }

    /// <summary>The municipality's own words; null where it has written none.</summary>
    public required ContentPage? Text { get; init; }

    /// <summary>The promises in force, or the latest.</summary>
    public required ImmutableArray<CitizenPromise> Promises { get; init; }

    /// <summary>What the cards hold.</summary>
    public required string PromisesTitle { get; init; }

    /// <summary>The municipality's latest figures in words, one sentence a theme.</summary>
    public required ImmutableArray<string> Findings { get; init; }

    /// <summary>The latest dated events of all promises, latest first.</summary>
    public required ImmutableArray<(CitizenPromise Promise, PromiseEvent Event)> News { get; init; }

    public required AreaMapView? Map { get; init; }

    /// <summary>When a promise in force is followed up next; null where no day is set.</summary>
    public required DateOnly? NextFollowUpOn { get; init; }

    /// <summary>The municipality's own pages, such as what one can do oneself.</summary>
    public required ImmutableArray<ContentPage> Pages { get; init; }

    public required ReleaseDescription Release { get; init; }

    public static StartSummary Of(PublishedFigures figures, PromiseShelf shelf, ContentTree content, AreaMapView? map)
    {
        var language = figures.Language;
        var to = figures.Addresses;
        return new()
        {
            Lead = LeadOf(shelf, language),
            Text = content.Find("start.md"),
            Promises = shelf.Current.IsEmpty ? shelf.Latest : shelf.Current,
            PromisesTitle = shelf.Current.IsEmpty ? language.Of("De senaste löftena", "The latest promises") : language.Of("Det här har vi lovat", "What we have promised"),
            Findings = [.. figures.Themes.Where(theme => figures.LatestPeriodOf(theme.Id) is not null).Select(figures.FindingOf),
                .. OfficialFigures.Of(figures).Finding is { } official ? [official] : Array.Empty<string>()],
            News =
            [
                .. figures.Release.Promises.SelectMany(promise => promise.Events.Select(what => (promise, what)))
                    .OrderByDescending(news => news.what.On).ThenBy(news => news.promise.Id, StringComparer.Ordinal).Take(NewsItems),
            ],
            Map = map,
            NextFollowUpOn = shelf.NextFollowUpOn,
            Pages = [.. content.ListBelow(to.Start).Where(page => page.Address != to.Contact && page.Address != to.Programme)],
            Release = figures.Release.Description,
        };
    }

    private static string LeadOf(PromiseShelf shelf, Language language)
    {
        var activities = shelf.Current.SelectMany(promise => promise.Activities).ToList();
        if (activities.Count > 0)
        {
            var tally = new ActivityTally(activities, language);
            return tally.IsUnknown
                ? language.Of(
                    "Det är inte känt hur det går med de löften som gäller nu: ingen uppföljning har publicerats.",
                    "It is not known how the promises now in force are going: no follow-up has been published.")
                : tally.InBrief(language.Of(" i de löften som gäller nu", " in the promises now in force"));
        }

        return shelf.Latest switch
        {
            [] => language.Of("Inga löften är kända.", "No promises are known."),
            [var only] when LatestIsUnknown(only, language) => language.Of(
                $"Inget löfte gäller nu. För det senaste, {PromiseShelf.Years(only)}, är det inte känt om det hölls: ingen uppföljning har publicerats.",
                $"No promise is in force. Of the latest, {PromiseShelf.Years(only)}, it is not known whether it was kept: no follow-up has been published."),
            [var first, ..] => language.Of(
                $"Inget löfte gäller nu. Det senaste gällde {PromiseShelf.Years(first)}.",
                $"No promise is in force. The latest was for {PromiseShelf.Years(first)}."),
        };
    }

    private static bool LatestIsUnknown(CitizenPromise promise, Language language) =>
        !promise.Activities.IsEmpty && new ActivityTally(promise.Activities, language).IsUnknown;
}
