using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Geo.Service.Serving;

/// <summary>What every answer is wrapped in, whatever it answers: headers, sizes, times, rates.</summary>
internal static class Walls
{
    /// <summary>No foreign request, no inline script or style, no frame; forms go to the service itself.</summary>
    internal const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void AddWalls(this WebApplicationBuilder builder, ServeSettings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(settings.Address, settings.Port, listen => listen.UseRefusals(settings));
            Limit(kestrel, settings);
        });
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new() { Timeout = settings.LongestRequest });
        builder.Services.AddHostFiltering(hosts =>
        {
            // The framework's own words are a page; without them it is a problem like the others.
            hosts.IncludeFailureMessage = false;
            hosts.AllowedHosts = settings switch
            {
                { PublicAddress: { } known } => [known.Host, "localhost", "127.0.0.1", "[::1]"],
                // Another name in Host is a page elsewhere that points its own name at this machine.
                _ when IPAddress.IsLoopback(settings.Address) => ["localhost", "127.0.0.1", "[::1]"],
                _ => ["*"],
            };
        });
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = settings.Zone == ServiceZone.Public;
            compression.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes, "application/geo+json", "application/geo+json-seq", "application/schema+json", "application/problem+json",
                "application/vnd.oai.openapi+json", "application/vnd.mapbox-vector-tile", "text/csv",
            ];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        builder.Services.AddRateLimiter(limiter => Limit(limiter, settings));
    }

    public static void UseWalls(this WebApplication app, ServeSettings settings)
    {
        if (settings.PublicAddress is not null)
        {
            app.UseForwardedHeaders();
        }

        app.Use(AddHeadersAsync);
        app.UseProblems();
        app.UseHostFiltering();
        app.UseRateLimiter();
        app.UseResponseCompression();
        app.UseRequestTimeouts();
    }

    private static void Limit(KestrelServerOptions kestrel, ServeSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = settings.LargestBody;
        kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxConcurrentConnections = 1_000;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
    }

    private static void Limit(RateLimiterOptions limiter, ServeSettings settings)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => RateLimitPartition.GetTokenBucketLimiter(
                context.Connection.RemoteIpAddress ?? IPAddress.None,
                _ => new()
                {
                    TokenLimit = 10 * settings.RequestsPerSecond,
                    TokensPerPeriod = settings.RequestsPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    AutoReplenishment = true,
                })),
            PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter(
                "all", _ => new() { PermitLimit = settings.RequestsAtOnce, QueueLimit = 1_000, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })));
        limiter.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await ProblemAnswer.WriteAsync(rejected.HttpContext, ProblemKind.TooManyRequests, ProblemKind.TooManyRequests.Meaning, place: null);
        };
    }

    private static Task AddHeadersAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.RequestServices.GetRequiredService<ServeSettings>().Zone == ServiceZone.Desk)
        {
            // What is internal stands in no other site's page, not as a picture either.
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return next(context);
    }
}
