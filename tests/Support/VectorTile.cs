using System.Buffers.Binary;
using System.Text;

namespace Geo.Tests.Support;

/// <summary>Reads what a Mapbox Vector Tile says of its features (specification 2.1); their drawing is not read.</summary>
internal static class VectorTile
{
    /// <summary>A feature's layer and attributes.</summary>
    public sealed record Feature(string Layer, IReadOnlyDictionary<string, object> Attributes)
    {
        public string? Text(string name) => Attributes.GetValueOrDefault(name)?.ToString();

        public long? Number(string name) => Attributes.GetValueOrDefault(name) as long?;
    }

    public static List<Feature> Read(ReadOnlyMemory<byte> tile) => [.. Fields(tile).Where(field => field.Number == 3).SelectMany(field => Layer(field.Bytes))];

    private static IEnumerable<Feature> Layer(ReadOnlyMemory<byte> layer)
    {
        var fields = Fields(layer).ToList();
        var name = Encoding.UTF8.GetString(fields.Single(field => field.Number == 1).Bytes.Span);
        var keys = fields.Where(field => field.Number == 3).Select(field => Encoding.UTF8.GetString(field.Bytes.Span)).ToList();
        var values = fields.Where(field => field.Number == 4).Select(field => Value(field.Bytes)).ToList();
        foreach (var feature in fields.Where(field => field.Number == 2))
        {
            var tags = Fields(feature.Bytes).Where(field => field.Number == 2).SelectMany(field => Numbers(field.Bytes)).ToList();
            yield return new(name, tags.Chunk(2).ToDictionary(tag => keys[(int)tag[0]], tag => values[(int)tag[1]]));
        }
    }

    private static object Value(ReadOnlyMemory<byte> value)
    {
        var field = Fields(value).Single();
        return field.Number switch
        {
            1 => Encoding.UTF8.GetString(field.Bytes.Span),
            2 => (object)BinaryPrimitives.ReadSingleLittleEndian(field.Bytes.Span),
            3 => BinaryPrimitives.ReadDoubleLittleEndian(field.Bytes.Span),
            6 => (long)(field.Varint >> 1) ^ -(long)(field.Varint & 1),
            7 => field.Varint != 0,
            _ => (long)field.Varint,
        };
    }

    private static IEnumerable<ulong> Numbers(ReadOnlyMemory<byte> packed)
    {
        for (var at = 0; at < packed.Length;)
        {
            yield return Varint(packed.Span, ref at);
        }
    }

    private static IEnumerable<(int Number, ReadOnlyMemory<byte> Bytes, ulong Varint)> Fields(ReadOnlyMemory<byte> message)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message.Span, ref at);
            var (number, wire) = ((int)(key >> 3), (int)(key & 7));
            if (wire == 0)
            {
                yield return (number, default, Varint(message.Span, ref at));
                continue;
            }

            var length = wire switch { 1 => 8, 5 => 4, _ => (int)Varint(message.Span, ref at) };
            yield return (number, message.Slice(at, length), 0);
            at += length;
        }
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return number;
            }
        }
    }
}
