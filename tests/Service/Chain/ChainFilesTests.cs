using System.Text.Json;
using Geo.Components.Release;
using Geo.Service.Chain;
using Geo.Service.Chain.Records;
using Geo.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace Geo.Tests.Service.Chain;

/// <summary>The municipalities' own files of the chain: what they hold, and that writing loses none of it.</summary>
public sealed class ChainFilesTests : IDisposable
{
    private static readonly string[] Everywhere = ["agreements", "focus-areas", "networks", "obligations", "programmes"];

    private readonly string _folder = Directory.CreateTempSubdirectory("geo-chain-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("exempelstad")]
    [InlineData("nykoping")]
    public void Every_record_comes_back_as_it_was_written(string municipality)
    {
        var source = Path.Combine(DemoRun.DataFolder, municipality);
        foreach (var contract in ChainStore.Kinds.Keys)
        {
            var read = ChainFile.Read(Path.Combine(source, "plan"), contract);
            File.WriteAllText(Path.Combine(_folder, ChainStore.Kinds[contract] + ".yml"), ChainExport.Yaml(new YamlSequenceNode(read.Select(record => ChainExport.Node(record.Document)))));
            Assert.Equal(read.AsEnumerable(), ChainFile.Read(_folder, contract));
        }

        foreach (var file in Directory.GetFiles(Path.Combine(source, "promises"), "*.yml"))
        {
            var promise = JsonSerializer.Serialize(PromiseFile.Read(file), ReleaseFiles.Json);
            var written = Path.Combine(_folder, Path.GetFileName(file));
            File.WriteAllText(written, ChainExport.Yaml(ChainExport.Node(promise)));
            Assert.Equal(promise, JsonSerializer.Serialize(PromiseFile.Read(written), ReleaseFiles.Json));
        }
    }

    [Fact]
    public void The_example_has_every_kind_and_the_real_one_those_that_open_sources_tell_of()
    {
        Assert.All(ChainStore.Kinds, kind => Assert.NotEmpty(ChainFile.Read(Path.Combine(DemoRun.DataFolder, "exempelstad", "plan"), kind.Key)));
        Assert.All(Everywhere, name => Assert.NotEmpty(ChainFile.Read(Path.Combine(DemoRun.DataFolder, "nykoping", "plan"), ChainStore.Kinds.Single(kind => kind.Value == name).Key)));
    }

    [Theory]
    [InlineData("exempelstad")]
    [InlineData("nykoping")]
    public void Every_focus_area_and_every_paragraph_with_a_duty_is_there(string municipality)
    {
        var plan = Path.Combine(DemoRun.DataFolder, municipality, "plan");

        Assert.Equal(
            [.. Enumerable.Range(1, 8).Select(number => $"external-{number}"), .. Enumerable.Range(1, 4).Select(number => $"internal-{number}")],
            ChainFile.Read(plan, typeof(FocusArea)).Select(record => record.Id));
        Assert.Equal(
            ["4 §", "5 §", "6 §", "7 §", "8 §", "9 §"],
            ChainFile.Read(plan, typeof(Obligation)).Select(record => JsonSerializer.Deserialize<Obligation>(record.Document, ReleaseFiles.Json)!.Paragraph).Distinct().Order(StringComparer.Ordinal));
    }
}
