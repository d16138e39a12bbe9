using System.Text.Json;
using Geo.Etl.Settings;

namespace Geo.Etl.Formats;

/// <summary>An answer of Kolada's data call, versions 2 and 3: a row for each indicator, municipality, period and gender,
/// numbered in the order they stand.</summary>
/// <remarks>Column <c>mått</c> is the indicator's id for all (T), with -K or -M after it for women and men. A figure that is
/// missing is null and says why in <c>status</c>.</remarks>
internal static class Kolada
{
    private const string Expected = "ett svar ur Koladas data-API";
    private static readonly string[] Header = ["mått", "kpi", "gender", "municipality", "period", "count", "status", "value", "isdeleted"];
    private static readonly string[] Next = ["next_url", "next_page", "next"];

    /// <exception cref="SourceDriftException">The file is no such answer, or one page of several.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        var answer = JsonDocumentFile.Open(path, Expected);
        var values = answer.Member("values", path, Expected, JsonValueKind.Array);
        if (Next.Any(name => answer.TryGetProperty(name, out var next) && next.ValueKind == JsonValueKind.String && next.GetString()!.Length > 0))
        {
            throw new SourceDriftException(
                $"{Path.GetFileName(path)}: hämtningen är inte hel: svaret har en fortsättning (next_url). Hämta alla sidor, en fil för varje, och töm next_url i dem när de är hämtade, eller fråga om färre mått åt gången. Inget har lästs in.");
        }

        if (answer.Cell("count") is double count && (int)count != values.GetArrayLength())
        {
            throw JsonDocumentFile.Wrong(path, Expected, $"count är {count} men svaret har {values.GetArrayLength()} värden; det är avklippt");
        }

        return new(Header, Rows(path, values, new(path, Header, format)));
    }

    private static IEnumerable<TableRow> Rows(string path, JsonElement values, Selection selection)
    {
        var number = 0;
        foreach (var value in values.EnumerateArray())
        {
            foreach (var one in value.Member("values", path, Expected, JsonValueKind.Array).EnumerateArray())
            {
                var kpi = value.Cell("kpi") as string;
                var gender = one.Cell("gender") as string ?? "T";
                object?[] cells =
                [
                    gender == "T" ? kpi : $"{kpi}-{gender}", kpi, gender, value.Cell("municipality"), value.Cell("period"), one.Cell("count"), one.Cell("status"),
                    one.Cell("value"), one.Cell("isdeleted") ?? "nej",
                ];
                number++;
                if (selection.Has(cells))
                {
                    yield return new(number, cells);
                }
            }
        }
    }
}
