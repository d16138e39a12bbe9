using System.IO.Compression;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Maps;

/// <summary>The map's script as it is committed: what its sources and the lock file give, and nothing else.</summary>
public sealed class MapBundleTests : IDisposable
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(DemoRun.DataFolder, ".."));
    private static readonly string Sources = Path.Combine(Root, "analytics", "Service", "Pages", "Map");
    private static readonly string[] Files = ["map.js", "map.css", "licences.txt"];
    private static readonly string Modules = TestTools.Npm("map", "");
    private readonly string _built = Directory.CreateTempSubdirectory("geo-map-").FullName;

    [Fact]
    public async Task Building_again_from_the_lock_file_gives_the_same_bytes()
    {
        var (exit, _, errors) = await TestTools.RunAsync("node", [Path.Combine(Root, ".build", "npm", "map", "build.mjs"), _built, Modules]);

        Assert.True(exit == 0, errors);
        foreach (var file in Files)
        {
            Assert.True(
                File.ReadAllBytes(Path.Combine(Sources, "built", file)).SequenceEqual(File.ReadAllBytes(Path.Combine(_built, file))),
                $"{file} is not what its sources give: in .build/npm/map, npm ci && npm run build.");
        }
    }

    [Fact]
    public async Task The_sources_are_well_typed()
    {
        var (exit, output, errors) = await TestTools.RunAsync("node", [Path.Combine(Modules, "typescript", "bin", "tsc"), "-p", Path.Combine(Sources, "tsconfig.json")]);

        Assert.True(exit == 0, output + errors);
    }

    [Fact]
    public void The_licence_of_each_package_that_is_in_it_is_served_with_it()
    {
        var licences = File.ReadAllText(Path.Combine(Sources, "built", "licences.txt"));

        Assert.All((string[])["ol 10.", "pbf ", "rbush ", "quickselect "], package => Assert.Contains($"\n{package}", "\n" + licences, StringComparison.Ordinal));
        Assert.Contains("Redistribution and use in source and binary forms", licences, StringComparison.Ordinal);
    }

    [Fact]
    public void It_weighs_less_than_half_of_what_the_first_view_may()
    {
        var bytes = Files[..2].Sum(file => Zipped(File.ReadAllBytes(Path.Combine(Sources, "built", file))));

        Assert.InRange(bytes, 50_000, 150_000);
    }

    public void Dispose() => Directory.Delete(_built, recursive: true);

    private static long Zipped(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(bytes);
        }

        return zipped.Length;
    }
}
