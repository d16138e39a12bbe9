using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Release;
using NetTopologySuite.Geometries;
using AreaKind = Geo.Components.Release.AreaKind;

namespace Geo.Tests.Service.Release;

/// <summary>The public map's lines: fewer corners, and still no gap and no overlap.</summary>
public class PublicOutlinesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Neighbours_with_a_ragged_line_between_them_still_share_it_when_it_is_simplified(int seed)
    {
        var (west, east) = Neighbours(seed);

        var simple = PublicOutlines.Simplify([Outline("A", west), Outline("B", east)], [Area("A"), Area("B")]);

        Assert.True(PublicOutlines.IsCoverage([.. simple.Select(outline => outline.Shape)]));
        Assert.True(simple.Sum(outline => outline.Shape.NumPoints) < (west.NumPoints + east.NumPoints) / 2);
        Assert.Equal(4_000_000, simple.Sum(outline => outline.Shape.Area), 1e-6);
    }

    [Fact]
    public void A_union_is_exactly_its_parts()
    {
        var (west, east) = Neighbours(seed: 4);

        var simple = PublicOutlines.Simplify(
            [Outline("A", west), Outline("B", east), new(Geo.Database.AreaKind.Regso, "2025", "R", Many(west))], [Area("A"), Area("B")]);

        Assert.True(simple[2].Shape.EqualsTopologically(simple[0].Shape.Union(simple[1].Shape)));
    }

    [Fact]
    public void A_gap_between_neighbours_is_seen()
    {
        var (west, east) = Neighbours(seed: 5);
        Coordinate[] corners = [.. east.Coordinates.Select(corner => corner.Copy())];
        corners[50].X += 5;
        var moved = Sweref99Tm.Factory.CreatePolygon(corners);

        Assert.True(PublicOutlines.IsCoverage([west, east]));
        Assert.False(PublicOutlines.IsCoverage([west, moved]));
    }

    private static (Polygon West, Polygon East) Neighbours(int seed)
    {
        var random = new Random(seed);
        List<Coordinate> line = [new(1_000, 0), .. Enumerable.Range(1, 99).Select(i => new Coordinate(1_000 + 5 * random.Next(-3, 4), 20 * i)), new(1_000, 2_000)];
        Coordinate[] west = [new(0, 0), .. line, new(0, 2_000), new(0, 0)];
        Coordinate[] east = [new(2_000, 0), new(2_000, 2_000), .. Enumerable.Reverse(line), new(2_000, 0)];
        return (Sweref99Tm.Factory.CreatePolygon(west), Sweref99Tm.Factory.CreatePolygon(east));
    }

    private static AreaOutline Outline(string code, Polygon shape) => new(Geo.Database.AreaKind.Deso, "2025", code, Many(shape));

    private static MultiPolygon Many(Polygon shape) => Sweref99Tm.Factory.CreateMultiPolygon([shape]);

    private static PublishedArea Area(string code) =>
        new() { Kind = AreaKind.Deso, Edition = "2025", Code = code, Name = code, ParentCode = "R", OnMap = true };
}
