using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Geo.Components.Release;
using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Release;

/// <summary>A release that has been public, with what stood in it. What has once been shown stays known: also the figures of one that
/// was withdrawn, which <c>published</c> no longer holds.</summary>
internal sealed record EarlierRelease(
    string Id,
    DateOnly PublishedOn,
    DateOnly? WithdrawnOn,
    ImmutableArray<PublishedCount> Counts,
    ImmutableArray<PublishedKindCount> KindCounts,
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
                .Select(release => Of(release.Id, release.PublishedOn, release.WithdrawnOn, release.Snapshot)),
        ];
    }

    // A release of an earlier version of the program may lack what came later; its counts it has.
    private static EarlierRelease Of(string id, DateOnly publishedOn, DateOnly? withdrawnOn, string snapshot)
    {
        var known = JsonSerializer.Deserialize<Known>(snapshot, Lenient)!;
        return new(id, publishedOn, withdrawnOn, known.Counts, known.KindCounts ?? [], known.Events ?? [], known.Corrections ?? []);
    }

    private sealed record Known(
        ImmutableArray<PublishedCount> Counts,
        ImmutableArray<PublishedKindCount>? KindCounts = null,
        ImmutableArray<PublishedReleaseEvent>? Events = null,
        ImmutableArray<PublishedCorrection>? Corrections = null);
}
