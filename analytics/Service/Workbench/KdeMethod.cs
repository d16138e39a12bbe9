using Geo.Statistics.Patterns;

namespace Geo.Service.Workbench;

/// <summary><c>kde</c>: events per square kilometre, smoothed, at the centres of a grid.</summary>
internal static class KdeMethod
{
    public static StatMethod Method { get; } = new(
        "kde",
        "Hur tätt ligger händelserna, utjämnat över en fast bandbredd? Per kvadratkilometer.",
        [
            StatOptions.X,
            StatOptions.Y,
            new("kernel", "Kärna: quartic eller gaussian", Required: true, Choices: ["quartic", "gaussian"], Sample: "quartic"),
            new("bandwidth", "Bandbredd i meter: radie för quartic, standardavvikelse för gaussian", Required: true, Sample: "500"),
            new("cell", "Rutans sida i meter", Required: true, Sample: "100"),
            new("origin", "Rutnätets nedre vänstra hörn: X,Y i meter", Required: true, Sample: "600000,6500000"),
            new("columns", "Antal kolumner", Required: true, Sample: "50"),
            new("rows", "Antal rader", Required: true, Sample: "50"),
            new("edge", "Kantkorrektion: none, uniform eller diggle", Default: "none", Choices: ["none", "uniform", "diggle"]),
            new("window", "Fönstret xmin,ymin,xmax,ymax i meter; annars rutnätet"),
        ],
        Run);

    private static void Run(StatCall call)
    {
        var table = call.ReadTable();
        var (x, y) = (table.Numbers(call.Column("x")), table.Numbers(call.Column("y")));
        call.RequireMetres(x, y);
        var kernel = call.Text("kernel") == "gaussian" ? DensityKernel.Gaussian : DensityKernel.Quartic;
        var edge = call.Text("edge") switch
        {
            "uniform" => DensityEdge.Uniform,
            "diggle" => DensityEdge.Diggle,
            _ => DensityEdge.None,
        };
        var bandwidth = call.Number("bandwidth", above: 0);
        var cell = call.Number("cell", above: 0);
        var origin = call.Numbers("origin");
        if (origin is not [var west, var south])
        {
            throw call.Wrong("origin", $"”{call.Text("origin")}” är inte två tal: X,Y");
        }

        var grid = new DensityGrid(west, south, cell, call.Integer("columns", atLeast: 1), call.Integer("rows", atLeast: 1));
        if ((long)grid.Columns * grid.Rows > 100_000_000)
        {
            throw call.Wrong("columns", $"{grid.Columns} gånger {grid.Rows} rutor är för många. Högst 100 miljoner");
        }

        var window = call.Has("window") ? WindowOption.Read(call) : grid.Window;
        var density = call.Compute(computing => KernelDensity.Of(x, y, grid, kernel, bandwidth, edge, window, computing));
        call.Count("points", x.Length);
        call.Count("points_used", Enumerable.Range(0, x.Length).Count(i => edge == DensityEdge.None || window.Contains(x[i], y[i])));
        if (density.Any(double.IsNaN))
        {
            call.Undefined("density_km2", "rutan ligger så långt utanför fönstret att ingen del av kärnan är innanför");
        }

        call.Write(
            ["col", "row", "cx", "cy", "density_km2"],
            Enumerable.Range(0, density.Length).Select(i => (object?[])
                [i % grid.Columns, i / grid.Columns, grid.CentreX(i % grid.Columns), grid.CentreY(i / grid.Columns), density[i]]));
    }
}
