using System.Text;
using System.Text.Json;

namespace Geo.Tests.Support;

/// <summary>A request that a description allows, or nearly.</summary>
internal sealed record RandomRequest(HttpMethod Method, string Path, string? Body, string Accept, string Language)
{
    public HttpRequestMessage Message()
    {
        var message = new HttpRequestMessage(Method, Path);
        message.Headers.TryAddWithoutValidation("Accept", Accept);
        message.Headers.TryAddWithoutValidation("Accept-Language", Language);
        if (Body is not null)
        {
            message.Content = new StringContent(Body, Encoding.UTF8, "application/json");
        }

        return message;
    }
}

/// <summary>Draws requests from an OpenAPI description: each parameter left out, right, or wrong in a way that breaks
/// programs.</summary>
internal sealed class RandomRequests
{
    private static readonly string[] Nasty =
    [
        "", " ", "'", "''", "\"", "\\", "%", "_", "'; DROP TABLE published.count; --", "../../etc/passwd", "NaN", "Infinity", "-1", "1e308", "1e-400", "99999999999999999999999999", "0x10", "٣", "åäö", "😀", "\u202e",
        "null", "true", "[]", "{}", "<script>", "${jndi:x}", "2026-02-30", "2026-01-01/2025-01-01", "../..", "0001-01-01", "9999-12-31T23:59:59Z", "1,2,3,4", "-180,-90,180,90", "180,90,-180,-90", "1,2,3,4,5", "a,b,c,d",
        "http://www.opengis.net/def/crs/EPSG/0/99999", "deso.2025.9901C1010", "a~b", "....", "WyJhIl0", "2026K1", "damage",
    ];

    private static readonly string[] Filters =
    [
        "theme = 'damage'", "count > 5 AND mark = 'published'", "NOT (count BETWEEN 1 AND 9)", "area LIKE '9901%'", "name LIKE '%\\'", "count IS NULL", "period IN ('2026K1', '2025K1')", "count = 1e30", "count = 'a'",
        "S_INTERSECTS(geometry, POLYGON((17 58, 19 58, 19 59, 17 59, 17 58)))", "S_INTERSECTS(geometry, POINT(18.4 58.5))", "S_INTERSECTS(geometry, BBOX(17, 58, 19, 59))", "S_INTERSECTS(geometry, POLYGON((0 0, 1 1)))",
        "S_INTERSECTS(geometry, POLYGON((17 58, 19 59, 19 58, 17 59, 17 58)))", "S_INTERSECTS(geometry, POINT(1e308 0))", "((((((((((theme = 'a'))))))))))", "theme = ", "= 'a'", "theme", "AND", "((((", "'", "\"theme\" = 'a'",
        "period_from >= DATE('2026-01-01')", "period_from = DATE('2026-13-01')", "theme = 'a' OR 1 = 1", "nothing = 1", "NOT NOT NOT theme IS NOT NULL", "residents > -1.5e3", "theme <> 'å'",
    ];

    private readonly List<(string Path, HttpMethod Method, JsonElement Operation)> _operations;
    private readonly Random _random;

    public RandomRequests(JsonElement description, int seed)
    {
        _random = new(seed);
        _operations =
        [
            .. from path in description.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               let times = path.Name.EndsWith("/items", StringComparison.Ordinal) ? 5 : 1
               from _ in Enumerable.Range(0, times)
               select (path.Name, new HttpMethod(operation.Name.ToUpperInvariant()), operation.Value),
        ];
    }

    public RandomRequest Next()
    {
        var (path, method, operation) = Pick(_operations);
        var query = new List<string>();
        foreach (var parameter in operation.TryGetProperty("parameters", out var known) ? known.EnumerateArray() : default)
        {
            var name = parameter.GetProperty("name").GetString()!;
            if (parameter.GetProperty("in").GetString() == "path")
            {
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(PathPart(Value(name, parameter.GetProperty("schema")))), StringComparison.Ordinal);
            }
            else if (name == "limit" || _random.Next(8) == 0)
            {
                query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(Value(name, parameter.GetProperty("schema")))}");
            }
        }

        if (_random.Next(40) == 0)
        {
            query.Add($"{Uri.EscapeDataString(Pick(Nasty))}={Uri.EscapeDataString(Pick(Nasty))}");
        }

        return new(
            method, query.Count == 0 ? path : $"{path}?{string.Join('&', query)}", operation.TryGetProperty("requestBody", out _) ? Body() : null,
            Pick(["*/*", "*/*", "application/json", "application/geo+json", "text/html, */*;q=0.1", "image/png", "nonsense"]).Replace("text/html, ", "", StringComparison.Ordinal), Pick(["sv", "en", "de", "sv;q=0, en", ";;"]));
    }

    private string Value(string name, JsonElement schema) => _random.Next(4) == 0 ? Pick(Nasty) : name switch
    {
        "limit" => Pick(["1", "2", "7", "50"]),
        "filter" => Pick(Filters),
        "bbox" => Pick(["17,58,19,59", "-180,-90,180,90", "6500000,700000,6501000,701000", "18,58.5,0,18.5,58.6,9"]),
        "datetime" => Pick(["2026-01-01", "2025-01-01/..", "../2026-01-01T00:00:00Z"]),
        "featureId" => Pick(["deso.2025.9901C1010", "damage.deso.2025.9901C1010.2026K1", "9901.damage", "9901.m1", "a.b.c"]),
        _ when schema.TryGetProperty("enum", out var allowed) => Pick([.. allowed.EnumerateArray().Select(value => value.ToString())]),
        _ when schema.GetProperty("type").GetString() is "integer" or "number" => _random.Next(-5, 100).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Pick(["damage", "9901", "deso", "2026K1", "published", "2025"]),
    };

    private string Body()
    {
        string Text() => JsonSerializer.Serialize(_random.Next(3) == 0 ? Pick(Nasty) : Pick(["damage", "2026K1", "2025K1", "2024", "deso", "2018-01/2024-03"]));
        return _random.Next(6) switch
        {
            0 => Pick(["", "{", "[]", "null", "{\"inputs\": []}", "{\"inputs\": {\"theme\": null}}", "{\"inputs\": {\"theme\": {}}}", "{\"inputs\": {\"theme\": \"a\", \"theme\": \"b\"}}", "\"a\""]),
            _ => $"{{\"inputs\": {{\"theme\": {Text()}, \"period\": {Text()}, \"reference\": {Text()}{(_random.Next(3) == 0 ? $", \"areaKind\": {Text()}" : "")}}}}}",
        };
    }

    // An empty part, or one of dots, is another address, not this one's parameter.
    private static string PathPart(string value) => value.Length == 0 || value.All(letter => letter == '.') ? "x" : value;

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
