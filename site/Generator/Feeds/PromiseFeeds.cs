using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Generator.Pages;

namespace Geo.Generator.Feeds;

/// <summary>What happens to the promises: one feed of all, one of each.</summary>
internal static class PromiseFeeds
{
    private const int MostEntries = 50;

    /// <param name="release">Its words in the language.</param>
    /// <param name="frame">The language's frame.</param>
    public static IEnumerable<SiteFile> Of(ReleaseSnapshot release, SiteFrame frame)
    {
        var (language, to) = (frame.Language, frame.Addresses);
        AtomFeed Feed(string address, string page, string title, IEnumerable<CitizenPromise> promises) => new()
        {
            Title = frame.Release.Fictional ? $"EXEMPELDATA: {title}" : title,
            Language = language,
            Address = address,
            PageAddress = page,
            Author = release.Description.MunicipalityName,
            MadeOn = release.Description.CreatedOn,
            SiteAddress = frame.Profile.SiteAddress,
            Entries = EntriesOf(promises, to),
        };
        yield return File(Feed(to.Feed, to.Promises, frame.Profile.SiteTitle, release.Promises));
        foreach (var promise in release.Promises)
        {
            yield return File(Feed(to.FeedOf(promise), to.Of(promise), promise.Title, [promise]));
        }
    }

    // Latest first; two events of a day in the order in which the promise has them.
    private static ImmutableArray<FeedEntry> EntriesOf(IEnumerable<CitizenPromise> promises, Addresses to) =>
    [
        .. promises.SelectMany(promise => promise.Events.Select((what, i) => new FeedEntry(
                $"{promise.Id} {i + 1}", what.On, promise.Title, what.Text, to.Of(promise))))
            .OrderByDescending(entry => entry.On).ThenBy(entry => entry.Key, StringComparer.Ordinal).Take(MostEntries),
    ];

    private static SiteFile File(AtomFeed feed) => new(feed.Address.TrimStart('/'), feed.ToBytes());
}
