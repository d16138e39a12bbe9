using Geo.Database;
using Geo.Etl.Settings;

namespace Geo.Tests.Etl.Loading;

/// <summary>Release rules as data: read from <c>municipality.yml</c>, resolved an audience and theme each, and never looser than the
/// default.</summary>
public sealed class ReleaseRulesTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"geo-rules-{Guid.NewGuid():N}.yml");

    [Fact]
    public void What_is_not_said_is_the_default_of_the_audience()
    {
        var rules = Read("release: {}");

        Assert.Equal(9, rules.Count);
        Assert.Equal((5, 3, 0.8m, 2, 700, 8), Facts(Of(rules, Audience.Public)));
        Assert.Equal((3, 2, 250, false, "guard lighting"), (Of(rules, Audience.CouncilExternal).SmallestCount, Of(rules, Audience.CouncilExternal).SmallestPlaces, Of(rules, Audience.CouncilExternal).SmallestCellMetres, Of(rules, Audience.CouncilExternal).Points, string.Join(' ', Of(rules, Audience.CouncilExternal).HiddenLayers)));
        Assert.True(Of(rules, Audience.Internal).Points);
    }

    [Fact]
    public void A_theme_is_stricter_than_its_audience_and_the_audience_than_the_default()
    {
        var rules = Read("release: { public: { smallestCount: 7 } }", "release: { public: { smallestCount: 12, smallestPeriod: year, roundingBase: 5 } }");

        Assert.Equal(7, Of(rules, Audience.Public).SmallestCount);
        Assert.Equal((12, "year", 5), (Of(rules, Audience.Public, "damage").SmallestCount, Of(rules, Audience.Public, "damage").SmallestPeriod, Of(rules, Audience.Public, "damage").RoundingBase));
        Assert.Equal(3, Of(rules, Audience.CouncilExternal, "damage").SmallestCount);
    }

    [Theory]
    [InlineData("smallestCount: 4", "skriv 5 till 1000")]
    [InlineData("smallestPlaces: 2", "skriv 3 till 100")]
    [InlineData("largestPlaceShare: 0.9", "skriv 0.1 till 0.8")]
    [InlineData("smallestReporters: 1", "skriv 2 till 50")]
    [InlineData("smallestResidents: 100", "skriv 700 till 100000")]
    [InlineData("smallestAddresses: 1", "skriv 8 till 10000")]
    [InlineData("smallestBandwidthMetres: 100", "skriv 500 till 5000")]
    [InlineData("smallestPeriod: month", "skriv quarter, year eller whole-period")]
    [InlineData("geography: street", "skriv areas eller municipality")]
    [InlineData("points: true", "punkter")]
    [InlineData("zeroOnlyWhereComplete: false", "tystnad är inte noll")]
    public void A_public_rule_that_is_looser_than_the_default_is_refused_with_its_line(string rule, string advice)
    {
        var refused = Assert.Throws<UsageException>(() => Read($"release:\n  public:\n    {rule}"));

        Assert.StartsWith($"{_file}:12: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_no_one_knows_is_refused_with_its_line()
    {
        var refused = Assert.Throws<UsageException>(() => Read("release:\n  public:\n    smallestCounts: 5"));

        Assert.StartsWith($"{_file}:12: nyckeln smallestCounts", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_never_mapped_is_the_municipality_s_and_the_year_s_for_every_audience()
    {
        foreach (var rules in new[] { Read("release: {}", "neverMapped: true"), Read("release: {}", kind: "hate") })
        {
            Assert.All(Enum.GetValues<Audience>(), audience => Assert.Equal(("municipality", "year"), (Of(rules, audience, "damage").Geography, Of(rules, audience, "damage").SmallestPeriod)));
        }

        var refused = Assert.Throws<UsageException>(() => Read("release: {}", "neverMapped: true\n    release: { public: { geography: areas } }"));
        Assert.Contains("aldrig visas på karta", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private IReadOnlyList<ReleaseRule> Read(string release, string theme = "", string kind = "graffiti")
    {
        File.WriteAllText(_file, $$"""
            code: "9901"
            name: Exempelstads kommun
            shortName: Exempelstad
            slug: exempelstad
            fictional: true
            county: Exempellän
            countyCode: "99"
            publicAreas: { kind: deso, edition: "2025" }
            cellSizeMetres: 250
            {{release}}
            themes:
              - id: damage
                name: Skada
                description: Prov.
                kinds: [{{kind}}]
                {{theme}}
              - id: violence
                name: Våld
                description: Prov.
                kinds: [fight]

            """.ReplaceLineEndings("\n"));
        return RuleSet.Resolve(_file, MunicipalityFile.Read(_file), name => name == "hate");
    }

    private static ReleaseRule Of(IReadOnlyList<ReleaseRule> rules, Audience audience, string theme = "") =>
        rules.Single(rule => rule.Audience == audience && rule.Theme == theme);

    private static (int, int, decimal, int, int, int) Facts(ReleaseRule rule) =>
        (rule.SmallestCount, rule.SmallestPlaces, rule.LargestPlaceShare, rule.SmallestReporters, rule.SmallestResidents, rule.SmallestAddresses);
}
