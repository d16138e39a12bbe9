using Geo.Etl.Formats;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>What a cell says of kronor. An amount that is not given is unknown; one that cannot be read is a remark, and
/// unknown too.</summary>
internal static class Costs
{
    public static decimal? Find(SourceRow row, Reading reading, string role)
    {
        if (row.Cell(role) is null)
        {
            return null;
        }

        var cost = row.Cell(role) is double number ? (decimal)number : SwedishNumber.Kronor(row.Word(role));
        if (cost is null)
        {
            reading.Remark(row, role, "kostnaden går inte att läsa och har lämnats tom; skriv till exempel 12500 eller ca 10 tkr");
        }

        return cost;
    }
}
