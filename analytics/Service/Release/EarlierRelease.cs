using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Geo.Components.Release;
using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Release;

/// <summary>A release that has been public, with what stood in it. What has once been shown stays known: also the figures of one that
/// was withdrawn, which <c>published</c> no longer holds.</summary>
/// <param name="Counts">Its figures of themes, those of what is never mapped too.</param>
/// <param name="KindCounts">Those of kinds.</param>
/// <param name="Includes">What each theme counted.</param>
internal sealed record EarlierRelease(
    string Id,
    DateOnly PublishedOn,
    DateOnly? WithdrawnOn,
    ImmutableArray<PublishedCount> Counts,
    ImmutableArray<PublishedKindCount> KindCounts,
    ImmutableArray<(string Theme, string Includes)> Includes,
    ImmutableArray<PublishedReleaseEvent> Events,
    ImmutableArray<PublishedCorrection> Corrections)
{
    private static readonly JsonSerializerOptions Lenient = new(ReleaseFiles.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>Every approved release of a municipality that was published, withdrawn ones too, oldest first; trials have been given to
    /// nobody.</summary>
    public static async Task<ImmutableArray<EarlierRelease>> ListAsync(GeoDb db, string municipality, CancellationToken cancel)
    {
        var released = await db.Releases.AsNoTracking().Where(release => release.Municipality == municipality && release.Approved)
            .Join(db.ReleaseCandidates, release => release.Id, candidate => candidate.Id, (release, candidate) => new { release.Id, release.PublishedOn, release.WithdrawnOn, candidate.CreatedOn, candidate.Snapshot })
            .ToListAsync(cancel);
        return
        [
            .. released.OrderBy(release => release.PublishedOn).ThenBy(release => release.CreatedOn).ThenBy(release => release.Id.Length).ThenBy(release => release.Id, StringComparer.Ordinal)
                .Select(release => Of(release.Id, municipality, (release.PublishedOn, release.WithdrawnOn), release.Snapshot)),
        ];
    }

    /// <summary>The yearly counts of what is never mapped, as figures of the whole municipality, which is the same in every edition.</summary>
    public static IEnumerable<PublishedCount> Figures(IEnumerable<PublishedYearlyCount> counts, string municipality) => counts.Select(count => new PublishedCount
    {
        Theme = count.Theme,
        AreaKind = Components.Release.AreaKind.Municipality,
        Edition = "",
        Area = municipality,
        Period = count.Period,
        Count = count.Count,
        Mark = count.Mark,
    });

    // A release of an earlier version of the program may lack what came later; its counts it has.
    private static EarlierRelease Of(string id, string municipality, (DateOnly On, DateOnly? Withdrawn) published, string snapshot)
    {
        var known = JsonSerializer.Deserialize<Known>(snapshot, Lenient)!;
        return new(
            id,
            published.On,
            published.Withdrawn,
            [.. known.Counts, .. Figures(known.YearlyCounts ?? [], municipality)],
            known.KindCounts ?? [],
            [.. (known.Themes ?? []).Select(theme => (theme.Id, theme.Includes ?? "")).Concat((known.YearlyCounts ?? []).Select(count => (count.Theme, count.Includes))).Distinct()],
            known.Events ?? [],
            known.Corrections ?? []);
    }

    private sealed record Known(
        ImmutableArray<PublishedCount> Counts,
        ImmutableArray<PublishedKindCount>? KindCounts = null,
        ImmutableArray<PublishedYearlyCount>? YearlyCounts = null,
        ImmutableArray<PublishedTheme>? Themes = null,
        ImmutableArray<PublishedReleaseEvent>? Events = null,
        ImmutableArray<PublishedCorrection>? Corrections = null);
}
