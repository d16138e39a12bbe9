using System.CommandLine;
using System.Net;
using Geo.Database;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;

namespace Geo.Service.Verbs;

/// <summary><c>serve public|desk</c>: the service over HTTP, each side in a process of its own.</summary>
internal static class ServeVerb
{
    public static Command Create() => new("serve", "Svarar på frågor över HTTP: det publika API:et och arbetsbordet, i varsin process.")
    {
        Side(ServiceZone.Public, "public", 5080, "Det publika API:et, med rätt att läsa det publicerade och inget annat."),
        Side(ServiceZone.Desk, "desk", 5081, "Arbetsbordet, för den som är inloggad."),
    };

    /// <summary>Refuses a process that holds more than its own login: the wall would be a matter of care.</summary>
    internal static string LoginOf(ServiceZone zone)
    {
        var own = zone == ServiceZone.Public ? GeoRole.Public : GeoRole.Desk;
        var others = GeoRole.All.Where(role => role != own).Select(GeoRole.Variable).Append("GEO_DATABASE")
            .Where(variable => Environment.GetEnvironmentVariable(variable) is { Length: > 0 }).ToList();
        return others.Count == 0
            ? GeoRole.ConnectionString(own)
            : throw new UsageException(
                $"serve {zone.ToString().ToLowerInvariant()} får bara ha sin egen inloggning ({GeoRole.Variable(own)}), men här finns också {string.Join(", ", others)}. Starta med ./geo analytics serve, som ger varje process sin egen.");
    }

    private static Command Side(ServiceZone zone, string name, int defaultPort, string description)
    {
        var port = new Option<int>("--port") { Description = $"Porten, 1–65535; annars {defaultPort}. 0 tar en ledig.", DefaultValueFactory = _ => defaultPort };
        var address = new Option<string>("--address") { Description = "Adressen att lyssna på; annars 127.0.0.1, som bara den egna maskinen når.", DefaultValueFactory = _ => "127.0.0.1" };
        var known = new Option<string?>("--public-address") { Description = "Adressen som världen använder, till exempel https://data.kommunen.se; en proxy på den egna maskinen tros då om vem den talar för." };
        var rate = new Option<int>("--requests-per-second") { Description = "Anrop i sekunden från en adress, i snitt.", DefaultValueFactory = _ => 100 };
        var verb = new Command(name, description) { port, address, known, rate };
        var demo = new Option<bool>("--demo") { Description = "Demo: den som väljer en roll släpps in; bara på den egna maskinen." };
        if (zone == ServiceZone.Desk)
        {
            verb.Add(demo);
        }

        verb.SetAction(async (call, cancel) =>
        {
            await RunAsync(
                new()
                {
                    Zone = zone,
                    Database = LoginOf(zone),
                    Port = Port(call.GetValue(port)),
                    Address = Address(call.GetRequiredValue(address)),
                    PublicAddress = PublicAddress(call.GetValue(known)),
                    RequestsPerSecond = Rate(call.GetValue(rate)),
                    Demo = zone == ServiceZone.Desk && call.GetValue(demo),
                    Oidc = zone == ServiceZone.Desk ? OidcSettings.Read(Environment.GetEnvironmentVariable) : null,
                    Secret = zone == ServiceZone.Desk ? DeskSecret.Read(Environment.GetEnvironmentVariable) : null,
                }, Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    /// <summary>Answers until it is told to stop, then lets those who wait have their answers.</summary>
    internal static async Task RunAsync(ServeSettings settings, TextWriter output, CancellationToken cancel)
    {
        await using var app = ServiceApp.Build(settings);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException taken)
        {
            var why = taken.InnerException is AddressInUseException ? "den är upptagen." : taken.Message;
            throw new UsageException($"Porten {settings.Port} på {settings.Address} går inte att använda: {why} Välj en annan med --port, eller 0 för en ledig.", taken);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Told to stop before it had begun, as when the other side of the service could not start.
            return;
        }

        var what = settings.Zone == ServiceZone.Public ? "Publika API:et" : "Arbetsbordet  ";
        await output.WriteLineAsync($"{what}  {app.ListeningAddress()}{(settings.Demo ? "  (demo: logga in genom att välja en roll)" : "")}");
        await output.FlushAsync(cancel);
        await app.WaitForShutdownAsync(cancel);
    }

    private static int Port(int port) => port is >= 0 and <= 65_535 ? port : throw new UsageException($"--port: {port} är ingen port. Ange 0–65535.");

    private static int Rate(int rate) => rate >= 1 ? rate : throw new UsageException($"--requests-per-second: {rate} släpper inte fram någon. Ange ett heltal från 1.");

    private static IPAddress Address(string address) =>
        IPAddress.TryParse(address, out var parsed) ? parsed : throw new UsageException($"--address: \"{address}\" är ingen IP-adress. Ange till exempel 127.0.0.1 eller 0.0.0.0.");

    private static Uri? PublicAddress(string? address) => address switch
    {
        null => null,
        _ when Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/" => new(uri.GetLeftPart(UriPartial.Authority)),
        _ => throw new UsageException($"--public-address: \"{address}\" är ingen webbadress utan sökväg. Ange till exempel https://data.kommunen.se."),
    };
}
