using System.Globalization;
using Geo.Service.Serving;
using NetTopologySuite.Geometries;

namespace Geo.Service.Endpoints.Filters;

/// <summary><c>bbox</c>: four numbers, or six of which the heights are not used, in the order of its system's axes.</summary>
internal static class BboxParameter
{
    /// <summary>Keeps what touches the box.</summary>
    /// <exception cref="ProblemException">It is no box.</exception>
    public static void Apply(SqlFilter filter, string? bbox, CoordinateSystem system, bool hasGeometry)
    {
        if (bbox is null)
        {
            return;
        }

        var box = Read(bbox, system);

        // Nothing of a collection without geometry lies in any box.
        filter.Require(box is null || !hasGeometry ? "false" : $"ST_Intersects(item.geometry, {filter.Add(box)})");
    }

    private static Geometry? Read(string bbox, CoordinateSystem system)
    {
        var written = bbox.Split(',');
        var numbers = new double[written.Length];
        for (var i = 0; i < written.Length; i++)
        {
            if (!double.TryParse(written[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                throw Invalid();
            }
        }

        var (first, second, third, fourth) = numbers switch
        {
            [var a, var b, var c, var d] => (a, b, c, d),
            [var a, var b, _, var c, var d, _] => (a, b, c, d),
            _ => throw Invalid(),
        };

        // A box whose west is east of its east goes round the back of the globe.
        if (system == CoordinateSystem.Crs84 && first > third && second <= fourth)
        {
            var halves = new[] { CoordinateSystem.Rectangle(first, second, 180, fourth), CoordinateSystem.Rectangle(-180, second, third, fourth) }
                .Select(half => system.ToSweref(half, "bbox")).OfType<Geometry>().ToList();
            return halves.Count == 0 ? null : halves.Aggregate((a, b) => a.Union(b));
        }

        return first > third || second > fourth ? throw Invalid() : system.ToSweref(CoordinateSystem.Rectangle(first, second, third, fourth), "bbox");
    }

    private static ProblemException Invalid() => ProblemException.Parameter(
        "bbox", "ange fyra tal: väst,syd,öst,nord i grader, till exempel 16.9,58.7,17.1,58.8 (i andra system nord före öst).",
        "give four numbers: west,south,east,north in degrees, such as 16.9,58.7,17.1,58.8 (in other systems northing before easting).");
}
