using System.Globalization;
using AngleSharp.Dom;
using CsvHelper;
using CsvHelper.Configuration;

namespace Geo.Tests.Support;

/// <summary>A figure of a page as a reader, a table and a machine see it: what the drawing says and where it puts it, what the
/// table says, what the file says. Faults name what differs.</summary>
internal sealed class FigureReading
{
    // Coordinates are written in tenths of a pixel.
    private const double HalfStep = 0.11;

    private readonly IElement _figure;
    private readonly bool _swedish;
    private readonly List<List<FileRow>> _lines;
    private readonly List<string> _faults = [];

    private FigureReading(IElement figure, bool swedish, IEnumerable<FileRow> rows)
    {
        (_figure, _swedish) = (figure, swedish);
        _lines = [.. rows.GroupBy(row => row.Series).Select(line => line.ToList())];
    }

    /// <summary>How many numbers were compared.</summary>
    public int Numbers { get; private set; }

    public static (IReadOnlyList<string> Faults, int Numbers) Check(IElement figure, bool swedish, string csv)
    {
        var reading = new FigureReading(figure, swedish, Rows(csv));
        reading.CompareTable();
        foreach (var drawing in figure.QuerySelectorAll("svg[role=img]"))
        {
            reading.CompareWords(drawing);
            reading.ComparePlaces(drawing);
        }

        return (reading._faults, reading.Numbers);
    }

    public static IEnumerable<FileRow> Rows(string csv)
    {
        using var reader = new CsvReader(new StringReader(csv), new CsvConfiguration(CultureInfo.InvariantCulture));
        reader.Read();
        while (reader.Read())
        {
            decimal? Number(int i) => reader.GetField(i) is { Length: > 0 } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
            yield return new(reader.GetField(0)!, reader.GetField(1)!, reader.GetField(2)!, Number(3), Number(4), Number(5), Number(6), reader.GetField(7)!);
        }
    }

    private string Kind => _figure.GetAttribute("data-figure")!;

