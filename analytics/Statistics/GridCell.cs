using NetTopologySuite.Geometries;

namespace Geo.Statistics;

/// <summary>One square of the grid that lies over a municipality (<i>ruta</i>).</summary>
/// <remarks>
/// The grid is anchored in the origin of SWEREF 99 TM (EPSG:3006), so that two maps with the same cell size have the
/// same cells whatever they cover: with a size of s metres the lower-left corner is (<see cref="Column"/> · s,
/// <see cref="Row"/> · s). A cell owns its western and southern edge, so that every place lies in exactly one cell.
/// The size is not part of the cell: keep cells of two sizes apart.
/// </remarks>
/// <param name="Column">Cells east of the origin; grows eastwards.</param>
/// <param name="Row">Cells north of the origin; grows northwards.</param>
public readonly record struct GridCell(int Column, int Row)
{
    private const int Sweref99Tm = 3006;

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), Sweref99Tm);

    /// <summary>The order in which cells are listed everywhere: by row from the south, then by column from the
    /// west.</summary>
    public static IComparer<GridCell> SouthWestFirst { get; } = Comparer<GridCell>.Create(
        (a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));

    /// <summary>The cell in which a place lies.</summary>
    /// <param name="place">EPSG:3006, X east and Y north, in metres.</param>
    /// <param name="cellSizeMetres">The side of a cell; above 0.</param>
    /// <exception cref="ArgumentException">The place has no finite coordinates, or lies past the grid's 2³¹
    /// cells.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is not a positive number.</exception>
    public static GridCell Containing(Coordinate place, double cellSizeMetres)
    {
        ArgumentNullException.ThrowIfNull(place);
        CheckSize(cellSizeMetres);
        var column = Math.Floor(place.X / cellSizeMetres);
        var row = Math.Floor(place.Y / cellSizeMetres);
        if (!(Math.Abs(column) < int.MaxValue) || !(Math.Abs(row) < int.MaxValue))
        {
            throw new ArgumentException($"No cell of {cellSizeMetres} m has ({place.X}, {place.Y}).", nameof(place));
        }

        return new((int)column, (int)row);
    }

    /// <summary>The square from its lower-left to its upper-right corner, in EPSG:3006 metres.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is not a positive number.</exception>
    public Envelope ToEnvelope(double cellSizeMetres)
    {
        CheckSize(cellSizeMetres);
        return new(
            Column * cellSizeMetres, (Column + 1.0) * cellSizeMetres,
            Row * cellSizeMetres, (Row + 1.0) * cellSizeMetres);
    }

    /// <summary>The square as a polygon in EPSG:3006.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is not a positive number.</exception>
    public Polygon ToPolygon(double cellSizeMetres) => (Polygon)Factory.ToGeometry(ToEnvelope(cellSizeMetres));

    internal static void CheckSize(double cellSizeMetres)
    {
        if (!(cellSizeMetres > 0) || !double.IsFinite(cellSizeMetres))
        {
            throw new ArgumentOutOfRangeException(
                nameof(cellSizeMetres), cellSizeMetres, "A cell's side is a positive number of metres.");
        }
    }
}
