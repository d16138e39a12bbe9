using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>Plane geometry on coordinates, metres.</summary>
internal static class Shapes
{
    /// <summary>Breaks every leg in the middle, sideways by at most <paramref name="bend"/> of its length, until legs are
    /// short: a drawn line becomes a natural one.</summary>
    public static List<Coordinate> Roughen(IReadOnlyList<Coordinate> line, double legMetres, double bend, SampleRandom random)
    {
        List<Coordinate> rough = [line[0]];
        for (var i = 1; i < line.Count; i++)
        {
            Add(line[i - 1], line[i]);
        }

        return rough;

        void Add(Coordinate from, Coordinate to)
        {
            var length = from.Distance(to);
            if (length <= legMetres)
            {
                rough.Add(new(Math.Round(to.X, 1), Math.Round(to.Y, 1)));
                return;
            }

            var side = random.Between(-bend, bend);
            var middle = new Coordinate(
                (from.X + to.X) / 2 - side * (to.Y - from.Y), (from.Y + to.Y) / 2 + side * (to.X - from.X));
            Add(from, middle);
            Add(middle, to);
        }
    }

    public static bool Inside(IReadOnlyList<Coordinate> ring, Coordinate place)
    {
        var inside = false;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            if (ring[i].Y > place.Y != ring[j].Y > place.Y
                && place.X < (ring[j].X - ring[i].X) * (place.Y - ring[i].Y) / (ring[j].Y - ring[i].Y) + ring[i].X)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>Whether the point lies to the left of the line, seen along it, at the leg nearest to it.</summary>
    public static bool LeftOf(IReadOnlyList<Coordinate> line, Coordinate place)
    {
        double nearest = double.MaxValue, side = 0;
        for (var i = 1; i < line.Count; i++)
        {
            Coordinate a = line[i - 1], b = line[i];
            double dx = b.X - a.X, dy = b.Y - a.Y;
            var along = Math.Clamp(((place.X - a.X) * dx + (place.Y - a.Y) * dy) / (dx * dx + dy * dy), 0, 1);
            var distance = place.Distance(new(a.X + along * dx, a.Y + along * dy));
            if (distance < nearest)
            {
                nearest = distance;
                side = dx * (place.Y - a.Y) - dy * (place.X - a.X);
            }
        }

        return side > 0;
    }

    /// <summary>Points at even steps along a line, with the line's direction (unit vector) there.</summary>
    public static IEnumerable<(Coordinate Place, double DirectionEast, double DirectionNorth)> Walk(
        IReadOnlyList<Coordinate> line, double stepMetres)
    {
        var left = stepMetres / 2;
        for (var i = 1; i < line.Count; i++)
        {
            double length = line[i - 1].Distance(line[i]), at = left;
            double dx = (line[i].X - line[i - 1].X) / length, dy = (line[i].Y - line[i - 1].Y) / length;
            for (; at < length; at += stepMetres)
            {
                yield return (new(line[i - 1].X + dx * at, line[i - 1].Y + dy * at), dx, dy);
            }

            left = at - length;
        }
    }
}
