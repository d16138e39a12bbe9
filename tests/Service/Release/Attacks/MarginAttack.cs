using Geo.Components.Release;

namespace Geo.Tests.Service.Release.Attacks;

/// <summary>Solves the margins of published tables by hand, as a patient reader would: everything that adds up is used over and over until
/// no bound moves. It knows nothing of how the gate works.</summary>
internal static class MarginAttack
{
    private const long Unbounded = long.MaxValue / 4;

    /// <summary>A figure's place, whatever release it stands in.</summary>
    internal readonly record struct Place(string Theme, string Kind, AreaKind AreaKind, string Area, string Period);

    /// <summary>What the reader has in hand: several releases may be laid together.</summary>
    /// <param name="Areas">Each area's union, by code; null where it has none.</param>
    internal sealed record Hand(IReadOnlyDictionary<string, string?> Areas, IReadOnlyList<(Place Place, int? Count)> Figures)
    {
        public static Hand Of(params ReleaseSnapshot[] releases) => new(
            releases.SelectMany(release => release.Areas).Where(area => area.Kind == AreaKind.Deso).GroupBy(area => area.Code).ToDictionary(area => area.Key, area => area.Last().ParentCode),
            [
                .. releases.SelectMany(release => release.Counts).Select(count => (new Place(count.Theme, "", count.AreaKind, count.Area, count.Period), count.Count)),
                .. releases.SelectMany(release => release.KindCounts).Select(count => (new Place(count.Theme, count.Kind, count.AreaKind, count.Area, count.Period), count.Count)),
            ]);
    }

    /// <summary>The bounds of every figure that no release shows.</summary>
    public static Dictionary<Place, (long Least, long Most)> Solve(Hand hand)
    {
        var bounds = hand.Figures.GroupBy(figure => figure.Place).ToDictionary(
            figure => figure.Key,
            figure => figure.Select(one => one.Count).FirstOrDefault(count => count is not null) is { } shown ? (Least: (long)shown, Most: (long)shown) : (Least: 0L, Most: Unbounded));
        var hidden = bounds.Where(bound => bound.Value.Least != bound.Value.Most).Select(bound => bound.Key).ToList();
        var sums = Sums(hand, bounds.Keys).ToList();
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var (total, parts) in sums)
            {
                var (least, most) = (parts.Sum(part => bounds[part].Least), Math.Min(Unbounded, parts.Sum(part => Math.Min(Unbounded / 1_000, bounds[part].Most))));
                moved |= Narrow(bounds, total, least, most >= Unbounded / 1_000 ? Unbounded : most);
                foreach (var part in parts)
                {
                    var others = most - Math.Min(Unbounded / 1_000, bounds[part].Most);
                    moved |= Narrow(
                        bounds,
                        part,
                        others >= Unbounded / 1_000 ? 0 : bounds[total].Least - others,
                        bounds[total].Most >= Unbounded / 1_000 ? Unbounded : bounds[total].Most - (least - bounds[part].Least));
                }
            }
        }

        return hidden.ToDictionary(place => place, place => bounds[place]);
    }

    /// <summary>The hidden figures that are known to within less than k values and are not merely "1 to k − 1".</summary>
    public static IEnumerable<string> Told(Hand hand, int smallestCount) => Solve(hand)
        .Where(figure => figure.Value.Most - figure.Value.Least < smallestCount && !(figure.Value.Least <= 1 && figure.Value.Most >= smallestCount - 1))
        .Select(figure => $"{figure.Key}: {figure.Value.Least}–{figure.Value.Most}");

    private static bool Narrow(Dictionary<Place, (long Least, long Most)> bounds, Place place, long least, long most)
    {
        var old = bounds[place];
        bounds[place] = (Math.Max(old.Least, least), Math.Min(old.Most, most));
        return bounds[place] != old;
    }

    private static IEnumerable<(Place Total, List<Place> Parts)> Sums(Hand hand, IReadOnlyCollection<Place> places)
    {
        foreach (var table in places.GroupBy(place => (place.Theme, place.Kind, place.Period)))
        {
            var small = table.Where(place => place.AreaKind is AreaKind.Deso).ToList();
            foreach (var union in table.Where(place => place.AreaKind == AreaKind.Regso && small.Any(part => hand.Areas.GetValueOrDefault(part.Area) == place.Area)))
            {
                yield return (union, [.. small.Where(part => hand.Areas.GetValueOrDefault(part.Area) == union.Area)]);
            }

            foreach (var whole in table.Where(place => place.AreaKind == AreaKind.Municipality && small.Count > 0))
            {
                yield return (whole, [.. small, .. table.Where(place => place.AreaKind == AreaKind.Unknown)]);
            }
        }

        foreach (var area in places.GroupBy(place => (place.Theme, place.Kind, place.AreaKind, place.Area)))
        {
            var quarters = area.Where(place => place.Period.Contains('K', StringComparison.Ordinal)).ToList();
            foreach (var year in area.Where(place => place.Period.Length == 4))
            {
                var parts = quarters.Where(quarter => quarter.Period.StartsWith(year.Period, StringComparison.Ordinal)).ToList();
                if (parts.Count == 4)
                {
                    yield return (year, parts);
                }
            }

            foreach (var whole in area.Where(place => place.Period.Contains('/', StringComparison.Ordinal)))
            {
                var (from, to) = (Quarter(whole.Period[..7]), Quarter(whole.Period[8..]));
                var parts = quarters.Where(quarter => string.CompareOrdinal(quarter.Period, from) >= 0 && string.CompareOrdinal(quarter.Period, to) <= 0).ToList();
                if (parts.Count == 4 * (int.Parse(to[..4], null) - int.Parse(from[..4], null)) + to[5] - from[5] + 1)
                {
                    yield return (whole, parts);
                }
            }
        }

        foreach (var theme in places.GroupBy(place => place with { Kind = "" }).Where(theme => theme.Count() > 1 && places.Contains(theme.Key)))
        {
            yield return (theme.Key, [.. theme.Where(place => place.Kind.Length > 0)]);
        }

        static string Quarter(string month) => $"{month[..4]}K{(int.Parse(month[5..], null) + 2) / 3}";
    }
}
