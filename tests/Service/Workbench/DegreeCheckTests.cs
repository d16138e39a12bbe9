using Geo.Service.Workbench;

namespace Geo.Tests.Service.Workbench;

public class DegreeCheckTests
{
    private static readonly double[] Longitudes = [17.0, 17.1], Latitudes = [58.75, 58.8], Easting = [616_000, 617_000], Northing = [6_515_000, 6_516_000];

    [Theory]
    [InlineData(4326)]
    [InlineData(4258)]
    [InlineData(3857)]
    public void A_system_in_degrees_or_of_web_maps_is_refused_whatever_the_numbers(int crs) =>
        Assert.NotNull(DegreeCheck.Find(crs, Easting, Northing, "x", "y"));

    [Theory]
    [InlineData("lon", "lat")]
    [InlineData("Longitude", "Latitude")]
    [InlineData("x_wgs84", "y_wgs84")]
    public void Names_and_numbers_together_say_degrees(string x, string y)
    {
        Assert.NotNull(DegreeCheck.Find(null, [-75.1, -75.2], [39.9, 40.0], x, y));
        Assert.Null(DegreeCheck.Find(null, Easting, Northing, x, y));
    }

    [Fact]
    public void Points_that_would_all_lie_in_Sweden_are_degrees_unless_the_user_says_metres()
    {
        Assert.NotNull(DegreeCheck.Find(null, Longitudes, Latitudes, "x", "y"));
        Assert.Null(DegreeCheck.Find(3006, Longitudes, Latitudes, "x", "y"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(171.0, 58.75)]
    [InlineData(616_000, 6_515_000)]
    public void One_odd_row_does_not_turn_degrees_into_metres(double x, double y)
    {
        Assert.NotNull(DegreeCheck.Find(null, [.. Longitudes, x], [.. Latitudes, y], "x", "y"));
        Assert.NotNull(DegreeCheck.Find(null, [.. Longitudes, x], [.. Latitudes, y], "lon", "lat"));
    }

    [Fact]
    public void Swapped_axes_are_said() =>
        Assert.Contains("latituden först", DegreeCheck.Find(null, Latitudes, Longitudes, "x", "y"), StringComparison.Ordinal);

    [Fact]
    public void A_local_system_with_small_numbers_is_not_degrees()
    {
        Assert.Null(DegreeCheck.Find(null, [0, 50, 100], [0, 20, 80], "x", "y"));
        Assert.Null(DegreeCheck.Find(null, [10, 20, 40, 15, 30, 30], [10, 10, 10, 20, 20, 30], "x", "y"));
    }
}
