using System.Security.Cryptography;
using System.Text.Json;

namespace Geo.Etl.Fetching.Shapes;

/// <summary>What was found in an answer.</summary>
/// <param name="Problem">How it differs from what the reader of the source is written for, in Swedish; null where it does
/// not.</param>
/// <param name="Items">Events, features, rows or cells.</param>
/// <param name="Next">Where the next page is; null where there is none.</param>
internal sealed record ShapeFinding(string? Problem, int Items, string? Next = null)
{
    public static ShapeFinding Changed(string problem) => new(problem, 0);
}

/// <summary>What the answers of a kind of interface look like. An answer of another shape is a source that has changed: it
/// is kept for a person to look at and never read.</summary>
internal static class Shape
{
    /// <summary>Whether an answer looks as it should, and what is in it.</summary>
    public static ShapeFinding Check(FetchApi api, JsonElement answer) => api switch
    {
        FetchApi.PolisenEvents => PolisenEventsShape.Check(answer),
        FetchApi.Pxweb => JsonStatShape.Check(answer),
        FetchApi.Kolada => KoladaShape.Check(answer),
        FetchApi.Wfs => FeatureShape.Check(answer),
        _ => throw new ArgumentOutOfRangeException(nameof(api), api, "An interface without a shape."),
    };

    /// <summary>The same for two answers that say the same.</summary>
    public static string ContentSha256(FetchApi api, ReadOnlySpan<byte> body, JsonElement answer) =>
        Convert.ToHexStringLower(api == FetchApi.Wfs ? SHA256.HashData(FeatureShape.Lasting(answer)) : SHA256.HashData(body));

    /// <summary>Null where the object has no such member, or is no object.</summary>
    public static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    public static bool IsText(JsonElement? element) => element?.ValueKind == JsonValueKind.String;

    /// <summary>Null where it is no whole number.</summary>
    public static int? Whole(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var whole) ? whole : null;
}
