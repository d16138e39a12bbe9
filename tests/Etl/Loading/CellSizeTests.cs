using Geo.Database;
using Geo.Etl.Settings;
using Geo.Tests.Support;

namespace Geo.Tests.Etl.Loading;

/// <summary>Where an incident lies is found once a square of 50 m, so that cells are made of whole squares.</summary>
public class CellSizeTests
{
    [Theory]
    [InlineData("275")]
    [InlineData("0")]
    [InlineData("-250")]
    public void A_cell_that_is_no_whole_number_of_squares_is_refused(string size)
    {
        var data = Directory.CreateTempSubdirectory("geo-cells-").FullName;
        try
        {
            DemoRun.CopyData("exempelstad", data);
            DemoRun.CopyData("lookups", data);
            var file = Path.Combine(data, "exempelstad", "municipality.yml");
            File.WriteAllText(file, File.ReadAllText(file).Replace("cellSizeMetres: 250", $"cellSizeMetres: {size}", StringComparison.Ordinal));

            var refused = Assert.Throws<UsageException>(() => MunicipalityFolder.Read(data, "exempelstad"));

            Assert.Contains("cellSizeMetres", refused.Message, StringComparison.Ordinal);
            Assert.Contains("50", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
