using ExcelDataReader;
using Geo.Database;

namespace Geo.Etl.Inspecting;

/// <summary>Reads a sample of an Excel file: the sheet asked for, else the one with most cells.</summary>
internal static class XlsxSample
{
    static XlsxSample() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    /// <exception cref="UsageException">The file is broken, or has no such sheet.</exception>
    public static Sample Read(string path, string? sheet)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var file = File.OpenRead(path);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(file);
            var sheets = new List<(string Name, List<SampleRow> Rows, bool Whole)>();
            do
            {
                sheets.Add((reader.Name, Rows(reader, out var whole), whole));
            }
            while (reader.NextResult());

            var chosen = sheet is null ? sheets.MaxBy(s => s.Rows.Sum(row => (long)row.Filled)) : sheets.FirstOrDefault(s => s.Name == sheet);
            return chosen.Rows is null
                ? throw new UsageException($"{name}: bladet {sheet} finns inte; i filen finns {string.Join(", ", sheets.Select(s => s.Name))}.")
                : chosen.Rows.Count == 0
                ? throw new UsageException($"{name}: arbetsboken har inga ifyllda celler. Begär den på nytt av avsändaren.")
                : new()
                {
                    Kind = FileKind.Xlsx,
                    Rows = chosen.Rows,
                    Whole = chosen.Whole,
                    Part = chosen.Name,
                    Parts = [.. sheets.Select(s => s.Name)],
                };
        }
        catch (Exception wrong) when (wrong is ExcelDataReader.Exceptions.ExcelReaderException or InvalidDataException or System.Xml.XmlException)
        {
            throw new UsageException($"{name}: filen är en xlsx men går inte att läsa: den är skadad eller lösenordsskyddad. Öppna den i Excel och spara om den, eller begär den på nytt.");
        }
    }

    private static List<SampleRow> Rows(IExcelDataReader reader, out bool whole)
    {
        var rows = new List<SampleRow>();
        for (var line = 1; rows.Count < Sample.MostRows; line++)
        {
            if (!reader.Read())
            {
                whole = true;
                return rows;
            }

            var cells = new object?[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = reader.GetValue(i) switch { int number => (double)number, var value => value };
            }

            if (new SampleRow(line, cells) is { Filled: > 0 } row)
            {
                rows.Add(row);
            }
        }

        whole = false;
        return rows;
    }
}
