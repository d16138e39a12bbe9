using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Database;
using Geo.Statistics;
using AreaKind = Geo.Database.AreaKind;

namespace Geo.Service.Release;

/// <summary>The release gate: from what was counted to what may be shown. Every figure of the public passes here, and what
/// is computed from a withheld count is withheld with it.</summary>
internal static class Gate
{
    /// <summary>The public counts of one theme.</summary>
    /// <param name="counts">All counts of the theme in public areas, their unions and the municipality.</param>
    /// <param name="areas">The public areas and their unions, by kind and code.</param>
    /// <param name="municipality">Whose rules apply.</param>
    /// <param name="cancel">Stops between two rounds of suppression.</param>
    public static GateResult Pass(
        IReadOnlyList<AreaCount> counts, IReadOnlyDictionary<(AreaKind, string), GateArea> areas, Municipality municipality, CancellationToken cancel)
    {
        var rules = new DisclosureRules(
            municipality.SmallestCount, municipality.SmallestPlaces, municipality.LargestPlaceShare, municipality.SmallestReporters);
        var index = counts.Select((count, i) => (count, i)).ToDictionary(pair => (pair.count.AreaKind, pair.count.AreaCode, pair.count.Period), pair => pair.i);
        var table = new CountTable(
            [.. counts.Select(count => new CountCell(count.Incidents, IsPrimary(count), Level(count)))],
            [.. AreaSums(counts, areas, municipality.Code, index), .. PeriodSums(counts, index)]);
        var withheld = Suppression.Withhold(table, municipality.SmallestCount, cancel);
        var told = Suppression.Unsafe(table, withheld, municipality.SmallestCount);
        if (told.Length > 0)
        {
            throw new InvalidOperationException($"{told.Length} skyddade antal i temat {counts[0].Theme} går att räkna ut ur de andra: släppet stoppas.");
        }

        return new(
            [.. counts.Select((count, i) => Publish(count, areas.GetValueOrDefault((count.AreaKind, count.AreaCode)), withheld[i], municipality.Code))],
            table.Cells.Count(cell => cell.Primary),
            withheld.Count(mark => mark));

        bool IsPrimary(AreaCount count) =>
            IsTooSmall(areas.GetValueOrDefault((count.AreaKind, count.AreaCode)), municipality)
            || DisclosureControl.MustWithhold(
                new(count.Incidents, count.Places, count.LargestPlaceShare, count.Reporters, count.CompletelyReported), rules);
    }

    // An area with a handful of residents or addresses is a household: nothing of it is shown.
    private static bool IsTooSmall(GateArea? area, Municipality municipality) => area is not null
        && ((area.Residents > 0 && area.Residents < municipality.SmallestResidents)
            || (area.Addresses > 0 && area.Addresses < municipality.SmallestAddresses));

    private static int Level(AreaCount count)
    {
        var area = count.AreaKind switch { AreaKind.Municipality when count.AreaCode.Length > 0 => 2, AreaKind.Regso => 1, _ => 0 };
        return 10 * area + (PeriodName.IsQuarter(count.Period) ? 0 : PeriodName.IsYear(count.Period) ? 1 : 2);
    }

    // Public areas to their unions; unions, or areas where there are no unions, and what has no area, to the municipality.
    private static IEnumerable<Sum> AreaSums(
        IReadOnlyList<AreaCount> counts, IReadOnlyDictionary<(AreaKind, string), GateArea> areas, string municipality,
        Dictionary<(AreaKind, string, string), int> index)
    {
        foreach (var period in counts.Select(count => count.Period).Distinct())
        {
            var inPeriod = counts.Where(count => count.Period == period).ToList();
            var small = inPeriod.Where(count => count.AreaKind is not (AreaKind.Regso or AreaKind.Municipality)).ToList();
            foreach (var union in inPeriod.Where(count => count.AreaKind == AreaKind.Regso))
            {
                yield return new(IndexOf(union), [.. small.Where(area => areas[(area.AreaKind, area.AreaCode)].ParentCode == union.AreaCode).Select(IndexOf)]);
            }

            if (index.TryGetValue((AreaKind.Municipality, municipality, period), out var total))
            {
                var unplaced = inPeriod.Where(count => count.AreaKind == AreaKind.Municipality && count.AreaCode.Length == 0);
                yield return new(total, [.. small.Concat(unplaced).Select(IndexOf)]);
            }
        }

        int IndexOf(AreaCount count) => index[(count.AreaKind, count.AreaCode, count.Period)];
    }

    private static IEnumerable<Sum> PeriodSums(IReadOnlyList<AreaCount> counts, Dictionary<(AreaKind, string, string), int> index)
    {
        foreach (var area in counts.GroupBy(count => (count.AreaKind, count.AreaCode)))
        {
            var quarters = area.Where(count => PeriodName.IsQuarter(count.Period)).ToList();
            foreach (var longer in area.Where(count => !PeriodName.IsQuarter(count.Period)))
            {
                ImmutableArray<int> parts =
                [
                    .. quarters.Where(quarter => !PeriodName.IsYear(longer.Period) || quarter.Period.StartsWith(longer.Period, StringComparison.Ordinal))
                        .Select(quarter => index[(quarter.AreaKind, quarter.AreaCode, quarter.Period)]),
                ];
                if (parts.Length > 0)
                {
                    yield return new(index[(longer.AreaKind, longer.AreaCode, longer.Period)], parts);
                }
            }
        }
    }

    private static PublishedCount Publish(AreaCount count, GateArea? area, bool withheld, string municipality)
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
            return bare with { Count = count.Incidents };
        }

        var (lower, upper) = PoissonInterval.Garwood(count.Incidents);
        return bare with
        {
            Count = count.Incidents,
            PerThousand = Rate(count.Incidents),
            PerThousandLower = Rate(lower),
            PerThousandUpper = Rate(upper),
        };

        decimal Rate(double events) => Math.Round((decimal)(events * 1_000 / area.Residents.Value), 2);
    }

    private static Components.Release.AreaKind Kind(AreaCount count) => count.AreaKind switch
    {
        AreaKind.Deso => Components.Release.AreaKind.Deso,
        AreaKind.Regso => Components.Release.AreaKind.Regso,
        AreaKind.Municipality when count.AreaCode.Length > 0 => Components.Release.AreaKind.Municipality,
        AreaKind.Municipality => Components.Release.AreaKind.Unknown,
        _ => throw new ArgumentException($"{count.AreaKind} is no public area."),
    };
}

/// <summary>An area as the gate sees it.</summary>
/// <param name="Residents">Null where it is not known.</param>
/// <param name="Addresses">Null where it is not known.</param>
internal sealed record GateArea(string? ParentCode, int? Residents, int? Addresses);

/// <summary>What passed the gate.</summary>
/// <param name="Primary">Counts that had to be withheld for their own sake.</param>
/// <param name="Withheld">All withheld counts, those among them.</param>
internal sealed record GateResult(ImmutableArray<PublishedCount> Counts, int Primary, int Withheld);

/// <summary>What a period's name says.</summary>
internal static class PeriodName
{
    public static bool IsQuarter(string period) => period.Length == 6 && period[4] == 'K';

    public static bool IsYear(string period) => period.Length == 4;
}
