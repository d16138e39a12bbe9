using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Geo.Etl.Settings;

namespace Geo.Etl.Formats;

/// <summary>CSV as Swedish offices write it: semicolons, UTF-8 or Windows-1252, quoted line breaks.</summary>
internal static class Csv
{
    private static readonly char[] Delimiters = [';', '\t', ',', '|'];

    /// <exception cref="SourceDriftException">The file has no header.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        var encoding = format.Encoding is { } name ? TextEncoding.Get(name) : TextEncoding.Detect(path);
        using var first = new StreamReader(path, encoding);
        var line = first.ReadLine();
        if (string.IsNullOrWhiteSpace(line))
        {
            throw new SourceDriftException($"{Path.GetFileName(path)}: filen saknar rubrikrad. Be avsändaren om en ny export med rubriker.");
        }

        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = format.Delimiter ?? Sniff(line),
            BadDataFound = null,
            IgnoreBlankLines = true,
            DetectColumnCountChanges = false,
        };
        return new([.. Header(path, encoding, configuration)], Rows(path, encoding, configuration));
    }

    private static string[] Header(string path, System.Text.Encoding encoding, CsvConfiguration configuration)
    {
        using var parser = new CsvParser(new StreamReader(path, encoding), configuration);
        parser.Read();
        return [.. (parser.Record ?? []).Select(cell => cell.Trim())];
    }

    private static IEnumerable<TableRow> Rows(string path, System.Text.Encoding encoding, CsvConfiguration configuration)
    {
        using var parser = new CsvParser(new StreamReader(path, encoding), configuration);
        parser.Read();
        while (parser.Read())
        {
            // RawRow counts the lines up to the row's end; a quoted line break makes a row of several.
            var cells = new object?[parser.Count];
            var breaks = 0;
            for (var i = 0; i < cells.Length; i++)
            {
                var cell = parser[i];
                breaks += cell.AsSpan().Count('\n');
                cells[i] = cell;
            }

            yield return new(parser.RawRow - breaks, cells);
        }
    }

    private static string Sniff(string header) =>
        Delimiters.MaxBy(delimiter => header.AsSpan().Count(delimiter)).ToString();
}
