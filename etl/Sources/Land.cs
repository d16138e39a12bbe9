using System.Globalization;
using Geo.Database;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>Layers of the base map: the land where people live, and what a map's background is drawn from.</summary>
internal static class Land
{
    public static Func<SourceRow, IEnumerable<StagedRow>> ReadInhabited(Reading reading) => row =>
        Reference(row, reading) is not { } reference || Areas.Outline(row, reading) is not { } outline ? [] :
        [
            new StagedLand
            {
                Municipality = reading.Municipality, Source = reading.Mapping.Id, File = reading.File, Line = row.Line, DeliveredOn = reading.DeliveredOn,
                Reference = reference, Outline = outline,
            },
        ];

    public static Func<SourceRow, IEnumerable<StagedRow>> ReadMapFeatures(Reading reading) => row =>
    {
        if (row.Shape is not { IsEmpty: false } shape)
        {
            reading.Reject(row, "geometri", "formen saknas; rita den");
            return [];
        }

        if (Reference(row, reading) is not { } reference)
        {
            return [];
        }

        shape.SRID = Crs.Sweref99Tm;
        return
        [
            new StagedMapFeature
            {
                Municipality = reading.Municipality, Source = reading.Mapping.Id, File = reading.File, Line = row.Line, DeliveredOn = reading.DeliveredOn,
                Layer = reading.Mapping.Layer!, Reference = reference, Shape = shape,
                Class = row.Text("class") is { Length: > 0 } kind ? kind : null, Name = row.Text("name") is { Length: > 0 } name ? name : null,
            },
        ];
    };

    // A layer without numbers of its own has those that GeoPackage gives its features.
    private static string? Reference(SourceRow row, Reading reading) =>
        reading.Mapping.Columns.ContainsKey("reference") ? reading.Reference(row) : row.Line.ToString(CultureInfo.InvariantCulture);
}
