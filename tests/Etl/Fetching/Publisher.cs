using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Geo.Tests.Etl.Fetching;

/// <summary>What a publisher was asked.</summary>
internal sealed record Asked(string Method, string Path, string Query, string Body, string? UserAgent, string? IfNoneMatch);

/// <summary>A publisher on this machine that answers as it is told to: one reply a request, the last one again and
/// again.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<Func<HttpContext, Task>> _replies = [];
    private readonly List<Asked> _asked = [];

    private Publisher(WebApplication app)
    {
        _app = app;
        _app.Run(AnswerAsync);
    }

    /// <summary>Such as http://127.0.0.1:40123.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<Asked> Asked => _asked;

    public static async Task<Publisher> StartAsync(params Func<HttpContext, Task>[] replies)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var publisher = new Publisher(builder.Build());
        publisher._replies.AddRange(replies);
        await publisher._app.StartAsync();
        return publisher;
    }

    public static Func<HttpContext, Task> Json(string body, string? etag = null) => context =>
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.ETag = etag;
        if (etag is not null && context.Request.Headers.IfNoneMatch == etag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return context.Response.WriteAsync(body);
    };

    public static Func<HttpContext, Task> Html(string body) => context =>
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync(body);
    };

    public static Func<HttpContext, Task> Status(int status, int? retryAfterSeconds = null) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfterSeconds?.ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteAsync("hemligt felmeddelande");
    };

    public static Func<HttpContext, Task> Redirect(string to) => context =>
    {
        context.Response.Redirect(to);
        return Task.CompletedTask;
    };

    /// <summary>Half a body, then nothing: the connection is gone.</summary>
    public static Func<HttpContext, Task> Cut(string body) => async context =>
    {
        context.Response.ContentLength = body.Length;
        await context.Response.WriteAsync(body[..(body.Length / 2)]);
        await context.Response.Body.FlushAsync();
        context.Abort();
    };

    /// <summary>Half a body, and never the rest.</summary>
    public static Func<HttpContext, Task> Endless(string body) => async context =>
    {
        await context.Response.WriteAsync(body[..(body.Length / 2)]);
        await context.Response.Body.FlushAsync();
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    };

    /// <summary>From now on.</summary>
    public void Reply(params Func<HttpContext, Task>[] replies)
    {
        lock (_asked)
        {
            _replies.Clear();
            _replies.AddRange(replies);
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers;
        Func<HttpContext, Task> reply;
        lock (_asked)
        {
            _asked.Add(new(context.Request.Method, context.Request.Path, context.Request.QueryString.Value ?? "", body, headers.UserAgent, headers.IfNoneMatch));
            reply = _replies[0];
            if (_replies.Count > 1)
            {
                _replies.RemoveAt(0);
            }
        }

        await reply(context);
    }
}
