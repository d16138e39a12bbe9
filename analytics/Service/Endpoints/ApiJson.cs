using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>How the API writes JSON that fits in memory: åäö as they are, nulls left out where the standard has no null.</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A moment as programs read it (RFC 3339), in whole seconds of UTC.</summary>
    public static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A link object (RFC 8288 in JSON, as the OGC writes it).</summary>
    public static JsonObject Link(string relation, string type, string title, string address) => new()
    {
        ["rel"] = relation,
        ["type"] = type,
        ["title"] = title,
        ["href"] = address,
    };

    /// <summary>Links to this resource in the formats that it has, the one that was asked for as <c>self</c>.</summary>
    public static JsonArray Formats(ApiRequest request, params ReadOnlySpan<AnswerFormat> offered)
    {
        var links = new JsonArray();
        foreach (var format in offered)
        {
            var isThis = format == request.Format;
            links.Add(Link(isThis ? "self" : "alternate", format.MediaType, $"{(isThis ? new Bilingual("Den här sidan som", "This page as") : new("Samma som", "The same as")).In(request.Language)} {format.Words}", request.Again(("f", format.Name))));
        }

        return links;
    }

    public static async Task WriteAsync(HttpContext context, ApiRequest request, JsonNode body)
    {
        context.Response.ContentType = request.Format.MediaType;
        context.Response.Headers.ContentLanguage = request.Language.Code;
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        body.WriteTo(json, Options);
    }
}