    private void CompareTable()
    {
        var rows = _figure.QuerySelectorAll("tbody tr").ToList();
        if (Kind == "lines")
        {
            rows.Reverse();
        }

        if (rows.Count != _lines[0].Count)
        {
            _faults.Add($"tabellen har {rows.Count} rader, filen {_lines[0].Count}");
            return;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var cells = new Queue<string>(rows[i].QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
            if (Kind == "map")
            {
                cells.Dequeue();
            }

            foreach (var line in _lines)
            {
                var row = line[i];
                if (line.Any(other => other.Count is not null))
                {
                    Same(row, "antal", cells.Dequeue(), row.Count);
                }

                Same(row, "värde", cells.Dequeue(), row.Value);
                if (line.Any(other => other.Lower is not null))
                {
                    CompareInterval(row, cells.Dequeue());
                }
            }

            if (cells.Count > 0)
            {
                _faults.Add($"tabellens rad {i + 1} har celler som filen saknar: {string.Join(", ", cells)}");
            }
        }
    }

    private void CompareInterval(FileRow row, string cell)
    {
        if (row is { Lower: { } lower, Upper: { } upper })
        {
            var parts = cell.Split('–');
            Same(row, "nedre gräns", parts[0], lower);
            Same(row, "övre gräns", parts[^1], upper);
        }
        else
        {
            Same(row, "intervall", cell, null);
        }
    }

    private void Same(FileRow row, string what, string cell, decimal? number)
    {
        Numbers++;
        if (number is null)
        {
            var word = row.Mark == "withheld" ? (_swedish ? "skyddad" : "withheld") : _swedish ? "uppgift saknas" : "no data";
            if (cell != word)
            {
                _faults.Add($"{row.Series}, {row.Name}, {what}: tabellen säger \"{cell}\", märkningen är {row.Mark}");
            }
        }
        else if (SiteNumbers.Parse(cell, _swedish) != number)
        {
            _faults.Add($"{row.Series}, {row.Name}, {what}: tabellen säger \"{cell}\", filen {number}");
        }
    }

    private void CompareWords(IElement drawing)
    {
        var marks = drawing.QuerySelectorAll("[data-n]").ToLookup(mark => mark.GetAttribute("data-n")!);
        foreach (var (row, key) in Keyed())
        {
            var titles = marks[key].Select(mark => mark.QuerySelector("title")!.TextContent).ToList();
            if (row.Value is null)
            {
                foreach (var title in titles.Where(title => SiteNumbers.Parse(title[(title.LastIndexOf(": ", StringComparison.Ordinal) + 2)..], _swedish) is not null))
                {
                    _faults.Add($"{row.Series}, {row.Name}: något är ritat ur ett tal som inte finns: {title}");
                }

                continue;
            }

            // An area without an outline stands in the table alone.
            if (titles.Count != 1 && Kind != "map")
            {
                _faults.Add($"{row.Series}, {row.Name}: ritad {titles.Count} gånger");
            }

            foreach (var title in titles)
            {
                var said = title[(title.LastIndexOf(": ", StringComparison.Ordinal) + 2)..];
                var parts = said.Split([" (", "–", ")"], StringSplitOptions.RemoveEmptyEntries);
                decimal?[] numbers = row.Lower is null ? [row.Value] : [row.Value, row.Lower, row.Upper];
                foreach (var (number, part) in numbers.Zip(parts))
                {
                    Numbers++;
                    if (SiteNumbers.Parse(part.Split(", ")[0], _swedish) != number)
                    {
                        _faults.Add($"{row.Series}, {row.Name}: ritningen säger \"{title}\", filen {number}");
                    }
                }
            }
        }
    }

    /// <summary>That the drawing's marks lie in proportion to their numbers.</summary>
    private void ComparePlaces(IElement drawing)
    {
        var marks = drawing.QuerySelectorAll("[data-n]").GroupBy(mark => mark.GetAttribute("data-n")!).ToDictionary(group => group.Key, group => group.First());
        var drawn = Keyed().Where(at => at.Row.Value is not null && marks.ContainsKey(at.Key)).Select(at => (at.Row, at.Key, Mark: marks[at.Key])).ToList();
        switch (Kind)
        {
            case "lines":
                InProportion(drawn.Select(at => ((double)at.Row.Value!, Coordinate(at.Mark, "cy"))));
                break;
            case "dots":
                InProportion(drawn.Where(at => at.Mark.LocalName == "circle").Select(at => ((double)at.Row.Value!, Coordinate(at.Mark, "cx"))));
                break;
            case "bars" or "distribution":
                InProportion(drawn.Select(at => ((double)at.Row.Value!, Coordinate(at.Mark, "width"))).Append((0, 0)));
                break;
            case "progress":
                foreach (var row in drawn.GroupBy(at => at.Key.Split('.')[1]))
                {
                    InProportion(row.Select(at => ((double)at.Row.Value!, Coordinate(at.Mark, "width"))).Append((0, 0)));
                }

                break;
            default:
                var classes = drawn.Select(at => (at.Row.Value, Class: at.Mark.ClassList.FirstOrDefault(name => name.StartsWith("class-", StringComparison.Ordinal)))).OrderBy(at => at.Value).ToList();
                if (classes.Any(at => at.Class is null && at.Value != 0) || !classes.Select(at => at.Class).SequenceEqual(classes.Select(at => at.Class).Order(StringComparer.Ordinal)))
                {
                    _faults.Add("klasserna följer inte talen");
                }

                break;
        }
    }

    private void InProportion(IEnumerable<(double Value, double Place)> points)
    {
        var ordered = points.OrderBy(point => point.Value).ToList();
        var (first, last) = (ordered[0], ordered[^1]);
        if (last.Value - first.Value < 1e-9)
        {
            return;
        }

        var slope = (last.Place - first.Place) / (last.Value - first.Value);
        foreach (var (value, place) in ordered.Where(point => Math.Abs(first.Place + slope * (point.Value - first.Value) - point.Place) > HalfStep))
        {
            _faults.Add($"{value.ToString(CultureInfo.InvariantCulture)} är ritat på {place.ToString(CultureInfo.InvariantCulture)}: inte i proportion till de andra");
        }
    }

    private IEnumerable<(FileRow Row, string Key)> Keyed() =>
        _lines.SelectMany((line, l) => line.Select((row, p) => (row, $"{l}.{p}")));

    private static double Coordinate(IElement mark, string name) => double.Parse(mark.GetAttribute(name)!, CultureInfo.InvariantCulture);
}

/// <summary>A row of a figure's file.</summary>
internal sealed record FileRow(string Series, string Code, string Name, decimal? Count, decimal? Value, decimal? Lower, decimal? Upper, string Mark);
