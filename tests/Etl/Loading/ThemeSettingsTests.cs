using Geo.Database;
using Geo.Etl.Settings;
using Geo.Tests.Support;

namespace Geo.Tests.Etl.Loading;

/// <summary>What a theme of <c>municipality.yml</c> may count.</summary>
public sealed class ThemeSettingsTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("geo-themes-").FullName;

    public ThemeSettingsTests()
    {
        DemoRun.CopyData(Path.Combine("exempelstad", "mappings"), _data);
        DemoRun.CopyData("lookups", _data);
    }

    [Theory]
    [InlineData("kinds: [undue-influence]", "slaget undue-influence (Otillåten påverkan), som inget tema får räkna")]
    [InlineData("kinds: [rumour]", "slaget rumour (Rykte), som inget tema får räkna")]
    [InlineData("kinds: [domestic-violence]", "slaget domestic-violence (Våld i nära relation), som inget tema får räkna")]
    [InlineData("kinds: [hate], offenceCodes: [\"1210\"]", "temat other har både kinds och offenceCodes")]
    public void What_no_theme_may_count_is_refused_with_its_theme(string counted, string said)
    {
        var refused = Assert.Throws<UsageException>(() => Read(counted));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kinds: [hate]", true)]
    [InlineData("kinds: [fight, sexual-offence]", true)]
    [InlineData("offenceCodes: [\"1210\"], neverMapped: true", true)]
    [InlineData("kinds: [theft]", false)]
    public void A_theme_is_never_mapped_where_it_says_so_or_a_kind_of_it_is(string counted, bool neverMapped)
    {
        var folder = Read(counted);

        Assert.Equal(neverMapped, folder.IsNeverMapped(folder.Municipality.Themes.Single(theme => theme.Id == "other")));
        Assert.Equal(neverMapped ? "municipality" : "areas", folder.Rules.Single(rule => rule is { Audience: Audience.Internal, Theme: "other" }).Geography);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private MunicipalityFolder Read(string counted)
    {
        var settings = File.ReadAllText(Path.Combine(DemoRun.DataFolder, "exempelstad", "municipality.yml"));
        File.WriteAllText(Path.Combine(_data, "exempelstad", "municipality.yml"), $"{settings[..settings.IndexOf("themes:", StringComparison.Ordinal)]}themes:\n  - {{ id: other, name: Annat, description: Prov., {counted} }}\n");
        return MunicipalityFolder.Read(_data, "exempelstad");
    }
}
