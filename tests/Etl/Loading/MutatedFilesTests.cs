using System.Collections.Concurrent;
using System.Diagnostics;
using Geo.Database;
using Geo.Database.Masking;
using Geo.Etl.Formats;
using Geo.Etl.Loading;
using Geo.Etl.Settings;
using Geo.Etl.Staging;
using Geo.Tests.Support;

namespace Geo.Tests.Etl.Loading;

/// <summary>Ten thousand spoilt files through every reader.</summary>
public class MutatedFilesTests
{
    private const int Files = 10_000;

    /// <summary>Text is cut to this many bytes before it is spoilt: what goes wrong in a row does so in the first as in the last.</summary>
    private const int LongestText = 24_000;

    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    [Fact]
    public void No_spoilt_file_stops_or_hangs_a_reader_and_every_row_is_accepted_or_rejected_with_a_reason()
    {
        var folder = MunicipalityFolder.Read(EtlFixture.Checkout(), "exempelstad");
        var sources = folder.Mappings
            .SelectMany(mapping => SourceFiles.Find(mapping, folder, Path.Combine(folder.Path, "sources")).Select(file => (mapping, file)))
            .Where(source => new FileInfo(source.file.Path).Length < 620_000)
            .SelectMany(source => Enumerable.Repeat(source, new FileInfo(source.file.Path).Length > 200_000 ? 1 : 8))
            .ToArray();
        Assert.Equal(folder.Mappings.Select(mapping => mapping.Reader).Distinct().Order(), sources.Select(source => source.mapping.Reader).Distinct().Order());
        var root = Directory.CreateTempSubdirectory("geo-spoilt").FullName;
        var outcomes = new ConcurrentDictionary<string, int>();
        var rows = 0L;
        var times = new ConcurrentBag<(TimeSpan Time, string File)>();

        Parallel.For(0, Files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, number =>
        {
            var random = new Random(number);
            var (mapping, file) = sources[number % sources.Length];
            var path = Spoil(file.Path, Path.Combine(root, $"{number}"), random);
            var clock = Stopwatch.StartNew();
            var (outcome, read) = Read(folder, mapping with { Limits = new() { MaxShareNotUnderstood = random.Next(2), MaxShareWithoutPlace = 1 } }, path, number);
            times.Add((clock.Elapsed, $"{number} {file.Name}"));
            outcomes.AddOrUpdate(outcome, 1, (_, count) => count + 1);
            Interlocked.Add(ref rows, read);
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        });

        Directory.Delete(root);
        var longest = times.Max();
        Console.WriteLine($"{Files} förstörda filer: {string.Join(", ", outcomes.OrderBy(o => o.Key).Select(o => $"{o.Value} {o.Key}"))}; {rows} rader; längst {longest.Time.TotalSeconds:F2} s");
        Assert.True(longest.Time < Hang, $"file {longest.File} took {longest.Time}");
        Assert.Equal(Files, outcomes.Values.Sum());
    }

    private static (string Outcome, int Rows) Read(MunicipalityFolder folder, Mapping mapping, string path, int number)
    {
        var reading = new Reading
        {
            Mapping = mapping,
            Folder = folder,
            Path = path,
            DeliveredOn = new(2026, 7, 1),
            Masker = new Masker(),
            Places = new KnownPlaces(null, new HashSet<(AreaKind, string, string)>()),
            Issues = new(folder.Municipality.Code, mapping.Id, Path.GetFileName(path), new(2026, 7, 1)),
        };
        var taken = new FileReading(reading);
        var (staged, rejected) = (new HashSet<int>(), new HashSet<int>());
        var outcome = "lästa";
        try
        {
            foreach (var one in taken.Rows())
            {
                if (one is Issue issue)
                {
                    Assert.True(issue.Field.Length > 0 && issue.Problem.Length > 0 && issue.Line >= 0 && issue.Value is not { Length: > 80 }, $"{number}: {issue.Problem}");
                    _ = !issue.Rejected || rejected.Add(issue.Line);
                }
                else if (one is StagedIncident incident)
                {
                    staged.Add(incident.Line);
                }
            }

            Assert.True(taken.Rejected <= taken.Read && rejected.Count <= taken.Read, $"{number}: {taken.Read} read, {taken.Rejected} rejected, {rejected.Count} told");
            Assert.Empty(staged.Intersect(rejected));
        }
        catch (Exception told) when (told is SourceDriftException or UsageException)
        {
            Assert.True(told.Message.Length > 20 && !told.Message.Contains("Exception", StringComparison.Ordinal), $"{number}: {told.Message}");
            outcome = "stoppade med besked";
        }
        catch (Exception crash) when (crash is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"file {number} of {mapping.Id} ({Path.GetFileName(path)}): {crash}");
        }

        return (outcome, taken.Read);
    }

    // A shapefile is several files, of which one is spoilt.
    private static string Spoil(string path, string folder, Random random)
    {
        Directory.CreateDirectory(folder);
        var parts = Path.GetExtension(path) == ".shp"
            ? Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + ".*").Where(part => Path.GetExtension(part) is ".shp" or ".shx" or ".dbf" or ".prj").Order(StringComparer.Ordinal).ToArray()
            : [path];
        var spoilt = random.Next(parts.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            var ending = Path.GetExtension(parts[i]);
            var bytes = File.ReadAllBytes(parts[i]);
            bytes = ending is ".csv" or ".json" or ".geojson" && bytes.Length > LongestText ? bytes[..LongestText] : bytes;
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(parts[i])), i == spoilt ? Mutation.Of(bytes, ending, random) : bytes);
        }

        return Path.Combine(folder, Path.GetFileName(path));
    }
}
