using System.Text.Json;

namespace Geo.Etl.Fetching.Shapes;

/// <summary>Kolada's values: rows of kpi, municipality and period, each with values by gender; a value that is missing is
/// null and has a status.</summary>
internal static class KoladaShape
{
    public static ShapeFinding Check(JsonElement answer)
    {
        if (Shape.Member(answer, "values") is not { ValueKind: JsonValueKind.Array } rows)
        {
            return ShapeFinding.Changed("values saknas eller är inte en lista");
        }

        var number = 0;
        foreach (var row in rows.EnumerateArray())
        {
            number++;
            if (Missing(row) is { } missing)
            {
                return ShapeFinding.Changed($"rad {number} av {rows.GetArrayLength()} i values saknar {missing}");
            }
        }

        return Shape.Member(answer, "next_url") switch
        {
            null or { ValueKind: JsonValueKind.Null } => new(null, number),
            { ValueKind: JsonValueKind.String } next => new(null, number, next.GetString()),
            _ => ShapeFinding.Changed("next_url är varken en adress eller null"),
        };
    }

    /// <summary>All pages as one answer of the same shape: the first page's members, every page's rows.</summary>
    public static byte[] Merge(IReadOnlyList<JsonElement> pages)
    {
        using var merged = new MemoryStream();
        using (var json = new Utf8JsonWriter(merged))
        {
            json.WriteStartObject();
            foreach (var member in pages[0].EnumerateObject())
            {
                switch (member.Name)
                {
                    case "values":
                        json.WriteStartArray("values");
                        foreach (var row in pages.SelectMany(page => page.GetProperty("values").EnumerateArray()))
                        {
                            row.WriteTo(json);
                        }

                        json.WriteEndArray();
                        break;
                    case "count":
                        json.WriteNumber("count", pages.Sum(page => page.GetProperty("values").GetArrayLength()));
                        break;
                    case "next_url" or "previous_url":
                        json.WriteNull(member.Name);
                        break;
                    default:
                        member.WriteTo(json);
                        break;
                }
            }

            json.WriteEndObject();
        }

        return merged.ToArray();
    }

    private static string? Missing(JsonElement row)
    {
        if (!Shape.IsText(Shape.Member(row, "kpi")))
        {
            return "kpi (en text)";
        }

        if (!Shape.IsText(Shape.Member(row, "municipality")))
        {
            return "municipality (en text)";
        }

        if (Shape.Whole(Shape.Member(row, "period")) is null)
        {
            return "period (ett årtal)";
        }

        return Shape.Member(row, "values") is { ValueKind: JsonValueKind.Array } values
            ? values.EnumerateArray().Select(MissingInValue).FirstOrDefault(missing => missing is not null)
            : "values (en lista)";
    }

    private static string? MissingInValue(JsonElement value)
    {
        if (!Shape.IsText(Shape.Member(value, "gender")))
        {
            return "values[].gender (en text)";
        }

        return Shape.Member(value, "value") switch
        {
            { ValueKind: JsonValueKind.Number } => null,
            { ValueKind: JsonValueKind.Null } when Shape.Member(value, "status") is not null => null,
            { ValueKind: JsonValueKind.Null } => "values[].status, fast värdet är null",
            _ => "values[].value (ett tal eller null)",
        };
    }
}
