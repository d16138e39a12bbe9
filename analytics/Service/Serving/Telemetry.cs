using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Geo.Service.Serving;

/// <summary>Metrics and traces, sent by OTLP to the collector that <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names; nothing where it names none. The other
/// variables of OpenTelemetry hold as its specification has them.</summary>
/// <remarks>What is measured is how much and how long, by kind of address. A trace keeps only what <see cref="PlainSpans"/> knows to be no one's.</remarks>
internal static class Telemetry
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder, ServeSettings settings)
    {
        if (Environment.GetEnvironmentVariable(Endpoint) is not { Length: > 0 })
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                $"geo-{settings.Zone.ToString().ToLowerInvariant()}", serviceVersion: CodeVersion.Current, autoGenerateServiceInstanceId: false))
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "Npgsql")
                .AddOtlpExporter())
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(requests => requests.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
                .AddSource("Npgsql")
                .AddProcessor(new PlainSpans())
                .AddOtlpExporter());
    }
}

/// <summary>Takes from each span what could tell of a person before it is sent: the address that was asked, who asked, and what the database was
/// asked. What is not known to be harmless goes, so that a new version of a library cannot add anything.</summary>
internal sealed class PlainSpans : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Kept = FrozenSet.ToFrozenSet(
    [
        "http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type",
        "db.system", "db.system.name", "db.namespace", "db.response.status_code", "otel.status_code",
    ]);

    public override void OnEnd(Activity data)
    {
        // An event quotes what PostgreSQL said, and cannot be taken away: the span goes as a whole. The failure is in the log and in the metrics.
        if (data.Events.Any())
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            return;
        }

        foreach (var (name, _) in data.TagObjects.Where(tag => !Kept.Contains(tag.Key)).ToList())
        {
            data.SetTag(name, null);
        }

        // What the caller says of the caller's own trace is the caller's words; null would be read as the parent's.
        data.TraceStateString = "";
        if (data.Source.Name == "Npgsql")
        {
            data.DisplayName = "postgresql";
        }

        if (data.Status == ActivityStatusCode.Error)
        {
            data.SetStatus(ActivityStatusCode.Error);
        }
    }
}
