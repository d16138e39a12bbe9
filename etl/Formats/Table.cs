using NetTopologySuite.Geometries;

namespace Geo.Etl.Formats;

/// <summary>A file as rows of cells under a header, whatever its format. The rows are read as they are asked for, once.</summary>
internal sealed record Table(IReadOnlyList<string> Header, IEnumerable<TableRow> Rows)
{
    /// <summary>EPSG number that the file itself gives; null where its format has none.</summary>
    public int? Crs { get; init; }
}

/// <summary>A row: a cell a column, each null, text, a number (double), a time (DateTime) or a span of time.</summary>
/// <param name="Line">Where it stands in the file, for people.</param>
/// <param name="Cells">In the order of the header.</param>
internal sealed record TableRow(int Line, object?[] Cells)
{
    /// <summary>The feature's shape; null where the format or the row has none.</summary>
    public Geometry? Shape { get; init; }
}
