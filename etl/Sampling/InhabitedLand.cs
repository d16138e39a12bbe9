using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>Land where something can be reported at all: within a good hundred metres of a building, and not water.</summary>
internal static class InhabitedLand
{
    private const double CellMetres = 48;
    private const int ReachCells = 2;

    public static MultiPolygon Draw(
        long seed, Envelope extent, IReadOnlyList<SampleBuilding> buildings, IEnumerable<Geometry> always, Geometry water)
    {
        var mosaic = new Mosaic(extent, CellMetres, new(seed, "inhabited corners"));
        var labels = new int[mosaic.Columns * mosaic.Rows];
        Array.Fill(labels, -1);
        foreach (var building in buildings)
        {
            int column = (int)((building.Location.X - extent.MinX) / CellMetres), row = (int)((building.Location.Y - extent.MinY) / CellMetres);
            for (var i = -ReachCells; i <= ReachCells; i++)
            {
                for (var j = -ReachCells; j <= ReachCells; j++)
                {
                    // A building at the very border reaches beyond the map.
                    if (i * i + j * j <= ReachCells * ReachCells + 1 && column + i >= 0 && column + i < mosaic.Columns && row + j >= 0 && row + j < mosaic.Rows)
                    {
                        labels[(row + j) * mosaic.Columns + column + i] = 0;
                    }
                }
            }
        }

        var drawn = mosaic.Polygons(labels, 1, toleranceMetres: 50)[0];
        var land = always.Aggregate(drawn, (sum, area) => sum.Union(area)).Difference(water);
        return Sweref.Multi(Sweref.Factory.BuildGeometry(
            [.. Sweref.Multi(NetTopologySuite.Precision.GeometryPrecisionReducer.Reduce(land, new PrecisionModel(10))).Geometries.Where(g => g.Area > 4000)]));
    }
}
