using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Console;

namespace Geo.Service.Serving;

/// <summary>What is logged of requests: those that were refused or failed, and those that took long. Which kind of address, never which one and never
/// what was asked; from which network, never from which machine.</summary>
internal static class RequestLog
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    public static void AddRequestLog(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsoleFormatter<LogLine, ConsoleFormatterOptions>();
        builder.Logging.AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (LogLine.FormatName, LogLevel.Trace));
        builder.Logging.SetMinimumLevel(LogLevel.Information);

        // The framework would log a request with its address, and the driver a question with its values.
        builder.Logging.AddFilter((category, level) => category?.StartsWith("Geo.", StringComparison.Ordinal) is true && level >= LogLevel.Information);
    }

    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Geo.Service.Requests");
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.Use(async (context, next) =>
        {
            var started = clock.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                Write(log, context, clock.GetElapsedTime(started));
            }
        });
    }

    /// <summary>The network of an address: 24 bits of an IPv4 address, 48 of an IPv6 address.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "–";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        Array.Clear(bytes, plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 6, plain.AddressFamily == AddressFamily.InterNetwork ? 1 : 10);
        return $"{new IPAddress(bytes)}/{(plain.AddressFamily == AddressFamily.InterNetwork ? 24 : 48)}";
    }

    private static void Write(ILogger log, HttpContext context, TimeSpan took)
    {
        var status = context.Response.StatusCode;
        if (status < 400 && took < Long)
        {
            return;
        }

        var method = KnownMethod(context.Request.Method);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "–";
        var network = NetworkOf(context.Connection.RemoteIpAddress);
        if (status is 401 or 403 or 429 or >= 500)
        {
            RequestLines.Refused(log, method, route, status, (long)took.TotalMilliseconds, network);
        }
        else
        {
            RequestLines.Answered(log, method, route, status, (long)took.TotalMilliseconds, network);
        }
    }

    // A method is what the caller writes: one that HTTP does not know could be anything.
    private static string KnownMethod(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method) || HttpMethods.IsPut(method)
        || HttpMethods.IsDelete(method) || HttpMethods.IsPatch(method) || HttpMethods.IsOptions(method) ? method.ToUpperInvariant() : "other";
}

internal static partial class RequestLines
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Route} {Status} in {Milliseconds} ms, from {Network}")]
    public static partial void Refused(ILogger logger, string method, string route, int status, long milliseconds, string network);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} in {Milliseconds} ms, from {Network}")]
    public static partial void Answered(ILogger logger, string method, string route, int status, long milliseconds, string network);
}
