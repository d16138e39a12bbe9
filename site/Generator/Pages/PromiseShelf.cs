using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>All promises, by whether they are in force on the day that the release was made.</summary>
public sealed record PromiseShelf
{
    /// <summary>In force, or to come.</summary>
    public required ImmutableArray<CitizenPromise> Current { get; init; }

    /// <summary>Ended, latest first. Never removed.</summary>
    public required ImmutableArray<CitizenPromise> Archive { get; init; }

    /// <summary>The ended ones that ended last.</summary>
    public ImmutableArray<CitizenPromise> Latest => [.. Archive.Where(promise => promise.To == Archive[0].To)];

    /// <summary>The periods of the archive, latest first.</summary>
    public ImmutableArray<string> ArchivePeriods => [.. Archive.Select(Years).Distinct()];

    /// <summary>The next day on which a promise in force is followed up; null where none is set.</summary>
    public DateOnly? NextFollowUpOn => Current.Select(promise => promise.NextFollowUpOn).Where(day => day is not null).Min();

    public static PromiseShelf Of(ReleaseSnapshot release)
    {
        var day = release.Description.CreatedOn;
        var ordered = release.Promises.OrderByDescending(promise => promise.To).ThenByDescending(promise => promise.From)
            .ThenBy(promise => promise.Id, StringComparer.Ordinal).ToList();
        return new()
        {
            Current = [.. ordered.Where(promise => promise.To >= day).OrderBy(promise => promise.Id, StringComparer.Ordinal)],
            Archive = [.. ordered.Where(promise => promise.To < day)],
        };
    }

    /// <summary>2026, or 2023–2024.</summary>
    public static string Years(CitizenPromise promise) =>
        promise.From.Year == promise.To.Year ? promise.From.Year.Svg() : $"{promise.From.Year.Svg()}–{promise.To.Year.Svg()}";

    /// <summary>Promises side by side: how many activities stand how, without a sum of unlike things.</summary>
    public static TableView Table(string id, string caption, IEnumerable<CitizenPromise> promises, Addresses to)
    {
        var language = to.Language;
        return new()
        {
            Id = id,
            Caption = caption,
            Columns =
            [
                new(language.Of("Löfte", "Promise"), false), new(language.Of("Gäller", "In force"), false, IsTime: true),
                new(language.Of("Aktiviteter", "Activities"), true), new(language.Of("Läge", "State"), false),
                new(language.Of("Tid", "Schedule"), false), new(language.Of("Senast uppföljt", "Last followed up"), false, IsTime: true),
            ],
            Rows =
            [
                .. promises.Select(promise => (promise, tally: StatusTally.Of(promise.Activities, language))).Select(at => new TableRow(
                [
                    new(at.promise.Title, to.Of(at.promise)),
                    new(Years(at.promise)),
                    new(language.Number(at.promise.Activities.Length)),
                    new(Words(at.tally.State, language)),
                    new(Words(at.tally.Schedule, language)),
                    new(at.promise.FollowedUpOn is { } day ? language.Day(day) : language.Of("inte känt", "not known")),
                ])),
            ],
        };
    }

    private static string Words(ImmutableArray<CountedStatus> counted, Language language) =>
        string.Join(", ", counted.Select(one => $"{language.Number(one.Count)} {one.Status.Word}"));
}
