using Geo.Database;
using Geo.Etl.Settings;

namespace Geo.Tests.Etl.Loading;

/// <summary>The municipality's own map servers, as it writes them.</summary>
public sealed class MapBackgroundTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"geo-maps-{Guid.NewGuid():N}.yml");

    [Fact]
    public void A_wms_and_a_wmts_are_read_and_none_is_the_default()
    {
        var maps = Read("""
            mapBackgrounds:
              - { title: Stadskartan, kind: wms, address: "https://karta.exempelstad.example/wms", layer: "stad,namn", attribution: © Exempelstad }
              - { title: Flygbild, kind: wmts, address: "https://karta.exempelstad.example/{TileMatrix}/{TileRow}/{TileCol}.jpg", layer: flyg, format: image/jpeg, attribution: © Exempelstad, matrixSet: "3006" }
            """);

        Assert.Equal([(MapBackgroundKind.Wms, "stad,namn", "image/png"), (MapBackgroundKind.Wmts, "flyg", "image/jpeg")], maps.Select(map => (map.Kind, map.Layer, map.Format)));
        Assert.Empty(Read(""));
    }

    [Theory]
    [InlineData("kind: wms, address: karta.exempelstad.example, layer: a, attribution: b", "skriv en hel webbadress")]
    [InlineData("kind: wms, address: 'javascript:alert(1)', layer: a, attribution: b", "skriv en hel webbadress")]
    [InlineData("kind: wms, address: 'https://namn:losen@karta.example/', layer: a, attribution: b", "utan lösenord")]
    [InlineData("kind: wmts, address: 'https://karta.example/{z}/{y}/{x}.png', layer: a, attribution: b", "{TileMatrix}")]
    [InlineData("kind: wms, address: 'https://karta.example/{TileMatrix}/{TileRow}/{TileCol}', layer: a, attribution: b", "bara för wmts")]
    [InlineData("kind: wms, address: 'https://karta.example/', layer: a, attribution: b, format: text/html", "skriv image/png")]
    public void A_server_that_cannot_be_asked_is_refused_with_its_line(string map, string said)
    {
        var refused = Assert.Throws<UsageException>(() => Read($"mapBackgrounds:\n  - {{ title: Karta, {map} }}"));

        Assert.StartsWith($"{_file}:11: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private List<MapBackgroundSetting> Read(string maps)
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

            """.ReplaceLineEndings("\n") + maps.ReplaceLineEndings("\n") + "\n");
        return MunicipalityFile.Read(_file).MapBackgrounds;
    }
}
