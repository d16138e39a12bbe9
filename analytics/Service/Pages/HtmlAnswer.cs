using System.Security.Cryptography;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Geo.Service.Pages;

/// <summary>Writes a page as an answer, and what pages fetch: the style sheet that all share, the map's script.</summary>
internal static class HtmlAnswer
{
    /// <summary>The style of what every page may hold, tables and forms.</summary>
    public static readonly byte[] SharedStyle = [.. Read("pages/tables.css"), .. Read("forms/forms.css")];

    // The map is built by .build/npm/map and committed: no user needs Node.
    private static readonly (string Address, string Type, byte[] Bytes)[] Assets =
    [
        ("/assets/service.css", "text/css; charset=utf-8", [.. Read("pages/service.css"), .. SharedStyle]),
        ("/assets/draft.js", "text/javascript; charset=utf-8", Read("pages/draft.js")),
        ("/assets/map.css", "text/css; charset=utf-8", Read("pages/map.css")),
        ("/assets/map.js", "text/javascript; charset=utf-8", Read("pages/map.js")),
        ("/assets/map-licences.txt", "text/plain; charset=utf-8", Read("pages/map-licences.txt")),
    ];

    public static async Task WriteAsync(HttpContext context, ApiPage page)
    {
        var status = context.Response.StatusCode;
        context.Response.Headers.ContentLanguage = page.Language.Code;
        page = page with { Fictional = page.Fictional || context.RequestServices.GetService<DeskSession>() is { IsFictional: true } };
        var result = new RazorComponentResult<ApiPageView>(new Dictionary<string, object?> { [nameof(ApiPageView.Page)] = page })
        {
            ContentType = "text/html; charset=utf-8",
            StatusCode = status,
            PreventStreamingRendering = true,
        };
        await result.ExecuteAsync(context);
    }

    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var (address, type, bytes) in Assets)
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..20]}\"");
            routes.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=3600";
                return Results.Bytes(bytes, type, entityTag: tag);
            }).ForEveryone().TellsNothing().WithMetadata(new OutsideTheApi());
        }
    }

    /// <summary>A file that is built into the program.</summary>
    public static byte[] Read(string name)
    {
        using var stream = typeof(HtmlAnswer).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>Marks an address that is not part of the API: pages' style, signing in.</summary>
internal sealed class OutsideTheApi;
