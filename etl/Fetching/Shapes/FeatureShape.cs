using System.Text.Json;

namespace Geo.Etl.Fetching.Shapes;

/// <summary>A GeoJSON FeatureCollection that holds all that was asked for.</summary>
internal static class FeatureShape
{
    public static ShapeFinding Check(JsonElement answer)
    {
        if (Shape.Member(answer, "type")?.ToString() != "FeatureCollection")
        {
            return ShapeFinding.Changed("type är inte FeatureCollection");
        }

        if (Shape.Member(answer, "features") is not { ValueKind: JsonValueKind.Array } features)
        {
            return ShapeFinding.Changed("features saknas eller är inte en lista");
        }

        var number = 0;
        foreach (var feature in features.EnumerateArray())
        {
            number++;
            if (Missing(feature) is { } missing)
            {
                return ShapeFinding.Changed($"område {number} av {features.GetArrayLength()} saknar {missing}");
            }
        }

        // A server that cuts its answer says so here alone.
        var matched = Shape.Whole(Shape.Member(answer, "numberMatched")) ?? Shape.Whole(Shape.Member(answer, "totalFeatures"));
        return matched > number
            ? ShapeFinding.Changed($"svaret har bara {number} av {matched} områden")
            : new(null, number);
    }

    /// <summary>The answer without what GeoServer makes anew each time: its time, and the ids of features without a
    /// key.</summary>
    public static byte[] Lasting(JsonElement answer)
    {
        using var lasting = new MemoryStream();
        using (var json = new Utf8JsonWriter(lasting))
        {
            json.WriteStartObject();
            foreach (var member in answer.EnumerateObject().Where(member => member.Name is not ("timeStamp" or "features")))
            {
                member.WriteTo(json);
            }

            json.WriteStartArray("features");
            foreach (var feature in answer.GetProperty("features").EnumerateArray())
            {
                json.WriteStartObject();
                foreach (var member in feature.EnumerateObject().Where(member => member.Name != "id"))
                {
                    member.WriteTo(json);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return lasting.ToArray();
    }

    private static string? Missing(JsonElement feature)
    {
        if (Shape.Member(feature, "type")?.ToString() != "Feature")
        {
            return "type: Feature";
        }

        if (Shape.Member(feature, "properties")?.ValueKind != JsonValueKind.Object)
        {
            return "properties";
        }

        return Shape.Member(feature, "geometry") is { } geometry
            && Shape.IsText(Shape.Member(geometry, "type"))
            && Shape.Member(geometry, "coordinates")?.ValueKind == JsonValueKind.Array
            ? null
            : "geometry med type och coordinates";
    }
}
