using Geo.Statistics;

namespace Geo.Service.Workbench;

/// <summary>The neighbours of a call: from a file, from polygons, or from a grid.</summary>
internal static class WeightsInput
{
    private static readonly string[] GridOptions = ["x", "y", "neighbours", "distance"];

    /// <summary>Reads them; exactly one source must be given.</summary>
    /// <param name="call">The call.</param>
    /// <param name="table">Its input.</param>
    /// <param name="ids">The units' names.</param>
    /// <param name="withSelf">Whether the method adds self: a link to itself in a file is then no mistake.</param>
    /// <returns>Weights without self.</returns>
    public static SpatialWeights Read(StatCall call, StatTable table, string[] ids, bool withSelf = false)
    {
        var sources = ((string[])["weights", "contiguity", "grid"]).Where(call.Has).ToArray();
        var grid = call.Method.Options.Any(option => option.Name == "grid");
        if (sources.Length != 1)
        {
            throw call.Wrong(
                sources.Length == 0 ? "weights" : sources[1],
                sources.Length == 0
                    ? $"grannarna saknas. Ange --weights links.csv{(grid ? "," : " eller")} --contiguity queen|rook med ytor{(grid ? " eller --grid RUTA med --x, --y och --neighbours eller --distance" : "")}"
                    : $"går inte ihop med --{sources[0]}. Ange grannarna på ett sätt");
        }

        if (sources[0] != "grid" && GridOptions.FirstOrDefault(option => call.Has(option)) is { } stray)
        {
            throw call.Wrong(stray, $"hör till --grid och används inte med --{sources[0]}");
        }

        var weights = sources[0] switch
        {
            "weights" => WeightsFile.Read(call, ids, withSelf),
            "contiguity" => OfPolygons(call, table),
            _ => OfGrid(call, table),
        };
        call.Count("units", weights.Count);
        call.Count("links", weights.LinkCount);
        call.Count("islands", Enumerable.Range(0, weights.Count).Count(weights.IsIsland));
        return weights;
    }

    private static SpatialWeights OfPolygons(StatCall call, StatTable table)
    {
        var polygons = table.Polygons();
        var contiguity = call.Text("contiguity") == "queen" ? Contiguity.Queen : Contiguity.Rook;
        return call.Compute(_ => PolygonContiguity.Of(polygons, contiguity));
    }

    private static SpatialWeights OfGrid(StatCall call, StatTable table)
    {
        var side = call.Number("grid", above: 0);
        var (x, y) = (table.Numbers(call.Column("x")), table.Numbers(call.Column("y")));
        call.RequireMetres(x, y);
        if (call.Has("neighbours") == call.Has("distance"))
        {
            throw call.Wrong("grid", "behöver antingen --neighbours queen|rook eller --distance METER, och bara ett av dem");
        }

        var cells = Cells(call, table, (x, y), side);
        if (call.Has("distance"))
        {
            // Exactly so many cells apart counts, also where the corners are written with decimals.
            var distance = call.Number("distance", above: 0) * (1 + 1e-9);
            return call.Compute(_ => SpatialWeights.WithinDistance(
                [.. x.Zip(y, (east, north) => (east - x[0], north - y[0]))], distance, includeSelf: false));
        }

        return call.Compute(_ => call.Text("neighbours") == "queen"
            ? SpatialWeights.Queen(cells, includeSelf: false)
            : SpatialWeights.Rook(cells, includeSelf: false));
    }

    private static GridCell[] Cells(StatCall call, StatTable table, (double[] X, double[] Y) corners, double side)
    {
        var (x, y) = corners;
        var cells = new GridCell[x.Length];
        var seen = new Dictionary<GridCell, int>(x.Length);
        for (var row = 0; row < x.Length; row++)
        {
            var (column, line) = ((x[row] - x[0]) / side, (y[row] - y[0]) / side);
            if (Math.Abs(column - Math.Round(column)) > 1e-3 || Math.Abs(line - Math.Round(line)) > 1e-3 || Math.Abs(column) > 1e9 || Math.Abs(line) > 1e9)
            {
                throw call.Wrong("grid", $"{table.Where(row)}: hörnet ({StatNumber.Text(x[row])}, {StatNumber.Text(y[row])}) ligger inte i samma rutnät om {StatNumber.Text(side)} meter som {table.Where(0)}");
            }

            cells[row] = new((int)Math.Round(column), (int)Math.Round(line));
            if (!seen.TryAdd(cells[row], row))
            {
                throw call.Wrong("grid", $"{table.Where(row)} är samma ruta som {table.Where(seen[cells[row]])}. Varje ruta får stå en gång");
            }
        }

        return cells;
    }
}
