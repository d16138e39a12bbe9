using System.Text.Json;
using Geo.Components.Release;
using Geo.Database;
using Microsoft.EntityFrameworkCore;
using ReleaseEventKind = Geo.Database.ReleaseEventKind;

namespace Geo.Service.Release;

/// <summary>What is decided on a release after it was published: to correct figures of it, or to take it back. Numbered, with role and
/// reason, and carried out in the open.</summary>
internal static class ReleaseDecisions
{
    /// <summary>The release that a decision is about: one that is public now.</summary>
    /// <param name="db">Opened as <c>geo_analytics</c>.</param>
    /// <param name="municipality">Whose.</param>
    /// <param name="id">The release; null for the newest public one.</param>
    /// <param name="evenWithdrawn">Lets one through that was withdrawn, so that a withdrawal that was interrupted can be finished.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="UsageException">There is none, or it is no longer public.</exception>
    public static async Task<EarlierRelease> GetPublicAsync(GeoDb db, Municipality municipality, string? id, bool evenWithdrawn, CancellationToken cancel)
    {
        var earlier = await EarlierRelease.ListAsync(db, municipality.Code, cancel);
        var found = id is null ? earlier.LastOrDefault(release => release.WithdrawnOn is null) : earlier.FirstOrDefault(release => release.Id == id);
        return found switch
        {
            null when id is null => throw new UsageException($"{municipality.Name} har inget publicerat släpp: det finns inget att rätta eller återkalla."),
            null => throw new UsageException($"Släppet {id} är inte publicerat och godkänt. Lista släppen: ./geo analytics release list {municipality.Slug}"),
            { WithdrawnOn: { } on } when !evenWithdrawn => throw new UsageException($"Släppet {id} är återkallat den {on:yyyy-MM-dd}. Välj ett som är publicerat: ./geo analytics release list {municipality.Slug}"),
            _ => found,
        };
    }

    /// <summary>Records a decision and returns it; one that is recorded already is returned as it stands.</summary>
    /// <param name="desk">Opened as <c>geo_desk</c>.</param>
    /// <param name="decided">The decision; its number is given here.</param>
    /// <param name="carried">Numbers of decisions that a public release already holds: those are done, and the same is then decided
    /// anew.</param>
    /// <param name="cancel">Stops; nothing has been written.</param>
    public static async Task<ReleaseDecision> RecordAsync(GeoDb desk, ReleaseDecision decided, IReadOnlySet<int> carried, CancellationToken cancel)
    {
        await using var transaction = await desk.BeginInTurnAsync("geo release decision", decided.Municipality, cancel);
        var earlier = await desk.ReleaseDecisions.AsNoTracking().Where(one => one.Municipality == decided.Municipality).OrderBy(one => one.Number).ToListAsync(cancel);
        if (earlier.LastOrDefault(one => Same(one, decided) && !carried.Contains(one.Number)) is { } known)
        {
            return known;
        }

        var decision = new ReleaseDecision
        {
            Municipality = decided.Municipality,
            Number = earlier.Select(one => one.Number).DefaultIfEmpty(0).Max() + 1,
            Kind = decided.Kind,
            Release = decided.Release,
            Theme = decided.Theme,
            Period = decided.Period,
            Role = decided.Role,
            Reason = decided.Reason,
            RegistryNumber = decided.RegistryNumber,
            At = decided.At,
        };
        desk.ReleaseDecisions.Add(decision);
        desk.AuditEvents.Add(new()
        {
            At = decided.At,
            Municipality = decided.Municipality,
            Role = decided.Role,
            Action = decided.Kind == ReleaseEventKind.Correction ? "decided-correction" : "withdrew-release",
            Subject = decided.Release,
            Reason = decided.Reason,
        });
        await desk.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return decision;
    }

    /// <summary>Takes a release's figures out of <c>published</c> and leaves the event in their place; what it says elsewhere is kept for
    /// who audits later releases. Can be done twice.</summary>
    /// <param name="db">Opened as <c>geo_analytics</c>.</param>
    /// <param name="decision">The recorded decision.</param>
    /// <param name="cancel">Stops; nothing has been written.</param>
    public static async Task WithdrawAsync(GeoDb db, ReleaseDecision decision, CancellationToken cancel)
    {
        var happening = CorrectionLog.Public(decision);
        var release = await db.Releases.AsNoTracking().SingleAsync(release => release.Id == decision.Release, cancel);
        var described = JsonSerializer.Deserialize<ReleaseDescription>(release.Description, ReleaseFiles.Json)!;
        var withdrawn = described with { Status = ReleaseStatus.Withdrawn, Withdrawal = happening, Remarks = [], Runs = [] };
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var table in new[] { "count", "area", "document" })
        {
            await db.ExecuteAsync($"DELETE FROM published.{table} WHERE release = $1", cancel, decision.Release);
        }

        await db.ExecuteAsync(
            "UPDATE published.release SET withdrawn_on = $2, description = $3::jsonb WHERE id = $1",
            cancel, decision.Release, happening.On, JsonSerializer.Serialize(withdrawn, ReleaseFiles.Json));
        await PublishEventsAsync(db, decision.Municipality, [happening], cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Puts decisions that have been carried out among the events that anyone may read.</summary>
    public static async Task PublishEventsAsync(GeoDb db, string municipality, IEnumerable<PublishedReleaseEvent> events, CancellationToken cancel)
    {
        var known = await db.ReleaseEvents.Where(one => one.Municipality == municipality).Select(one => one.Number).ToListAsync(cancel);
        db.ReleaseEvents.AddRange(events.Where(one => !known.Contains(one.Number)).Select(one => new ReleaseEvent
        {
            Municipality = municipality,
            Number = one.Number,
            Kind = one.Kind == Components.Release.ReleaseEventKind.Correction ? ReleaseEventKind.Correction : ReleaseEventKind.Withdrawal,
            On = one.On,
            Release = one.Release,
            Theme = one.Theme,
            Period = one.Period,
            Role = one.Role,
            Reason = one.Reason,
            RegistryNumber = one.RegistryNumber,
        }));
        await db.SaveChangesAsync(cancel);
    }

    // A release is withdrawn once; the same correction said twice is one.
    private static bool Same(ReleaseDecision one, ReleaseDecision other) => one.Kind == other.Kind && one.Release == other.Release
        && (one.Kind == ReleaseEventKind.Withdrawal || (one.Theme, one.Period, one.Role, one.Reason) == (other.Theme, other.Period, other.Role, other.Reason));
}
