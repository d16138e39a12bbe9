using Geo.Database;

namespace Geo.Tests.Etl.Sources;

public class AddressesTests
{
    [Fact]
    public void Every_address_and_street_of_the_town_is_in_the_gazetteer()
    {
        var addresses = SampleSource.Of("addresses");

        Assert.Equal((7_227, 0), (addresses.Read, addresses.Rejected));
        Assert.Equal(6_704, addresses.Staged.Cast<StagedPlace>().Count(place => place.Precision == LocationPrecision.Address));
    }
}
