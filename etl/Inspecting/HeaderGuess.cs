using System.Globalization;
using Geo.Database.Masking;
using Geo.Etl.Formats;

namespace Geo.Etl.Inspecting;

/// <summary>Which row names the columns: the last one above the data whose cells are words where the column below holds
/// numbers or dates.</summary>
/// <param name="Line">The header's line; 0 where no row is one.</param>
/// <param name="Names">A name a column; a letter where there is none.</param>
/// <param name="Data">The rows of data, without titles, headers and notes.</param>
internal sealed record HeaderGuess(int Line, IReadOnlyList<string> Names, IReadOnlyList<SampleRow> Data, Guess Guess, IReadOnlyList<string> Doubts)
{
    private const int Above = 40;
    private const int LongestName = 80;

    public static HeaderGuess Of(Sample sample)
    {
        if (sample.Header is { } known)
        {
            return new(1, known, sample.Rows, new("i formatet", Confidence.Certain, $"{sample.Kind.Swedish()} har egna kolumnnamn"), []);
        }

        var rows = sample.Rows;
        var (width, filled) = (Mode(rows, row => row.Cells.Length), Mode(rows, row => row.Filled));
        var typed = Typed(rows, width);
        var (at, certain) = Find(rows, typed, filled);
        if (at >= 0 && rows[at].Cells.Any(cell => SampleRow.Text(cell) is { Length: > LongestName } || new Masker().Mask(SampleRow.Text(cell)) != SampleRow.Text(cell)))
        {
            at = -1;
        }

        var end = rows.Count;
        while (end > at + 2 && filled >= 2 && IsNote(rows[end - 1], typed, filled))
        {
            end--;
        }

        var data = rows.Skip(at + 1).Take(end - at - 1).ToList();
        var notes = rows.Count - end;
        var doubts = LayoutDoubts(sample, at, notes, width);
        if (at < 0)
        {
            return new(0, [.. Enumerable.Range(0, width).Select(Letter)], data,
                new("ingen", typed.Count > 0 ? Confidence.Likely : Confidence.Unknown, "redan första raden ser ut som data"),
                [.. doubts, "Ingen rubrikrad hittades. Läsarna behöver en: begär filen med rubriker, eller skriv in dem överst."]);
        }

        var names = Enumerable.Range(0, Math.Max(width, rows[at].Cells.Length))
            .Select(i => i < rows[at].Cells.Length && SampleRow.Text(rows[at].Cells[i]) is { Length: > 0 } name ? name : Letter(i)).ToList();
        return new(rows[at].Line, names, data,
            new($"rad {rows[at].Line}", certain, typed.Count > 0 ? "ord där kolumnerna under har tal eller datum" : "första raden som fyller alla kolumner"),
            [.. doubts, .. NameDoubts(sample, rows[at], names)]);
    }

    private static (int At, Confidence Certain) Find(IReadOnlyList<SampleRow> rows, HashSet<int> typed, int filled)
    {
        var head = rows.Take(Above).ToList();
        if (typed.Count == 0)
        {
            var first = head.FindIndex(row => row.Filled * 5 >= filled * 4 && row.Filled > 0);
            var repeated = first >= 0 && rows.Skip(first + 1).Any(row => row.Cells.Where((cell, i) => cell is string { Length: > 0 } text && i < rows[first].Cells.Length && Equals(rows[first].Cells[i], text)).Any());
            return repeated ? (-1, Confidence.Unknown) : (first, Confidence.Unsure);
        }

        bool IsHeader(SampleRow row) => (row.Filled >= 2 || filled <= 1) && Misfits(row, typed) is { Words: > 0 } cells && cells.Words * 10 >= cells.All * 6;
        var at = head.FindIndex(IsHeader);
        var before = at < 0 ? 0 : head.Take(at).Count(row => row.Filled * 10 >= filled * 7);
        if (at >= 0 && before <= 3)
        {
            while (at + 1 < head.Count && IsHeader(head[at + 1]))
            {
                at++;
            }

            return (at, Confidence.Certain);
        }

        var data = head.FindIndex(row => row.Filled * 2 >= filled && Misfits(row, typed) is { Words: 0, All: > 0 });
        return data > 0 && Misfits(head[data - 1], typed).Words > 0 ? (data - 1, Confidence.Likely) : (-1, Confidence.Likely);
    }

