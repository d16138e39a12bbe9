using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Geo.Database;

namespace Geo.Service.Workbench;

/// <summary>CSV after RFC 4180: comma, header, quoted fields that may hold line breaks; UTF-8, with or without a byte
/// order mark.</summary>
internal static class CsvInput
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UsageException">The text is no CSV, or a row has another number of fields than the
    /// header.</exception>
    public static StatTable Read(string path, int? crs)
    {
        using var text = new StreamReader(path, Strict);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ",",
            Mode = CsvMode.RFC4180,
            IgnoreBlankLines = false,
            BadDataFound = bad => throw new UsageException($"{path}, raden som slutar på rad {bad.Context.Parser?.RawRow}: ett citattecken står fel eller saknas. Fält med citattecken ska stå inom \"…\", och citattecknen i dem dubbleras (\"\")."),
        };
        using var parser = new CsvParser(text, configuration);
        try
        {
            return Read(path, parser, crs);
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{path}, efter rad {parser.RawRow}: texten är inte UTF-8. Spara filen som UTF-8.");
        }
    }

    private static StatTable Read(string path, CsvParser parser, int? crs)
    {
        string[] header = parser.Read() && parser.Record is { } first && !first.All(string.IsNullOrWhiteSpace)
            ? [.. first.Select(name => name.Trim())]
            : throw new UsageException($"{path}: första raden är tom; där ska kolumnernas namn stå.");
        if (header.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(name => name.Count() > 1) is { } twice)
        {
            throw new UsageException($"{path}, rad 1: kolumnen {twice.Key} står två gånger. Ge kolumnerna olika namn.");
        }

        var (rows, lines, blank) = (new List<string[]>(), new List<int>(), 0);
        while (true)
        {
            var line = parser.RawRow + 1;
            if (!parser.Read())
            {
                break;
            }

            var fields = parser.Record!;
            if (header.Length > 1 && fields is [""])
            {
                blank = blank > 0 ? blank : line;
                continue;
            }

            if (blank > 0 || fields.Length != header.Length)
            {
                throw header is [var only] && only.Contains(';', StringComparison.Ordinal)
                    ? new UsageException($"{path}: rubrikraden har semikolon mellan namnen. Spara filen med komma mellan fälten och punkt i decimaltal (i Excel: CSV UTF-8 med engelska inställningar).")
                    : Ragged(path, blank > 0 ? blank : line, blank > 0 ? 0 : fields.Length, header.Length);
            }

            rows.Add(fields);
            lines.Add(line);
        }

        return new(path, header, rows, lines) { Crs = crs };
    }

    private static UsageException Ragged(string path, int line, int fields, int columns) => new(fields == 0
        ? $"{path}, rad {line}: raden är tom. Ta bort den."
        : $"{path}, rad {line}: {fields} fält, men rubrikraden har {columns}. Rätta raden; fält med komma ska stå inom \"…\".");
}
