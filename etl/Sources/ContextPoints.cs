using Geo.Database;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>A layer of things that stand where they stand: street lights, places with a licence to serve alcohol, bus stops.
/// What the layer is called is the mapping's <c>layer</c>.</summary>
/// <remarks>A row without coordinates is placed by its address. One that only a street or an area is known for is rejected:
/// the middle of a street is no place for a lamp.</remarks>
internal static class ContextPoints
{
    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading)
    {
        var locator = new Locator(reading);
        reading.AtEnd = locator.Check;
        return row => Take(row, reading, locator) is { } staged ? [staged] : [];
    }

    private static StagedContextPoint? Take(SourceRow row, Reading reading, Locator locator)
    {
        if (reading.Reference(row) is not { } reference || locator.FindKnown(row) is not { Point: { } point } location)
        {
            return null;
        }

        if (location.Precision != LocationPrecision.Address)
        {
            reading.Reject(row, "address", "bara gatan är känd, inte adressen; rätta adressen eller lägg till den i kommunens adresslager");
            return null;
        }

        return new()
        {
            Municipality = reading.Municipality,
            Source = reading.Mapping.Id,
            File = reading.File,
            Line = row.Line,
            DeliveredOn = reading.DeliveredOn,
            Reference = reference,
            Layer = reading.Mapping.Layer!,
            Name = Given(row, "name"),
            Class = Given(row, "class"),
            Status = Given(row, "status"),
            OpenUntil = Given(row, "openUntil"),
            Location = point,
        };
    }

    private static string? Given(SourceRow row, string role) => row.Text(role) is { Length: > 0 } text ? text : null;
}
