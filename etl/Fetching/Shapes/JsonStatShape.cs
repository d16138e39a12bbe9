using System.Globalization;
using System.Text.Json;

namespace Geo.Etl.Fetching.Shapes;

/// <summary>A json-stat2 dataset: version, class, id, size, dimension, and as many values as the sizes multiply to.</summary>
internal static class JsonStatShape
{
    public static ShapeFinding Check(JsonElement answer)
    {
        if (Shape.Member(answer, "version")?.ToString() is not ['2', '.', ..])
        {
            return ShapeFinding.Changed("version är inte 2");
        }

        if (Shape.Member(answer, "class")?.ToString() != "dataset")
        {
            return ShapeFinding.Changed("class är inte dataset");
        }

        if (Shape.Member(answer, "id") is not { ValueKind: JsonValueKind.Array } id || !id.EnumerateArray().All(name => Shape.IsText(name)))
        {
            return ShapeFinding.Changed("id saknas eller är inte en lista av variabler");
        }

        if (Shape.Member(answer, "size") is not { ValueKind: JsonValueKind.Array } size
            || size.GetArrayLength() != id.GetArrayLength()
            || !size.EnumerateArray().All(part => Shape.Whole(part) >= 0))
        {
            return ShapeFinding.Changed("size saknas eller har inte ett heltal för varje variabel i id");
        }

        // By number: what the answer calls it is not ours to print.
        var known = id.EnumerateArray().TakeWhile(name => HasCategories(answer, name.GetString() ?? "")).Count();
        if (known < id.GetArrayLength())
        {
            return ShapeFinding.Changed($"dimension saknar category.index för variabel {known + 1} av {id.GetArrayLength()}");
        }

        return Values(answer, size.EnumerateArray().Aggregate(1L, (cells, part) => cells * part.GetInt32()));
    }

    private static bool HasCategories(JsonElement answer, string variable) =>
        Shape.Member(answer, "dimension") is { } dimensions
        && Shape.Member(dimensions, variable) is { } dimension
        && Shape.Member(dimension, "category") is { } category
        && Shape.Member(category, "index") is not null;

    private static ShapeFinding Values(JsonElement answer, long cells) => Shape.Member(answer, "value") switch
    {
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() != cells =>
            ShapeFinding.Changed($"value har {list.GetArrayLength()} tal, men size ger {cells}"),
        { ValueKind: JsonValueKind.Array } list when !list.EnumerateArray().All(IsCell) => ShapeFinding.Changed("value har annat än tal och null"),

        // Where most cells are empty the standard lets the values be an object by their place.
        { ValueKind: JsonValueKind.Object } sparse when !sparse.EnumerateObject().All(cell => long.TryParse(cell.Name, CultureInfo.InvariantCulture, out var place) && place >= 0 && place < cells && IsCell(cell.Value)) =>
            ShapeFinding.Changed($"value har platser utanför de {cells} som size ger, eller annat än tal"),
        { ValueKind: JsonValueKind.Array or JsonValueKind.Object } => new(null, (int)Math.Min(cells, int.MaxValue)),
        _ => ShapeFinding.Changed("value saknas"),
    };

    private static bool IsCell(JsonElement value) => value.ValueKind is JsonValueKind.Number or JsonValueKind.Null;
}
