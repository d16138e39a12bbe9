namespace Geo.Components.Charts;

/// <summary>Where the rows of a figure stand, in pixels: short labels to the left of the track, long ones above it, what a row
/// says to the right of it.</summary>
public sealed record RowLayout
{
    // A letter at 13 px is about this wide.
    private const double CharacterWidth = 7;
    private const int LongestBeside = 16;
    private const int LineHeight = 18;

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Whether a row's label has a line of its own.</summary>
    public required bool LabelAbove { get; init; }

    public required double Left { get; init; }

    public required double Right { get; init; }

    public required double RowHeight { get; init; }

    /// <summary>How many letters a line of a label above its track can hold.</summary>
    public required int LettersALine { get; init; }

    /// <summary>How many lines the longest label needs.</summary>
    public required int LabelLines { get; init; }

    /// <param name="figure">What is drawn.</param>
    /// <param name="width">Of the drawing.</param>
    /// <param name="words">What stands at the end of each row.</param>
    /// <param name="below">Room below the rows for an axis or a key.</param>
    public static RowLayout Of(FigureSeries figure, int width, IEnumerable<string> words, int below)
    {
        var points = figure.Lines[0].Points;
        var longest = points.Max(point => point.Label.Length);
        var above = longest > LongestBeside || (width < 480 && longest > 10);
        var letters = (int)(width / CharacterWidth);
        var lines = above ? points.Max(point => LinesOf(point.Label, letters).Count) : 1;
        var rowHeight = above ? 32 + LineHeight * lines : 28;
        return new()
        {
            Width = width,
            Height = points.Length * rowHeight + below,
            LabelAbove = above,
            Left = above ? 1 : longest * CharacterWidth + 10,
            Right = width - (words.Select(word => word.Length).DefaultIfEmpty(0).Max() * CharacterWidth + 12),
            RowHeight = rowHeight,
            LettersALine = letters,
            LabelLines = lines,
        };
    }

    /// <summary>The middle of a row's track.</summary>
    public double MiddleOf(int row) => row * RowHeight + (LabelAbove ? RowHeight - 16 : RowHeight / 2);

    /// <summary>The foot of the last line of a row's label.</summary>
    public double LabelFootOf(int row) => LabelAbove ? MiddleOf(row) - 16 : MiddleOf(row) + 4.5;

    /// <summary>A label's lines, each with how far above the last one it stands.</summary>
    public IEnumerable<(string Words, double Above)> LinesOf(string label)
    {
        var lines = LabelAbove ? LinesOf(label, LettersALine) : [label];
        return lines.Select((words, i) => (words, (double)LineHeight * (lines.Count - 1 - i)));
    }

    /// <summary>Where a value lies on the track.</summary>
    public double XOf(decimal value, double low, double high) =>
        Left + ((double)value - low) / (high - low) * (Right - Left);

    private static List<string> LinesOf(string label, int letters)
    {
        var lines = new List<string>();
        foreach (var word in label.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= letters)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
