using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using CsvHelper;
using Microsoft.Data.Sqlite;

namespace Geo.Tests.Service.Release.Attacks;

/// <summary>Asks the public API for every count in every format, and reads the rows that say that they are withheld.</summary>
internal static class AnswerAttack
{
    /// <summary>The formats that a collection is answered in.</summary>
    public static readonly string[] Formats = ["json", "geojsonl", "csv", "gpkg", "html"];

    /// <summary>The collections that hold counts.</summary>
    public static readonly string[] Collections = ["counts", "kind-counts", "yearly-counts"];

    private static readonly string[] Numbers = ["count", "per_thousand", "per_thousand_lower", "per_thousand_upper"];

    /// <summary>A collection as its answer.</summary>
    public static Task<byte[]> AskAsync(HttpClient client, string collection, string format) =>
        client.GetByteArrayAsync(new Uri($"/collections/{collection}/items?limit=10000&f={format}", UriKind.Relative));

    /// <summary>How many withheld rows an answer has, and those that have a number all the same.</summary>
    public static (int Looked, List<string> Told) Read(string collection, string format, byte[] answer)
    {
        var rows = (format switch
        {
            "csv" => OfCsv(answer),
            "gpkg" => OfGeoPackage(collection, answer),
            "html" => OfPage(answer),
            "json" => JsonNode.Parse(answer)!["features"]!.AsArray().Select(feature => OfProperties(feature!)),
            _ => System.Text.Encoding.UTF8.GetString(answer).Split('\n').Select(line => line.Trim('\u001e', ' ', '\r')).Where(line => line.Length > 0).Select(line => OfProperties(JsonNode.Parse(line)!)),
        }).Where(row => row.IsWithheld).ToList();
        return (rows.Count, [.. rows.Where(row => row.Numbers.Length > 0).Select(row => $"{collection} {format}: {row.Numbers}")]);
    }

    private static (bool IsWithheld, string Numbers) OfProperties(JsonNode feature)
    {
        var properties = feature["properties"]!.AsObject();
        return ((string?)properties["mark"] == "withheld", string.Join(' ', Numbers.Select(name => properties[name]?.ToString()).OfType<string>()));
    }

    private static List<(bool IsWithheld, string Numbers)> OfCsv(byte[] answer)
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(answer)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var (names, rows) = (Numbers.Intersect(csv.HeaderRecord!).ToList(), new List<(bool, string)>());
        while (csv.Read())
        {
            rows.Add((csv.GetField("mark") == "withheld", string.Join(' ', names.Select(name => csv.GetField(name)).Where(text => text!.Length > 0))));
        }

        return rows;
    }

    private static List<(bool IsWithheld, string Numbers)> OfGeoPackage(string collection, byte[] answer)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, answer);
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{collection}\"";
            using var row = command.ExecuteReader();
            var (places, rows) = (Enumerable.Range(0, row.FieldCount).Where(i => Numbers.Contains(row.GetName(i))).ToList(), new List<(bool, string)>());
            while (row.Read())
            {
                rows.Add(((string)row["mark"] == "withheld", string.Join(' ', places.Where(place => !row.IsDBNull(place)).Select(place => row.GetValue(place)))));
            }

            return rows;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IEnumerable<(bool IsWithheld, string Numbers)> OfPage(byte[] answer)
    {
        var page = new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(answer));
        return page.QuerySelectorAll("table#items tbody tr").Select(row =>
        {
            var cells = row.QuerySelectorAll("td");
            return (cells.Any(cell => cell.TextContent.Trim() is "withheld" or "skyddad"), string.Join(' ', cells.Where(cell => cell.ClassName == "number").Select(cell => cell.TextContent.Trim()).Where(text => text.Any(char.IsDigit))));
        });
    }
}
