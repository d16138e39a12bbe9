using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Database;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Geo.Service.Release;

/// <summary>The way of a release: candidate, approval, published. What is approved is what is published, to the
/// byte.</summary>
internal static class ReleaseRegister
{
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory(new GeometryFactory(new PrecisionModel(), Crs.Sweref99Tm)) } };

    /// <summary>Builds a candidate, or finds the newest one where nothing has changed since.</summary>
    public static async Task<(ReleaseCandidate Candidate, BuiltRelease Built, bool IsNew)> BuildAsync(
        GeoDb db, Municipality municipality, DateOnly today, CancellationToken cancel)
    {
        var ofToday = await db.ReleaseCandidates.CountAsync(candidate => candidate.Municipality == municipality.Code && candidate.CreatedOn == today, cancel);
        var built = await ReleaseBuilder.BuildAsync(db, municipality, "", today, cancel);
        var outlines = JsonSerializer.Serialize(built.Outlines, GeoJson);
        var digest = Digest(built.Snapshot, outlines);

        // The digest's beginning keeps releases of two databases apart that share a folder of releases.
        var id = string.Create(CultureInfo.InvariantCulture, $"{municipality.Code}-{today:yyyy-MM-dd}-{ofToday + 1}-{digest[..6]}");
        built = built with { Snapshot = built.Snapshot with { Description = built.Snapshot.Description with { Id = id } } };
        if (await NewestFirst(db, municipality).FirstOrDefaultAsync(cancel) is { } newest && newest.Digest == digest)
        {
            return (newest, built, false);
        }

        var candidate = new ReleaseCandidate
        {
            Id = id,
            Municipality = municipality.Code,
            CreatedOn = today,
            Digest = digest,
            Snapshot = JsonSerializer.Serialize(built.Snapshot, ReleaseFiles.Json),
            Outlines = outlines,
        };
        db.ReleaseCandidates.Add(candidate);
        await db.SaveChangesAsync(cancel);
        return (candidate, built, true);
    }

    /// <summary>Records that a role approved a candidate. As the desk: the builder cannot approve.</summary>
    /// <exception cref="UsageException">There is no such candidate.</exception>
    public static async Task<string> ApproveAsync(
        GeoDb desk, string municipality, string? id, string role, string reason, string? registryNumber, DateTime now, CancellationToken cancel)
    {
        await using var command = await desk.CommandAsync(
            "SELECT id, digest FROM analysis.desk_release_candidate WHERE $1 IN ('', id) ORDER BY created_on DESC, length(id) DESC, id DESC LIMIT 1",
            cancel, id ?? "");
        string candidate, digest;
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            if (!await row.ReadAsync(cancel))
            {
                throw new UsageException(id is null
                    ? "Det finns inget släpp att godkänna. Bygg ett först: ./geo analytics release build"
                    : $"Släppet {id} finns inte bland kommunens kandidater. Lista dem med ./geo analytics release list och kommunens namn.");
            }

            (candidate, digest) = (row.GetString(0), row.GetString(1));
        }

        var known = await desk.ReleaseApprovals.AsNoTracking().SingleOrDefaultAsync(approval => approval.CandidateId == candidate, cancel);
        if (known is not null)
        {
            return known.Role == role && known.Reason == reason
                ? candidate
                : throw new UsageException($"Släppet {candidate} är redan godkänt av {known.Role} den {known.ApprovedAt:yyyy-MM-dd}: {known.Reason}. Ett godkännande ändras inte; bygg ett nytt släpp om något ska rättas.");
        }

        desk.ReleaseApprovals.Add(new()
        {
            CandidateId = candidate,
            Municipality = municipality,
            Digest = digest,
            Role = role,
            Reason = reason,
            RegistryNumber = registryNumber,
            ApprovedAt = now,
        });
        desk.AuditEvents.Add(new() { At = now, Municipality = municipality, Role = role, Action = "approved-release", Subject = candidate, Reason = reason });
        await desk.SaveChangesAsync(cancel);
        return candidate;
    }

    /// <summary>Copies an approved candidate, or any candidate as a trial, into <c>published</c>.</summary>
    /// <exception cref="UsageException">It does not exist, or is not approved and not meant as a trial.</exception>
    public static async Task<string> PublishAsync(
        GeoDb db, Municipality municipality, string? id, bool trial, DateOnly today, CancellationToken cancel)
    {
        var candidate = await NewestFirst(db, municipality).FirstOrDefaultAsync(candidate => id == null || candidate.Id == id, cancel)
            ?? throw new UsageException($"Det finns inget släpp att publicera{(id is null ? "" : $" med namnet {id}")}. Bygg ett: ./geo analytics release build {municipality.Slug}");
        var approval = trial ? null : await db.ReleaseApprovals.AsNoTracking().SingleOrDefaultAsync(approval => approval.CandidateId == candidate.Id, cancel);
        if (!trial && approval?.Digest != candidate.Digest)
        {
            throw new UsageException(
                $"Släppet {candidate.Id} är inte godkänt. Låt den som ansvarar godkänna det: ./geo analytics release approve {municipality.Slug} --role ROLL --reason SKÄL. Eller gör en provkörning: --trial.");
        }

        var published = await db.Releases.AsNoTracking().SingleOrDefaultAsync(release => release.Id == candidate.Id, cancel);
        if (published is { Approved: true } && trial)
        {
            throw new UsageException($"Släppet {candidate.Id} är redan godkänt och publicerat: det kan inte bli en provkörning. Publicera utan --trial.");
        }

        if (published is not null && (published.Approved || trial))
        {
            return candidate.Id;
        }

        var snapshot = JsonSerializer.Deserialize<ReleaseSnapshot>(candidate.Snapshot, ReleaseFiles.Json)!;
        var description = snapshot.Description with
        {
            Status = trial ? ReleaseStatus.Trial : ReleaseStatus.Approved,
            Approval = approval is null ? null : new(approval.Role, approval.Reason, DateOnly.FromDateTime(approval.ApprovedAt)),
            RegistryNumber = approval?.RegistryNumber,
        };
        var outlines = JsonSerializer.Deserialize<AreaOutline[]>(candidate.Outlines, GeoJson)!;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.ExecuteAsync("DELETE FROM published.count WHERE release = $1", cancel, candidate.Id);
        await db.ExecuteAsync("DELETE FROM published.area WHERE release = $1", cancel, candidate.Id);
        await db.ExecuteAsync("DELETE FROM published.document WHERE release = $1", cancel, candidate.Id);
        await db.ExecuteAsync("DELETE FROM published.release WHERE id = $1", cancel, candidate.Id);
        db.Releases.Add(new()
        {
            Id = candidate.Id,
            Municipality = municipality.Code,
            Approved = !trial,
            Digest = candidate.Digest,
            PublishedOn = today,
            Description = JsonSerializer.Serialize(description, ReleaseFiles.Json),
        });
        await db.SaveChangesAsync(cancel);
        await PublishedStore.WriteAsync(db, candidate.Id, snapshot, outlines, cancel);
        await transaction.CommitAsync(cancel);
        return candidate.Id;
    }

    // The day's tenth candidate is newer than its ninth.
    private static IQueryable<ReleaseCandidate> NewestFirst(GeoDb db, Municipality municipality) => db.ReleaseCandidates.AsNoTracking()
        .Where(candidate => candidate.Municipality == municipality.Code)
        .OrderByDescending(candidate => candidate.CreatedOn).ThenByDescending(candidate => candidate.Id.Length).ThenByDescending(candidate => candidate.Id);

    // The same figures on another day are the same release.
    private static string Digest(ReleaseSnapshot snapshot, string outlines)
    {
        var undated = snapshot with { Description = snapshot.Description with { Id = "", CreatedOn = DateOnly.MinValue } };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(undated, ReleaseFiles.Json) + outlines)));
    }
}
