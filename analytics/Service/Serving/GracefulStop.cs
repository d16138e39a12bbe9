using Geo.Service.Endpoints.Processes;
using Microsoft.Extensions.Hosting;

namespace Geo.Service.Serving;

/// <summary>What happens between being told to stop and stopping: no one new is let in, requests and jobs are finished, and what did not become
/// finished in time is said.</summary>
internal sealed class GracefulStop(JobStore jobs, ILoggerFactory logs) : IHostedService
{
    /// <summary>Beyond the longest request, so that none is cut.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (await jobs.FinishAsync(cancellationToken) is > 0 and var left)
        {
            StopLog.Unfinished(logs.CreateLogger("Geo.Service"), left);
        }
    }
}

internal static class GracefulStopping
{
    public static void AddGracefulStop(this WebApplicationBuilder builder, ServeSettings settings)
    {
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.LongestRequest + GracefulStop.Margin);
        builder.Services.AddHostedService<GracefulStop>();
    }
}

internal static partial class StopLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Stopped before {Jobs} jobs were done; they have written nothing")]
    public static partial void Unfinished(ILogger logger, int jobs);
}
