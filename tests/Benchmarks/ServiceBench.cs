using System.Globalization;
using Geo.Database;
using Npgsql;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary><c>./geo bench service</c>: the service as a process of its own over a million incidents and 5,000 plan areas, asked by a
/// bounded client on the same machine, and held against what was demanded of it.</summary>
internal static class ServiceBench
{
    private const int Incidents = 1_000_000;
    private const string Slug = "bench";
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static void Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task RunAsync()
    {
        AnsiConsole.Profile.Width = 140;
        var server = Environment.GetEnvironmentVariable("GEO_BENCH_DATABASE")
            ?? throw new InvalidOperationException("GEO_BENCH_DATABASE is not set: run ./geo bench service.");
        using var store = new BenchStore(server);
        var (owner, logins) = store.Clean();
        AnsiConsole.WriteLine(string.Create(Swedish, $"Fyller: {Incidents:N0} händelser, 5 000 planområden …"));
        AnalyseBench.Fill(owner, Incidents);
        Execute(owner, SqlFile.Read(typeof(ServiceBench), "service_release"));

        var rows = new List<ServiceRow>();
        using (var open = ServedProcess.Start("public", GeoRole.Public, logins[GeoRole.Public]))
        {
            var probe = new PublicProbe(open, logins[GeoRole.Public]);
            rows.Add(await probe.ItemsAsync());
            rows.Add(await probe.TilesAsync());
            rows.AddRange(await probe.ReadersAsync());
        }

        await DeskProbe.LayAsync(logins[GeoRole.Analytics], Slug);
        using (var desk = ServedProcess.Start("desk", GeoRole.Desk, logins[GeoRole.Desk], "--demo"))
        {
            rows.AddRange(await new DeskProbe(desk).ChecksAsync(Slug));
        }

        Print(string.Create(Swedish, $"Tjänsten: {Incidents:N0} händelser, 5 000 planområden, 120 000 publicerade antal; {Environment.ProcessorCount} kärnor, belastning {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"), rows);
    }

    /// <summary>The rows as a table under a title.</summary>
    internal static void Print(string title, IEnumerable<ServiceRow> rows)
    {
        var table = new Table { Title = new(title) };
        foreach (var column in (string[])["vad", "mätt", "krav", "omdöme"])
        {
            table.AddColumn(column);
        }

        foreach (var row in rows)
        {
            table.AddRow(row.What, row.Figures, row.Demand, row.IsMet ? "klarat" : "INTE klarat");
        }

        AnsiConsole.Write(table);
    }

    private static void Execute(string owner, string sql)
    {
        using var connection = new NpgsqlConnection(owner);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}

/// <summary>One thing that was measured, in words, with what was demanded.</summary>
internal sealed record ServiceRow(string What, string Figures, string Demand, bool IsMet);
