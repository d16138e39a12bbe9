namespace Geo.Tests.Etl.Sources;

public class InsuranceClaimsTests
{
    private static readonly SampleSource Claims = SampleSource.Of("insurance-claims");

    [Fact]
    public void Two_years_are_read_and_every_claim_is_placed_by_its_address()
    {
        Assert.Equal((200, 199, 1), (Claims.Read, Claims.Accepted, Claims.Rejected));
        Assert.Equal(199, Claims.Readings.Sum(reading => reading.PlacedByName));
        Assert.All(Claims.Incidents, claim => Assert.NotNull(claim.Location));
    }

    [Fact]
    public void The_day_is_a_whole_day()
    {
        Assert.All(Claims.Incidents, claim => Assert.InRange((claim.OccurredTo - claim.OccurredFrom).TotalHours, 23, 25));
    }

    [Fact]
    public void The_cost_is_what_was_paid_and_the_excess_and_unknown_where_one_of_them_is()
    {
        Assert.Equal(22_500m, Claims.Incident("EX-FS-2025-0122").CostKronor);
        Assert.InRange(Claims.Incidents.Count(claim => claim.CostKronor is null), 5, 40);
        Assert.All(Claims.Incidents.Where(claim => claim.CostKronor is not null), claim => Assert.InRange(claim.CostKronor!.Value, 10_000m, 70_000m));
    }
}
