using Geo.Database;
using Geo.Statistics;

namespace Geo.Service.Workbench;

/// <summary>The file of <c>--weights</c>: columns i, j and perhaps w, one directed link a row.</summary>
internal static class WeightsFile
{
    /// <summary>Reads it against the units of the table.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ids">The units' names, in order.</param>
    /// <param name="withSelf">Whether a unit's link to itself is allowed: it is dropped, since self is added
    /// anyway.</param>
    /// <returns>Weights as they stand, without self.</returns>
    /// <exception cref="UsageException">A column is missing, a name is not in the table, a weight is no number or
    /// negative, or a link stands twice.</exception>
    public static SpatialWeights Read(StatCall call, string[] ids, bool withSelf)
    {
        var file = call.ReadTable("weights");
        foreach (var needed in (string[])["i", "j"])
        {
            if (!file.Has(needed))
            {
                throw call.Wrong("weights", $"kolumnen {needed} saknas i {call.Text("weights")}. Filen ska ha kolumnerna i,j och eventuellt w");
            }
        }

        var indexOf = ids.Select((id, i) => (id, i)).ToDictionary(unit => unit.id, unit => unit.i);
        var (from, to) = (file.Texts("i"), file.Texts("j"));
        var weights = file.Has("w") ? file.Numbers("w") : [.. from.Select(_ => 1.0)];
        var seen = new Dictionary<(int, int), int>(from.Length);
        var links = new List<(int, int, double)>(from.Length);
        for (var row = 0; row < from.Length; row++)
        {
            var (i, j) = (IndexOf(row, from[row], "i"), IndexOf(row, to[row], "j"));
            if (weights[row] < 0)
            {
                throw file.Wrong(row, "w", "en vikt som är 0 eller större");
            }

            if (i == j && weights[row] > 0 && !withSelf)
            {
                throw call.Wrong("weights", $"{file.Where(row)}: {from[row]} är granne till sig själv, men {call.Method.Name} räknar utan enheten själv. Ta bort raden");
            }

            if (!seen.TryAdd((i, j), row))
            {
                throw call.Wrong("weights", $"{file.Where(row)}: {from[row]},{to[row]} står redan i {file.Where(seen[(i, j)])}. Varje länk får stå en gång");
            }

            if (i != j)
            {
                links.Add((i, j, weights[row]));
            }
        }

        return SpatialWeights.FromLinks(ids.Length, links);

        int IndexOf(int row, string id, string column) => indexOf.TryGetValue(id, out var index)
            ? index
            : throw call.Wrong("weights", $"{file.Where(row)}, kolumnen {column}: {id} finns inte i {call.Text("input")}");
    }
}
