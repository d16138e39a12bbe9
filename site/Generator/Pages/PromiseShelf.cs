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
}
