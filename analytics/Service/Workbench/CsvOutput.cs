using System.Buffers;
using System.Globalization;

namespace Geo.Service.Workbench;

/// <summary>CSV as other programs read it: comma, decimal point, header first, quotes where needed, missing = empty.</summary>
internal static class CsvOutput
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Writes a row. Doubles in full precision; NaN, infinity and null as nothing.</summary>
    public static void WriteRow(TextWriter output, IReadOnlyList<object?> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
            {
                output.Write(',');
            }

            var text = Text(fields[i]);
            // A lone empty field would be a blank line, which readers skip.
            output.Write(text.AsSpan().ContainsAny(Quoted) || (fields.Count == 1 && text.Length == 0)
                ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                : text);
        }

        output.Write('\n');
    }

    private static string Text(object? field) => field switch
    {
        null => "",
        double number => StatNumber.Text(number),
        string text => text,
        bool yes => yes ? "1" : "0",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => field.ToString() ?? "",
    };
}
