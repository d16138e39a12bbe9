using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Release;

/// <summary>What a candidate says of the past: every event of the municipality's releases, and every figure that a correction has
/// changed.</summary>
/// <param name="Events">All decisions so far, by number.</param>
/// <param name="Corrections">Changed figures: those that the public release before this one lists, and those that this one changes.</param>
internal sealed record CorrectionLog(ImmutableArray<PublishedReleaseEvent> Events, ImmutableArray<PublishedCorrection> Corrections)
{
    /// <summary>Holds a candidate's figures against the newest release that is public.</summary>
    /// <exception cref="UsageException">A published figure would change without a decision to correct it.</exception>
    public static async Task<CorrectionLog> ReadAsync(GeoDb db, Municipality municipality, ImmutableArray<PublishedCount> counts, ImmutableArray<PublishedKindCount> kinds, CancellationToken cancel)
    {
        var decisions = await db.ReleaseDecisions.AsNoTracking().Where(decision => decision.Municipality == municipality.Code).OrderBy(decision => decision.Number).ToListAsync(cancel);
        ImmutableArray<PublishedReleaseEvent> events = [.. decisions.Select(Public)];
        var before = (await EarlierRelease.ListAsync(db, municipality.Code, cancel)).LastOrDefault(release => release.WithdrawnOn is null);
        if (before is null)
        {
            return new(events, []);
        }

        var changes = Compare(before, counts, kinds, events);
        if (changes.Where(change => change.Event == 0).ToList() is { Count: > 0 } undecided)
        {
            var first = undecided[0];
            throw new UsageException(
                $"{undecided.Count} antal som redan är publicerade i släppet {before.Id} skulle ändras utan beslut, till exempel {first.Theme} i {first.Area} {first.Period}. Besluta om en rättelse först: ./geo analytics release correct {municipality.Slug} --role ROLL --reason SKÄL, och bygg sedan om.");
        }

        return new(events, [.. before.Corrections, .. changes]);
    }

    /// <summary>The figures of a public release that a candidate changes, each with the decision that lets it; 0 where none does.</summary>
    /// <remarks>A figure that the candidate no longer has is no change: nothing new is said of it.</remarks>
    public static ImmutableArray<PublishedCorrection> Compare(
        EarlierRelease before, IEnumerable<PublishedCount> counts, IEnumerable<PublishedKindCount> kinds, IEnumerable<PublishedReleaseEvent> events)
    {
        var carried = before.Events.Select(happening => happening.Number).ToHashSet();
        var open = events.Where(happening => happening.Kind == Components.Release.ReleaseEventKind.Correction && !carried.Contains(happening.Number)).ToList();
        var stood = Figures(before.Counts, before.KindCounts).ToDictionary(figure => figure.Key);
        return
        [
            .. from now in Figures(counts, kinds)
               where stood.TryGetValue(now.Key, out var then) && (then.Mark, then.Count) != (now.Mark, now.Count)
               let then = stood[now.Key]
               orderby now.Key.Theme, now.Key.Kind ?? "", now.Key.AreaKind, now.Key.Edition, now.Key.Area, now.Key.Period
               select new PublishedCorrection
               {
                   Event = open.FirstOrDefault(decision => Covers(decision, now.Key))?.Number ?? 0,
                   Theme = now.Key.Theme,
                   Kind = now.Key.Kind,
                   AreaKind = now.Key.AreaKind,
                   Edition = now.Key.Edition,
                   Area = now.Key.Area,
                   Period = now.Key.Period,
                   OldMark = then.Mark,
                   OldCount = then.Count,
                   NewMark = now.Mark,
                   NewCount = now.Count,
               },
        ];
    }

    /// <summary>How many figures of a release a candidate has too.</summary>
    public static int Shared(EarlierRelease before, IEnumerable<PublishedCount> counts, IEnumerable<PublishedKindCount> kinds) =>
        Figures(before.Counts, before.KindCounts).Select(figure => figure.Key).Intersect(Figures(counts, kinds).Select(figure => figure.Key)).Count();

    /// <summary>A decision as anyone may read it.</summary>
    public static PublishedReleaseEvent Public(ReleaseDecision decision) => new()
    {
        Number = decision.Number,
        Kind = decision.Kind == Database.ReleaseEventKind.Correction ? Components.Release.ReleaseEventKind.Correction : Components.Release.ReleaseEventKind.Withdrawal,
        On = SwedishClock.Day(decision.At),
        Release = decision.Release,
        Theme = decision.Theme,
        Period = decision.Period,
        Role = decision.Role,
        Reason = decision.Reason,
        RegistryNumber = decision.RegistryNumber,
    };

    // The whole block: a quarter that is corrected changes its year and the whole time, and each sum of areas.
    private static bool Covers(PublishedReleaseEvent decision, FigureKey figure) =>
        (decision.Theme is null || decision.Theme == figure.Theme)
        && (decision.Period is null || PeriodSpan.Overlap(decision.Period, figure.Period));

    private static IEnumerable<(FigureKey Key, FigureMark Mark, int? Count)> Figures(IEnumerable<PublishedCount> counts, IEnumerable<PublishedKindCount> kinds) =>
    [
        .. counts.Select(count => (new FigureKey(count.Theme, null, count.AreaKind, count.Edition, count.Area, count.Period), count.Mark, count.Count)),
        .. kinds.Select(count => (new FigureKey(count.Theme, count.Kind, count.AreaKind, count.Edition, count.Area, count.Period), count.Mark, count.Count)),
    ];

    private readonly record struct FigureKey(string Theme, string? Kind, Components.Release.AreaKind AreaKind, string Edition, string Area, string Period);
}
