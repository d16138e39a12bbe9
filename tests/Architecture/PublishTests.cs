using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Tests.Support;

namespace Geo.Tests.Architecture;

/// <summary>The folder that is put into operation: whole, the same each time, and enough to run from.</summary>
public sealed partial class PublishTests(PublishedFolder published) : IClassFixture<PublishedFolder>
{
    private readonly string _folder = published.Folder;

    private string Out => published.Out;

    private string Settings => Directory.CreateDirectory(Path.Combine(_folder, "etc")).FullName;

    [Fact]
    public async Task The_folder_is_whole_the_same_each_time_and_does_not_tell_where_it_was_made()
    {
        var again = Path.Combine(_folder, "igen");
        await PublishedFolder.PublishAsync(again);
        var sums = await TestTools.RunAsync("bash", ["-c", $"cd '{Out}' && sha256sum --check --quiet SHA256SUMS && find . -type f | wc -l && wc -l < SHA256SUMS"]);
        var counts = sums.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToList();

        Assert.Equal(0, sums.Exit);
        Assert.Equal(counts[0] - 1, counts[1]);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Out, "SHA256SUMS")), await File.ReadAllTextAsync(Path.Combine(again, "SHA256SUMS")));
        foreach (var file in Directory.EnumerateFiles(Out, "Geo.*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(PublishedFolder.Root + "/")) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(PublishedFolder.Root + "/")) >= 0, file);
        }

        Assert.All((string[])["DRIFT.md", "LICENSER.txt", "sbom.cdx.json", "geo", "systemd/geo-public.service", "data/lookups/incident-kinds.csv"], file => Assert.True(File.Exists(Path.Combine(Out, file)), file));
        Assert.DoesNotContain(Directory.EnumerateDirectories(Path.Combine(Out, "data"), "*", SearchOption.AllDirectories), folder => Path.GetFileName(folder) is "raw" or "release" or "reports");
    }

    [Fact]
    public async Task Both_sides_of_the_service_start_out_of_it_as_the_units_start_them()
    {
        await using var database = await PostGis.CloneAsync();
        await File.WriteAllTextAsync(Path.Combine(Settings, "owner.env"), $"GEO_DATABASE={database.Owner}\n");
        await File.WriteAllLinesAsync(Path.Combine(Settings, "logins"), database.Environment().Select(login => $"{login.Key}={login.Value}"));
        var migrate = await TestTools.RunAsync("env", [$"GEO_SETTINGS={Settings}", Path.Combine(Out, "geo"), "db", "migrate"]);

        Assert.True(migrate.Exit == 0, migrate.Errors);
        foreach (var (side, path) in ((string, string)[])[("public", "/collections"), ("desk", "/sign-in")])
        {
            await using var service = await ServedProgram.FollowAsync(Start(side));
            Assert.Equal("ok", await service.Client.GetStringAsync("/health/ready"));
            Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync(path)).StatusCode);
            await service.TerminateAsync();
            await service.LogAsync();
            Assert.Equal(0, service.Process.ExitCode);
        }
    }

    [Fact]
    public async Task Systemd_understands_every_unit()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "units")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Out, "systemd")).Where(file => Path.GetExtension(file) is ".service" or ".timer"))
        {
            // The programs are here, and not yet there.
            var unit = (await File.ReadAllTextAsync(file)).Replace("/usr/bin/dotnet", Dotnet(), StringComparison.Ordinal).Replace("/opt/geo", Out, StringComparison.Ordinal).Replace("User=geo\n", "", StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder, Path.GetFileName(file)), unit);
            await File.WriteAllTextAsync(Path.Combine(folder, Path.GetFileName(file).Replace("@.", "@kommun.", StringComparison.Ordinal)), unit);
        }

        var (exit, output, errors) = await TestTools.RunAsync(
            "env", [$"SYSTEMD_UNIT_PATH={folder}:", "systemd-analyze", "verify", "--man=no", "--recursive-errors=no", .. Directory.GetFiles(folder).Where(file => !file.Contains("@.", StringComparison.Ordinal))]);

        Assert.True(exit == 0 && errors.Trim().Length == 0, output + errors);
    }

    private static string Dotnet() => Environment.ProcessPath is { } running && Path.GetFileName(running) == "dotnet" ? running : "/usr/bin/env";

    private Process Start(string side)
    {
        var unit = File.ReadAllLines(Path.Combine(Out, "systemd", $"geo-{side}.service"));
        var command = unit.Single(line => line.StartsWith("ExecStart=", StringComparison.Ordinal))["ExecStart=".Length..]
            .Replace("/opt/geo", Out, StringComparison.Ordinal).Replace(" $GEO_SERVE_OPTIONS", "", StringComparison.Ordinal).Split(' ');
        var start = new ProcessStartInfo("dotnet", [.. command[1..].Select((word, i) => command[i] == "--port" ? "0" : word)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        foreach (var variable in GeoRole.All.Select(GeoRole.Variable).Append("GEO_DATABASE").Append("GEO_TEST_DATABASE"))
        {
            start.Environment.Remove(variable);
        }

        var settings = unit.Select(line => EnvironmentFile().Match(line)).First(match => match.Success).Groups[1].Value;
        foreach (var pair in File.ReadAllLines(Path.Combine(Settings, settings)).Select(line => line.Split('=', 2)))
        {
            start.Environment[pair[0]] = pair[1];
        }

        return Process.Start(start)!;
    }

    [GeneratedRegex("^EnvironmentFile=/etc/geo/(.+)$")]
    private static partial Regex EnvironmentFile();
}

/// <summary>The folder, made once by <c>./geo publish</c>.</summary>
public sealed class PublishedFolder : IAsyncLifetime
{
    internal static readonly string Root = Path.GetFullPath(Path.Combine(DemoRun.DataFolder, ".."));

    public string Folder { get; } = Directory.CreateTempSubdirectory("geo-publish-").FullName;

    public string Out => Path.Combine(Folder, "geo");

    public Task InitializeAsync() => PublishAsync(Out);

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    internal static async Task PublishAsync(string target)
    {
        var (exit, output, errors) = await TestTools.RunAsync("env", ["-u", "GEO_TEST_DATABASE", Path.Combine(Root, "geo"), "publish", target]);
        Assert.True(exit == 0, output + errors);
    }
}
