using System.Text.Encodings.Web;
using System.Text.Json;

namespace Geo.Service.Workbench;

/// <summary>What <c>--json</c> writes: all that is needed to repeat a result and to understand its empty
/// fields.</summary>
internal sealed class StatSummary
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, long> _counts = [];
    private readonly Dictionary<(string Column, string Reason), long> _undefined = [];

    public double SecondsCompute { get; set; }

    public void Count(string name, long number) => _counts[name] = number;

    public void Undefined(string column, string reason) =>
        _undefined[(column, reason)] = _undefined.GetValueOrDefault((column, reason)) + 1;

    /// <summary>Whether a reason is given for a column's empty fields.</summary>
    public bool Explains(string column) => _undefined.Keys.Any(known => known.Column == column);

    /// <param name="parameters">Name and value as the user wrote them or as they are by default.</param>
    /// <param name="seed">Null where nothing is random.</param>
    public void Write(TextWriter output, string method, IEnumerable<KeyValuePair<string, string>> parameters, long? seed, int threads)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("method", method);
            json.WriteString("version", CodeVersion.Current);
            json.WriteStartObject("parameters");
            foreach (var (name, value) in parameters)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            WriteSeed(json, seed);
            json.WriteNumber("threads", threads);
            json.WriteStartObject("counts");
            foreach (var (name, number) in _counts)
            {
                json.WriteNumber(name, number);
            }

            json.WriteEndObject();
            json.WriteNumber("seconds_compute", Math.Round(SecondsCompute, 6));
            json.WriteStartArray("undefined");
            foreach (var ((column, reason), times) in _undefined)
            {
                json.WriteStartObject();
                json.WriteString("column", column);
                json.WriteString("reason", reason);
                json.WriteNumber("times", times);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void WriteSeed(Utf8JsonWriter json, long? seed)
    {
        if (seed is { } number)
        {
            json.WriteNumber("seed", number);
        }
        else
        {
            json.WriteNull("seed");
        }
    }
}
