using Geo.Database.Masking;
using Geo.Etl.Formats;
using NetTopologySuite.Geometries;

namespace Geo.Etl.Staging;

/// <summary>A row of a source, its cells by the names that the reader gives them. Text comes out masked; what is read as a
/// number or a time never leaves as text.</summary>
internal sealed class SourceRow(TableRow row, IReadOnlyDictionary<string, int> places, Masker masker)
{
    private string?[]? _masked;

    /// <summary>Masks ahead; null where rows are read without.</summary>
    private RowsAhead? Ahead { get; init; }

    /// <summary>A row some of whose texts are masked already.</summary>
    public static SourceRow Of((TableRow Row, string?[] Texts) read, IReadOnlyDictionary<string, int> places, Masker masker, RowsAhead ahead) =>
        new(read.Row, places, masker) { Ahead = ahead, _masked = read.Texts };

    public int Line => row.Line;

    public Geometry? Shape => row.Shape;

    /// <summary>True once something in the row has made it unusable.</summary>
    public bool Rejected { get; set; }

    /// <summary>The cell as the file has it, unmasked: to compare with the mapping's words and to read numbers and times
    /// from, never to store or to show. Null where it is empty or the mapping lacks the column.</summary>
    public object? Cell(string role)
    {
        var cell = places.TryGetValue(role, out var place) && place < row.Cells.Length ? row.Cells[place] : null;
        return cell is string text ? (text.Trim() is { Length: > 0 } trimmed ? trimmed : null) : cell;
    }

    /// <summary>The unmasked cell as a word to look up; "" where there is none.</summary>
    public string Word(string role) => Cell(role) switch
    {
        null => "",
        string text => text,
        DateTime day when day.TimeOfDay == TimeSpan.Zero => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        var value => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"),
    };

    /// <summary>The cell as text, masked, on one line; "" where there is none.</summary>
    public string Text(string role)
    {
        if (!places.TryGetValue(role, out var place) || place >= row.Cells.Length)
        {
            return "";
        }

        _masked ??= new string?[row.Cells.Length];
        Ahead?.Ask(place);
        return _masked[place] ??= masker.Mask(OneLine(Word(role)));
    }

    /// <summary>The unmasked cell as a word on one line, to compare references by.</summary>
    public string Reference(string role) => OneLine(Word(role));

    /// <summary>The text with one space where it has more, or a line break.</summary>
    public static string OneLine(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && (text[i] != ' ' || (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]))))
            {
                return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return text;
    }

    public decimal? Number(string role) => Cell(role) switch
    {
        double number when double.IsFinite(number) && Math.Abs(number) < 1e15 => (decimal)number,
        string text => SwedishNumber.Parse(text),
        int number => number,
        _ => null,
    };

    /// <summary>A whole number that is not negative; null where the cell has none.</summary>
    public int? Count(string role) =>
        Number(role) is { } number && number >= 0 && number <= int.MaxValue && decimal.Truncate(number) == number ? (int)number : null;
}
