using System.Globalization;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

public class TransformMethodTests
{
    // Computed with PROJ's cs2cs, EPSG:4619 to EPSG:3006 (tests/Database/Sweref99TmTests.cs tries all systems).
    [Fact]
    public void Degrees_become_metres_and_come_back()
    {
        var run = WorkbenchRun.Of("id,lon,lat\na,17,58.75\n", "transform", "--x", "lon", "--y", "lat", "--from", "EPSG:4326", "--to", "EPSG:3006");

        Assert.Equal((0, "id,lon,lat,e,n"), (run.ExitCode, run.Header));
        var back = WorkbenchRun.Of($"e,n\n{run.Rows[0][3]},{run.Rows[0][4]}\n", "transform", "--x", "e", "--y", "n", "--from", "3006", "--to", "4326");
        Assert.Equal("e,n,lon,lat", back.Header);
        Assert.Equal(17, double.Parse(back.Rows[0][2], CultureInfo.InvariantCulture), 9);
        Assert.Equal(58.75, double.Parse(back.Rows[0][3], CultureInfo.InvariantCulture), 9);
    }

    [Theory]
    [InlineData("x,y\n17,58.75\n58.75,17\n", "rad 3, kolumnerna x och y: 58.75 17 kan inte ligga i eller nära Sverige i EPSG:4326. Har --x och --y bytt plats?", "EPSG:4326", "EPSG:3006")]
    [InlineData("x,y\n17,\n", "rad 2, kolumnen y: fältet är tomt", "EPSG:4326", "EPSG:3006")]
    [InlineData("x,y\n17,58\n", "EPSG:3857 känns inte igen", "EPSG:3857", "EPSG:3006")]
    [InlineData("x,y\n17,58\n", "--to: ”här” är inget koordinatsystem", "EPSG:4326", "här")]
    [InlineData("x,y,e\n17,58,0\n", "har redan en kolumn e", "EPSG:4326", "EPSG:3006")]
    public void What_cannot_be_is_refused(string csv, string message, string from, string to)
    {
        var run = WorkbenchRun.Of(csv, "transform", "--x", "x", "--y", "y", "--from", from, "--to", to);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_crs_says_may_not_differ_from_what_the_coordinates_are_to_be_read_as() =>
        Assert.Contains("--crs säger EPSG:3006", WorkbenchRun.Of("x,y\n17,58\n", "transform", "--x", "x", "--y", "y", "--from", "4326", "--to", "3006", "--crs", "3006").Error, StringComparison.Ordinal);
}
