using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Release;

/// <summary>The approval of a candidate: by the role that the municipality names, and by another person than the builder where it says
/// so. As the desk: the login that builds cannot approve.</summary>
internal static class ReleaseApprovals
{
    private const string Newest =
        "SELECT id, digest, built_by_mark FROM analysis.desk_release_candidate WHERE $1 IN ('', id) ORDER BY created_on DESC, length(id) DESC, id DESC LIMIT 1";

    /// <summary>Records that a role approved a candidate.</summary>
    /// <param name="desk">Opened as <c>geo_desk</c>, its session naming the municipality.</param>
    /// <param name="municipality">The municipality's code.</param>
    /// <param name="id">The candidate; null for the newest.</param>
    /// <param name="by">Role, reason and registry number.</param>
    /// <param name="mark">The mark of the account at hand.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Stops; nothing has been written.</param>
    /// <exception cref="UsageException">There is no such candidate, or this is not the one to approve it.</exception>
    public static async Task<string> ApproveAsync(
        GeoDb desk, string municipality, string? id, DecisionBy by, string mark, DateTime now, CancellationToken cancel)
    {
        var candidate = await FindAsync(desk, id, cancel)
            ?? throw new UsageException(id is null
                ? "Det finns inget släpp att godkänna. Bygg ett först: ./geo analytics release build"
                : $"Släppet {id} finns inte bland kommunens kandidater. Lista dem med ./geo analytics release list och kommunens namn.");
        var known = await desk.ReleaseApprovals.AsNoTracking().SingleOrDefaultAsync(approval => approval.CandidateId == candidate.Id, cancel);
        if (known is not null)
        {
            return known.Role == by.Role && known.Reason == by.Reason
                ? candidate.Id
                : throw new UsageException($"Släppet {candidate.Id} är redan godkänt av {known.Role} den {SwedishClock.Day(known.ApprovedAt):yyyy-MM-dd}: {known.Reason}. Ett godkännande ändras inte; bygg ett nytt släpp om något ska rättas.");
        }

        if (await FindObstacleAsync(desk, municipality, candidate.BuiltByMark, mark, cancel) is { } obstacle)
        {
            throw new UsageException($"Släppet {candidate.Id}: {obstacle.Swedish}");
        }

        desk.ReleaseApprovals.Add(new()
        {
            CandidateId = candidate.Id,
            Municipality = municipality,
            Digest = candidate.Digest,
            Role = by.Role,
            Reason = by.Reason,
            Mark = mark,
            RegistryNumber = by.RegistryNumber,
            ApprovedAt = now,
        });
        desk.AuditEvents.Add(new() { At = now, Municipality = municipality, Role = by.Role, Person = by.Person, Action = "approved-release", Subject = candidate.Id, Reason = by.Reason });
        await desk.SaveChangesAsync(cancel);
        return candidate.Id;
    }

    /// <summary>The candidate that was approved last, where it has not been published whole: its figures in <c>published</c>, its folder written and
    /// entered. Null where nothing waits.</summary>
    /// <param name="db">Opened as <c>geo_analytics</c>.</param>
    /// <param name="municipality">The municipality's code.</param>
    /// <param name="releases">The folder of the municipality's release folders.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<string?> FindWaitingAsync(GeoDb db, string municipality, string releases, CancellationToken cancel)
    {
        var newest = await db.ReleaseApprovals.AsNoTracking().Where(approval => approval.Municipality == municipality).OrderByDescending(approval => approval.ApprovedAt).Select(approval => approval.CandidateId).FirstOrDefaultAsync(cancel);
        if (newest is null)
        {
            return null;
        }

        var published = await db.Releases.AsNoTracking().SingleOrDefaultAsync(release => release.Id == newest, cancel);
        var isWhole = published is { Approved: true } && await db.ReleaseFileRecords.AnyAsync(file => file.Release == newest, cancel)
            && Directory.Exists(Path.Combine(releases, newest)) && CurrentRelease.IsAt(Path.Combine(releases, newest));
        return published?.WithdrawnOn is not null || isWhole ? null : newest;
    }

