using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Geo.Components.Charts;
using Geo.Components.Release;

namespace Geo.Components.Maps;

/// <summary>Map shapes in the coordinates of a drawing: metres of SWEREF 99 TM on a grid of whole steps, north up.</summary>
/// <remarks>Steps are about a quarter of a pixel at full width: finer would only be bytes.</remarks>
internal sealed record MapDrawing
{
    // The drawing is this wide, in grid steps: four to a pixel of the widest map.
    private const int WidthInSteps = 2688;
    private const int StripHeight = 130;

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required ImmutableArray<DrawnShape> Shapes { get; init; }

    /// <summary>Where the land ends and the strip with the scale bar begins.</summary>
    public required int MapHeight { get; init; }

    public required double ScaleBarLength { get; init; }

    public required string ScaleBarText { get; init; }

    /// <summary>Draws what there is, closed in on the areas: the rest of the municipality would make them too small to
    /// see.</summary>
    public static MapDrawing Of(ImmutableArray<MapShape> shapes, Language language)
    {
        var framed = shapes.Where(shape => shape.Layer == MapLayer.Area).ToList();
        var points = (framed.Count > 0 ? framed : [.. shapes]).SelectMany(shape => shape.Lines).ToList();
        var (west, east) = Extent(points, offset: 0);
        var (south, north) = Extent(points, offset: 1);
        var margin = 0.03 * Math.Max(east - west, north - south);
        var metresPerStep = Math.Max(0.5, (east - west + 2 * margin) / WidthInSteps);
        int X(int easting) => (int)Math.Round((easting - west + margin) / metresPerStep);
        int Y(int northing) => (int)Math.Round((north + margin - northing) / metresPerStep);

        var width = (int)Math.Ceiling((east - west + 2 * margin) / metresPerStep);
        var barMetres = NiceAxis.NiceStep(width * metresPerStep / 10);
        var height = (int)Math.Ceiling((north - south + 2 * margin) / metresPerStep);
        return new()
        {
            Width = width,
            Height = height + StripHeight,
            MapHeight = height,
            Shapes = [.. shapes.Select(shape => Drawn(shape, X, Y))],
            ScaleBarLength = barMetres / metresPerStep,
            ScaleBarText = barMetres >= 1000
                ? $"{language.Number((decimal)barMetres / 1000, barMetres % 1000 == 0 ? 0 : 1)} km"
                : $"{language.Number((int)barMetres)} m",
        };
    }

    private static DrawnShape Drawn(MapShape shape, Func<int, int> xOf, Func<int, int> yOf)
    {
        var path = new StringBuilder();
        foreach (var line in shape.Lines)
        {
            AppendLine(path, line, xOf, yOf, closed: shape.Layer != MapLayer.Road);
        }

        var (x, y, room) = shape.Layer == MapLayer.Area ? LabelPoint(shape, xOf, yOf) : (0, 0, 0);
        return new(shape.Layer, shape.Code, path.ToString(), x, y, room);
    }

    private static void AppendLine(StringBuilder path, ImmutableArray<int> line, Func<int, int> xOf, Func<int, int> yOf, bool closed)
    {
        var (x, y) = (xOf(line[0]), yOf(line[1]));
        path.Append(CultureInfo.InvariantCulture, $"M{x} {y}l");
        for (var i = 2; i + 1 < line.Length; i += 2)
        {
            var (nextX, nextY) = (xOf(line[i]), yOf(line[i + 1]));
            if ((nextX, nextY) != (x, y))
            {
                path.Append(CultureInfo.InvariantCulture, $"{nextX - x} {nextY - y} ");
                (x, y) = (nextX, nextY);
            }
        }

        path.Append(closed ? "z" : "");
    }

    /// <summary>The middle of the widest stretch of the largest ring along its middle height: inside the area whatever its
    /// shape.</summary>
    private static (int X, int Y, double Room) LabelPoint(MapShape shape, Func<int, int> xOf, Func<int, int> yOf)
    {
        var ring = shape.Lines.MaxBy(line => Math.Abs(SignedArea(line)));
        var (south, north) = Extent([ring], offset: 1);
        var best = (X: 0, Y: 0, Room: -1d);
        foreach (var part in (double[])[0.5, 0.4, 0.6, 0.3, 0.7])
        {
            var level = south + part * (north - south) + 0.25;
            var crossings = Crossings(ring, level).Order().ToList();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                var room = xOf((int)crossings[i + 1]) - xOf((int)crossings[i]);
                if (room > best.Room)
                {
                    best = (xOf((int)((crossings[i] + crossings[i + 1]) / 2)), yOf((int)level), room);
                }
            }
        }

        return best;
    }

    private static IEnumerable<double> Crossings(ImmutableArray<int> ring, double northing)
    {
        for (var i = 0; i + 1 < ring.Length; i += 2)
        {
            var next = (i + 2) % ring.Length;
            double n0 = ring[i + 1], n1 = ring[next + 1];
            if (n0 <= northing != n1 <= northing)
            {
                yield return ring[i] + (northing - n0) / (n1 - n0) * (ring[next] - ring[i]);
            }
        }
    }

    private static double SignedArea(ImmutableArray<int> ring)
    {
        double sum = 0;
        for (var i = 0; i + 1 < ring.Length; i += 2)
        {
            var next = (i + 2) % ring.Length;
            sum += (double)ring[i] * ring[next + 1] - (double)ring[next] * ring[i + 1];
        }

        return sum / 2;
    }

    private static (double Low, double High) Extent(IEnumerable<ImmutableArray<int>> lines, int offset)
    {
        var values = lines.SelectMany(line => line.Where((_, i) => i % 2 == offset)).DefaultIfEmpty(0).ToList();
        return (values.Min(), values.Max());
    }
}

/// <summary>A shape's path, and for an area where its label stands and how wide the area is there, in steps.</summary>
internal sealed record DrawnShape(MapLayer Layer, string? Code, string Path, int LabelX, int LabelY, double Room);
