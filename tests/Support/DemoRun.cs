using System.Text;

namespace Geo.Tests.Support;

/// <summary>The whole way once, from Exempelstad's files to its site, on a database and folders of its own: made by the
/// programs, read by many tests.</summary>
public sealed class DemoRun : IAsyncLifetime
{
    private readonly StringBuilder _log = new();
    private readonly string _root = Path.Combine(Path.GetTempPath(), "geo-demo-" + Guid.NewGuid().ToString("N"));

    public TestDatabase Database { get; private set; } = null!;

    /// <summary>A copy of <c>data/</c>, so that nothing is written in the checkout.</summary>
    public string Data => Path.Combine(_root, "data");

    public string Release => Path.Combine(Data, "exempelstad", "release", "current");

    public string Site => Path.Combine(_root, "site");

    /// <summary>Everything that the programs printed.</summary>
    public string Log => _log.ToString();

    public async Task InitializeAsync()
    {
        CopyData("exempelstad", Data);
        CopyData("lookups", Data);
        Database = await PostGis.CloneAsync();
        await RunAsync("Geo.Etl", "load", "exempelstad", "--data", Data);
        await RunAsync("Geo.Service", "chain", "import", "exempelstad", "--data", Data);
        await RunAsync("Geo.Service", "analyse", "exempelstad");
        await RunAsync("Geo.Service", "release", "build", "exempelstad");
        await RunAsync("Geo.Service", "release", "approve", "exempelstad", "--role", "säkerhetssamordnare (demo)", "--reason", "Prov");
        await RunAsync("Geo.Service", "release", "publish", "exempelstad", "--data", Data);
        await RunAsync("Geo.Generator", "build", "--release", Release, "--archive", Path.Combine(Data, "exempelstad", "release"), "--content", Path.Combine(Data, "exempelstad", "content"), "--out", Site);
    }

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>The folder <c>data/</c> of the checkout, wherever it is asked for.</summary>
    internal static string DataFolder => CheckoutData();

    /// <summary>The folder <c>data/</c> of the checkout, to what stands in a folder of <c>tests/</c>.</summary>
    internal static string CheckoutData([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "data"));

    /// <summary>Copies a folder of <c>data/</c>, leaving out what programs made there.</summary>
    internal static void CopyData(string name, string target)
    {
        var source = Path.Combine(CheckoutData(), name);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            if (!path.StartsWith("release", StringComparison.Ordinal) && !path.StartsWith("raw", StringComparison.Ordinal))
            {
                var copy = Path.Combine(target, name, path);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    private async Task RunAsync(string assembly, params string[] arguments)
    {
        var run = (await ProgramRun.RunAsync(assembly, Database.Environment(), arguments)).Succeeded();
        _log.Append(run.Output).Append(run.Errors);
    }
}

/// <summary>The tests that read the one demo run.</summary>
[CollectionDefinition(nameof(DemoRun))]
public sealed class DemoRunTests : ICollectionFixture<DemoRun>;
