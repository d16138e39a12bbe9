using System.Globalization;
using System.Text;
using System.Text.Json;
using Geo.Database;
using Npgsql;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary>The whole way of a million damage rows into the store, against ogr2ogr and psql with the same rows, alternately in one
/// run and into the same cluster; memory beside it.</summary>
internal static class EtlBench
{
    private const int Rounds = 3;
    private const int Few = 100_000;
    private const int Many = 1_000_000;
    private const string Program = "Geo.Etl";

    public static void Run()
    {
        var server = Environment.GetEnvironmentVariable("GEO_BENCH_DATABASE")
            ?? throw new InvalidOperationException("GEO_BENCH_DATABASE is not set: run ./geo bench etl.");
        using var town = new EtlTown(Path.Combine(Checkout(), "data"));
        using var store = new BenchStore(server);
        var memory = new Dictionary<int, double>();
        town.Write(Few);
        memory[Few] = Load(town, store).PeakMegabytes;
        town.Write(Many);
        var plain = Plain(town.Register);
        var seconds = new Dictionary<string, List<double>> { ["geo"] = [], ["ogr2ogr"] = [], ["psql"] = [] };
        var summary = "";
        for (var round = 1; round <= Rounds; round++)
        {
            var geo = Load(town, store);
            memory[Many] = Math.Max(memory.GetValueOrDefault(Many), geo.PeakMegabytes);
            summary = geo.Output;
            seconds["geo"].Add(geo.Seconds);
            seconds["ogr2ogr"].Add(Ogr(plain, store).Seconds);
            seconds["psql"].Add(Copy(plain, store).Seconds);
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round}: etl load {seconds["geo"][^1]:F1} s, ogr2ogr {seconds["ogr2ogr"][^1]:F1} s, psql \\copy {seconds["psql"][^1]:F1} s"));
        }

        Print(seconds, memory);
        Stages(summary, town);
        File.Delete(plain);
    }

    private static Measured Load(EtlTown town, BenchStore store)
    {
        var (_, logins) = store.Clean();
        return Measured.Run(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "..", "..", Program, "release", Program + ".dll"), "load", "exempelstad", "--data", town.Root, "--json", "-"],
            new Dictionary<string, string> { [GeoRole.Variable(GeoRole.Etl)] = logins[GeoRole.Etl] });
    }

    private static Measured Ogr(string plain, BenchStore store)
    {
        var (owner, _) = store.Clean();
        var to = new NpgsqlConnectionStringBuilder(owner);
        return Measured.Run(
            "ogr2ogr",
            [
                "-f", "PostgreSQL", $"PG:host={to.Host} dbname={to.Database} user={to.Username} password={to.Password}", plain,
                "-oo", "X_POSSIBLE_NAMES=Öst", "-oo", "Y_POSSIBLE_NAMES=Nord", "-s_srs", "EPSG:3010", "-t_srs", "EPSG:3006", "-nln", "public.bare",
            ]);
    }

    private static Measured Copy(string plain, BenchStore store)
    {
        var (owner, _) = store.Clean();
        var to = new NpgsqlConnectionStringBuilder(owner);
        var columns = string.Join(", ", File.ReadLines(plain).First().Split('\t').Select(name => $"\"{name}\" text"));
        return Measured.Run(
            "psql",
            ["-q", "-v", "ON_ERROR_STOP=1", "-c", $"CREATE TABLE public.copied ({columns})", "-c", $"\\copy public.copied FROM '{plain}' (FORMAT csv, HEADER, DELIMITER E'\\t')"],
            new Dictionary<string, string> { ["PGHOST"] = to.Host!, ["PGDATABASE"] = to.Database!, ["PGUSER"] = to.Username!, ["PGPASSWORD"] = to.Password! });
    }

    // The same rows as the others understand them: UTF-8, tabs, decimal points. Making it is not timed.
    private static string Plain(string register)
    {
        var plain = Path.ChangeExtension(register, ".tsv");
        using var writer = new StreamWriter(plain);
        foreach (var line in File.ReadLines(register, Encoding.GetEncoding(1252)))
        {
            var cells = line.Split(';');
            (cells[8], cells[9]) = (cells[8].Replace(',', '.'), cells[9].Replace(',', '.'));
            writer.WriteLine(string.Join('\t', cells));
        }

        return plain;
    }

    private static void Print(Dictionary<string, List<double>> seconds, Dictionary<int, double> memory)
    {
        var table = new Table { Title = new($"{Many:N0} damage rows and {Many / 50:N0} retold, Windows-1252, EPSG:3010; median of {Rounds}") };
        table.AddColumns("way", "seconds", "against ogr2ogr", "rows a second");
        var ogr = Median(seconds["ogr2ogr"]);
        foreach (var (way, name) in new[] { ("geo", "etl load: the whole path"), ("ogr2ogr", "ogr2ogr, bare"), ("psql", "psql \\copy, as text") })
        {
            var median = Median(seconds[way]);
            table.AddRow(Markup.Escape(name), Number(median, "F1"), Number(median / ogr, "F2") + " ×", Number(Many / median, "N0"));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"peak memory of etl: {memory[Few]:F0} MB with {Few:N0} rows, {memory[Many]:F0} MB with {Many:N0} rows ({memory[Many] / memory[Few] - 1:+0%;-0%;0%})"));
    }

    private static void Stages(string summary, EtlTown town)
    {
        using var told = JsonDocument.Parse(summary);
        var table = new Table { Title = new("Where the time goes, the last round") };
        table.AddColumns("stage", "seconds");
        foreach (var (stage, took) in ReadingStages.Measure(town))
        {
            table.AddRow($"{stage} (by itself)", Number(took, "F2"));
        }

        foreach (var source in told.RootElement.GetProperty("sources").EnumerateArray())
        {
            table.AddRow($"read, mask, transform and copy {source.GetProperty("source")}", Number(source.GetProperty("seconds").GetDouble(), "F2"));
        }

        foreach (var stage in told.RootElement.GetProperty("stages").EnumerateArray().Where(stage => stage.GetProperty("seconds").GetDouble() > 0.05))
        {
            table.AddRow($"staging to core: {stage.GetProperty("name")}", Number(stage.GetProperty("seconds").GetDouble(), "F2"));
        }

        table.AddRow("all", Number(told.RootElement.GetProperty("seconds").GetDouble(), "F2"));
        AnsiConsole.Write(table);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    public static string Checkout([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
