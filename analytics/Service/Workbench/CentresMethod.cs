using Geo.Statistics.Patterns;

namespace Geo.Service.Workbench;

/// <summary><c>centres</c>: where the points have their middle, how they spread and whether they cluster.</summary>
internal static class CentresMethod
{
    public static StatMethod Method { get; } = new(
        "centres",
        "Var ligger händelsernas mitt, hur sprids de, och ligger de tätare än slumpen?",
        [
            StatOptions.X,
            StatOptions.Y,
            new("window", "Området xmin,ymin,xmax,ymax i meter, för nni"),
            new("area", "Områdets yta i kvadratmeter, för nni"),
        ],
        Run);

    private static void Run(StatCall call)
    {
        var table = call.ReadTable();
        var (x, y) = (table.Numbers(call.Column("x")), table.Numbers(call.Column("y")));
        call.RequireMetres(x, y);
        if (call.Has("window") && call.Has("area"))
        {
            throw call.Wrong("area", "anges tillsammans med --window. Ange en av dem");
        }

        if (x.Length < 2)
        {
            throw call.Wrong("input", $"{x.Length} punkter, men centres behöver minst 2");
        }

        var area = double.NaN;
        if (call.Has("window"))
        {
            var window = WindowOption.Read(call);
            for (var row = 0; row < x.Length; row++)
            {
                if (!window.Contains(x[row], y[row]))
                {
                    throw call.Wrong("window", $"punkten i {table.Where(row)} ligger utanför fönstret. Vidga det, eller ta bort raden");
                }
            }

            area = window.Area;
        }
        else if (call.Has("area"))
        {
            area = call.Number("area", above: 0);
        }

        var (ellipse, median, nearest, duplicates) = call.Compute(_ => (
            StandardEllipse.Of(x, y),
            MedianCentre.Of(x, y),
            double.IsNaN(area) ? (double.NaN, double.NaN) : NearestNeighbours.ClarkEvans(x, y, area),
            NearestNeighbours.Duplicates(x, y)));
        var (nni, z) = nearest;
        if (double.IsNaN(area))
        {
            call.Undefined("nni", "området är inte angivet; ange --window eller --area");
            call.Undefined("nni_z", "området är inte angivet; ange --window eller --area");
        }

        if (double.IsNaN(ellipse.AxisX))
        {
            call.Undefined("axis_x", "ellipsen behöver minst 3 punkter");
            call.Undefined("axis_y", "ellipsen behöver minst 3 punkter");
        }

        if (double.IsNaN(ellipse.AngleDegrees))
        {
            call.Undefined("ellipse_angle", "ingen riktning är längre än en annan, eller färre än 3 punkter");
        }

        call.Write(
            [
                "n", "mean_x", "mean_y", "median_x", "median_y", "standard_distance", "ellipse_angle", "axis_x", "axis_y",
                "nni", "nni_z", "duplicates",
            ],
            [
                [
                    x.Length, ellipse.MeanX, ellipse.MeanY, median.X, median.Y, ellipse.StandardDistance, ellipse.AngleDegrees,
                    ellipse.AxisX, ellipse.AxisY, nni, z, duplicates,
                ],
            ]);
    }
}
