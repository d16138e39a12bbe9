using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>The files of the further sources and of the context layers, and what is planted in them.</summary>
internal sealed record FurtherFiles(
    FurtherDraw Draw, IReadOnlyList<SampleTable> Tables, ContextLayers Context, IReadOnlyList<PlantedFault> Faults, IReadOnlyList<PlantedPersonal> Personal)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="town">The town.</param>
    /// <param name="told">The damage register and the EST reports.</param>
    /// <param name="touched">Rows of theirs that are spoilt or planted: they are not told again.</param>
    /// <param name="seed">The seed.</param>
    public static FurtherFiles Make(SampleTown town, IReadOnlyList<SampleTable> told, HashSet<SampleRow> touched, long seed)
    {
        var all = told.SelectMany(table => table.Rows.Select(row => (Row: row, Told: FurtherEvent.Of(table, row)))).ToList();
        var draw = new FurtherDraw(
            town, all.SelectMany(one => one.Told), all.Where(one => !touched.Contains(one.Row)).SelectMany(one => one.Told.Take(1)), seed);
        var texts = new FurtherRows(draw.Events, seed).Make();
        var context = ContextLayers.Draw(town, seed);
        List<SampleTable> tables = [.. texts.Select(text => text.Table), .. context.Tables];
        var paired = draw.Events.Where(e => e.Paired).Select(e => e.Reference).ToHashSet();
        HashSet<SampleRow> kept = [.. tables.SelectMany(table => table.Rows).Where(row => paired.Contains(SampleTable.Text(row.Cells[0])))];
        var personal = SamplePersonalData.PlantFurther(texts, kept, seed);
        var faults = new FurtherFaults(kept, seed).Plant(tables);
        return new(draw, tables, context, faults, personal);
    }

    /// <param name="file">The path of a file, whose folder it makes.</param>
    public void Write(Func<string, string> file)
    {
        foreach (var table in Tables.Where(t => t.File.EndsWith(".csv", StringComparison.Ordinal)))
        {
            WriteCsv(table, file(table.File));
        }

        foreach (var table in Tables.Where(t => t.File.EndsWith(".xlsx", StringComparison.Ordinal)))
        {
            WriteSheet(table, file(table.File));
        }

        WriteRequests(Tables.Single(t => t.File.EndsWith(".json", StringComparison.Ordinal)), file);
        GeoPackageFile.Write(file(Context.Lights.File),
        [
            new("belysningspunkt", "POINT", [.. Context.Lights.Columns.Select(name => (name, "TEXT"))],
                Context.Lights.Rows.Select((row, i) => ((Geometry)Sweref.Factory.CreatePoint(Context.LightPoints[i]), row.Cells))),
        ]);
        ShapefileFile.Write(file(Context.VillageLightRows.File), Context.VillageLightRows, [.. Context.VillageLightPoints.Select(InZone)]);
        WriteStops(file(Context.Stops.File));
    }

    private static Coordinate InZone(Coordinate place)
    {
        var (east, north) = TransverseMercator.ToZone1630(place.X, place.Y);
        return new(Math.Round(east, 2), Math.Round(north, 2));
    }

    // Guards and the rescue service write Windows-1252, the fault system UTF-8 with a mark.
    private static void WriteCsv(SampleTable table, string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var lines = table.Rows.Select(r => r.Cells.Select(SampleTable.Text)).Prepend(table.Columns)
            .Select(cells => string.Join(';', cells.Select(c => c.Contains(';', StringComparison.Ordinal) ? $"\"{c}\"" : c)) + "\r\n");
        File.WriteAllText(path, string.Concat(lines), table.Source == "fault-reports" ? new UTF8Encoding(true) : Encoding.GetEncoding(1252));
    }

    private static void WriteSheet(SampleTable table, string path)
    {
        var sheet = new SpreadsheetFile("", "EXEMPELDATA");
        sheet.Add(1, [.. table.Columns]);
        foreach (var row in table.Rows)
        {
            sheet.Add(table.Number(row), row.Cells);
        }

        sheet.Write(path);
    }

    private static void WriteRequests(SampleTable table, Func<string, string> file)
    {
        var requests = new JsonArray([.. table.Rows.Select(row => (JsonNode)Named(table, row))]);
        File.WriteAllText(file(table.File), requests.ToJsonString(Options) + "\n");
    }

    private void WriteStops(string path)
    {
        var features = Context.Stops.Rows.Select((row, i) =>
        {
            var (latitude, longitude) = TransverseMercator.ToDegrees(Context.StopPoints[i].X, Context.StopPoints[i].Y);
            var properties = Named(Context.Stops, row);
            properties.Remove("id");
            return (JsonNode)new JsonObject
            {
                ["type"] = "Feature",
                ["id"] = (string)row.Cells[0]!,
                ["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(Math.Round(longitude, 6), Math.Round(latitude, 6), 12.5) },
                ["properties"] = properties,
            };
        });
        var collection = new JsonObject { ["type"] = "FeatureCollection", ["name"] = "EXEMPELDATA", ["features"] = new JsonArray([.. features]) };
        File.WriteAllText(path, collection.ToJsonString(Options) + "\n");
    }

    private static JsonObject Named(SampleTable table, SampleRow row) => new(table.Columns.Select((name, i) => KeyValuePair.Create(name, row.Cells[i] switch
    {
        null => null,
        double number => (JsonNode)number,
        var text => JsonValue.Create(Convert.ToString(text, CultureInfo.InvariantCulture)),
    })));
}
