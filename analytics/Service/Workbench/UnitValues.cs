using Geo.Database;
using Geo.Statistics;

namespace Geo.Service.Workbench;

/// <summary>What every statistic over neighbours asks of its values and links.</summary>
internal static class UnitValues
{
    /// <summary>Refuses too few units, and values that are all equal.</summary>
    public static void Check(StatCall call, string column, double[] values, int atLeast)
    {
        if (values.Length < atLeast)
        {
            throw new UsageException($"{call.Text("input")} har {values.Length} enheter, men {call.Method.Name} behöver minst {atLeast}.");
        }

        if (values.AsSpan().IndexOfAnyExcept(values[0]) < 0)
        {
            throw call.Wrong("value", $"alla värden i kolumnen {column} är {StatNumber.Text(values[0])}. När alla är lika går {call.Method.Name} inte att räkna ut");
        }
    }

    /// <summary>Refuses weights without any link.</summary>
    public static SpatialWeights Linked(StatCall call, SpatialWeights weights) => weights.LinkCount > 0
        ? weights
        : throw new UsageException($"Ingen enhet i {call.Text("input")} har någon granne, så {call.Method.Name} går inte att räkna ut. Kontrollera --{((string[])["weights", "contiguity", "grid"]).First(call.Has)}.");
}
