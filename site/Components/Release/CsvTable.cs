using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace Geo.Components.Release;

/// <summary>A release's tables as CSV: after RFC 4180 with decimal points for machines, written and read by the same columns, and in the
/// dialect that Excel opens in Sweden.</summary>
public static class CsvTable
{
    /// <summary>Writes the header and one line a row.</summary>
    public static void Write<T>(TextWriter text, IEnumerable<T> rows) => WriteRows(text, rows, ",", Text);

    /// <summary>Writes the same for Excel in Swedish: semicolons and decimal commas. The bytes need a byte order mark before
    /// them.</summary>
    public static void WriteExcel<T>(TextWriter text, IEnumerable<T> rows) => WriteRows(text, rows, ";", ExcelText);

    private static void WriteRows<T>(TextWriter text, IEnumerable<T> rows, string delimiter, Func<object?, string> cell)
    {
        var fields = TableSchema.Of<T>();
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", Delimiter = delimiter }, leaveOpen: true);
        foreach (var field in fields)
        {
            csv.WriteField(field.Name);
        }

        csv.NextRecord();
        foreach (var row in rows)
        {
            foreach (var field in fields)
            {
                csv.WriteField(cell(field.Property.GetValue(row)));
            }

            csv.NextRecord();
        }
    }

    /// <summary>Reads what was written for machines.</summary>
    /// <exception cref="FormatException">The header is another, or a value is not of its column's type.</exception>
    public static ImmutableArray<T> Read<T>(TextReader text)
    {
        var fields = TableSchema.Of<T>();
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture, leaveOpen: true);
        csv.Read();
        csv.ReadHeader();
        if (csv.HeaderRecord is not { } header || !header.SequenceEqual(fields.Select(field => field.Name)))
        {
            throw new FormatException(
                $"Kolumnerna är {string.Join(", ", csv.HeaderRecord ?? [])}; väntade {string.Join(", ", fields.Select(field => field.Name))}.");
        }

        var rows = ImmutableArray.CreateBuilder<T>();
        while (csv.Read())
        {
            var row = Activator.CreateInstance<T>();
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i].Property.SetValue(row, Value(fields[i], csv.GetField(i) ?? "", csv.Parser.RawRow));
            }

            rows.Add(row);
        }

        return rows.ToImmutable();
    }

    /// <summary>A value as it stands in a cell: invariant, enums as words with hyphens, null as nothing.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        Enum name => JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString()),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}."),
    };

    // A text that Excel would take for a formula is shown as text: nobody's words are run.
    private static string ExcelText(object? value) => value switch
    {
        decimal number => number.ToString(CultureInfo.InvariantCulture).Replace('.', ','),
        string { Length: > 0 } text when text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' => "'" + text,
        _ => Text(value),
    };

    private static object? Value(TableField field, string cell, int line)
    {
        var type = Nullable.GetUnderlyingType(field.Property.PropertyType) ?? field.Property.PropertyType;
        if (cell.Length == 0 && !field.Required)
        {
            return null;
        }

        try
        {
            return type switch
            {
                _ when type == typeof(string) => cell,
                _ when type == typeof(bool) => bool.Parse(cell),
                _ when type == typeof(DateOnly) => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                _ when type.IsEnum => Enum.Parse(type, cell.Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
                _ => Convert.ChangeType(cell, type, CultureInfo.InvariantCulture),
            };
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or OverflowException)
        {
            throw new FormatException($"Rad {line}, {field.Name}: \"{cell}\" är inte {field.Type}.", wrong);
        }
    }
}
