using Geo.Database;

namespace Geo.Tests.Etl.Sources;

public class ContextPointsTests
{
    [Theory]
    [InlineData("street-lights", "street-light", 420, 1)]
    [InlineData("village-lights", "street-light", 150, 0)]
    [InlineData("alcohol-licences", "alcohol-licence", 41, 0)]
    [InlineData("bus-stops", "bus-stop", 123, 0)]
    public void A_layer_is_read_whatever_its_format_and_its_coordinates(string source, string layer, int read, int rejected)
    {
        var points = SampleSource.Of(source);

        Assert.Equal((read, rejected), (points.Read, points.Rejected));
        Assert.All(points.Staged.Cast<StagedContextPoint>(), point =>
        {
            Assert.Equal(layer, point.Layer);
            Assert.InRange(point.Location.X, 724_000, 746_000);
            Assert.InRange(point.Location.Y, 6_251_000, 6_273_000);
        });
    }

    [Fact]
    public void Windows_letters_in_a_shapefile_without_cpg_are_read()
    {
        var lights = SampleSource.Of("village-lights").Staged.Cast<StagedContextPoint>().ToList();

        Assert.Equal(["släckt", "tänd"], lights.Select(light => light.Status!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_licence_has_its_hours_and_stands_at_its_address()
    {
        var licence = SampleSource.Of("alcohol-licences").Staged.Cast<StagedContextPoint>().First();

        Assert.Equal(("ST-001", "Restaurang 1"), (licence.Reference, licence.Name));
        Assert.Matches("^(01|22|02):00$", licence.OpenUntil);
    }
}
