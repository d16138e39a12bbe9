using System.Text.Json;
using System.Text.RegularExpressions;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Operation;

/// <summary>The bill of materials lists what the lock files list, says it as CycloneDX 1.5 does, and says it the same each time.</summary>
public sealed partial class BillOfMaterialsTests : IAsyncLifetime
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(DemoRun.DataFolder, ".."));
    private readonly string _folder = Directory.CreateTempSubdirectory("geo-sbom-").FullName;
    private JsonElement _bill;

    private string File1 => Path.Combine(_folder, "en.json");

    public async Task InitializeAsync()
    {
        await WriteAsync(File1);
        _bill = JsonDocument.Parse(await File.ReadAllBytesAsync(File1)).RootElement;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public void Every_package_of_every_lock_file_is_in_it_and_no_other()
    {
        var (nuget, npm) = (Locks("packages.lock.json"), Locks("package-lock.json"));
        var expected = nuget.SelectMany(NuGet).Concat(npm.SelectMany(Npm)).Distinct().Order(StringComparer.Ordinal).ToList();
        var listed = Components().Where(component => component.TryGetProperty("purl", out _)).Select(component => component.GetProperty("purl").GetString()!).ToList();

        Assert.True(nuget.Count >= 8 && npm.Count >= 3, $"{nuget.Count} and {npm.Count} lock files");
        Assert.Contains(expected, purl => purl.StartsWith("pkg:npm/%40", StringComparison.Ordinal));
        Assert.Equal(expected, listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_is_valid_against_the_official_schema()
    {
        var script = Path.Combine(Root, ".build", "npm", "sbom", "check.mjs");
        var tools = Path.Combine(Root, ".artifacts", "tools", "sbom");
        var valid = await TestTools.RunAsync("node", [script, tools, File1]);
        var wrong = Path.Combine(_folder, "fel.json");
        await File.WriteAllTextAsync(wrong, (await File.ReadAllTextAsync(File1)).Replace("\"SHA-512\"", "\"SHA-511\"", StringComparison.Ordinal));
        var invalid = await TestTools.RunAsync("node", [script, tools, wrong]);

        Assert.Equal((0, "", ""), valid);
        Assert.Equal(1, invalid.Exit);
    }

    [Fact]
    public void Each_package_has_its_hash_and_nearly_each_its_licence()
    {
        var packages = Components().Where(component => component.TryGetProperty("purl", out _)).ToList();
        var run = packages.Where(component => component.GetProperty("scope").GetString() == "required").ToList();

        Assert.All(packages, package => Assert.Matches("^[0-9a-f]{128}$", package.GetProperty("hashes")[0].GetProperty("content").GetString()));
        Assert.All(run, package => Assert.True(package.TryGetProperty("licenses", out _), package.GetProperty("name").GetString()));
        Assert.Equal(
            "PostgreSQL", packages.Single(package => package.GetProperty("name").GetString() == "Npgsql").GetProperty("licenses")[0].GetProperty("expression").GetString());
        Assert.Equal("excluded", packages.Single(package => package.GetProperty("purl").GetString()!.StartsWith("pkg:nuget/xunit@", StringComparison.Ordinal)).GetProperty("scope").GetString());
    }

    [Fact]
    public void What_needs_what_is_told_and_leads_from_the_whole_to_every_part()
    {
        var needs = _bill.GetProperty("dependencies").EnumerateArray()
            .ToDictionary(one => one.GetProperty("ref").GetString()!, one => one.GetProperty("dependsOn").EnumerateArray().Select(need => need.GetString()!).ToList());
        var reached = new HashSet<string>();
        var waiting = new Stack<string>(["geo"]);
        while (waiting.TryPop(out var reference))
        {
            if (reached.Add(reference))
            {
                needs[reference].ForEach(waiting.Push);
            }
        }

        Assert.Equal(Components().Select(component => component.GetProperty("bom-ref").GetString()!).Append("geo").Order(), needs.Keys.Order());
        Assert.Contains("geo:Geo.Database", needs["geo:Geo.Etl"]);
        Assert.Contains(needs, pair => pair.Key.StartsWith("pkg:nuget/Npgsql.EntityFrameworkCore.PostgreSQL@", StringComparison.Ordinal) && pair.Value.Any(need => need.StartsWith("pkg:nuget/Npgsql@", StringComparison.Ordinal)));
        Assert.DoesNotContain(needs.Keys.Except(reached), reference => !IsPeer(reference));
    }

    [Fact]
    public async Task The_same_lock_files_give_the_same_bytes()
    {
        var again = Path.Combine(_folder, "två.json");
        await WriteAsync(again);

        Assert.Equal(await File.ReadAllBytesAsync(File1), await File.ReadAllBytesAsync(again));
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", _bill.GetProperty("serialNumber").GetString());
        Assert.DoesNotContain(Root, await File.ReadAllTextAsync(again), StringComparison.Ordinal);
    }

    // npm sets what a package may use beside what it needs, where another wants it as well.
    private static bool IsPeer(string reference) => reference.StartsWith("pkg:npm/", StringComparison.Ordinal);

    private static async Task WriteAsync(string path) =>
        (await ProgramRun.RunAsync("Geo.Service", new Dictionary<string, string>(), "sbom", "--root", Root, "--out", path)).Succeeded();

    private static List<string> Locks(string name) =>
    [
        .. Directory.EnumerateFiles(Root, name, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Where(path => !Made().IsMatch(path[Root.Length..])),
    ];

    // By their text, not as the program reads them.
    private static IEnumerable<string> NuGet(string path) =>
        from Match entry in NuGetEntry().Matches(File.ReadAllText(path))
        select $"pkg:nuget/{entry.Groups["name"].Value}@{Uri.EscapeDataString(entry.Groups["version"].Value)}";

    private static IEnumerable<string> Npm(string path) =>
        from Match entry in NpmEntry().Matches(File.ReadAllText(path))
        let name = entry.Groups[entry.Groups["alias"].Success ? "alias" : "name"].Value
        select $"pkg:npm/{name.Replace("@", "%40", StringComparison.Ordinal)}@{Uri.EscapeDataString(entry.Groups["version"].Value)}";

    private List<JsonElement> Components() => [.. _bill.GetProperty("components").EnumerateArray()];

    [GeneratedRegex("/(\\.artifacts|node_modules|bin|obj|\\.git)/")]
    private static partial Regex Made();

    [GeneratedRegex("\"(?<name>[^\"]+)\": \\{\\s*\"type\": \"(Direct|Transitive|CentralTransitive)\",(\\s*\"requested\": \"[^\"]*\",)?\\s*\"resolved\": \"(?<version>[^\"]+)\"")]
    private static partial Regex NuGetEntry();

    [GeneratedRegex("\"(?:[^\"]*/)?node_modules/(?<name>(@[^/\"]+/)?[^/\"]+)\": \\{\\s*(\"name\": \"(?<alias>[^\"]+)\",\\s*)?\"version\": \"(?<version>[^\"]+)\"")]
    private static partial Regex NpmEntry();
}
