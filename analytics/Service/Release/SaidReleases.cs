using System.Text.Json;
using System.Text.Json.Serialization;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Analyses;
using Microsoft.EntityFrameworkCore;
using AreaKind = Geo.Database.AreaKind;
using ReleaseEventKind = Geo.Database.ReleaseEventKind;

namespace Geo.Service.Release;

/// <summary>Reads what earlier releases have told, withdrawn ones too, with the counts that they were made from: the runs of
/// <see cref="CountAnalysis"/> are kept for it.</summary>
internal sealed class SaidReleases
{
    private static readonly JsonSerializerOptions Lenient = new(ReleaseFiles.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    private readonly List<(EarlierRelease Release, ILookup<string, AreaCount> Counts)> _releases = [];
    private readonly List<ReleaseDecision> _decisions = [];

    private SaidReleases()
    {
    }

    /// <exception cref="UsageException">A release was made from counts that are gone.</exception>
    public static async Task<SaidReleases> ReadAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        var said = new SaidReleases();
        said._decisions.AddRange(await db.ReleaseDecisions.AsNoTracking()
            .Where(decision => decision.Municipality == municipality.Code && decision.Kind == ReleaseEventKind.Correction).OrderBy(decision => decision.Number).ToListAsync(cancel));
        var runs = new Dictionary<long, ILookup<string, AreaCount>>();
        foreach (var release in await EarlierRelease.ListAsync(db, municipality.Code, cancel))
        {
            var snapshot = await db.ReleaseCandidates.Where(candidate => candidate.Id == release.Id).Select(candidate => candidate.Snapshot).SingleAsync(cancel);
            var run = await RunOfAsync(db, municipality, release.Id, JsonSerializer.Deserialize<Known>(snapshot, Lenient)!, cancel);
            if (!runs.TryGetValue(run, out var counts))
            {
                var rows = await db.AreaCounts.AsNoTracking().Where(count => count.RunId == run && count.AreaKind != AreaKind.Plan).ToListAsync(cancel);
                runs.Add(run, counts = rows.ToLookup(count => count.Theme, StringComparer.Ordinal));
            }

            said._releases.Add((release, counts));
        }

        return said;
    }

    /// <summary>What was told of a theme.</summary>
    public GateHistory Of(string theme) => new(
        [.. _releases.Where(release => release.Release.Counts.Any(count => count.Theme == theme)).Select(release => new SaidRelease(
            release.Release.Id,
            Marks(release.Release, theme),
            release.Counts[theme].ToDictionary(CountKey.Of, count => count.Incidents),
            period => Number(release.Release.Events.Where(one => one.Kind == Components.Release.ReleaseEventKind.Correction).Select(one => (one.Number, one.Theme, one.Period)), theme, period)))],
        period => Number(_decisions.Select(decision => (decision.Number, decision.Theme, decision.Period)), theme, period));

    private static Dictionary<CountKey, bool> Marks(EarlierRelease told, string theme) => told.Counts.Where(count => count.Theme == theme)
        .Select(count => (CountKey.Of(count), count.Mark))
        .Concat(told.KindCounts.Where(count => count.Theme == theme).Select(count => (CountKey.Of(count), count.Mark)))
        .ToDictionary(one => one.Item1, one => one.Mark == FigureMark.Withheld);

    private static int Number(IEnumerable<(int Number, string? Theme, string? Period)> corrections, string theme, string period) => corrections
        .Where(one => (one.Theme is null || one.Theme == theme) && (one.Period is null || PeriodSpan.Overlap(one.Period, period)))
        .Select(one => one.Number)
        .DefaultIfEmpty()
        .Max();

    private static async Task<long> RunOfAsync(GeoDb db, Municipality municipality, string release, Known known, CancellationToken cancel)
    {
        var made = known.Description.Runs.First(run => run.Method == CountAnalysis.Method);
        var run = await db.Runs.AsNoTracking()
            .Where(run => run.Municipality == municipality.Code && run.Method == made.Method && run.InputFingerprint == made.Fingerprint && run.CodeVersion == made.CodeVersion)
            .OrderByDescending(run => run.Id)
            .Select(run => (long?)run.Id)
            .FirstOrDefaultAsync(cancel);
        return run ?? throw new UsageException(
            $"De antal som släppet {release} gjordes av finns inte kvar i databasen, så att ett nytt släpp inte går att pröva mot det. Läs tillbaka databasen ur en säkerhetskopia: ./geo db restore.");
    }

    private sealed record Known(ReleaseDescription Description);
}
