using Geo.Database;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Geo.Service.Serving;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: so does its database, and it is of the version that the program is
/// written for. One word each, for anyone may ask.</summary>
/// <remarks>Asked before all walls: whoever watches the service must be answered when it is full. The database is therefore asked at most once a
/// second, however many ask.</remarks>
internal sealed class Health(NpgsqlDataSource database, IHostApplicationLifetime lifetime, TimeProvider clock, ILoggerFactory logs) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly ILogger _log = logs.CreateLogger("Geo.Service");
    private readonly SemaphoreSlim _turn = new(1, 1);
    private (bool IsReady, DateTimeOffset At) _last = (false, DateTimeOffset.MinValue);
    private bool _wasReady = true;

    /// <summary>Whether the process can do its work now; why not goes to the log, once for each time that it stops being so.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return false;
        }

        await _turn.WaitAsync(cancel);
        try
        {
            if (clock.GetUtcNow() - _last.At > Kept)
            {
                _last = (await AskAsync(), clock.GetUtcNow());
            }

            return _last.IsReady;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    // Without the caller's token: who hangs up must not make others believe that the database is away.
    private async Task<bool> AskAsync()
    {
        using var longest = new CancellationTokenSource(Longest);
        string? why = null;
        try
        {
            await using var connection = await database.OpenConnectionAsync(longest.Token);
            var found = await StoreVersion.FindAsync(connection, longest.Token);
            why = found == StoreVersion.Expected ? null : $"the store is of version {found ?? "none"}, the program of {StoreVersion.Expected}";
        }
        catch (PostgresException refused)
        {
            why = $"the database refuses: {refused.SqlState}";
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            why = $"no database answers: {away.GetType().Name}";
        }

        if (_wasReady != why is null)
        {
            _wasReady = why is null;
            if (why is null)
            {
                HealthLog.Ready(_log);
            }
            else
            {
                HealthLog.NotReady(_log, why);
            }
        }

        return why is null;
    }
}

/// <summary>The two addresses.</summary>
internal static class HealthAddresses
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    public static void UseHealth(this WebApplication app)
    {
        var health = app.Services.GetRequiredService<Health>();
        app.Map(Live, live => live.Run(context => AnswerAsync(context, isWell: true)));
        app.Map(Ready, ready => ready.Run(async context => await AnswerAsync(context, await health.IsReadyAsync(context.RequestAborted))));
    }

    private static Task AnswerAsync(HttpContext context, bool isWell)
    {
        context.Response.StatusCode = isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(isWell ? "ok" : "unavailable", context.RequestAborted);
    }
}

internal static partial class HealthLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Ready")]
    public static partial void Ready(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: {Why}")]
    public static partial void NotReady(ILogger logger, string why);
}
