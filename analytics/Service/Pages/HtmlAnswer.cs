using Geo.Service.Serving;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Geo.Service.Pages;

/// <summary>Writes a page as an answer, and the style sheet that all share.</summary>
internal static class HtmlAnswer
{
    private static readonly byte[] Style = Read("pages/service.css");
    private static readonly byte[] Draft = Read("pages/draft.js");

    public static async Task WriteAsync(HttpContext context, ApiPage page)
    {
        var status = context.Response.StatusCode;
        context.Response.Headers.ContentLanguage = page.Language.Code;
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
        Map(routes, "/assets/service.css", "text/css; charset=utf-8", Style);
        Map(routes, "/assets/draft.js", "text/javascript; charset=utf-8", Draft);
    }

    private static void Map(IEndpointRouteBuilder routes, string address, string type, byte[] bytes) =>
        routes.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(bytes, type);
        }).ForEveryone().TellsNothing().WithMetadata(new OutsideTheApi());

    private static byte[] Read(string name)
    {
        using var stream = typeof(HtmlAnswer).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>Marks an address that is not part of the API: pages' style, signing in.</summary>
internal sealed class OutsideTheApi;