    /// <summary>Why somebody may not approve what another, or nobody knows who, has built; null where they may. That another person approves must be seen:
    /// an account of the server and somebody at the desk can be the same.</summary>
    /// <param name="desk">Opened as <c>geo_desk</c>.</param>
    /// <param name="municipality">The municipality's code.</param>
    /// <param name="builtBy">The builder's mark.</param>
    /// <param name="mark">The approver's.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<Serving.Bilingual?> FindObstacleAsync(GeoDb desk, string municipality, string builtBy, string mark, CancellationToken cancel)
    {
        if (!await AnotherPersonApprovesAsync(desk, municipality, cancel))
        {
            return null;
        }

        if (builtBy == mark)
        {
            return AccountMark.IsOfPerson(mark)
                ? new(
                    "du har byggt det själv. Kommunen kräver att en annan person godkänner: be en annan säkerhetssamordnare granska och godkänna här.",
                    "you built it yourself. The municipality demands that another person approves: ask another safety coordinator to review and approve it here.")
                : new(
                    "det är byggt från samma konto. Kommunen kräver att en annan person godkänner (release.anotherPersonApproves i municipality.yml): låt säkerhetssamordnaren godkänna på arbetsbordet, eller köra kommandot från sitt eget konto.",
                    "it was built from the same account. The municipality demands that another person approves (release.anotherPersonApproves in municipality.yml): let the safety coordinator approve at the desk, or run the command from their own account.");
        }

        return (AccountMark.IsOfPerson(builtBy), AccountMark.IsOfPerson(mark)) switch
        {
            (false, true) => new(
                "det är byggt på servern utan att säga av vem. Kommunen kräver att en annan person godkänner, och det går inte att se. Be den som byggde köra kommandot en gång till med sin beteckning, som står på Mitt konto: ./geo analytics release build … --by BETECKNING.",
                "it was built on the server without saying by whom. The municipality demands that another person approves, and that cannot be seen. Ask who built it to run the command again with their mark, which stands on My account: ./geo analytics release build … --by MARK."),
            (true, false) => new(
                "det är byggt av någon som loggar in på arbetsbordet. Kommunen kräver att en annan person godkänner, och det syns bara där: godkänn på arbetsbordet.",
                "it was built by somebody who signs in at the desk. The municipality demands that another person approves, and that is seen there alone: approve at the desk."),
            _ => null,
        };
    }

    private static async Task<(string Id, string Digest, string BuiltByMark)?> FindAsync(GeoDb desk, string? id, CancellationToken cancel)
    {
        await using var command = await desk.CommandAsync(Newest, cancel, id ?? "");
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (row.GetString(0), row.GetString(1), row.GetString(2)) : null;
    }

    private static async Task<bool> AnotherPersonApprovesAsync(GeoDb desk, string municipality, CancellationToken cancel)
    {
        await using var command = await desk.CommandAsync("SELECT another_person_approves FROM core.desk_municipality WHERE code = $1", cancel, municipality);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}

/// <summary>Who decided, and why: a role, never a name.</summary>
internal sealed record DecisionBy(string Role, string Reason, string? RegistryNumber)
{
    /// <summary>The pseudonym of who decided, for the log alone; <c>command</c> for a verb that was run on the server.</summary>
    public string Person { get; init; } = "command";

    /// <summary>Checks role and reason, which stand in public.</summary>
    /// <param name="approver">The role that may decide.</param>
    /// <exception cref="UsageException">One is empty, holds something of a person, or the role is another.</exception>
    public void Check(string approver)
    {
        if (string.IsNullOrWhiteSpace(Role) || string.IsNullOrWhiteSpace(Reason))
        {
            throw new UsageException("Ett beslut behöver både roll och skäl: --role säkerhetssamordnare --reason \"Granskat vid mötet den 3 juni\".");
        }

        ApprovalText.Check("--role", Role, isRole: true);
        ApprovalText.Check("--reason", Reason, isRole: false);
        ApprovalText.Check("--registry-number", RegistryNumber ?? "", isRole: false);
        if (Role != approver && !Role.StartsWith(approver + " (", StringComparison.Ordinal))
        {
            throw new UsageException($"Rollen {Role} får inte besluta om släpp: det gör {approver} (release.approverRole i municipality.yml).");
        }
    }
}
