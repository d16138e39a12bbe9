using Geo.Etl.Fetching;
using Geo.Etl.Settings;

namespace Geo.Tests.Etl.Fetching;

/// <summary>A municipality's folder of a test's own, fetched into by the program's own code.</summary>
internal sealed class FetchFixture : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("geo-fetch").FullName;

    public FetchFixture()
    {
        Directory.CreateDirectory(Folder);
        File.Copy(Path.Combine(EtlFixture.Checkout(), "exempelstad", "municipality.yml"), Path.Combine(Folder, "municipality.yml"));
    }

    public string Data => _root;

    public string Folder => Path.Combine(_root, "exempelstad");

    public string Raw => Path.Combine(Folder, "raw");

    public SkippingClock Clock { get; } = new();

    /// <summary>Of the tests: no answer is large, no publisher far away.</summary>
    public FetchLimits Limits { get; init; } = new() { Retries = 2 };

    /// <summary>The raw files that a reader would find, by their paths under raw.</summary>
    public IReadOnlyList<string> Files => !Directory.Exists(Raw)
        ? []
        : [.. Directory.EnumerateFiles(Raw, "*json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Raw, path))
            .Where(path => !path.StartsWith('.') && !path.EndsWith(FetchedFile.Suffix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <summary>A source that asks a publisher on this machine.</summary>
    public static FetchSource Source(FetchApi api, string url, string id = "source") => new()
    {
        Id = id,
        Api = api,
        Url = url,
        FileName = "answer.json",
        RetentionDays = 30,
        Selection = api == FetchApi.Pxweb ? new() { ["Region"] = ["{municipality}*"], ["Tid"] = ["TOP(2)"] } : [],
    };

    public async Task<FetchSummary> RunAsync(params FetchSource[] sources)
    {
        var municipality = MunicipalityFile.Read(Path.Combine(Folder, "municipality.yml"));
        var file = new FetchFile { Contact = "drift@exempelstad.example.org", Sources = [.. sources] };
        return await new MunicipalityFetch(Folder, municipality, file, Limits, Clock).RunAsync(sources, new Silence(), CancellationToken.None);
    }

    /// <summary>Runs one source and tells how it went.</summary>
    public async Task<SourceFetched> RunOneAsync(FetchApi api, string url) => (await RunAsync(Source(api, url))).Sources.Single();

    public string Text(string file) => File.ReadAllText(Path.Combine(Raw, file));

    public FetchedFile About(string file) => FetchedFile.Find(Path.Combine(Raw, file + FetchedFile.Suffix)) ?? throw new InvalidOperationException($"Nothing is told of {file}.");

    /// <summary>All that lies under raw, with the text of each file.</summary>
    public IReadOnlyDictionary<string, string> Everything() => Directory.EnumerateFiles(Raw, "*", SearchOption.AllDirectories)
        .Where(path => !Path.GetFileName(path).StartsWith('.'))
        .ToDictionary(path => path, File.ReadAllText);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private sealed class Silence : IProgress<SourceFetched>
    {
        public void Report(SourceFetched value)
        {
        }
    }
}
