using Geo.Database;
using Geo.Etl.Staging;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Geo.Etl.Sources;

/// <summary>A layer of areas: statistical areas, plan areas, the municipality's own outline.</summary>
internal static class Areas
{
    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading) =>
        row => IsOurs(row, reading) && Take(row, reading) is { } staged ? [staged] : [];

    /// <summary>The outline as polygons in SWEREF 99 TM; null, and the row rejected, where it is none.</summary>
    public static MultiPolygon? Outline(SourceRow row, Reading reading)
    {
        var shape = row.Shape is { IsValid: false } broken ? GeometryFixer.Fix(broken) : row.Shape;
        if (shape is not null && !ReferenceEquals(shape, row.Shape))
        {
            reading.Remark(row, "geometri", "ytan skar sig själv och har rättats; rätta den i källan");
        }

        var polygons = shape switch
        {
            Polygon { IsEmpty: false } one => [one],
            MultiPolygon { IsEmpty: false } many => many.Geometries.Cast<Polygon>().ToArray(),
            _ => [],
        };
        if (polygons.Length == 0)
        {
            reading.Reject(row, "geometri", "ytan saknas eller är ingen yta; rita den");
            return null;
        }

        // Some files carry a height of zero.
        var outline = (MultiPolygon)Sweref99Tm.Factory.CreateMultiPolygon(polygons).Copy();
        outline.Apply(new Flattened(reading.Mapping.Crs));
        outline.SRID = Crs.Sweref99Tm;
        return outline;
    }

    /// <summary>The row as an area; null, and the row rejected, where it is none.</summary>
    public static StagedArea? Take(SourceRow row, Reading reading)
    {
        var code = row.Text("code");
        if (code.Length == 0 || code != row.Word("code"))
        {
            reading.Reject(row, "code", "koden saknas eller går inte att använda; varje område behöver en egen");
            return null;
        }

        return Outline(row, reading) is not { } outline ? null : new()
        {
            Municipality = reading.Municipality,
            Source = reading.Mapping.Id,
            File = reading.File,
            Line = row.Line,
            DeliveredOn = reading.DeliveredOn,
            Kind = reading.Mapping.AreaKind,
            Edition = reading.Mapping.Edition!,
            Code = code,
            Name = row.Text("name") is { Length: > 0 } name ? name : null,
            ParentCode = row.Text("parent") is { Length: > 0 } parent ? parent : null,
            Outline = outline,
        };
    }

    /// <summary>False, and the row counted as others', where it is of another municipality.</summary>
    public static bool IsOurs(SourceRow row, Reading reading)
    {
        if (!reading.Mapping.Columns.ContainsKey("municipality") || row.Word("municipality") == reading.Municipality)
        {
            return true;
        }

        reading.OthersRows++;
        return false;
    }

    private sealed class Flattened(int crs) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int i)
        {
            var point = Sweref99Tm.From(crs, sequence.GetX(i), sequence.GetY(i));
            sequence.SetX(i, point.X);
            sequence.SetY(i, point.Y);
        }
    }
}
