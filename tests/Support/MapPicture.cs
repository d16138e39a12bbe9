using Geo.Statistics;

namespace Geo.Tests.Support;

/// <summary>Maps drawn in text, north up: a digit is a value, a full stop 0, and a tilde water, which is no
/// cell.</summary>
internal static class MapPicture
{
    /// <summary>The values and the queen weights, self included, of a drawing; cells in reading order.</summary>
    public static (double[] Values, SpatialWeights Weights) Draw(string picture)
    {
        var (cells, values) = Cells(picture);
        return (values, SpatialWeights.Queen(cells, includeSelf: true));
    }

    /// <summary>The cells of a drawing in reading order, the lowest line in row 0, and their values.</summary>
    public static (GridCell[] Cells, double[] Values) Cells(string picture)
    {
        var lines = picture.Split('\n');
        var drawn = lines
            .SelectMany((line, fromTop) => line.Select((mark, column) =>
                (Mark: mark, Cell: new GridCell(column, lines.Length - 1 - fromTop))))
            .Where(square => square.Mark != '~')
            .ToArray();
        return (
            [.. drawn.Select(square => square.Cell)],
            [.. drawn.Select(square => square.Mark == '.' ? 0.0 : square.Mark - '0')]);
    }

    /// <summary>Draws z-scores in reading order: # above 1.96, o below −1.96, ? for NaN, a full stop between.</summary>
    public static string OfZScores(IReadOnlyList<double> z, int width) => string.Join('\n', z
        .Select(score => double.IsNaN(score) ? '?' : score > 1.96 ? '#' : score < -1.96 ? 'o' : '.')
        .Chunk(width)
        .Select(line => new string(line)));

    /// <summary>Draws verdicts: # hot, ! repeated at one place, ? no verdict, a comma too few, a full stop not hot, a
    /// tilde where there is no cell.</summary>
    public static string OfVerdicts(HotspotMapResult map)
    {
        var marks = map.Cells.ToDictionary(cell => cell.Cell, cell => "?,.#!"[(int)cell.Verdict]);
        var (width, height) = (marks.Keys.Max(cell => cell.Column) + 1, marks.Keys.Max(cell => cell.Row) + 1);
        return string.Join('\n', Enumerable.Range(0, height).Select(fromTop =>
            string.Concat(Enumerable.Range(0, width).Select(column =>
                marks.GetValueOrDefault(new(column, height - 1 - fromTop), '~')))));
    }
}
