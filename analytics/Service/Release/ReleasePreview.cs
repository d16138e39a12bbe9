using System.Collections.Immutable;
using System.Globalization;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Analyses;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Release;

/// <summary>What the approver looks at before approving: every withheld figure with what it hides and why, what has changed since the
/// release that is public now, and what somebody could find out by holding the two together.</summary>
/// <remarks>Internal: it shows what the release withholds.</remarks>
internal sealed record ReleasePreview
{
    public required string Id { get; init; }

    public required Municipality Municipality { get; init; }

    public required ReleaseSnapshot Snapshot { get; init; }

    /// <summary>The candidate's figures of themes, those of what is never mapped last.</summary>
    public required ImmutableArray<PublishedCount> Figures { get; init; }

    /// <summary>The withheld figures, with what they hide.</summary>
    public required ImmutableArray<HiddenFigure> Hidden { get; init; }

    /// <summary>The release that is public now; null where there is none.</summary>
    public required EarlierRelease? Before { get; init; }

    /// <summary>Figures of it that the candidate changes.</summary>
    public required ImmutableArray<PublishedCorrection> Changes { get; init; }

    /// <summary>How many figures both have.</summary>
    public required int Compared { get; init; }

    /// <summary>How many releases have been public, withdrawn ones too: all that a reader may have kept.</summary>
    public required int Earlier { get; init; }

    /// <summary>Reads a candidate.</summary>
    /// <param name="db">Opened as <c>geo_analytics</c>.</param>
    /// <param name="municipality">Whose.</param>
    /// <param name="id">The candidate; null for the newest.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="UsageException">There is none, or its analysis is gone.</exception>
    public static async Task<ReleasePreview> ReadAsync(GeoDb db, Municipality municipality, string? id, CancellationToken cancel)
    {
        var candidate = await ReleaseRegister.FindCandidateAsync(db, municipality, id, cancel)
            ?? throw new UsageException($"Det finns ingen kandidat att granska{(id is null ? "" : $" med namnet {id}")}. Bygg en: ./geo analytics release build {municipality.Slug}");
        var snapshot = ReleaseRegister.SnapshotOf(candidate, municipality);
        var earlier = (await EarlierRelease.ListAsync(db, municipality.Code, cancel)).Where(release => release.Id != candidate.Id).ToList();
        var before = earlier.LastOrDefault(release => release.WithdrawnOn is null);
        ImmutableArray<PublishedCount> figures = [.. snapshot.Counts, .. EarlierRelease.Figures(snapshot.YearlyCounts, municipality.Code)];
        return new()
        {
            Id = candidate.Id,
            Municipality = municipality,
            Snapshot = snapshot,
            Figures = figures,
            Hidden = [.. await HiddenAsync(db, municipality, snapshot, figures, cancel)],
            Before = before,
            Changes = before is null ? [] : CorrectionLog.Compare(before, figures, snapshot.KindCounts, snapshot.Events),
            Compared = before is null ? 0 : CorrectionLog.Shared(before, figures, snapshot.KindCounts),
            Earlier = earlier.Count,
        };
    }

    private static async Task<IEnumerable<HiddenFigure>> HiddenAsync(GeoDb db, Municipality municipality, ReleaseSnapshot snapshot, ImmutableArray<PublishedCount> figures, CancellationToken cancel)
    {
        var rules = await RulesInForce.ReadAsync(db, municipality, cancel);
        var fingerprint = snapshot.Description.Runs.First(run => run.Method == CountAnalysis.Method).Fingerprint;
        var run = await db.Runs.AsNoTracking().Where(run => run.Municipality == municipality.Code && run.Method == CountAnalysis.Method && run.InputFingerprint == fingerprint)
            .OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancel)
            ?? throw new UsageException($"Analysen bakom kandidaten finns inte kvar. Bygg en ny: ./geo analytics release build {municipality.Slug}");
        var counted = await db.AreaCounts.AsNoTracking().Where(count => count.RunId == run.Id && count.Kind == "").ToListAsync(cancel);
        var behind = counted.ToDictionary(count => (count.Theme, CountKey.Of(count)));
        var areas = (await PublicAreas.ReadAsync(db, municipality, cancel)).ForGate;
        return figures.Where(count => count.Mark == FigureMark.Withheld).Select(count =>
        {
            var found = behind.GetValueOrDefault((count.Theme, CountKey.Of(count)));
            return new HiddenFigure(count, found?.Incidents, found is null ? "okänt" : ReasonOf(found, areas.GetValueOrDefault((found.AreaKind, found.AreaCode)), rules.Of(Audience.Public, count.Theme)));
        });
    }

    private static string ReasonOf(AreaCount count, GateArea? area, ReleaseRule rule)
    {
        (bool Holds, string Words)[] reasons =
        [
            (area?.Residents is > 0 and var residents && residents < rule.SmallestResidents, "få invånare"),
            (area?.Addresses is > 0 and var addresses && addresses < rule.SmallestAddresses, "få adresser"),
            (count.Incidents == 0 && !count.CompletelyReported, "noll utan full rapportering"),
            (count.Incidents > 0 && count.Incidents < rule.SmallestCount, string.Create(CultureInfo.InvariantCulture, $"färre än {rule.SmallestCount}")),
            (count.Incidents > 0 && count.Places < rule.SmallestPlaces, "för få platser"),
            (count.Incidents > 0 && count.LargestPlaceShare > rule.LargestPlaceShare, "en plats står för nästan allt"),
            (count.Incidents > 0 && count.Reporters < rule.SmallestReporters, "för få rapportörer"),
        ];
        return reasons.Any(reason => reason.Holds) ? string.Join(", ", reasons.Where(reason => reason.Holds).Select(reason => reason.Words)) : HiddenFigure.ForOthers;
    }
}

/// <summary>A withheld figure, for the approver's eyes.</summary>
/// <param name="Count">As the release shows it.</param>
/// <param name="Hides">What it hides; null where the analysis has no such count.</param>
/// <param name="Reason">Why, in Swedish: which rule, or that it keeps another from being computed.</param>
internal sealed record HiddenFigure(PublishedCount Count, int? Hides, string Reason)
{
    /// <summary>The reason of what is withheld only so that another figure cannot be computed.</summary>
    public const string ForOthers = "för att andra inte ska gå att räkna ut";
}
