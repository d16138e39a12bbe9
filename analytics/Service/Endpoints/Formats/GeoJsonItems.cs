using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Geo.Service.Endpoints.Collections;

namespace Geo.Service.Endpoints.Formats;

/// <summary>Items as GeoJSON, written while they are read: memory does not grow with the page.</summary>
internal static class GeoJsonItems
{
    /// <summary>Bytes that are kept back before they are sent: while none is, a failure can still be told as a problem.</summary>
    private const int Kept = 64 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A feature collection with the links of its page.</summary>
    public static async Task WriteAsync(HttpContext context, ApiRequest request, ItemQuestion question, PublishedReleases releases, ItemQuery items, CancellationToken cancel)
    {
        var matched = await items.CountAsync(question.Collection, question.Filter, releases, cancel);
        await using var rows = items.ReadAsync(question, releases, cancel).GetAsyncEnumerator(cancel);

        var hasRow = await rows.MoveNextAsync();
        context.Response.ContentType = AnswerFormat.GeoJson.MediaType;
        var kept = new ArrayBufferWriter<byte>(Kept);
        await using var json = new Utf8JsonWriter(kept, Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("title", question.Collection.Title.After(releases.Mark).In(request.Language));
        json.WriteString("timeStamp", ApiJson.Moment(TimeProvider.System.GetUtcNow().UtcDateTime));
        json.WriteNumber("numberMatched", matched);
        json.WriteStartArray("features");
        var written = 0;
        ItemCursor? last = null;
        while (hasRow && written < question.Limit)
        {
            Write(json, question.Collection, rows.Current);
            last = rows.Current.Cursor;
            written++;
            if (kept.WrittenCount + json.BytesPending > Kept)
            {
                await SendAsync(context, json, kept, cancel);
            }

            hasRow = await rows.MoveNextAsync();
        }

        json.WriteEndArray();
        json.WriteNumber("numberReturned", written);
        var links = ApiJson.Formats(request, AnswerFormat.GeoJson, AnswerFormat.Html);
        links.Add(ApiJson.Link("collection", AnswerFormat.Json.MediaType, question.Collection.Title.In(request.Language), request.Link($"/collections/{question.Collection.Id}")));
        if (hasRow && last is not null)
        {
            links.Add(ApiJson.Link("next", AnswerFormat.GeoJson.MediaType, new Serving.Bilingual("Nästa sida", "Next page").In(request.Language), request.Again(("cursor", last.Text))));
        }

        json.WritePropertyName("links");
        links.WriteTo(json, ApiJson.Options);
        json.WriteEndObject();
        await SendAsync(context, json, kept, cancel);
    }

    /// <summary>One feature with its links.</summary>
    public static async Task WriteItemAsync(HttpContext context, ApiRequest request, PublishedCollection collection, Item item)
    {
        context.Response.ContentType = AnswerFormat.GeoJson.MediaType;
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, Options);
        var links = ApiJson.Formats(request, AnswerFormat.GeoJson, AnswerFormat.Html);
        links.Add(ApiJson.Link("collection", AnswerFormat.Json.MediaType, collection.Title.In(request.Language), request.Link($"/collections/{collection.Id}")));
        Write(json, collection, item, () =>
        {
            json.WritePropertyName("links");
            links.WriteTo(json, ApiJson.Options);
        });
    }

    /// <summary>Writes a feature.</summary>
    internal static void Write(Utf8JsonWriter json, PublishedCollection collection, Item item, Action? last = null)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", item.Id);
        json.WritePropertyName("geometry");
        if (item.Geometry is string geometry)
        {
            json.WriteRawValue(geometry, skipInputValidation: true);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteStartObject("properties");
        for (var i = 0; i < item.Values.Length; i++)
        {
            json.WritePropertyName(collection.Properties[i].Name);
            Write(json, item.Values[i], collection.Properties[i].Kind);
        }

        json.WriteEndObject();
        last?.Invoke();
        json.WriteEndObject();
    }

    private static async Task SendAsync(HttpContext context, Utf8JsonWriter json, ArrayBufferWriter<byte> kept, CancellationToken cancel)
    {
        await json.FlushAsync(cancel);
        await context.Response.Body.WriteAsync(kept.WrittenMemory, cancel);
        kept.ResetWrittenCount();
    }

    private static void Write(Utf8JsonWriter json, object? value, PropertyKind kind)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text when kind == PropertyKind.Json:
                json.WriteRawValue(text, skipInputValidation: true);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
        }
    }
}
