using Geo.Service.Endpoints.Collections;
using Geo.Service.Endpoints.Processes;
using Geo.Service.Endpoints.Tiles;
using Geo.Service.Pages;
using Microsoft.Extensions.Caching.Memory;

namespace Geo.Service.Endpoints;

/// <summary>The public API: OGC API – Features, Tiles and Processes over <c>published</c>.</summary>
internal static class PublicApi
{
    public static void AddPublicApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PublishedCatalog>();
        builder.Services.AddSingleton<ItemQuery>();
        builder.Services.AddSingleton<ExtentQuery>();
        builder.Services.AddSingleton<IMemoryCache>(_ => new MemoryCache(new MemoryCacheOptions { SizeLimit = 2_000 }));

        // Open data is for pages elsewhere too: nothing here depends on who asks.
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(anyone => anyone.AllowAnyOrigin().WithMethods("GET", "HEAD", "POST", "DELETE").WithHeaders("Content-Type", "Prefer", "Accept-Language")
            .WithExposedHeaders("Content-Crs", "ETag", "Link", "Location", "Retry-After")));
    }

    public static void MapPublicApi(this WebApplication app)
    {
        app.UseCors();
        app.MapAssets();
        app.MapLanding();
        app.MapProblems();
        app.MapCollections();
        app.MapItems();
        app.MapTiles();
        app.MapProcesses();
        app.MapOpenApiText();
    }

    /// <summary>An address that is read: GET, and HEAD with it.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler);
}
