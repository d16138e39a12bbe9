namespace Geo.Statistics.Patterns;

/// <summary>Points sorted into square cells at least as wide as the longest distance asked for, so that a point's
/// neighbours are in its own cell and the eight around it.</summary>
internal sealed class PointGrid
{
    private readonly int _columns;
    private readonly int _rows;
    private readonly int[] _cellOf;
    private readonly int[] _starts;

    /// <summary>Sorts the points for neighbours within a distance.</summary>
    public PointGrid(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double distance)
    {
        CheckPoints(x, y);
        double minX = double.MaxValue, minY = double.MaxValue, maxX = double.MinValue, maxY = double.MinValue;
        for (var i = 0; i < x.Length; i++)
        {
            (minX, maxX) = (Math.Min(minX, x[i]), Math.Max(maxX, x[i]));
            (minY, maxY) = (Math.Min(minY, y[i]), Math.Max(maxY, y[i]));
        }

        var width = x.Length == 0 ? 0 : maxX - minX;
        var height = x.Length == 0 ? 0 : maxY - minY;
        // A hair wider, or rounding may put two points at exactly the distance two cells apart; and never so
        // narrow that empty cells outnumber the points.
        var cell = Math.Max(distance * (1 + 1e-9), Math.Max(width, height) / 1e8);
        cell = cell > 0 ? cell : 1;
        while ((Math.Floor(width / cell) + 1) * (Math.Floor(height / cell) + 1) > 4.0 * x.Length + 1024)
        {
            cell *= 1.5;
        }

        _columns = (int)(width / cell) + 1;
        _rows = (int)(height / cell) + 1;
        _cellOf = new int[x.Length];
        _starts = new int[_columns * _rows + 1];
        for (var i = 0; i < x.Length; i++)
        {
            _cellOf[i] = (int)((y[i] - minY) / cell) * _columns + (int)((x[i] - minX) / cell);
            _starts[_cellOf[i] + 1]++;
        }

        for (var c = 0; c < _columns * _rows; c++)
        {
            _starts[c + 1] += _starts[c];
        }

        (Order, X, Y) = (new int[x.Length], new double[x.Length], new double[x.Length]);
        var next = _starts.AsSpan(0, _columns * _rows).ToArray();
        var cells = new int[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var place = next[_cellOf[i]]++;
            (Order[place], X[place], Y[place], cells[place]) = (i, x[i], y[i], _cellOf[i]);
        }

        _cellOf = cells;
    }

    /// <summary>The input row of every sorted point; within a cell in the order of the input.</summary>
    public int[] Order { get; }

    /// <summary>East coordinates, sorted.</summary>
    public double[] X { get; }

    /// <summary>North coordinates, sorted.</summary>
    public double[] Y { get; }

    /// <summary>The sorted points that may be near, as up to three runs: one a row of cells.</summary>
    /// <param name="point">Sorted number.</param>
    /// <param name="runs">Room for three.</param>
    /// <returns>How many runs.</returns>
    public int Near(int point, Span<(int From, int To)> runs)
    {
        var (row, column) = (_cellOf[point] / _columns, _cellOf[point] % _columns);
        var (first, last) = (Math.Max(0, column - 1), Math.Min(_columns - 1, column + 1));
        var count = 0;
        for (var r = Math.Max(0, row - 1); r <= Math.Min(_rows - 1, row + 1); r++)
        {
            runs[count++] = (_starts[r * _columns + first], _starts[r * _columns + last + 1]);
        }

        return count;
    }

    internal static void CheckPoints(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{x.Length} x and {y.Length} y.", nameof(y));
        }

        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]))
            {
                throw new ArgumentException($"Point {i} lies at ({x[i]}, {y[i]}).", nameof(x));
            }
        }
    }
}
