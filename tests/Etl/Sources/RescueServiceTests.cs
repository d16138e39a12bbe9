namespace Geo.Tests.Etl.Sources;

public class RescueServiceTests
{
    private static readonly SampleSource TurnOuts = SampleSource.Of("rescue-service");

    [Fact]
    public void A_fire_is_arson_only_where_the_service_says_so()
    {
        Assert.Equal((166, 165, 1), (TurnOuts.Read, TurnOuts.Accepted, TurnOuts.Rejected));
        Assert.Equal(("Brand ej i byggnad", "arson"), (TurnOuts.Incident("EX-RT-2024-0008").Word, TurnOuts.Incident("EX-RT-2024-0008").Kind));
        Assert.Equal(8, TurnOuts.Incidents.Count(turnOut => turnOut.Kind == "arson"));
        Assert.Equal("Kanske", Assert.Single(TurnOuts.Issues, issue => issue.Rejected).Value);
    }

    [Fact]
    public void Coordinates_of_a_local_zone_are_carried_over()
    {
        var point = TurnOuts.Incident("EX-RT-2024-0008").Location!;

        var (east, north) = Geo.Etl.Sampling.TransverseMercator.ToZone1630(point.X, point.Y);

        Assert.Equal((293_402.4, 6_259_373.8), (Math.Round(east, 1), Math.Round(north, 1)));
    }
}
