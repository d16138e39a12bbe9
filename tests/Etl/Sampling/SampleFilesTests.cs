using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ExcelDataReader;
using Geo.Etl.Formats;
using Geo.Etl.Sampling;

namespace Geo.Tests.Etl.Sampling;

public sealed class SampleFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geo-sample").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_committed_sources_are_what_the_default_seed_gives()
    {
        SampleFiles.Write(SampleFiles.DefaultSeed, _folder);

        var made = Contents(_folder);
        var committed = Contents(Committed());
        Assert.Equal(committed.Keys.Order(StringComparer.Ordinal), made.Keys.Order(StringComparer.Ordinal));
        Assert.All(made, file => Assert.True(file.Value.AsSpan().SequenceEqual(committed[file.Key]), $"{file.Key} differs: run etl sample"));
        Assert.InRange(committed.Values.Sum(bytes => (long)bytes.Length), 1, 5_000_000);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        foreach (var (name, seed) in new[] { ("one", 7L), ("two", 7L), ("other", 8L) })
        {
            SampleFiles.Write(seed, Path.Combine(_folder, name));
        }

        var one = Contents(Path.Combine(_folder, "one"));
        var two = Contents(Path.Combine(_folder, "two"));
        var other = Contents(Path.Combine(_folder, "other"));
        Assert.All(one, file => Assert.Equal(file.Value, two[file.Key]));
        Assert.NotEqual(one["damage/skadegorelseregister.csv"], other["damage/skadegorelseregister.csv"]);
    }

    [Fact]
    public void A_planted_measure_stands_in_the_truth_and_none_in_the_committed()
    {
        SampleFiles.Write(7, _folder, new() { Spared = 0.4 });

        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "truth.json")));
        using var committed = Truth();
        var measure = truth.RootElement.GetProperty("measure");
        Assert.Equal((0.4, 300, "2025-07-01"), (measure.GetProperty("spared").GetDouble(), measure.GetProperty("ringMetres").GetInt32(), measure.GetProperty("from").GetString()));
        Assert.True(measure.GetProperty("eventsPrevented").GetInt32() > measure.GetProperty("eventsMoved").GetInt32());
        Assert.False(committed.RootElement.TryGetProperty("measure", out _));
    }

    [Fact]
    public void The_truth_counts_the_rows_and_faults_stay_under_one_percent()
    {
        using var truth = Truth();

        foreach (var file in truth.RootElement.GetProperty("files").EnumerateArray())
        {
            var rows = file.GetProperty("rows").GetInt32();
            Assert.Equal(Rows(file.GetProperty("file").GetString()!).Count - 1, rows);
            Assert.InRange(file.GetProperty("rejected").GetInt32(), 0, rows / 100);
        }
    }

    [Fact]
    public void Every_personal_detail_stands_where_the_truth_says()
    {
        using var truth = Truth();
        var planted = truth.RootElement.GetProperty("personalData").EnumerateArray().ToList();

        Assert.InRange(planted.Count, 50, 200);
        foreach (var file in planted.GroupBy(p => p.GetProperty("file").GetString()!))
        {
            var rows = Rows(file.Key);
            Assert.All(file, detail => Assert.Contains(
                detail.GetProperty("value").GetString()!,
                rows[Index(file.Key, detail)][rows[0].ToList().IndexOf(detail.GetProperty("column").GetString()!)],
                StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_fault_stands_in_the_row_that_the_truth_names()
    {
        using var truth = Truth();

        foreach (var fault in truth.RootElement.GetProperty("faults").EnumerateArray())
        {
            var file = fault.GetProperty("file").GetString()!;
            Assert.Equal(fault.GetProperty("reference").GetString(), Rows(file)[Index(file, fault)][0]);
        }
    }

    [Fact]
    public void The_population_file_has_the_form_of_the_statistics_office()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var rows = Rows("population/folkmangd_deso_2025.xlsx");

        Assert.StartsWith("EXEMPELDATA", rows[0][0], StringComparison.Ordinal);
        Assert.Equal("totalt", rows[2][2]);
        Assert.Equal("2025", rows[3][0]);
        Assert.Equal(22, rows.Skip(3).TakeWhile(r => r[1].Length > 0).Count());
    }

    // A header is line 1 of a sheet; rows of the other formats have numbers of their own.
    private static int Index(string file, JsonElement planted) => planted.GetProperty("row").GetInt32() - (IsSheet(file) ? 1 : 0);

    private static bool IsSheet(string file) => Path.GetExtension(file) is ".csv" or ".xlsx";

    private static List<string[]> Rows(string file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = Path.Combine(Committed(), file);
        if (!IsSheet(file))
        {
            var table = Layouts.Open(path, new());
            return [[.. table.Header], .. table.Rows.Select(row => row.Cells.Select(cell => Convert.ToString(cell, null) ?? "").ToArray())];
        }

        using var stream = File.OpenRead(path);
        using var reader = file.EndsWith(".csv", StringComparison.Ordinal)
            ? ExcelReaderFactory.CreateCsvReader(stream, new() { FallbackEncoding = Encoding.GetEncoding(1252), AutodetectSeparators = [';'] })
            : ExcelReaderFactory.CreateReader(stream);
        List<string[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), null) ?? "")]);
        }

        return rows;
    }

    private static JsonDocument Truth() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Committed(), "truth.json")));

    private static Dictionary<string, byte[]> Contents(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllBytes);

    private static string Committed([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", SampleFiles.DefaultFolder));
}
