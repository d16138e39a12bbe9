using System.Collections.Immutable;

namespace Geo.Statistics;

/// <summary>Hot cells that hang together: one thing to look at, one finding to write about.</summary>
/// <param name="Number">From 1, by where it lies: the row and then the column of its first cell. Not a ranking.</param>
/// <param name="Cells">Its cells, by row and then column.</param>
/// <param name="Incidents">Events in them, repeats included.</param>
/// <param name="PlaceEvents">Events in them that are not repeats.</param>
/// <param name="Denominator">What is at risk in them.</param>
/// <param name="Expected">Place-events that their share of the denominator would give.</param>
public sealed record Hotspot(
    int Number, ImmutableArray<GridCell> Cells, int Incidents, int PlaceEvents, double Denominator, double Expected)
{
    /// <summary>How many times the expected; infinite where nothing was expected, NaN where nothing happened either.
    /// Found by looking for the highest, so higher than it will be next time.</summary>
    public double Ratio => PlaceEvents / Expected;
}

/// <summary>Joins the hot cells of a map into hotspots.</summary>
public static class Hotspots
{
    /// <summary>The hotspots of a map: hot cells connected over edges and corners.</summary>
    /// <remarks>A cell is hot for its neighbourhood's sake: the events may lie in a neighbour that is not hot itself,
    /// so that a hotspot's own count can be lower than what made it hot.</remarks>
    /// <returns>Each hot cell in exactly one hotspot, the same whatever the order of the map's cells; empty where no
    /// cell is hot.</returns>
    public static ImmutableArray<Hotspot> Of(HotspotMapResult map)
    {
        ArgumentNullException.ThrowIfNull(map);
        HotspotMapCell[] hot =
        [
            .. map.Cells.Where(cell => cell.Verdict == HotspotVerdict.Hot)
                .OrderBy(cell => cell.Cell, GridCell.SouthWestFirst),
        ];
        var neighbours = SpatialWeights.Queen([.. hot.Select(cell => cell.Cell)], includeSelf: false);
        var total = map.Cells.OrderBy(cell => cell.Cell, GridCell.SouthWestFirst).Sum(cell => cell.Denominator);
        var hotspots = ImmutableArray.CreateBuilder<Hotspot>();
        var taken = new bool[hot.Length];
        for (var first = 0; first < hot.Length; first++)
        {
            if (!taken[first])
            {
                var members = Connected(first, neighbours, taken).Select(i => hot[i]).ToList();
                var atRisk = members.Sum(cell => cell.Denominator);
                hotspots.Add(new(
                    hotspots.Count + 1,
                    [.. members.Select(cell => cell.Cell)],
                    members.Sum(cell => cell.Incidents),
                    members.Sum(cell => cell.PlaceEvents),
                    atRisk,
                    map.PlaceEventCount * (atRisk / total)));
            }
        }

        return hotspots.ToImmutable();
    }

    /// <summary>The indices that hang together with <paramref name="first"/>, in ascending order, and marks
    /// them.</summary>
    private static List<int> Connected(int first, SpatialWeights neighbours, bool[] taken)
    {
        List<int> found = [first];
        taken[first] = true;
        for (var next = 0; next < found.Count; next++)
        {
            foreach (var j in neighbours.IndicesOf(found[next]))
            {
                if (!taken[j])
                {
                    taken[j] = true;
                    found.Add(j);
                }
            }
        }

        found.Sort();
        return found;
    }
}
