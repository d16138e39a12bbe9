using Geo.Database;
using Geo.Etl.Staging;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Sources;

/// <summary>Buildings, as points or outlines; an outline becomes a point inside it.</summary>
internal static class Buildings
{
    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading) => row =>
    {
        if (row.Shape is not { IsEmpty: false } shape)
        {
            reading.Reject(row, "geometri", "läget saknas; rita byggnaden");
            return [];
        }

        var place = shape is Point point ? point.Coordinate : shape.InteriorPoint.Coordinate;
        var location = Sweref99Tm.Factory.CreatePoint(Sweref99Tm.From(reading.Mapping.Crs, place.X, place.Y));
        var (dwellings, addresses) = (Count(row, reading, "dwellings"), Count(row, reading, "addresses"));
        if (reading.Reference(row) is not { } reference || dwellings is null || addresses is null)
        {
            return [];
        }

        return
        [
            new StagedBuilding
            {
                Municipality = reading.Municipality, Source = reading.Mapping.Id, File = reading.File, Line = row.Line, DeliveredOn = reading.DeliveredOn,
                Reference = reference, Use = row.Text("use"), Dwellings = dwellings.Value, Addresses = addresses.Value, Location = location,
            },
        ];
    };

    private static int? Count(SourceRow row, Reading reading, string role)
    {
        if (row.Cell(role) is null)
        {
            return 0;
        }

        if (row.Count(role) is { } count)
        {
            return count;
        }

        reading.Reject(row, role, "inte ett antal; skriv ett heltal");
        return null;
    }
}
