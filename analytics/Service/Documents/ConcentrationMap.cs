using System.Collections.Immutable;
using Geo.Service.Planning;
using NetTopologySuite.Geometries;

namespace Geo.Service.Documents;

/// <summary>Where the concentrations of a theme lie: their cells with their numbers, among water, larger roads and the borders of areas, drawn in
/// whole metres of SWEREF 99 TM from the north-west corner, north up.</summary>
public sealed record ConcentrationMap(int Width, int Height, int ScaleBarMetres, ImmutableArray<MapPath> Paths, ImmutableArray<MapLabel> Labels)
{
    private const double MarginMetres = 500;

    /// <param name="ground">Layers in SWEREF 99 TM, the lowest first.</param>
    /// <param name="concentrations">Number and outline; at least one.</param>
    public static ConcentrationMap Of(IEnumerable<(string Layer, Geometry Shape)> ground, IReadOnlyCollection<(int Number, MultiPolygon Outline)> concentrations)
    {
        var frame = new Envelope();
        foreach (var (_, outline) in concentrations)
        {
            frame.ExpandToInclude(outline.EnvelopeInternal);
        }

        frame.ExpandBy(MarginMetres + 0.03 * Math.Max(frame.Width, frame.Height));
        var box = concentrations.First().Outline.Factory.ToGeometry(frame);
        var step = Math.Max(1, frame.Width / 1_000);
        var paths = ground.Where(one => one.Shape.EnvelopeInternal.Intersects(frame)).Select(one => MapPath.Of(one.Layer, one.Shape.Intersection(box), frame, step))
            .Concat(concentrations.Select(one => MapPath.Of("hotspot", one.Outline, frame, step: 0)));
        return new(
            (int)Math.Ceiling(frame.Width), (int)Math.Ceiling(frame.Height), Bar(frame.Width), [.. paths.Where(path => path.Line.Length > 0)],
            [.. concentrations.Select(one => Label(one.Number, one.Outline, frame))]);
    }

    // Inside the largest part, so that the number never stands on ground of another.
    private static MapLabel Label(int number, MultiPolygon outline, Envelope frame)
    {
        var point = outline.Geometries.MaxBy(part => part.Area)!.InteriorPoint;
        return new(number, (int)Math.Round(point.X - frame.MinX), (int)Math.Round(frame.MaxY - point.Y));
    }

    private static int Bar(double width) => width switch
    {
        > 40_000 => 10_000,
        > 16_000 => 5_000,
        > 8_000 => 2_000,
        > 4_000 => 1_000,
        _ => 500,
    };
}

/// <summary>A concentration's number, in whole metres from the map's north-west corner.</summary>
public sealed record MapLabel(int Number, int East, int South);
