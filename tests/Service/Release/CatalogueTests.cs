using System.Text.RegularExpressions;
using Geo.Components.Release;
using Geo.Service.Release;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Release;

/// <summary>The catalogue: raptor parses it, and it has what DCAT-AP-SE demands and recommends.</summary>
[Collection(nameof(DemoRun))]
public partial class CatalogueTests(DemoRun demo)
{
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const string Terms = "http://purl.org/dc/terms/";
    private const string Foaf = "http://xmlns.com/foaf/0.1/";
    private const string Vcard = "http://www.w3.org/2006/vcard/ns#";

    // DIGG, DCAT-AP-SE 2.2 and 3.0: what is obligatory of each class, then what is recommended and we have.
    private static readonly Dictionary<string, string[]> Demanded = new()
    {
        [Dcat + "Catalog"] =
        [
            Terms + "title", Terms + "description", Terms + "publisher", Terms + "license", Dcat + "dataset",
            Terms + "language", Terms + "issued", Terms + "modified", Dcat + "themeTaxonomy", Foaf + "homepage",
        ],
        [Foaf + "Agent"] = [Foaf + "name", Terms + "type"],
        [Vcard + "Organization"] = [Vcard + "fn", Vcard + "hasEmail"],
        [Dcat + "Dataset"] =
        [
            Terms + "title", Terms + "description", Terms + "publisher", Dcat + "contactPoint", Dcat + "distribution",
            Dcat + "theme", Dcat + "keyword", Terms + "accrualPeriodicity", Terms + "spatial", Terms + "temporal", Terms + "issued", Terms + "language", Terms + "accessRights",
        ],
        [Dcat + "Distribution"] =
        [
            Dcat + "accessURL", Dcat + "downloadURL", Terms + "title", Terms + "description", Terms + "format", Dcat + "mediaType", Terms + "license", Terms + "issued", Dcat + "byteSize",
        ],
    };

    [Fact]
    public async Task It_parses_as_turtle_and_has_every_property_that_is_demanded()
    {
        var triples = await ParseAsync(Path.Combine(demo.Release, ReleaseFiles.Catalogue));

        Assert.Empty(Lacking(triples));
        foreach (var of in new[] { Dcat + "Catalog", Dcat + "Dataset", Dcat + "Distribution" }.SelectMany(type => Things(triples, type)))
        {
            var titles = triples.Where(triple => triple.Subject == of && triple.Property == Terms + "title").Select(triple => triple.Object[^3..]).Order();
            Assert.Equal(["@en", "@sv"], titles);
        }

        var files = Directory.GetFiles(demo.Release).Select(file => Path.GetFileName(file)!).Except([ReleaseFiles.Catalogue, ReleaseFiles.DataPackage, ReleaseFiles.Checksums]);
        var downloads = triples.Where(triple => triple.Property == Dcat + "downloadURL").Select(triple => triple.Object.Trim('<', '>')).ToList();
        Assert.All(downloads, address => Assert.StartsWith("https://trygg.exempelstad.example/oppna-data/9901-", address, StringComparison.Ordinal));
        Assert.Equal(files.Order(StringComparer.Ordinal), downloads.Select(address => address[(address.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_property_that_lacks_is_seen()
    {
        var path = Path.GetTempFileName();
        try
        {
            var text = await File.ReadAllTextAsync(Path.Combine(demo.Release, ReleaseFiles.Catalogue));
            await File.WriteAllTextAsync(path, text.Replace("vcard:hasEmail", "vcard:note", StringComparison.Ordinal));

            Assert.Equal([$"{Vcard}Organization: {Vcard}hasEmail"], Lacking(await ParseAsync(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Words_that_mean_something_in_turtle_are_words()
    {
        var release = SampleRelease.Fictional();
        var about = release.Description with { MunicipalityName = "Ett \"citat\", en \\ och\nen rad", OpenData = new("https://x.example/a b<c>/", "https://x.example/{u}", "Någon", "a@x.example") };
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, CatalogueText.Of(release with { Description = about }, ReleaseResources.Of(release, SampleAreas.Outlines())));

            Assert.Contains(await ParseAsync(path), triple => triple.Property == Foaf + "name" && triple.Object.Contains("\\\"citat\\\"", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IEnumerable<string> Lacking(List<(string Subject, string Property, string Object)> triples) =>
    [
        .. from kind in Demanded
           from thing in Things(triples, kind.Key).DefaultIfEmpty("")
           from property in kind.Value
           where !triples.Any(triple => triple.Subject == thing && triple.Property == property)
           select $"{kind.Key}: {property}",
    ];

    private static IEnumerable<string> Things(List<(string Subject, string Property, string Object)> triples, string type) =>
        triples.Where(triple => triple.Property.EndsWith("#type", StringComparison.Ordinal) && triple.Object == $"<{type}>").Select(triple => triple.Subject);

    private static async Task<List<(string Subject, string Property, string Object)>> ParseAsync(string path)
    {
        var parsed = await ProcessRun.RunAsync("rapper", "-q", "-i", "turtle", "-o", "ntriples", path);
        Assert.True(parsed.ExitCode == 0, parsed.Errors);
        return [.. Triple().Matches(parsed.Output).Select(line => (line.Groups[1].Value, line.Groups[2].Value, line.Groups[3].Value))];
    }

    [GeneratedRegex(@"^(\S+) <(\S+)> (.*) \.$", RegexOptions.Multiline)]
    private static partial Regex Triple();
}
