using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Database;
using Geo.Statistics;
using Geo.Statistics.Disclosure;
using AreaKind = Geo.Database.AreaKind;

namespace Geo.Service.Release;

/// <summary>The release gate: from what was counted to what may be shown. Every figure of the public passes here, and what
/// is computed from a withheld count is withheld with it.</summary>
internal static class Gate
{
    /// <summary>The share of the theme's shown events that may be lost to show its kinds more finely.</summary>
    private const double LossForKinds = .05;

    /// <summary>The public counts of one theme, with nothing said of it before.</summary>
    /// <param name="counts">All counts of the theme in public areas, their unions and the municipality.</param>
    /// <param name="areas">The public areas and their unions, by kind and code.</param>
    /// <param name="municipality">Whose rules apply.</param>
    /// <param name="cancel">Stops between two counts.</param>
    public static GateResult Pass(
        IReadOnlyList<AreaCount> counts, IReadOnlyDictionary<(AreaKind, string), GateArea> areas, Municipality municipality, CancellationToken cancel) =>
        Pass(new() { Counts = counts, Areas = areas, Municipality = municipality }, cancel);

    /// <summary>The public counts of one theme and its kinds, held against all that was ever published of it: a closed quarter
    /// stays as it was first published, pattern and counts, unless a numbered correction publishes its whole block again.</summary>
    /// <exception cref="UsageException">Whatever is withheld now, something could be found out together with earlier
    /// releases.</exception>
    public static GateResult Pass(GateInput input, CancellationToken cancel)
    {
        input = OnlyWhole(input);
        RefuseOtherEdition(input);
        var (alone, breaches) = Protect(WithKinds(input, _ => false), cancel);
        if (breaches > 0)
        {
            throw new UsageException(
                $"{breaches} skyddade antal i temat {input.Counts[0].Theme} går att räkna ut, hur mycket som än döljs nu, tillsammans med det som redan är publicerat. Släppet byggs inte. Vänta tills fler kvartal är klara, eller låt en rättelse omfatta längre tid: ./geo analytics release correct {input.Municipality.Slug}");
        }

        if (input.KindNames.Count == 0)
        {
            return alone;
        }

        // Kinds are told as finely as costs the theme's own counts next to nothing, and the municipality's nothing; never more finely than
        // what is public already can bear.
        Func<AreaCount, bool>[] finest = [_ => true, count => count.AreaKind is AreaKind.Regso or AreaKind.Municipality, count => count.AreaKind == AreaKind.Municipality];
        return finest.Skip(ToldLevel(input.History)).Select(fine => Protect(WithKinds(input, fine), cancel))
            .Where(tried => tried.Breaches == 0)
            .Select(tried => tried.Result)
            .FirstOrDefault(result => CostsLittle(result, alone)) ?? alone;
    }

    // Where nothing smaller than the municipality has been told or may be, smaller areas and their editions are of no concern.
    private static GateInput OnlyWhole(GateInput input)
    {
        return input.Counts.Any(count => !IsWhole(CountKey.Of(count)) && input.MayTell(count)) || input.History.Earlier.Any(release => !release.Withheld.Keys.All(IsWhole))
            ? input
            : input with
            {
                Counts = [.. input.Counts.Where(count => IsWhole(CountKey.Of(count)))],
                History = input.History with
                {
                    Earlier = [.. input.History.Earlier.Select(release => release with { Counts = release.Counts.Where(count => IsWhole(count.Key)).ToDictionary() })],
                },
            };

        static bool IsWhole(CountKey key) => key is { AreaKind: AreaKind.Municipality, AreaCode.Length: > 0 };
    }

    // An area that was split leaves its parts in the difference between the editions, and whose they are no mark of one edition knows.
    private static void RefuseOtherEdition(GateInput input)
    {
        var now = input.Counts.Where(count => count.AreaKind != AreaKind.Municipality).Select(count => (count.AreaKind, count.AreaEdition)).Distinct()
            .ToLookup(one => one.AreaKind, one => one.AreaEdition);
        foreach (var release in input.History.Earlier)
        {
            if (release.Withheld.Keys.FirstOrDefault(key => now.Contains(key.AreaKind) && !now[key.AreaKind].Contains(key.Edition)) is { AreaCode.Length: > 0 } other)
            {
                throw new UsageException(
                    $"Temat {input.Counts[0].Theme} är publicerat för områden av utgåva {other.Edition} (släppet {release.Id}), men nu är utgåvan {now[other.AreaKind].First()}. Ett område som delats eller fått ny gräns blir kvar som skillnaden mellan utgåvorna, och den kan vara ett litet antal, så släppet byggs inte. Sätt tillbaka publicAreas.edition: {other.Edition} i municipality.yml: de områden som en gång är publicerade fortsätter att gälla.");
            }
        }
    }

    // How coarsely kinds have been told already: what is public is frozen and costs nothing more, and would seem to bear finer kinds each
    // time. 0 where nothing has been told, past the end where the theme is public without its kinds.
    private static int ToldLevel(GateHistory history)
    {
        if (history.Earlier.IsEmpty)
        {
            return 0;
        }

        var kinds = history.Earlier.SelectMany(release => release.Withheld.Keys).Where(key => key.Kind.Length > 0).Select(key => key.AreaKind).ToHashSet();
        return kinds.Any(kind => kind is not (AreaKind.Regso or AreaKind.Municipality)) ? 0 : kinds.Contains(AreaKind.Regso) ? 1 : kinds.Count > 0 ? 2 : 3;
    }

