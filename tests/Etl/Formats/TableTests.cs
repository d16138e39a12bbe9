using Geo.Etl.Formats;

namespace Geo.Tests.Etl.Formats;

public class TableTests
{
    private static readonly string Sources = Path.Combine(EtlFixture.Checkout(), "exempelstad", "sources");

    [Fact]
    public void The_statistics_office_sheet_is_read_though_its_elements_have_a_prefix()
    {
        var table = Xlsx.Open(Path.Combine(Sources, "population", "folkmangd_deso_2025.xlsx"), new() { HeaderRow = 3 });

        Assert.Equal(["A", "B", "totalt"], table.Header);
        var first = table.Rows.First();
        Assert.Equal((4, "2025", "9901A0010", 1363.0), (first.Line, first.Cells[0], first.Cells[1], first.Cells[2]));
    }

    [Fact]
    public void A_missing_sheet_or_header_row_stops_the_reading()
    {
        var path = Path.Combine(Sources, "population", "folkmangd_deso_2025.xlsx");

        Assert.Throws<SourceDriftException>(() => Xlsx.Open(path, new() { Sheet = "Blad9" }));
        Assert.Throws<SourceDriftException>(() => Xlsx.Open(path, new() { HeaderRow = 5000 }));
    }

    [Fact]
    public void A_layer_gives_its_features_with_shapes_and_its_coordinate_system()
    {
        var table = GeoPackage.Open(Path.Combine(Sources, "areas", "deso.gpkg"), new() { Layer = "DeSO_2025" });

        Assert.Equal(3006, table.Crs);
        Assert.Equal("desokod", table.Header[0]);
        Assert.Equal(22, table.Rows.Count(row => row.Shape is { IsEmpty: false }));
    }

    [Fact]
    public void A_missing_layer_is_told_with_those_there_are()
    {
        var drift = Assert.Throws<SourceDriftException>(() => GeoPackage.Open(Path.Combine(Sources, "areas", "deso.gpkg"), new() { Layer = "DeSO_2018" }));

        Assert.Contains("DeSO_2025", drift.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_geopackage_or_sheet_is_told_in_words()
    {
        var path = Path.Combine(Sources, "README.txt");

        Assert.Throws<SourceDriftException>(() => GeoPackage.Open(path, new()));
        Assert.Throws<SourceDriftException>(() => Xlsx.Open(path, new()));
    }
}
