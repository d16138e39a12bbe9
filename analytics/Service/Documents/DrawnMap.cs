using System.Collections.Immutable;
using Geo.Service.Planning;
using NetTopologySuite.Geometries;

namespace Geo.Service.Documents;

/// <summary>A drawn map of what a document or a page says, in whole metres of SWEREF 99 TM from its north-west corner, north up. The list beside it says the
/// same.</summary>
/// <param name="Frame">What it shows.</param>
/// <param name="Shapes">The lowest first.</param>
/// <param name="Labels">Numbers that stand in the list too.</param>
public sealed record DrawnMap(Envelope Frame, ImmutableArray<DrawnShape> Shapes, ImmutableArray<MapLabel> Labels)
{
    public int Width => (int)Math.Ceiling(Frame.Width);

    public int Height => (int)Math.Ceiling(Frame.Height);

    public int ScaleBarMetres => Frame.Width switch
    {
        > 40_000 => 10_000,
        > 16_000 => 5_000,
        > 8_000 => 2_000,
        > 4_000 => 1_000,
        _ => 500,
    };

    /// <param name="frame">What it shows; shapes are cut to it.</param>
    /// <param name="shapes">Kind, shape and what a pointer over it says, the lowest first.</param>
    /// <param name="numbered">What has a number.</param>
    public static DrawnMap Of(Envelope frame, IEnumerable<(string Kind, Geometry Shape, string? Words)> shapes, IEnumerable<(int Number, Geometry Shape)> numbered)
    {
        var box = new GeometryFactory().ToGeometry(frame);
        var step = Math.Max(1, frame.Width / 1_000);
        return new(
            frame,
            [
                .. shapes.Where(one => one.Shape.EnvelopeInternal.Intersects(frame))
                    .Select(one => new DrawnShape(one.Kind, MapPath.Of(one.Kind, frame.Contains(one.Shape.EnvelopeInternal) ? one.Shape : one.Shape.Intersection(box), frame, one.Kind is "hotspot" or "few" ? 0 : step).Line, one.Words))
                    .Where(one => one.Line.Length > 0),
            ],
            [.. numbered.Select(one => (one.Number, Point: one.Shape.InteriorPoint)).Where(one => frame.Contains(one.Point.Coordinate)).Select(one => new MapLabel(one.Number, (int)Math.Round(one.Point.X - frame.MinX), (int)Math.Round(frame.MaxY - one.Point.Y)))]);
    }

    /// <summary>A frame round shapes, with a margin.</summary>
    public static Envelope FrameOf(IEnumerable<Geometry> shapes, double marginMetres = 400)
    {
        var frame = new Envelope();
        foreach (var shape in shapes)
        {
            frame.ExpandToInclude(shape.EnvelopeInternal);
        }

        frame.ExpandBy(marginMetres);
        return frame;
    }
}

/// <summary>A line or a surface of a map.</summary>
/// <param name="Kind">water, road, border, hotspot, few, class-1 to class-5 or selected.</param>
/// <param name="Line">An SVG path.</param>
/// <param name="Words">What a pointer over it says; null for what the map is drawn on.</param>
public sealed record DrawnShape(string Kind, string Line, string? Words);

/// <summary>A number on a map, in whole metres from its north-west corner.</summary>
public sealed record MapLabel(int Number, int East, int South);