    private static GateInput WithKinds(GateInput input, Func<AreaCount, bool> mayTell) =>
        input with { MayTell = count => input.MayTell(count) && (count.Kind.Length == 0 || mayTell(count)) };

    private static bool CostsLittle(GateResult result, GateResult alone)
    {
        var shown = result.Counts.ToDictionary(count => (count.AreaKind, count.Edition, count.Area, count.Period), count => count.Count);
        var lost = alone.Counts.Where(count => count.Count is not null && shown[(count.AreaKind, count.Edition, count.Area, count.Period)] is null).ToList();
        return lost.All(count => count.AreaKind != Components.Release.AreaKind.Municipality)
            && lost.Sum(count => (long)count.Count!.Value) <= LossForKinds * alone.Counts.Sum(count => (long)(count.Count ?? 0));
    }

    private static (GateResult Result, int Breaches) Protect(GateInput input, CancellationToken cancel)
    {
        var theme = input.Counts[0].Theme;
        var tables = new GateTables(input);
        if (tables.Unknown() is { } period)
        {
            throw new UsageException(
                $"Temat {theme} har antal för {period}, som överlappar en annan period utan att båda är delade i kvartal. Skillnaden mellan dem går inte att skydda: låt perioden stå som den är, eller ge temat kvartal.");
        }

        var joined = ReleaseHistory.Join(tables.Areas, tables.Kinds, tables.Earlier, tables.Candidate, input.Municipality.SmallestCount);
        var guarded = ReleaseProtection.Protect(joined, input.Municipality.SmallestCount, new AuditLimits(), cancel);
        var facts = input.Counts.ToDictionary(CountKey.Of);
        var told = tables.CandidateKeys.Select((key, i) => (Count: facts[key], tables.Candidate.Counts[i].Count, Withheld: guarded.Withheld[i]))
            .Where(one => input.MayTell(one.Count))
            .ToList();
        var result = new GateResult(
            [.. told.Where(one => one.Count.Kind.Length == 0).Select(one => Publish(one.Count, one.Item2, input.Areas.GetValueOrDefault((one.Count.AreaKind, one.Count.AreaCode)), one.Withheld, input.Municipality.Code))],
            tables.CandidateKeys.Where((key, i) => tables.Candidate.Counts[i].Primary && input.MayTell(facts[key])).Count(),
            told.Count(one => one.Withheld))
        {
            KindCounts = [.. told.Where(one => input.KindNames.ContainsKey(one.Count.Kind)).Select(one => PublishKind(one.Count, one.Item2, input.KindNames[one.Count.Kind], one.Withheld, input.Municipality.Code))],
            Coarsened = guarded.Coarsened > 0,
        };
        return (result, guarded.Audit.Breaches.Length);
    }

    private static PublishedCount Publish(AreaCount count, int incidents, GateArea? area, bool withheld, string municipality)
    {
        var bare = new PublishedCount
        {
            Theme = count.Theme,
            AreaKind = Kind(count),
            Edition = count.AreaEdition,
            Area = count.AreaCode.Length > 0 ? count.AreaCode : municipality,
            Period = count.Period,
            Mark = withheld ? FigureMark.Withheld : FigureMark.Published,
        };
        if (withheld)
        {
            return bare;
        }

        if (area?.Residents is not > 0)
        {
            return bare with { Count = incidents };
        }

        var (lower, upper) = PoissonInterval.Garwood(incidents);
        return bare with
        {
            Count = incidents,
            PerThousand = Rate(incidents),
            PerThousandLower = Rate(lower),
            PerThousandUpper = Rate(upper),
        };

        decimal Rate(double events) => Math.Round((decimal)(events * 1_000 / area.Residents.Value), 2);
    }

    private static PublishedKindCount PublishKind(AreaCount count, int incidents, string name, bool withheld, string municipality) => new()
    {
        Theme = count.Theme,
        Kind = count.Kind,
        KindName = name,
        AreaKind = Kind(count),
        Edition = count.AreaEdition,
        Area = count.AreaCode.Length > 0 ? count.AreaCode : municipality,
        Period = count.Period,
        Count = withheld ? null : incidents,
        Mark = withheld ? FigureMark.Withheld : FigureMark.Published,
    };

    private static Components.Release.AreaKind Kind(AreaCount count) => count.AreaKind switch
    {
        AreaKind.Deso => Components.Release.AreaKind.Deso,
        AreaKind.Regso => Components.Release.AreaKind.Regso,
        AreaKind.Municipality when count.AreaCode.Length > 0 => Components.Release.AreaKind.Municipality,
        AreaKind.Municipality => Components.Release.AreaKind.Unknown,
        _ => throw new ArgumentException($"{count.AreaKind} is no public area."),
    };
}

/// <summary>What passed the gate.</summary>
/// <param name="Primary">Counts that had to be withheld for their own sake.</param>
/// <param name="Withheld">All withheld counts, those among them.</param>
internal sealed record GateResult(ImmutableArray<PublishedCount> Counts, int Primary, int Withheld)
{
    /// <summary>The counts of the theme's kinds.</summary>
    public ImmutableArray<PublishedKindCount> KindCounts { get; init; } = [];

    /// <summary>Whether whole blocks were withheld, since the auditor did not acquit what the suppression left.</summary>
    public bool Coarsened { get; init; }
}

/// <summary>What a period's name says.</summary>
internal static class PeriodName
{
    public static bool IsQuarter(string period) => period.Length == 6 && period[4] == 'K';

    public static bool IsYear(string period) => period.Length == 4;
}
