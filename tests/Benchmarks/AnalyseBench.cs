using System.Globalization;
using Geo.Database;
using Geo.Service.Verbs;
using Npgsql;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary><c>./geo bench analyse</c>: every analysis of a municipality with 100,000 and with a million incidents, 5,000 plan areas and
/// 20,000 cells, in a process of its own each; and whether any grows faster than n log n.</summary>
internal static class AnalyseBench
{
    public const string Child = "analyse-child";

    private const int Few = 100_000;
    private const int Many = 1_000_000;
    private const string Slug = "bench";

    /// <summary>Below this many seconds growth is noise.</summary>
    private const double Noticed = 1;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static void Run()
    {
        AnsiConsole.Profile.Width = 140;
        var server = Environment.GetEnvironmentVariable("GEO_BENCH_DATABASE")
            ?? throw new InvalidOperationException("GEO_BENCH_DATABASE is not set: run ./geo bench analyse.");
        using var store = new BenchStore(server);
        var few = Measure(store, Few);
        Print(few, Measure(store, Many));
    }

    /// <summary>The child: analyses what <see cref="GeoRole.Analytics"/> is given to see, and writes a line a stage.</summary>
    public static async Task AnalyseAsync()
    {
        var stage = StageClock.Start();
        await foreach (var outcome in AnalyseVerb.EachAsync(Slug, TimeProvider.System, CancellationToken.None))
        {
            var (seconds, peak) = stage.Read();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcome.Method}\t{seconds:F3}\t{peak:F0}"));
            stage = StageClock.Start();
        }
    }

    private static List<Stage> Measure(BenchStore store, int incidents)
    {
        var (owner, logins) = store.Clean();
        Fill(owner, incidents);
        var run = Measured.Run(
            "dotnet", [typeof(AnalyseBench).Assembly.Location, Child],
            new Dictionary<string, string> { [GeoRole.Variable(GeoRole.Analytics)] = logins[GeoRole.Analytics] });
        AnsiConsole.WriteLine(string.Create(Swedish, $"{incidents:N0} händelser: {run.Seconds:N0} s"));
        return
        [
            .. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
                .Select(cells => new Stage(cells[0], double.Parse(cells[1], CultureInfo.InvariantCulture), double.Parse(cells[2], CultureInfo.InvariantCulture))),
        ];
    }

    /// <summary>Makes the bench town with so many incidents.</summary>
    internal static void Fill(string owner, int incidents)
    {
        using var connection = new NpgsqlConnection(owner);
        connection.Open();
        using var command = new NpgsqlCommand(
            string.Create(CultureInfo.InvariantCulture, $"SET geo.bench_incidents = {incidents};\n{SqlFile.Read(typeof(AnalyseBench), "analyse_town")}"), connection)
        { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    private static void Print(List<Stage> few, List<Stage> many)
    {
        // n log n of ten times as many.
        var foretold = Many * Math.Log(Many) / (Few * Math.Log(Few));
        var table = new Table { Title = new(string.Create(Swedish, $"Alla analyser: 5 000 planområden, 20 000 rutor, 8 kvartal; {Environment.ProcessorCount} kärnor")) };
        table.AddColumn("steg");
        foreach (var column in (string[])[$"{Few.ToString("N0", Swedish)}, s", "högst MB", $"{Many.ToString("N0", Swedish)}, s", "högst MB", "växer", "n log n"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        table.AddColumn("omdöme");
        foreach (var (small, large) in few.Zip(many).Append((Sum(few), Sum(many))))
        {
            var growth = large.Seconds / small.Seconds;
            table.AddRow(
                small.Name, Number(small.Seconds), Number(small.PeakMegabytes, "N0"), Number(large.Seconds), Number(large.PeakMegabytes, "N0"), $"{Number(growth, "N1")} ×",
                $"{Number(foretold, "N1")} ×", large.Seconds <= Noticed ? "under en sekund" : growth > foretold ? "växer fortare än n log n" : "inom n log n");
        }

        AnsiConsole.Write(table);
    }

    private static Stage Sum(List<Stage> stages) => new("allt", stages.Sum(stage => stage.Seconds), stages.Max(stage => stage.PeakMegabytes));

    private static string Number(double value, string format = "N2") => value.ToString(format, Swedish);

    private sealed record Stage(string Name, double Seconds, double PeakMegabytes);
}
