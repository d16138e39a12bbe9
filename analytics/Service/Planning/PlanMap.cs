using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace Geo.Service.Planning;

/// <summary>The map of a plan's surroundings, drawn in whole metres of SWEREF 99 TM from its north-west corner, north up.</summary>
public sealed record PlanMap(double West, double North, int Width, int Height, int ScaleBarMetres, ImmutableArray<MapPath> Paths)
{
    /// <summary>How far around the plan it reaches.</summary>
    public const int MarginMetres = 600;

    /// <param name="plan">The plan's ground.</param>
    /// <param name="background">Water and roads, cut to the frame.</param>
    /// <param name="hotspots">Near concentrations.</param>
    /// <param name="distances">Drawn as rings.</param>
    public static PlanMap Of(Geometry plan, IEnumerable<(string Layer, Geometry Shape)> background, IEnumerable<Geometry> hotspots, IEnumerable<int> distances)
    {
        var frame = plan.EnvelopeInternal.Copy();
        frame.ExpandBy(MarginMetres);
        var step = Math.Max(1, frame.Width / 1_000);
        var box = plan.Factory.ToGeometry(frame);
        var paths = background.Select(one => MapPath.Of(one.Layer, one.Shape, frame, step))
            .Concat(hotspots.Select(shape => MapPath.Of("hotspot", shape.Intersection(box), frame, step)))
            .Concat(distances.Where(metres => metres > 0).OrderDescending().Select(metres => MapPath.Of("ring", PlanSurroundings.Within(plan, metres), frame, step)))
            .Append(MapPath.Of("plan", plan, frame, step));
        var bar = frame.Width > 4_000 ? 1_000 : frame.Width > 1_600 ? 500 : 200;
        return new(frame.MinX, frame.MaxY, (int)Math.Ceiling(frame.Width), (int)Math.Ceiling(frame.Height), bar, [.. paths.Where(path => path.Line.Length > 0)]);
    }
}

/// <summary>A line or a surface of a map.</summary>
/// <param name="Layer">water, road, border, hotspot, ring or plan.</param>
/// <param name="Line">An SVG path, in whole metres from the frame's north-west corner.</param>
public sealed record MapPath(string Layer, string Line)
{
    /// <param name="layer">See the type.</param>
    /// <param name="shape">SWEREF 99 TM.</param>
    /// <param name="frame">What the map shows.</param>
    /// <param name="step">Detail smaller than this is dropped, metres.</param>
    public static MapPath Of(string layer, Geometry shape, Envelope frame, double step)
    {
        var path = new StringBuilder();
        var drawn = step > 1 ? DouglasPeuckerSimplifier.Simplify(shape, step) : shape;
        for (var i = 0; i < drawn.NumGeometries; i++)
        {
            switch (drawn.GetGeometryN(i))
            {
                case Polygon { IsEmpty: false } polygon:
                    foreach (var ring in polygon.Holes.Prepend(polygon.Shell))
                    {
                        Append(path, ring, frame);
                        path.Append('z');
                    }

                    break;
                case LineString { IsEmpty: false } line:
                    Append(path, line, frame);
                    break;
            }
        }

        return new(layer, path.ToString());
    }

    private static void Append(StringBuilder path, LineString line, Envelope frame)
    {
        for (var i = 0; i < line.NumPoints; i++)
        {
            var corner = line.GetCoordinateN(i);
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{corner.X - frame.MinX:0} {frame.MaxY - corner.Y:0}");
        }
    }
}
