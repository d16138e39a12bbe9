using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using ExcelDataReader;
using Geo.Service.Forms;
using Geo.Service.Serving;

namespace Geo.Service.Reports;

/// <summary>A file of reports (CSV or xlsx) that anyone may have sent, told apart by its first bytes: rows of texts by the names of their columns.</summary>
internal static class EstFile
{
    /// <summary>Bytes of the largest file.</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    /// <summary>Bytes of the largest file when it is unpacked.</summary>
    private const long LargestUnpacked = 100L * 1024 * 1024;
    private const int MostParts = 200;
    private const int MostRows = 5_000;

    /// <summary>The column's name → the field.</summary>
    public static readonly FrozenDictionary<string, string> Columns = new Dictionary<string, string>
    {
        ["Rapport-id"] = "reference",
        ["Rapportör"] = "reporter",
        ["År"] = "year",
        ["Vecka"] = "week",
        ["Datum"] = "date",
        ["Från"] = "from",
        ["Till"] = "to",
        ["Plats"] = "place",
        ["Öst"] = "easting",
        ["Nord"] = "northing",
        ["Kategori"] = "category",
        ["Beskrivning"] = "description",
        ["Upprepat"] = "repeated",
        ["Allvar"] = "seriousness",
        ["Polisanmält"] = "policeReported",
        ["Åtgärd"] = "action",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static EstFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The file's rows, each with its line.</summary>
    /// <exception cref="ProblemException">It is no such file: nothing of it is taken.</exception>
    public static List<(int Line, FormValues Values)> Read(byte[] bytes)
    {
        if (bytes.Length is 0 or > LargestFile)
        {
            throw Wrong(bytes.Length == 0 ? "Välj en fil med rapporter." : $"Filen är större än {LargestFile / 1_048_576} MB. Dela den.", bytes.Length == 0 ? "Choose a file with reports." : $"The file is larger than {LargestFile / 1_048_576} MB. Divide it.");
        }

        var table = bytes.AsSpan().StartsWith("PK"u8) ? Sheet(bytes) : bytes.AsSpan().IndexOf((byte)0) >= 0 ? throw Unknown() : Text(bytes);
        var header = table.FirstOrDefault();
        var fields = (header.Cells ?? []).Select(name => Columns.GetValueOrDefault(name.Trim())).ToList();
        if (header.Cells is null || fields.Contains(null))
        {
            var unknown = string.Join(", ", (header.Cells ?? []).Where(name => !Columns.ContainsKey(name.Trim())).Take(5).Select(name => name.Length > 40 ? name[..40] + "…" : name));
            throw Wrong($"Rubrikraden har kolumner som inte känns igen ({new Geo.Database.Masking.Masker().Mask(unknown)}). De som finns: {string.Join(", ", Columns.Keys)}.", $"The header has unknown columns. Those that there are: {string.Join(", ", Columns.Keys)}.");
        }

        foreach (var needed in (string[])["Kategori", "Datum"])
        {
            if (!fields.Contains(Columns[needed]))
            {
                throw Wrong($"Kolumnen {needed} saknas i rubrikraden.", $"The column {needed} is not in the header.");
            }
        }

        var rows = table.Skip(1).Where(row => row.Cells.Any(cell => cell.Length > 0)).ToList();
        return rows.Count switch
        {
            0 => throw Wrong("Filen har inga rader under rubriken.", "The file has no rows below the header."),
            > MostRows => throw Wrong($"Filen har fler än {MostRows} rader. Dela den.", $"The file has more than {MostRows} rows. Divide it."),
            _ => [.. rows.Select(row => (row.Line, Values(fields!, row.Cells)))],
        };
    }

    private static FormValues Values(List<string> fields, string[] cells)
    {
        var values = new FormValues();
        for (var i = 0; i < fields.Count && i < cells.Length; i++)
        {
            values[fields[i]] = cells[i].Trim();
        }

        return values;
    }

    private static List<(int Line, string[] Cells)> Text(byte[] bytes)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.GetEncoding(1252).GetString(bytes);
        }

        text = text.TrimStart('\ufeff');
        var first = text.Split('\n', 2)[0];
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = first.Contains(';', StringComparison.Ordinal) ? ";" : first.Contains('\t', StringComparison.Ordinal) ? "\t" : ",",
            BadDataFound = null,
            IgnoreBlankLines = true,
        });
        var rows = new List<(int, string[])>();
        while (parser.Read() && rows.Count <= MostRows + 1)
        {
            rows.Add((parser.RawRow, [.. parser.Record!]));
        }

        return rows;
    }

    private static List<(int Line, string[] Cells)> Sheet(byte[] bytes)
    {
        try
        {
            CheckParts(bytes);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
            var rows = new List<(int, string[])>();
            for (var line = 1; reader.Read() && rows.Count <= MostRows + 1; line++)
            {
                rows.Add((line, [.. Enumerable.Range(0, reader.FieldCount).Select(i => Cell(reader.GetValue(i)))]));
            }

            return rows;
        }
        catch (Exception damaged) when (damaged is not (ProblemException or OutOfMemoryException))
        {
            throw Unknown();
        }
    }

    // What a part says of its own length can be a lie: it is unpacked, and counted.
    private static void CheckParts(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var (buffer, unpacked) = (new byte[64 * 1024], 0L);
        if (zip.Entries.Count > MostParts)
        {
            throw Unknown();
        }

        foreach (var part in zip.Entries)
        {
            using var stream = part.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                unpacked += read;
                if (unpacked > LargestUnpacked)
                {
                    throw Wrong("Filen blir orimligt stor när den packas upp. Spara om den, eller skicka den som CSV.", "The file becomes large beyond reason when unpacked. Save it again, or send it as CSV.");
                }
            }
        }
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTime { Year: <= 1900 } time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static ProblemException Unknown() => Wrong("Filen är varken CSV eller en hel xlsx-fil. Spara om den i ett av dem.", "The file is neither CSV nor a whole xlsx file. Save it as one of them.");

    private static ProblemException Wrong(string swedish, string english) => new(ProblemKind.InvalidBody, new(swedish, english), "file");
}
