using Geo.Etl.Staging;

namespace Geo.Tests.Etl.Staging;

public class Sweref99TmTests
{
    // PROJ 9.1.1 (ST_Transform) of SWEREF 99 TM 616000 6515000, near Nyköping.
    [Theory]
    [InlineData(3010, 179243.618132, 6515980.739667, 0.01)]
    [InlineData(3014, 135837.030405, 6515896.347925, 0.01)]
    [InlineData(3018, -211085.856631, 6532720.417380, 0.01)]
    [InlineData(3021, 1569455.428413, 6515860.089169, 1)]
    [InlineData(4326, 17.005286, 58.759423, 0.1)]
    public void Other_systems_lead_to_the_same_place(int crs, double easting, double northing, double metres)
    {
        var point = Sweref99Tm.From(crs, easting, northing);

        Assert.InRange(Math.Abs(point.X - 616_000), 0, metres);
        Assert.InRange(Math.Abs(point.Y - 6_515_000), 0, metres);
    }
}
