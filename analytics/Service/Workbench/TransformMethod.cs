using Geo.Database;

namespace Geo.Service.Workbench;

/// <summary><c>transform</c>: coordinates from one Swedish system to another.</summary>
internal static class TransformMethod
{
    private const string Systems = "EPSG:4326, 3006, 3007-3018 eller 3021";

    public static StatMethod Method { get; } = new(
        "transform",
        "Var ligger punkterna i ett annat koordinatsystem? SWEREF 99, RT 90 och WGS 84.",
        [
            StatOptions.X with { Description = "Kolumnen med östlig koordinat eller longitud" },
            StatOptions.Y with { Description = "Kolumnen med nordlig koordinat eller latitud" },
            new("from", $"Systemet som koordinaterna är i: {Systems}", Required: true, Sample: "EPSG:3010"),
            new("to", $"Systemet att räkna om till: {Systems}", Required: true, Sample: "EPSG:3006"),
        ],
        Run);

    private static void Run(StatCall call)
    {
        var (from, to) = (Known(call, "from"), Known(call, "to"));
        var table = call.ReadTable();
        var (xColumn, yColumn) = (call.Column("x"), call.Column("y"));
        var (x, y) = (table.Numbers(xColumn), table.Numbers(yColumn));
        if (table.Crs is { } declared && declared != from)
        {
            throw call.Wrong("from", $"EPSG:{from}, men {(call.Has("crs") ? "--crs" : "filen")} säger EPSG:{declared}");
        }

        for (var row = 0; row < table.Count; row++)
        {
            if (!Sweref99Tm.Possible(from, x[row], y[row]))
            {
                var swapped = Sweref99Tm.Possible(from, y[row], x[row]) ? " Har --x och --y bytt plats?" : "";
                throw new UsageException($"{call.Text("input")}, {table.Where(row)}, kolumnerna {xColumn} och {yColumn}: {StatNumber.Text(x[row])} {StatNumber.Text(y[row])} kan inte ligga i eller nära Sverige i EPSG:{from}.{swapped} Rätta raden eller --from.");
            }
        }

        var points = call.Compute(_ => x.Zip(y, (east, north) => Sweref99Tm.Convert(from, to, east, north)).ToArray());
        string[] added = to == Crs.Wgs84 ? ["lon", "lat"] : ["e", "n"];
        call.WriteBeside(table, added, row => [points[row].X, points[row].Y]);
    }

    private static int Known(StatCall call, string option)
    {
        var crs = call.Epsg(option);
        return Sweref99Tm.Known.Any(known => known.Crs == crs) ? crs : throw call.Wrong(option, $"EPSG:{crs} känns inte igen. Systemen är {Systems}");
    }
}
