using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Geo.Database;
using Geo.Service.Endpoints;
using Geo.Service.Endpoints.Processes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;

namespace Geo.Service.Serving;

/// <summary>One process of the service, public or desk, ready to start.</summary>
internal static class ServiceApp
{
    /// <exception cref="UsageException">The demo's sign-in was asked for where others than this machine could use it.</exception>
    public static WebApplication Build(ServeSettings settings)
    {
        CheckDemo(settings);
        CheckSecret(settings);
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddRequestLog();
        builder.AddTelemetry(settings);
        builder.AddGracefulStop(settings);
        builder.AddWalls(settings);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => OpenPool(settings));
        builder.Services.AddSingleton<Health>();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        // Keys that live as long as the process: none is written to disk.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddProcesses(settings.Zone);
        if (settings.Zone == ServiceZone.Public)
        {
            builder.AddPublicApi();
        }
        else
        {
            builder.AddDesk(settings);
        }

        var app = builder.Build();
        app.UseHealth();
        app.UseRequestLog();
        app.UseWalls(settings);
        app.UseRouting();
        if (settings.Zone == ServiceZone.Public)
        {
            app.MapPublicApi();
        }
        else
        {
            app.MapDesk(settings);
        }

        return app;
    }

    /// <summary>Where a started process answers, such as http://127.0.0.1:40123.</summary>
    public static string ListeningAddress(this WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static void CheckDemo(ServeSettings settings)
    {
        if (settings.Demo && (settings.Zone == ServiceZone.Public || !IPAddress.IsLoopback(settings.Address) || settings.PublicAddress is not null))
        {
            throw new UsageException(
                "--demo släpper in den som väljer en roll och går därför bara för serve desk på den egna maskinen, utan --public-address. Ta bort --demo, eller låt --address vara 127.0.0.1.");
        }
    }

    // Pseudonyms and keys must mean the same tomorrow.
    private static void CheckSecret(ServeSettings settings)
    {
        if (settings.Oidc is not null && settings.Secret is null)
        {
            throw new UsageException($"{DeskSecret.Variable} saknas: arbetsbordet behöver en egen hemlighet för att känna igen konton och nycklar. Gör en med openssl rand -hex 32, och behåll den.");
        }
    }

    // The one pool of the process: the login is the wall, the limits keep one slow question from taking it whole. No question here is long enough to be
    // compiled first.
    private static NpgsqlDataSource OpenPool(ServeSettings settings)
    {
        var milliseconds = (int)settings.LongestQuery.TotalMilliseconds;
        return new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(settings.Database)
        {
            ApplicationName = $"geo-serve-{settings.Zone.ToString().ToLowerInvariant()}",
            MaxPoolSize = settings.Connections,
            Timeout = 5,
            CommandTimeout = (int)settings.LongestQuery.TotalSeconds + 1,
            MaxAutoPrepare = 50,
            Options = $"-c jit=off -c statement_timeout={milliseconds} -c default_transaction_read_only={(settings.Zone == ServiceZone.Public ? "on" : "off")}",
            IncludeErrorDetail = false,
        }.ConnectionString)
        {
            // What its measurements are called, instead of the connection string.
            Name = $"geo-{settings.Zone.ToString().ToLowerInvariant()}",
        }.Build();
    }
}
