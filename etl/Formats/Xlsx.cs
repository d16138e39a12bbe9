using ExcelDataReader;
using Geo.Etl.Settings;

namespace Geo.Etl.Formats;

/// <summary>A sheet of an Excel file, read row by row. Title rows above the header and notes below the data are left to
/// the reader.</summary>
internal static class Xlsx
{
    static Xlsx() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    /// <exception cref="SourceDriftException">The sheet or its header row is not there, or the file is no Excel file.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        using var enumerator = Rows(path, format, 0).GetEnumerator();
        while (enumerator.MoveNext())
        {
            if (enumerator.Current.Line == format.HeaderRow)
            {
                var header = enumerator.Current.Cells
                    .Select((cell, i) => cell?.ToString()?.Trim() is { Length: > 0 } name ? name : Letter(i));
                return new([.. header], Rows(path, format, format.HeaderRow));
            }
        }

        throw new SourceDriftException(
            $"{Path.GetFileName(path)}: det finns ingen rubrikrad på rad {format.HeaderRow}. Kontrollera filen, eller headerRow i källans mappning.");
    }

    private static IEnumerable<TableRow> Rows(string path, FormatSetting format, int after)
    {
        using var file = File.OpenRead(path);
        using var reader = Reader(path, file);
        while (format.Sheet is { } wanted && reader.Name != wanted)
        {
            if (!reader.NextResult())
            {
                throw new SourceDriftException($"{Path.GetFileName(path)}: bladet {wanted} finns inte. Kontrollera filen, eller sheet i källans mappning.");
            }
        }

        for (var line = 1; reader.Read(); line++)
        {
            if (line > after)
            {
                var cells = new object?[reader.FieldCount];
                for (var i = 0; i < cells.Length; i++)
                {
                    cells[i] = reader.GetValue(i);
                }

                yield return new(line, cells);
            }
        }
    }

    private static IExcelDataReader Reader(string path, Stream file)
    {
        try
        {
            return ExcelReaderFactory.CreateOpenXmlReader(file);
        }
        catch (Exception wrong) when (wrong is ExcelDataReader.Exceptions.ExcelReaderException or InvalidDataException)
        {
            throw new SourceDriftException($"{Path.GetFileName(path)}: filen går inte att läsa som Excel (xlsx). Öppna den i Excel och spara om den.");
        }
    }

    private static string Letter(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letter(column / 26 - 1) + Letter(column % 26);
}
