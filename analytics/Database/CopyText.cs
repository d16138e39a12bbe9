using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Geo.Database;

/// <summary>Values as PostgreSQL's COPY reads them in its text format.</summary>
internal static class CopyText
{
    private const string Null = @"\N";

    // What COPY gives a meaning, and the one letter that no text of PostgreSQL may hold.
    private static readonly SearchValues<char> Special = SearchValues.Create("\\\t\n\r\0");

    /// <summary>An expression that writes a column's value.</summary>
    /// <exception cref="ArgumentException">There is no way to write the type.</exception>
    public static Expression Of(ParameterExpression text, Expression value)
    {
        if (Nullable.GetUnderlyingType(value.Type) is { } underlying)
        {
            var given = Expression.Property(value, nameof(Nullable<>.HasValue));
            return Expression.IfThenElse(given, Of(text, Expression.Convert(value, underlying)), Expression.Call(text, typeof(StringBuilder).GetMethod(nameof(StringBuilder.Append), [typeof(string)])!, Expression.Constant(Null)));
        }

        var type = typeof(Geometry).IsAssignableFrom(value.Type) && value.Type != typeof(Point) ? typeof(Geometry) : value.Type;
        var method = typeof(CopyText).GetMethod(nameof(Write), [typeof(StringBuilder), type])
            ?? throw new ArgumentException($"COPY of {value.Type.Name} is not known.", nameof(value));
        return Expression.Call(method, text, value);
    }

    /// <summary>An expression that writes what parts columns and rows.</summary>
    public static Expression Of(ParameterExpression text, char mark) => Expression.Call(text, typeof(StringBuilder).GetMethod(nameof(StringBuilder.Append), [typeof(char)])!, Expression.Constant(mark));

    public static void Write(StringBuilder text, string? value)
    {
        if (value is null)
        {
            text.Append(Null);
        }
        else if (value.AsSpan().ContainsAny(Special))
        {
            foreach (var letter in value)
            {
                _ = letter switch
                {
                    '\\' => text.Append(@"\\"),
                    '\t' => text.Append(@"\t"),
                    '\n' => text.Append(@"\n"),
                    '\r' => text.Append(@"\r"),
                    '\0' => text,
                    _ => text.Append(letter),
                };
            }
        }
        else
        {
            text.Append(value);
        }
    }

    public static void Write(StringBuilder text, bool value) => text.Append(value ? 't' : 'f');

    public static void Write(StringBuilder text, int value) => Format(text, value, "");

    public static void Write(StringBuilder text, long value) => Format(text, value, "");

    public static void Write(StringBuilder text, decimal value) => Format(text, value, "");

    public static void Write(StringBuilder text, double value) => Format(text, value, "R");

    public static void Write(StringBuilder text, DateOnly value) => Format(text, value, "O");

    /// <exception cref="ArgumentException">The moment is not in UTC.</exception>
    public static void Write(StringBuilder text, DateTime value)
    {
        if (value.Kind != DateTimeKind.Utc)
        {
            throw new ArgumentException($"{value:O} is not in UTC.", nameof(value));
        }

        Format(text, value, "O");
    }

    // A point's extended well-known binary: byte order, type with the mark of an SRID, SRID, x, y.
    public static void Write(StringBuilder text, Point? value)
    {
        if (value is null)
        {
            text.Append(Null);
            return;
        }

        Span<byte> bytes = stackalloc byte[25];
        bytes[0] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[1..], 0x2000_0001);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[5..], value.SRID);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[9..], value.X);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[17..], value.Y);
        Span<char> hex = stackalloc char[50];
        Convert.TryToHexString(bytes, hex, out _);
        text.Append(hex);
    }

    public static void Write(StringBuilder text, Geometry? value) =>
        text.Append(value is null ? Null : Convert.ToHexString(new WKBWriter(ByteOrder.LittleEndian, handleSRID: true).Write(value)));

    private static void Format<T>(StringBuilder text, T value, string format)
        where T : ISpanFormattable
    {
        Span<char> letters = stackalloc char[64];
        _ = value.TryFormat(letters, out var length, format, CultureInfo.InvariantCulture);
        text.Append(letters[..length]);
    }
}
