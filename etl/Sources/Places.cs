using Geo.Database;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>The municipality's gazetteer: named places and addresses with their points, which rows without coordinates are
/// placed by.</summary>
/// <remarks>A place of several names has them parted by | in <c>aliases</c>. Without a precision a name that ends in a number
/// is an address, and another is as well known as a street.</remarks>
internal static class Places
{
    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading)
    {
        var locator = new Locator(reading);
        reading.AtEnd = locator.Check;
        return row => Take(row, reading, locator);
    }

    private static List<StagedRow> Take(SourceRow row, Reading reading, Locator locator)
    {
        var title = row.Text("name");
        if (PlaceName.Normal(title).Length == 0 || title != row.Word("name"))
        {
            reading.Reject(row, "name", "namnet saknas eller går inte att använda; skriv platsens namn eller adress");
            return [];
        }

        if (Precision(row, reading, title) is not { } precision || locator.FindPoint(row) is not { Point: { } point })
        {
            return [];
        }

        return
        [
            .. row.Text("aliases").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Prepend(title)
                .DistinctBy(PlaceName.Normal)
                .Select(name => new StagedPlace
                {
                    Municipality = reading.Municipality, Source = reading.Mapping.Id, File = reading.File, Line = row.Line, DeliveredOn = reading.DeliveredOn,
                    Name = PlaceName.Normal(name), Title = title, Precision = precision, Location = point,
                }),
        ];
    }

    private static LocationPrecision? Precision(SourceRow row, Reading reading, string title)
    {
        switch (row.Word("precision").ToLowerInvariant())
        {
            case "":
                return PlaceName.Street(PlaceName.Normal(title)) is null ? LocationPrecision.Street : LocationPrecision.Address;
            case "adress" or "address":
                return LocationPrecision.Address;
            case "gata" or "plats" or "street":
                return LocationPrecision.Street;
            case "område" or "area":
                return LocationPrecision.Area;
            default:
                reading.Reject(row, "precision", "noggrannheten känns inte igen; skriv adress, gata, plats eller område");
                return null;
        }
    }
}
