using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>A grid of cells whose corners are shaken: cells with the same label become one polygon, and neighbours share
/// their border corner by corner, so that there is neither gap nor overlap.</summary>
internal sealed class Mosaic
{
    private readonly Coordinate[] _corners;

    public Mosaic(Envelope extent, double cellMetres, SampleRandom random)
    {
        Extent = extent;
        CellMetres = cellMetres;
        Columns = (int)Math.Ceiling(extent.Width / cellMetres);
        Rows = (int)Math.Ceiling(extent.Height / cellMetres);
        _corners = new Coordinate[(Columns + 1) * (Rows + 1)];
        for (var i = 0; i < _corners.Length; i++)
        {
            // Whole metres: coordinates that are written and read again stay equal.
            _corners[i] = new(
                Math.Round(extent.MinX + i % (Columns + 1) * cellMetres + random.Between(-0.3, 0.3) * cellMetres),
                Math.Round(extent.MinY + i / (Columns + 1) * cellMetres + random.Between(-0.3, 0.3) * cellMetres));
        }
    }

    public Envelope Extent { get; }

    public double CellMetres { get; }

    public int Columns { get; }

    public int Rows { get; }

    public Coordinate Centre(int cell) => new(
        Extent.MinX + (cell % Columns + 0.5) * CellMetres, Extent.MinY + (cell / Columns + 0.5) * CellMetres);

    /// <summary>The label of the cell around a point; -1 outside.</summary>
    public int LabelAt(int[] labels, Coordinate place)
    {
        int column = (int)Math.Floor((place.X - Extent.MinX) / CellMetres), row = (int)Math.Floor((place.Y - Extent.MinY) / CellMetres);
        return column < 0 || row < 0 || column >= Columns || row >= Rows ? -1 : labels[row * Columns + column];
    }

    /// <summary>Gives stray parts of a label to what surrounds them, so that every label is one connected piece.</summary>
    public void Connect(int[] labels)
    {
        var pieces = Pieces(labels);
        foreach (var stray in pieces.GroupBy(p => labels[p[0]]).Where(g => g.Key >= 0).SelectMany(g => g.OrderByDescending(p => p.Count).Skip(1)))
        {
            var own = labels[stray[0]];
            var around = stray.SelectMany(Neighbours).Select(c => labels[c]).Where(l => l != own).GroupBy(l => l).OrderByDescending(g => g.Count()).First().Key;
            foreach (var cell in stray)
            {
                labels[cell] = around;
            }
        }
    }

    /// <summary>Fills where cells of one label meet in a corner alone: an outline that touches itself cannot be
    /// simplified.</summary>
    private void Unpinch(int[] labels)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            for (var cell = 0; cell < labels.Length - Columns - 1; cell++)
            {
                int right = cell + 1, above = cell + Columns, across = above + 1;
                if (right % Columns == 0)
                {
                    continue;
                }

                if (labels[cell] == labels[across] && labels[right] != labels[cell] && labels[above] != labels[cell])
                {
                    labels[labels[cell] < 0 ? cell : right] = Math.Max(labels[cell], labels[right]);
                    changed = true;
                }
                else if (labels[right] == labels[above] && labels[cell] != labels[right] && labels[across] != labels[right])
                {
                    labels[labels[right] < 0 ? right : cell] = Math.Max(labels[cell], labels[right]);
                    changed = true;
                }
            }
        }
    }

    /// <summary>One geometry a label from 0 up to <paramref name="count"/>; a negative label is outside.</summary>
    public Geometry[] Polygons(int[] labels, int count, double toleranceMetres)
    {
        Unpinch(labels);
        var strips = new List<Geometry>[count];
        for (var label = 0; label < count; label++)
        {
            strips[label] = [];
        }

        for (var row = 0; row < Rows; row++)
        {
            for (int start = 0, column = 1; column <= Columns; column++)
            {
                var label = labels[row * Columns + start];
                if (column == Columns || labels[row * Columns + column] != label)
                {
                    if (label >= 0)
                    {
                        strips[label].Add(Strip(row, start, column));
                    }

                    start = column;
                }
            }
        }

        var whole = strips.Select(s => CoverageUnion.Union([.. s])).ToArray();
        return [.. CoverageSimplifier.Simplify(whole, toleranceMetres).Select(Sweref.Stamp)];
    }

    private Polygon Strip(int row, int start, int end)
    {
        var below = Enumerable.Range(start, end - start + 1).Select(c => _corners[row * (Columns + 1) + c]);
        var above = Enumerable.Range(start, end - start + 1).Reverse().Select(c => _corners[(row + 1) * (Columns + 1) + c]);
        var ring = below.Concat(above).ToList();
        return Sweref.Factory.CreatePolygon([.. ring, ring[0]]);
    }

    private List<List<int>> Pieces(int[] labels)
    {
        var seen = new bool[labels.Length];
        var pieces = new List<List<int>>();
        for (var first = 0; first < labels.Length; first++)
        {
            if (seen[first])
            {
                continue;
            }

            seen[first] = true;
            List<int> piece = [first];
            for (var i = 0; i < piece.Count; i++)
            {
                foreach (var next in Neighbours(piece[i]))
                {
                    if (!seen[next] && labels[next] == labels[first])
                    {
                        seen[next] = true;
                        piece.Add(next);
                    }
                }
            }

            pieces.Add(piece);
        }

        return pieces;
    }

    private IEnumerable<int> Neighbours(int cell)
    {
        int column = cell % Columns, row = cell / Columns;
        if (column > 0)
        {
            yield return cell - 1;
        }

        if (column < Columns - 1)
        {
            yield return cell + 1;
        }

        if (row > 0)
        {
            yield return cell - Columns;
        }

        if (row < Rows - 1)
        {
            yield return cell + Columns;
        }
    }
}
