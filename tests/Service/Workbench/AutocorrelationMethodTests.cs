using System.Text;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

public class AutocorrelationMethodTests
{
    private const string Values = "id,n\na,1\nb,4\nc,2\nd,9\ne,7\nf,3\n";
    private const string Links = "i,j\na,b\nb,a\nb,c\nc,b\nc,d\nd,c\nd,e\ne,d\ne,f\nf,e\n";
    private const string Grid = "id,n,inv,x,y\n1,5,10,0,0\n2,0,10,250,0\n3,1,0,500,0\n4,7,30,0,250\n5,2,10,250,250\n6,0,0,2000,2000\n";

    [Theory]
    [InlineData("moran")]
    [InlineData("geary")]
    [InlineData("global-g")]
    public void A_global_statistic_has_the_columns_of_the_table(string method)
    {
        var run = With(Links, Values, method, "--id", "id", "--value", "n", "--permutations", "99");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("n,links,s0,statistic,expected,variance,z,p_greater,p_two_sided,p_permutation", run.Header);
        Assert.Equal(["6", "10", method == "global-g" ? "10" : "6"], run.Rows.Single()[..3]);
        Assert.All(run.Rows.Single(), field => Assert.NotEqual("", field));
    }

    [Fact]
    public void Local_Moran_has_the_columns_of_the_table()
    {
        var run = With(Links, Values, "local-moran", "--id", "id", "--value", "n", "--permutations", "99", "--seed", "3");

        Assert.Equal("id,value,lag_mean,quadrant,local_i,expected,variance,z,p_two_sided,p_permutation,q_bh", run.Header);
        Assert.Equal(["a", "b", "c", "d", "e", "f"], run.Rows.Select(row => row[0]));
        Assert.Equal(["LL", "LL", "LH", "HH", "HH", "LH"], run.Rows.Select(row => row[3]));
        Assert.Equal("6.5", run.Rows[2][2]);
    }

    [Theory]
    [InlineData("gi", "3,4,2,3,4,0")]
    [InlineData("gi-star", "4,5,3,4,5,1")]
    public void Gi_on_a_grid_has_the_columns_of_the_table(string method, string neighbours)
    {
        var run = WorkbenchRun.Of(Grid, method, "--id", "id", "--value", "n", "--grid", "250", "--x", "x", "--y", "y", "--neighbours", "queen");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("id,value,neighbours,z,p_two_sided,q_bh,q_by,p_bonferroni,p_permutation", run.Header);
        Assert.Equal(6, run.Rows.Length);
        Assert.Equal(neighbours, string.Join(',', run.Rows.Select(row => row[2])));
        Assert.Equal(method == "gi", run.Rows[5][3].Length == 0);
        Assert.All(run.Rows, row => Assert.Equal("", row[8]));
        Assert.Contains("--permutations", run.JsonText, StringComparison.Ordinal);
    }

    [Fact]
    public void Distance_between_centres_counts_the_exact_distance()
    {
        var run = WorkbenchRun.Of(Grid, "gi-star", "--id", "id", "--value", "n", "--grid", "250", "--x", "x", "--y", "y", "--distance", "250");

        Assert.Equal("3,4,2,3,3,1", string.Join(',', run.Rows.Select(row => row[2])));
    }

