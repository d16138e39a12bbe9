using System.Text.Encodings.Web;
using System.Text.Json;
using Geo.Service.Endpoints.Collections;

namespace Geo.Service.Endpoints.Formats;

/// <summary>Items as a GeoJSON text sequence (RFC 8142): one feature after the other, each after a record separator.</summary>
internal static class GeoJsonLines
{
    private static readonly byte[] Before = [0x1e];
    private static readonly byte[] After = [(byte)'\n'];

    public static async Task WriteAsync(HttpContext context, ApiRequest request, ItemQuestion question, PublishedReleases releases, ItemQuery items, CancellationToken cancel)
    {
        var page = await FileAnswer.TakeAsync(context, request, question, releases, items, cancel);
        context.Response.ContentType = AnswerFormat.GeoJsonLines.MediaType;
        FileAnswer.Name(context, question.Collection, releases, "geojsons");
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        foreach (var item in page)
        {
            await context.Response.BodyWriter.WriteAsync(Before, cancel);
            GeoJsonItems.Write(json, question.Collection, item);
            await json.FlushAsync(cancel);
            await context.Response.BodyWriter.WriteAsync(After, cancel);
            json.Reset();
        }
    }
}
