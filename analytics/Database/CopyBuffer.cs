using System.Buffers.Binary;
using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Geo.Database;

/// <summary>Rows as PostgreSQL's COPY reads them in its binary format: neither side spells out times, numbers or
/// points.</summary>
/// <remarks>Of each value its length and its bytes, most significant first; a value's bytes are those of its type's receive
/// function. PostgreSQL documentation, COPY, <i>Binary Format</i>.</remarks>
internal sealed class CopyBuffer
{
    private const int Null = -1;
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private byte[] _bytes = new byte[128 * 1024];

    /// <summary>How many bytes have been written since <see cref="Clear"/>.</summary>
    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>An expression that writes a column's value.</summary>
    /// <exception cref="ArgumentException">There is no way to write the type.</exception>
    public static Expression Write(ParameterExpression buffer, Expression value, IProperty column)
    {
        if (Nullable.GetUnderlyingType(value.Type) is { } underlying)
        {
            return Expression.IfThenElse(
                Expression.Property(value, nameof(Nullable<>.HasValue)),
                Write(buffer, Expression.Convert(value, underlying), column),
                Expression.Call(buffer, typeof(CopyBuffer).GetMethod(nameof(AddNull))!));
        }

        var type = typeof(Geometry).IsAssignableFrom(value.Type) && value.Type != typeof(Point) ? typeof(Geometry) : value.Type;
        var name = column.GetColumnType() == "jsonb" ? nameof(AddJson) : nameof(Add);
        var method = typeof(CopyBuffer).GetMethod(name, [type])
            ?? throw new ArgumentException($"COPY of {value.Type.Name} is not known.", nameof(value));
        return Expression.Call(buffer, method, value);
    }

    public void Clear() => Length = 0;

    /// <summary>What every copy begins with.</summary>
    public void AddHeader()
    {
        // The signature, no flags, no extension.
        ((ReadOnlySpan<byte>)[(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0]).CopyTo(Room(19));
    }

    /// <summary>How many values the next row has.</summary>
    public void AddRow(int columns) => BinaryPrimitives.WriteInt16BigEndian(Room(2), (short)columns);

    /// <summary>What every copy ends with.</summary>
    public void AddEnd() => BinaryPrimitives.WriteInt16BigEndian(Room(2), -1);

    public void AddNull() => AddLength(Null);

    // PostgreSQL's text holds no NUL.
    public void Add(string? value)
    {
        if (value is null)
        {
            AddNull();
            return;
        }

        var text = value.Contains('\0') ? value.Replace("\0", "", StringComparison.Ordinal) : value;
        AddUtf8(text, before: []);
    }

    public void AddJson(string? value)
    {
        if (value is null)
        {
            AddNull();
            return;
        }

        // The version of the format.
        AddUtf8(value, before: [1]);
    }

    public void Add(bool value)
    {
        AddLength(1);
        Room(1)[0] = value ? (byte)1 : (byte)0;
    }

    public void Add(int value)
    {
        AddLength(sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), value);
    }

    public void Add(long value)
    {
        AddLength(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), value);
    }

    public void Add(double value)
    {
        AddLength(sizeof(double));
        BinaryPrimitives.WriteDoubleBigEndian(Room(sizeof(double)), value);
    }

    // Groups of four digits, most significant first, and where the decimal point stands among them.
    public void Add(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var scale = (parts[3] >> 16) & 0xFF;
        var digits = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var fraction = (scale + 3) / 4;
        for (var filled = scale; filled < 4 * fraction; filled++)
        {
            digits *= 10;
        }

        Span<short> groups = stackalloc short[16];
        var count = 0;
        for (; digits > 0; digits /= 10_000)
        {
            groups[count++] = (short)(int)(digits % 10_000);
        }

        AddLength(8 + 2 * count);
        var room = Room(8 + 2 * count);
        BinaryPrimitives.WriteInt16BigEndian(room, (short)count);
        BinaryPrimitives.WriteInt16BigEndian(room[2..], (short)(count - fraction - 1));
        BinaryPrimitives.WriteUInt16BigEndian(room[4..], value < 0 ? (ushort)0x4000 : (ushort)0);
        BinaryPrimitives.WriteInt16BigEndian(room[6..], (short)scale);
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(room[(8 + 2 * i)..], groups[count - 1 - i]);
        }
    }

    public void Add(DateOnly value) => Add(value.DayNumber - DateOnly.FromDateTime(Epoch).DayNumber);

    /// <exception cref="ArgumentException">The moment is not in UTC.</exception>
    public void Add(DateTime value)
    {
        if (value.Kind != DateTimeKind.Utc)
        {
            throw new ArgumentException($"{value:O} is not in UTC.", nameof(value));
        }

        Add((value - Epoch).Ticks / TimeSpan.TicksPerMicrosecond);
    }

    // A point's extended well-known binary: byte order, type with the mark of an SRID, SRID, x, y.
    public void Add(Point? value)
    {
        if (value is null)
        {
            AddNull();
            return;
        }

        AddLength(25);
        var room = Room(25);
        room[0] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(room[1..], 0x2000_0001);
        BinaryPrimitives.WriteInt32LittleEndian(room[5..], value.SRID);
        BinaryPrimitives.WriteDoubleLittleEndian(room[9..], value.X);
        BinaryPrimitives.WriteDoubleLittleEndian(room[17..], value.Y);
    }

    public void Add(Geometry? value)
    {
        if (value is null)
        {
            AddNull();
            return;
        }

        var bytes = new WKBWriter(ByteOrder.LittleEndian, handleSRID: true).Write(value);
        AddLength(bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
    }

    private void AddUtf8(string text, ReadOnlySpan<byte> before)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length) + before.Length + sizeof(int);
        var start = Length;
        var room = Room(most);
        before.CopyTo(room[sizeof(int)..]);
        var length = before.Length + Encoding.UTF8.GetBytes(text, room[(sizeof(int) + before.Length)..]);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        Length = start + sizeof(int) + length;
    }

    private void AddLength(int length) => BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), length);

    private Span<byte> Room(int length)
    {
        if (Length + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + length));
        }

        var room = _bytes.AsSpan(Length, length);
        Length += length;
        return room;
    }
}