    [Fact]
    public void Binomial_has_the_columns_of_the_table_and_no_verdict_without_denominator()
    {
        var run = WorkbenchRun.Of(Grid, "binomial", "--id", "id", "--value", "n", "--share", "inv", "--grid", "250", "--x", "x", "--y", "y", "--neighbours", "rook");

        Assert.Equal("id,value,neighbours,local_sum,expected,p_upper,q_bh,hot", run.Header);
        Assert.Equal(["1", "5", "3", "12", "12.5"], run.Rows[0][..5]);
        Assert.Equal(["6", "0", "1", "0", "", "", "", ""], run.Rows[5]);
        Assert.Contains("nämnaren", run.Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Polygons_touch_by_corner_or_by_edge()
    {
        var file = GeoJson("0 0 1 1", "1 0 2 1", "1 1 2 2", "5 5 6 6");

        var queen = WorkbenchRun.OfFile("a.geojson", file, "moran", "--id", "id", "--value", "n", "--contiguity", "queen", "--style", "B");
        var rook = WorkbenchRun.OfFile("a.geojson", file, "moran", "--id", "id", "--value", "n", "--contiguity", "rook", "--style", "B");

        Assert.Equal(["4", "6"], queen.Rows.Single()[..2]);
        Assert.Equal(["4", "4"], rook.Rows.Single()[..2]);
    }

    [Theory]
    [InlineData("i,j\na,z\n", "rad 2, kolumnen j: z finns inte i")]
    [InlineData("i,j\na,b\na,b\n", "a,b står redan i rad 2")]
    [InlineData("i,j\na,a\n", "a är granne till sig själv")]
    [InlineData("i,j,w\na,b,-1\n", "”-1”")]
    [InlineData("i,j,w\na,b,x\n", "”x”")]
    [InlineData("i,k\na,b\n", "kolumnen j saknas")]
    [InlineData("i,j\n", "")]
    public void Bad_links_are_told_with_their_line(string links, string message)
    {
        var run = With(links, Values, "moran", "--id", "id", "--value", "n");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("moran", "id,n\na,1\nb,2\nc,3\n", "minst 4")]
    [InlineData("moran", "id,n\na,1\nb,1\nc,1\nd,1\ne,1\nf,1\n", "alla värden i kolumnen n är 1")]
    [InlineData("gi", "id,n\na,1\nb,1\nc,1\nd,1\ne,1\nf,1\n", "alla värden i kolumnen n är 1")]
    [InlineData("geary", "id,n\na,1\na,2\n", "a står redan i rad 2")]
    [InlineData("local-moran", "id,n\na,1\nb,\n", "rad 3, kolumnen n: fältet är tomt")]
    [InlineData("global-g", "id,n\na,1\nb,-2\nc,3\nd,4\ne,1\nf,1\n", "rad 3, kolumnen n: ”-2”")]
    public void Bad_values_are_told_with_their_line(string method, string csv, string message)
    {
        var run = With(Links, csv, method, "--id", "id", "--value", "n");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--grid", "250", "--x", "x", "--y", "y")]
    [InlineData("--grid", "0", "--x", "x", "--y", "y", "--neighbours", "queen")]
    [InlineData("--grid", "300", "--x", "x", "--y", "y", "--neighbours", "queen")]
    [InlineData("--grid", "250", "--x", "x", "--y", "y", "--neighbours", "queen", "--distance", "5")]
    [InlineData("--contiguity", "queen")]
    [InlineData("--contiguity", "queen", "--grid", "250")]
    [InlineData("--contiguity", "queen", "--distance", "250")]
    [InlineData("--style", "W")]
    public void Neighbours_given_badly_are_refused(params string[] options)
    {
        var run = WorkbenchRun.Of(Grid, ["gi-star", "--id", "id", "--value", "n", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEqual("", run.Error);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("-1")]
    public void Binomial_takes_whole_counts_only(string value)
    {
        var run = WorkbenchRun.Of(Grid.Replace(",7,", $",{value},", StringComparison.Ordinal), "binomial", "--id", "id", "--value", "n", "--share", "inv", "--grid", "250", "--x", "x", "--y", "y", "--neighbours", "rook");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("rad 5, kolumnen n", run.Error, StringComparison.Ordinal);
    }

    private static WorkbenchRun With(string links, string csv, params string[] arguments)
    {
        using var folder = new WorkbenchFolder();
        return WorkbenchRun.Of(csv, [.. arguments, "--weights", folder.Write("links.csv", links)]);
    }

    private static byte[] GeoJson(params string[] boxes) => Encoding.UTF8.GetBytes(
        """{"type":"FeatureCollection","features":[""" + string.Join(',', boxes.Select((box, i) =>
        {
            var c = box.Split(' ');
            return $$$"""{"type":"Feature","properties":{"id":"{{{i}}}","n":{{{i * i + 1}}}},"geometry":{"type":"Polygon","coordinates":[[[{{{c[0]}}},{{{c[1]}}}],[{{{c[2]}}},{{{c[1]}}}],[{{{c[2]}}},{{{c[3]}}}],[{{{c[0]}}},{{{c[3]}}}],[{{{c[0]}}},{{{c[1]}}}]]]}}""";
        })) + "]}");
}
