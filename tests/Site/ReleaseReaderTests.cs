using Geo.Components.Release;
using Geo.Generator;
using Geo.Generator.Release;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

public class ReleaseReaderTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_written_is_what_is_read(bool fictional)
    {
        using var sample = new SampleSite();
        var release = fictional ? SampleRelease.Fictional() : SampleRelease.Real();
        await sample.WriteAsync(release);

        var read = (await ReleaseReader.ReadAsync(sample.Release, CancellationToken.None)).Release;

        Assert.Equal(Json(release), Json(read));
    }

    [Fact]
    public async Task Writing_twice_gives_the_same_bytes()
    {
        using var one = new SampleSite();
        using var other = new SampleSite();
        await one.WriteAsync(SampleRelease.Fictional());
        await other.WriteAsync(SampleRelease.Fictional());

        Assert.All(Directory.GetFiles(one.Release), file =>
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(other.Release, Path.GetFileName(file)))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task One_changed_byte_in_any_file_is_refused_with_the_file_s_name(int seed)
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        var random = new Random(seed);
        foreach (var file in Directory.GetFiles(sample.Release).Order(StringComparer.Ordinal))
        {
            var whole = File.ReadAllBytes(file);
            var changed = whole.ToArray();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(7));
            File.WriteAllBytes(file, changed);

            var refused = await Assert.ThrowsAsync<BuildException>(() => ReleaseReader.ReadAsync(sample.Release, CancellationToken.None));

            // A changed list of checksums accuses another file, or itself.
            if (Path.GetFileName(file) != ReleaseFiles.Checksums)
            {
                Assert.Contains(file, refused.Message, StringComparison.Ordinal);
            }

            File.WriteAllBytes(file, whole);
        }
    }

    [Fact]
    public async Task A_missing_and_an_unlisted_file_are_refused_by_name()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        var counts = Path.Combine(sample.Release, ReleaseFiles.Counts);
        File.Move(counts, Path.Combine(sample.Root, "away.csv"));

        var missing = await Assert.ThrowsAsync<BuildException>(() => ReleaseReader.ReadAsync(sample.Release, CancellationToken.None));
        File.Move(Path.Combine(sample.Root, "away.csv"), counts);
        File.WriteAllText(Path.Combine(sample.Release, "extra.csv"), "a\n");
        var unlisted = await Assert.ThrowsAsync<BuildException>(() => ReleaseReader.ReadAsync(sample.Release, CancellationToken.None));

        Assert.Contains("counts.csv saknas", missing.Message, StringComparison.Ordinal);
        Assert.Contains("extra.csv", unlisted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_it_does_not_know_is_refused()
    {
        using var sample = new SampleSite();
        var release = SampleRelease.Fictional();
        await sample.WriteAsync(release with { Description = release.Description with { SchemaVersion = 99 } });

        var refused = await Assert.ThrowsAsync<BuildException>(() => ReleaseReader.ReadAsync(sample.Release, CancellationToken.None));

        Assert.Contains("version 99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withheld_figure_that_stands_there_all_the_same_is_refused()
    {
        using var sample = new SampleSite();
        var release = SampleRelease.Fictional();
        await sample.WriteAsync(release with { Counts = [release.Counts[0] with { Mark = FigureMark.Withheld, Count = 3 }] });

        var refused = await Assert.ThrowsAsync<BuildException>(() => ReleaseReader.ReadAsync(sample.Release, CancellationToken.None));

        Assert.Contains("counts.csv, rad 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_package_names_every_file_with_its_columns_and_says_that_the_data_are_invented()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());

        var package = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(sample.Release, ReleaseFiles.DataPackage)))!;
        var resources = package["resources"]!.AsArray();

        Assert.Equal(
            Directory.GetFiles(sample.Release).Select(file => Path.GetFileName(file))
                .Except([ReleaseFiles.DataPackage, ReleaseFiles.Checksums]).Order(StringComparer.Ordinal),
            resources.Select(resource => (string)resource!["path"]!).Order(StringComparer.Ordinal));
        Assert.All(resources, resource => Assert.StartsWith("EXEMPELDATA", (string)resource!["title"]!, StringComparison.Ordinal));
        Assert.Contains("EXEMPELDATA", File.ReadAllText(Path.Combine(sample.Release, ReleaseFiles.AreaOutlines)), StringComparison.Ordinal);
        Assert.Contains("withheld", resources.Single(resource => (string)resource!["path"]! == ReleaseFiles.Counts)!.ToJsonString(), StringComparison.Ordinal);
    }

    private static string Json(ReleaseSnapshot release) => System.Text.Json.JsonSerializer.Serialize(release, ReleaseFiles.Json);
}
