using System.Text;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

/// <summary>The files that the workbench reads, and what it says of those it cannot.</summary>
public class StatInputTests
{
    private const string Points = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[17.0,58.75]},"properties":{"namn":"Torget, södra","antal":3,"tomt":null}},
          {"type":"Feature","geometry":{"type":"Point","coordinates":[17.1,58.76]},"properties":{"namn":"Hamnen","p":0.25}}]}
        """;

    [Fact]
    public void Quotes_commas_and_line_breaks_in_a_field_come_back_as_they_were()
    {
        var run = WorkbenchRun.Of("namn,p\n\"a, \"\"b\"\"\nc\",0.5\nå,0.1\n", "p-adjust", "--p", "p");

        Assert.Equal("namn,p,bh,by,holm,hochberg,bonferroni\n\"a, \"\"b\"\"\nc\",0.5,0.5,0.75,0.5,0.5,1\nå,0.1,0.2,0.30000000000000004,0.2,0.2,0.2\n", run.Output);
    }

    [Fact]
    public void A_byte_order_mark_and_crlf_are_no_part_of_the_names_and_values()
    {
        var run = WorkbenchRun.OfFile("a.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("p,id\r\n0.5,a\r\n")], "p-adjust", "--p", "p");

        Assert.Equal(["p,id,bh,by,holm,hochberg,bonferroni", "0.5,a,0.5,0.5,0.5,0.5,0.5"], run.Lines);
    }

    [Fact]
    public void A_last_line_without_an_end_counts_and_blank_lines_after_it_do_not() =>
        Assert.Equal(3, WorkbenchRun.Of("p,id\n0.5,a\n0.25,b\n\n", "p-adjust", "--p", "p").Lines.Length + WorkbenchRun.Of("p,id\n0.5,a", "p-adjust", "--p", "p").Lines.Length - 2);

    [Theory]
    [InlineData("p,id\n0.5,a\n0.5\n", "rad 3: 1 fält, men rubrikraden har 2")]
    [InlineData("p,id\n\"0.5\n\",a\n0.5,b,c\n", "rad 4: 3 fält, men rubrikraden har 2")]
    [InlineData("p,id\n0.5,a\n\n0.5,b\n", "rad 3: raden är tom")]
    [InlineData("p,p\n0.5,a\n", "kolumnen p står två gånger")]
    [InlineData("p,id\n", "har inga rader")]
    [InlineData("\n0.5\n", "första raden är tom")]
    [InlineData("p;id\n0.5;a\n", "Filen verkar ha semikolon")]
    [InlineData("q\tid\n0.5\ta\n", "Filen verkar ha tabbar")]
    [InlineData("p;id\n0,5;a\n", "rubrikraden har semikolon mellan namnen")]
    [InlineData("p,id\n0\"5,a\n", "citattecken")]
    [InlineData("p\n0,5\n", "rad 2: 2 fält")]
    [InlineData("id,q\na,1\n", "kolumnen p finns inte")]
    [InlineData("p\nhalv\n", "rad 2, kolumnen p: ”halv”, men ett tal")]
    [InlineData("p\nNaN\n", "rad 2, kolumnen p: ”NaN”")]
    [InlineData("p\n1e999\n", "rad 2, kolumnen p: ”1e999”")]
    public void A_bad_table_is_refused_with_the_line(string csv, string message)
    {
        var run = WorkbenchRun.Of(csv, "p-adjust", "--p", "p");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_feature_without_a_point_is_named()
    {
        const string File = """
            {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}},{"type":"Feature","geometry":null,"properties":{}}]}
            """;

        var run = WorkbenchRun.OfFile("a.geojson", Encoding.UTF8.GetBytes(File), "dbscan", "--eps", "5", "--min-points", "2");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("objekt 2 i filen är ingen punkt", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "är tom")]
    [InlineData("00FF00FF", "är ingen text")]
    [InlineData("700A30E4", "är inte UTF-8")]
    [InlineData("53514C69746520666F726D6174203300AABB", "går inte att läsa som GeoPackage")]
    [InlineData("7B2261223A", "ingen hel JSON")]
    [InlineData("7B7D", "ingen GeoJSON-samling")]
    public void A_bad_file_is_refused_with_its_name(string bytes, string message)
    {
        var run = WorkbenchRun.OfFile("fil.csv", Convert.FromHexString(bytes), "p-adjust", "--p", "p");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("fil.csv", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused()
    {
        Assert.Contains("finns inte", WorkbenchRun.Call(["p-adjust", "--p", "p", "--input", "/finns/inte.csv"]).Error, StringComparison.Ordinal);
        Assert.Contains("är en mapp", WorkbenchRun.Call(["p-adjust", "--p", "p", "--input", "/"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_properties_of_GeoJSON_are_columns_and_its_points_the_coordinates()
    {
        var run = WorkbenchRun.OfFile("a.geojson", Encoding.UTF8.GetBytes(Points), "transform", "--from", "EPSG:4326", "--to", "EPSG:3006");

        Assert.Equal("id,namn,antal,tomt,p,e,n", run.Header);
        Assert.StartsWith("7,\"Torget, södra\",3,,,61", run.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith(",Hamnen,,,0.25,62", run.Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_geometry_is_refused_with_its_number()
    {
        var run = WorkbenchRun.OfFile("a.geojson", Encoding.UTF8.GetBytes(Points.Replace("[17.1,58.76]", "[17.1]", StringComparison.Ordinal)), "transform", "--from", "EPSG:4326", "--to", "EPSG:3006");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("objekt 2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_of_a_GeoPackage_is_read_with_its_points_and_its_own_system()
    {
        var lights = Path.Combine(StatPages.Root, "data/exempelstad/sources/lighting/belysning.gpkg");

        var run = WorkbenchRun.Call(["transform", "--input", lights, "--layer", StatPages.LightsLayer, "--from", "EPSG:3006", "--to", "EPSG:4326"]);
        var wrong = WorkbenchRun.Call(["transform", "--input", lights, "--layer", "finns-inte", "--from", "EPSG:3006", "--to", "EPSG:4326"]);
        var other = WorkbenchRun.Call(["transform", "--input", lights, "--crs", "EPSG:3010", "--from", "EPSG:3010", "--to", "EPSG:4326"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith(",lon,lat", run.Header, StringComparison.Ordinal);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains($"Lager i filen: {StatPages.LightsLayer}", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("säger EPSG:3006, men --crs säger EPSG:3010", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_is_for_a_GeoPackage_alone() =>
        Assert.Contains("--layer gäller bara GeoPackage", WorkbenchRun.Of("p\n1\n", "p-adjust", "--p", "p", "--layer", "a").Error, StringComparison.Ordinal);
}
