using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Geo.Generator.Serving;

/// <summary>Serves a built site on the loopback address, with the headers that it is meant to have in service.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    /// <summary>No foreign request, no inline script, no inline style: what a page may do is written here.</summary>
    internal const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // The index of words is read by WebAssembly: on the pages that search, and in the worker that they start.
    private static readonly string[] SearchParts = ["/sok", "/en/search", "/pagefind"];

    private static readonly string SearchPolicy =
        ContentSecurityPolicy.Replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", StringComparison.Ordinal);

    private readonly WebApplication _app;

    private SiteServer(WebApplication app) => _app = app;

    /// <summary>Where it answers, such as http://127.0.0.1:40123.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Starts on the port, or on a free one where it is 0.</summary>
    /// <exception cref="BuildException">There is no site in the folder, or the port is taken.</exception>
    public static async Task<SiteServer> StartAsync(string folder, int port, CancellationToken cancel, LiveReload? reload = null)
    {
        var root = Path.GetFullPath(folder);
        if (!File.Exists(Path.Combine(root, "index.html")))
        {
            throw new BuildException($"--site {root}: där finns ingen index.html. Bygg webbplatsen först med: geo site build.");
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var files = new PhysicalFileProvider(root);
        app.Use(AddHeaders);
        reload?.Use(app, root);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RedirectToAppendTrailingSlash = true });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = Types(), OnPrepareResponse = NameFeeds });
        app.Run(context => NotFoundAsync(context, root));
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException taken)
        {
            await app.DisposeAsync();
            throw new BuildException($"Porten {port} går inte att använda: {taken.Message} Välj en annan med --port, eller ingen.", taken);
        }

        return new(app);
    }

    /// <summary>Waits until it is told to stop.</summary>
    public Task WaitAsync(CancellationToken cancel) => _app.WaitForShutdownAsync(cancel);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        var path = context.Request.Path;
        headers.ContentSecurityPolicy = SearchParts.Any(part => path.StartsWithSegments(part)) ? SearchPolicy : ContentSecurityPolicy;
        headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()";
        headers.CacheControl = path.StartsWithSegments("/filer") ? "public, max-age=31536000, immutable" : "no-cache";
        return next(context);
    }

    private static void NameFeeds(StaticFileResponseContext answer)
    {
        if (answer.File.Name == "atom.xml")
        {
            answer.Context.Response.ContentType = "application/atom+xml";
        }
    }

    private static FileExtensionContentTypeProvider Types()
    {
        var types = new FileExtensionContentTypeProvider();
        foreach (var (extension, type) in new[]
        {
            (".html", "text/html; charset=utf-8"), (".css", "text/css; charset=utf-8"), (".js", "text/javascript; charset=utf-8"),
            (".csv", "text/csv; charset=utf-8"), (".json", "application/json"), (".geojson", "application/geo+json"),
            (".txt", "text/plain; charset=utf-8"), (".xml", "application/xml"), (".ttl", "text/turtle; charset=utf-8"),
            (".gpkg", "application/geopackage+sqlite3"), (".wasm", "application/wasm"),
            (".pagefind", "application/octet-stream"), (".pf_meta", "application/octet-stream"), (".pf_index", "application/octet-stream"),
            (".pf_fragment", "application/octet-stream"), (".pf_filter", "application/octet-stream"), ("", "text/plain; charset=utf-8"),
        })
        {
            types.Mappings[extension] = type;
        }

        return types;
    }

    private static async Task NotFoundAsync(HttpContext context, string root)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html; charset=utf-8";
        var english = Path.Combine(root, "en", "404.html");
        var file = context.Request.Path.StartsWithSegments("/en") && File.Exists(english) ? english : Path.Combine(root, "404.html");
        await context.Response.SendFileAsync(file, context.RequestAborted);
    }
}
