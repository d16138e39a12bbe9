using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Geo.Generator.Serving;

/// <summary>Tells the open pages that the site has been built anew. Only for who writes texts: a built site holds nothing of
/// it.</summary>
internal sealed class LiveReload
{
    public const string Script = "/_omladdning.js";
    private const string Events = "/_omladdning";
    private const string Tag = $"<script src=\"{Script}\" defer></script>\n</head>";

    private readonly List<Channel<bool>> _pages = [];
    private readonly Lock _lock = new();

    /// <summary>All open pages load again.</summary>
    public void Tell()
    {
        lock (_lock)
        {
            foreach (var page in _pages)
            {
                page.Writer.TryWrite(true);
            }
        }
    }

    /// <summary>Answers for the script and its events, and gives every page the script.</summary>
    /// <param name="app">The server.</param>
    /// <param name="root">The built site.</param>
    public void Use(WebApplication app, string root)
    {
        app.Use(async (context, next) =>
        {
            var path = context.Request.Path.Value ?? "/";
            if (path == Events)
            {
                await ListenAsync(context);
                return;
            }

            if (path == Script)
            {
                context.Response.ContentType = "text/javascript; charset=utf-8";
                await context.Response.WriteAsync(
                    $"new EventSource(\"{Events}\").addEventListener(\"message\", () => location.reload());\n", context.RequestAborted);
                return;
            }

            var file = Path.GetFullPath(Path.Combine(root, path.TrimStart('/'), path.EndsWith('/') ? "index.html" : ""));
            if (!file.EndsWith(".html", StringComparison.Ordinal) || !file.StartsWith(root, StringComparison.Ordinal) || !File.Exists(file))
            {
                await next();
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            var html = await File.ReadAllTextAsync(file, context.RequestAborted);
            await context.Response.WriteAsync(html.Replace("</head>", Tag, StringComparison.Ordinal), context.RequestAborted);
        });
    }

    private async Task ListenAsync(HttpContext context)
    {
        var page = Channel.CreateBounded<bool>(1);
        lock (_lock)
        {
            _pages.Add(page);
        }

        try
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await foreach (var _ in page.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync("data: ny\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        finally
        {
            lock (_lock)
            {
                _pages.Remove(page);
            }
        }
    }
}