    private static (int Words, int All) Misfits(SampleRow row, HashSet<int> typed)
    {
        var cells = typed.Where(i => i < row.Cells.Length && SampleRow.Text(row.Cells[i]).Length > 0).ToList();
        return (cells.Count(i => !IsValue(row.Cells[i])), cells.Count);
    }

    private static HashSet<int> Typed(IReadOnlyList<SampleRow> rows, int width)
    {
        var body = rows.Skip(Math.Min(6, rows.Count / 3)).Take(500).ToList();
        return [.. Enumerable.Range(0, width).Where(i =>
        {
            var cells = body.Where(row => i < row.Cells.Length && SampleRow.Text(row.Cells[i]).Length > 0).Select(row => row.Cells[i]).ToList();
            return cells.Count > 0 && cells.Count(IsValue) * 10 >= cells.Count * 7;
        })];
    }

    private static bool IsValue(object? cell) => cell is double or DateTime or TimeSpan
        || (cell is string text && text.Any(char.IsAsciiDigit)
            && (SwedishNumber.Parse(text) is not null || SwedishTime.Parse(text) is not null || SwedishTime.ParseTime(text) is not null || DateTime.TryParse(text, CultureInfo.InvariantCulture, out _)));

    private static bool IsNote(SampleRow row, HashSet<int> typed, int filled) =>
        row.Filled <= Math.Max(1, filled * 3 / 10) && Misfits(row, typed) is var cells && cells.Words == cells.All;

    private static List<string> LayoutDoubts(Sample sample, int at, int notes, int width)
    {
        var doubts = new List<string>();
        var above = sample.Rows.Take(Math.Max(at, 0)).ToList();
        var stacked = above.AsEnumerable().Reverse().TakeWhile(row => row.Filled >= 2).Count();
        if (stacked > 0)
        {
            doubts.Add($"Rubriken är staplad på {stacked + 1} rader (rad {above[^stacked].Line}-{sample.Rows[at].Line}): bara den nedersta namnger kolumnerna här. Gör en rubrikrad av dem i källan.");
        }

        if (above.Count > stacked)
        {
            doubts.Add(above.Count - stacked == 1 ? "En titelrad står över rubriken." : $"{above.Count - stacked} titelrader står över rubriken.");
        }

        if (at > 0 && sample.Kind == FileKind.Csv)
        {
            doubts.Add($"Rubriken står på rad {sample.Rows[at].Line}. Säger etl map att rubrikraden inte stämmer, ta bort raderna över den.");
        }

        if (notes > 0)
        {
            doubts.Add($"{notes} rader sist ser ut som noter, inte data. Blir de avvisade, ta bort dem ur filen.");
        }

        var uneven = sample.Kind == FileKind.Csv ? sample.Rows.Skip(at + 1).Where(row => row.Cells.Length != width).ToList() : [];
        if (uneven.Count > notes && uneven.FirstOrDefault(row => row.Line > 0) is { } broken)
        {
            doubts.Add($"{uneven.Count} rader har ett annat antal fält än de andra, till exempel rad {broken.Line}: en avskiljare eller ett citattecken i texten.");
        }

        return doubts;
    }

    private static List<string> NameDoubts(Sample sample, SampleRow header, List<string> names)
    {
        var doubts = new List<string>();
        var nameless = names.Where((_, i) => i >= header.Cells.Length || SampleRow.Text(header.Cells[i]).Length == 0).ToList();
        if (nameless.Count > 0)
        {
            doubts.Add(sample.Kind == FileKind.Xlsx ? $"Kolumner utan rubrik kallas vid sin bokstav: {string.Join(", ", nameless)}." : $"{nameless.Count} kolumner saknar rubrik ({string.Join(", ", nameless)}): ge dem namn i källan.");
        }

        if (names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key).ToList() is { Count: > 0 } twice)
        {
            doubts.Add($"Rubriker som kommer flera gånger: {string.Join(", ", twice)}. Läsarna kan inte skilja dem åt: ge dem egna namn i källan.");
        }

        return doubts;
    }

    private static int Mode(IReadOnlyList<SampleRow> rows, Func<SampleRow, int> of) =>
        rows.CountBy(of).OrderByDescending(count => count.Value).ThenByDescending(count => count.Key).FirstOrDefault().Key;

    private static string Letter(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letter(column / 26 - 1) + Letter(column % 26);
}
