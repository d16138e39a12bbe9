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
    /// <param name="db">Opened as <c>geo_analytics</c>.</param>
    /// <param name="municipality">Whose.</param>
    /// <param name="today">The day of making.</param>
    /// <param name="by">The role of who builds, and their pseudonym at the desk where it is said.</param>
    /// <param name="cancel">Stops; nothing has been written.</param>
    /// <exception cref="UsageException">Nobody of that pseudonym has signed in.</exception>
    public static async Task<(ReleaseCandidate Candidate, BuiltRelease Built, bool IsNew)> BuildAsync(
        GeoDb db, Municipality municipality, DateOnly today, (string Role, string? Person) by, CancellationToken cancel)
    {
        if (by.Person is { } person && !await db.DeskPeople.AnyAsync(one => one.Id == person, cancel))
        {
            throw new UsageException($"--by {person}: ingen med den beteckningen har loggat in på arbetsbordet. Beteckningen står på sidan Mitt konto.");
        }

        var mark = by.Person is null ? AccountMark.Of(municipality.Code) : AccountMark.Of(municipality.Code, by.Person);

        // Two that build at once come one after the other: the second finds the first's candidate, or numbers its own after it.
        await using var transaction = await db.BeginInTurnAsync("geo release candidate", municipality.Code, cancel);
        await LoadTurn.TakeAsync(db, municipality.Code, cancel);
        var ofToday = await db.ReleaseCandidates.CountAsync(candidate => candidate.Municipality == municipality.Code && candidate.CreatedOn == today, cancel);
        var built = await ReleaseBuilder.BuildAsync(db, municipality, "", today, cancel);
        var outlines = JsonSerializer.Serialize(built.Outlines, GeoJson);
        var digest = Digest(built.Snapshot, outlines);

        // The digest's beginning keeps releases of two databases apart that share a folder of releases.
        var id = string.Create(CultureInfo.InvariantCulture, $"{municipality.Code}-{today:yyyy-MM-dd}-{ofToday + 1}-{digest[..6]}");
        built = built with { Snapshot = built.Snapshot with { Description = built.Snapshot.Description with { Id = id } } };
        if (await NewestFirst(db, municipality).FirstOrDefaultAsync(cancel) is { } newest && newest.Digest == digest)
        {
            await SayByAsync(db, newest, by.Role, mark, cancel);
            await KeepPreviewAsync(db, municipality, newest.Id, cancel);
            await transaction.CommitAsync(cancel);
            return (newest, built, false);
        }

        var candidate = new ReleaseCandidate
        {
            Id = id,
            Municipality = municipality.Code,
            CreatedOn = today,
            BuiltByRole = by.Role,
            BuiltByMark = mark,
            Digest = digest,
            Snapshot = JsonSerializer.Serialize(built.Snapshot, ReleaseFiles.Json),
            Outlines = outlines,
        };
        db.ReleaseCandidates.Add(candidate);
        await db.SaveChangesAsync(cancel);
        await KeepPreviewAsync(db, municipality, candidate.Id, cancel);
        await transaction.CommitAsync(cancel);
        return (candidate, built, true);
    }

    // Who has built it is said once, also afterwards; whoever has said so stays the builder.
    private static async Task SayByAsync(GeoDb db, ReleaseCandidate candidate, string role, string mark, CancellationToken cancel)
    {
        if (AccountMark.IsOfPerson(mark) && !AccountMark.IsOfPerson(candidate.BuiltByMark) && !await db.ReleaseApprovals.AnyAsync(approval => approval.CandidateId == candidate.Id, cancel))
        {
            await db.ReleaseCandidates.Where(one => one.Id == candidate.Id)
                .ExecuteUpdateAsync(one => one.SetProperty(row => row.BuiltByRole, role).SetProperty(row => row.BuiltByMark, mark), cancel);
        }
    }

    // The desk approves, and its login may not read what the preview is made of.
    private static async Task KeepPreviewAsync(GeoDb db, Municipality municipality, string id, CancellationToken cancel)
    {
        var preview = await ReleasePreview.ReadAsync(db, municipality, id, cancel);
        await db.ExecuteAsync("DELETE FROM analysis.release_preview WHERE candidate_id = $1", cancel, id);
        db.ReleasePreviewPages.Add(new()
        {
            CandidateId = id,
            Municipality = municipality.Code,
            Before = preview.Before?.Id,
            Answers = [.. ReleasePreviewDocument.Answers(preview)],
            Html = await Documents.DocumentRenderer.HtmlAsync(ReleasePreviewDocument.Of(preview)),
        });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Copies an approved candidate, or any candidate as a trial, into <c>published</c>.</summary>
    /// <exception cref="UsageException">It does not exist, or is not approved and not meant as a trial.</exception>
    public static async Task<string> PublishAsync(
        GeoDb db, Municipality municipality, string? id, bool trial, DateOnly today, CancellationToken cancel)
    {
        var candidate = await FindCandidateAsync(db, municipality, id, cancel)
            ?? throw new UsageException($"Det finns inget släpp att publicera{(id is null ? "" : $" med namnet {id}")}. Bygg ett: ./geo analytics release build {municipality.Slug}");
        var approval = trial ? null : await db.ReleaseApprovals.AsNoTracking().SingleOrDefaultAsync(approval => approval.CandidateId == candidate.Id, cancel);
        if (!trial && approval?.Digest != candidate.Digest)
        {
            throw new UsageException(
                $"Släppet {candidate.Id} är inte godkänt. Låt den som ansvarar godkänna det: ./geo analytics release approve {municipality.Slug} --role ROLL --reason SKÄL. Eller gör en provkörning: --trial.");
        }

        // Two that publish at once come one after the other: the second sees what the first did.
        await using var transaction = await db.BeginInTurnAsync("geo release publication", municipality.Code, cancel);
        var published = await db.Releases.AsNoTracking().SingleOrDefaultAsync(release => release.Id == candidate.Id, cancel);
        if (published is { Approved: true } && trial)
        {
            throw new UsageException($"Släppet {candidate.Id} är redan godkänt och publicerat: det kan inte bli en provkörning. Publicera utan --trial.");
        }

        if (published?.WithdrawnOn is { } withdrawn)
        {
            throw new UsageException($"Släppet {candidate.Id} är återkallat den {withdrawn:yyyy-MM-dd} och publiceras inte igen. Bygg ett nytt: ./geo analytics release build {municipality.Slug}");
        }

        if (published is not null && (published.Approved || trial))
        {
            return candidate.Id;
        }

        var snapshot = SnapshotOf(candidate, municipality);
        if (!trial && snapshot.Description.OpenData is null)
        {
            throw new UsageException(
                $"Katalogen över öppna data behöver en adress, en utgivare och en kontakt, och {municipality.Name} saknade {OpenDataSettings.Missing(municipality) ?? "någon av dem"} när släppet byggdes. Fyll i det, läs in med ./geo etl load {municipality.Slug} och bygg om.");
        }

        if (!trial)
        {
            await RefuseUntriedAsync(db, municipality, candidate.Id, snapshot, cancel);
        }

        var description = snapshot.Description with
        {
            Status = trial ? ReleaseStatus.Trial : ReleaseStatus.Approved,
            Approval = approval is null ? null : new(approval.Role, approval.Reason, SwedishClock.Day(approval.ApprovedAt)),
            RegistryNumber = approval?.RegistryNumber,
        };
        var outlines = JsonSerializer.Deserialize<AreaOutline[]>(candidate.Outlines, GeoJson)!;
        await db.ExecuteAsync("DELETE FROM published.count WHERE release = $1", cancel, candidate.Id);
        await db.ExecuteAsync("DELETE FROM published.area WHERE release = $1", cancel, candidate.Id);
        await db.ExecuteAsync("DELETE FROM published.document WHERE release = $1", cancel, candidate.Id);
        await db.ExecuteAsync("DELETE FROM published.release_file WHERE release = $1", cancel, candidate.Id);
        await db.ExecuteAsync("DELETE FROM published.release WHERE id = $1", cancel, candidate.Id);
        db.Releases.Add(new()
        {
            Id = candidate.Id,
            Municipality = municipality.Code,
            Approved = !trial,
            Digest = candidate.Digest,
            PublishedOn = today,
            RulesVersion = description.Rules.Version,
            Description = JsonSerializer.Serialize(description, ReleaseFiles.Json),
        });
        await db.SaveChangesAsync(cancel);
        await PublishedStore.WriteAsync(db, candidate.Id, snapshot, outlines, cancel);
        if (!trial)
        {
            await ReleaseDecisions.PublishEventsAsync(db, municipality.Code, snapshot.Events, cancel);
        }

        await transaction.CommitAsync(cancel);
        return candidate.Id;
    }

    // A candidate was tried together with what was public when it was built: what has been published or withdrawn since could be subtracted from it.
    private static async Task RefuseUntriedAsync(GeoDb db, Municipality municipality, string id, ReleaseSnapshot snapshot, CancellationToken cancel)
    {
        var newest = (await EarlierRelease.ListAsync(db, municipality.Code, cancel)).LastOrDefault(release => release.Id != id && release.WithdrawnOn is null)?.Id;
        var tried = await db.ReleasePreviewPages.AsNoTracking().Where(page => page.CandidateId == id).Select(page => page.Before).SingleOrDefaultAsync(cancel);
        var withdrawals = await db.ReleaseEvents.AsNoTracking().Where(one => one.Municipality == municipality.Code && one.Kind == Database.ReleaseEventKind.Withdrawal).Select(one => one.Number).ToListAsync(cancel);
        if (tried != newest || withdrawals.Except(snapshot.Events.Select(one => one.Number)).Any())
        {
            throw new UsageException(
                $"Släppet {id} byggdes innan {(tried == newest ? "ett annat släpp återkallades" : newest is null ? $"{tried} återkallades" : $"{newest} publicerades")}, och är inte prövat tillsammans med det: skillnaden kan röja ett skyddat antal. Bygg om, och låt godkänna det nya: ./geo analytics release build {municipality.Slug}");
        }
    }

    /// <summary>Enters the files of a release as they were written.</summary>
    /// <returns>The files that were once written with other bytes: by another version of the program, for the figures are the same.</returns>
    public static async Task<IReadOnlyList<string>> RecordFilesAsync(GeoDb db, string release, IReadOnlyList<ReleaseFileRecord> files, CancellationToken cancel)
    {
        var known = await db.ReleaseFileRecords.AsNoTracking().Where(file => file.Release == release).ToDictionaryAsync(file => file.Path, file => file.Sha256, cancel);
        if (known.Count == files.Count && files.All(file => known.GetValueOrDefault(file.Path) == file.Sha256))
        {
            return [];
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.ExecuteAsync("DELETE FROM published.release_file WHERE release = $1", cancel, release);
        db.ReleaseFileRecords.AddRange(files);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return known.Count == 0 ? [] : [.. files.Where(file => known.GetValueOrDefault(file.Path) != file.Sha256).Select(file => file.Path)];
    }

    /// <summary>A candidate; the newest where no id is given.</summary>
    public static Task<ReleaseCandidate?> FindCandidateAsync(GeoDb db, Municipality municipality, string? id, CancellationToken cancel) =>
        NewestFirst(db, municipality).FirstOrDefaultAsync(candidate => id == null || candidate.Id == id, cancel);

    /// <summary>What a candidate holds.</summary>
    /// <exception cref="UsageException">Another version of the program built it.</exception>
    public static ReleaseSnapshot SnapshotOf(ReleaseCandidate candidate, Municipality municipality)
    {
        try
        {
            return JsonSerializer.Deserialize<ReleaseSnapshot>(candidate.Snapshot, ReleaseFiles.Json)!;
        }
        catch (JsonException other)
        {
            throw new UsageException($"Kandidaten {candidate.Id} är byggd av en annan version av programmet. Bygg en ny: ./geo analytics release build {municipality.Slug}", other);
        }
    }

    // The day's tenth candidate is newer than its ninth.
    private static IQueryable<ReleaseCandidate> NewestFirst(GeoDb db, Municipality municipality) => db.ReleaseCandidates.AsNoTracking()
        .Where(candidate => candidate.Municipality == municipality.Code)
        .OrderByDescending(candidate => candidate.CreatedOn).ThenByDescending(candidate => candidate.Id.Length).ThenByDescending(candidate => candidate.Id);

    // The same figures on another day are the same release; made by another program they are not, for its files may differ.
    private static string Digest(ReleaseSnapshot snapshot, string outlines)
    {
        var undated = snapshot with { Description = snapshot.Description with { Id = "", CreatedOn = DateOnly.MinValue } };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(undated, ReleaseFiles.Json) + outlines + CodeVersion.Current)));
    }
}
