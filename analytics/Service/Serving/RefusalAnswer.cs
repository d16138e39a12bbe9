using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Geo.Service.Serving;

/// <summary>What the server refuses before it has become a request (a null character in the path, a header that is none, a line that is too long, another's name) as a
/// problem too: Kestrel answers it with a status and no body, and nothing in the pipeline ever sees it.</summary>
internal static class RefusalAnswer
{
    private static readonly Bilingual Unreadable = new(
        "Anropet går inte att läsa: första raden, adressen eller en rubrik är inte giltig HTTP, eller så är namnet i Host inte tjänstens. Ett nolltecken (%00) kan inte stå i en adress. Rätta anropet.",
        "The request cannot be read: its first line, its address or a header is not valid HTTP, or the name in Host is not the service's. A null character (%00) cannot stand in an address. Mend the request.");

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gives refusals on these connections a body.</summary>
    public static void UseRefusals(this ListenOptions listen, ServeSettings settings) => listen.Use(next => async connection =>
    {
        var transport = connection.Transport;
        connection.Transport = new Duplex(transport.Input, new RefusalWriter(transport.Output, settings));
        try
        {
            await next(connection);
        }
        finally
        {
            connection.Transport = transport;
        }
    });

    /// <summary>A head as Kestrel writes it, with a body; null where it is no refusal.</summary>
    /// <param name="head">What is about to be sent.</param>
    /// <param name="address">What links start with; empty where it is not known, for no request has been read.</param>
    internal static byte[]? Find(ReadOnlySpan<byte> head, string address)
    {
        // Every other failure has a body.
        if (!head.StartsWith("HTTP/1.1 4"u8) || !head.EndsWith("\r\n\r\n"u8) || head.IndexOf("\r\nContent-Length: 0\r\n"u8) < 0)
        {
            return null;
        }

        var status = int.Parse(head.Slice("HTTP/1.1 ".Length, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        var kind = ProblemKind.Of(status);

        // The language that is asked for has not been read either.
        var meaning = kind == ProblemKind.InvalidRequest ? Unreadable : kind.Meaning;
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Json))
        {
            json.WriteStartObject();
            json.WriteString("type", $"{address}/problems/{kind.Name}");
            json.WriteString("title", $"{kind.Title.Swedish} / {kind.Title.English}");
            json.WriteNumber("status", status);
            json.WriteString("detail", $"{meaning.Swedish} / {meaning.English}");
            json.WriteEndObject();
        }

        var written = Encoding.ASCII.GetString(head).Replace(
            "\r\nContent-Length: 0\r\n",
            string.Create(CultureInfo.InvariantCulture, $"\r\nContent-Length: {body.WrittenCount}\r\nContent-Type: application/problem+json\r\nContent-Language: sv, en\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"),
            StringComparison.Ordinal);
        return [.. Encoding.ASCII.GetBytes(written), .. body.WrittenSpan];
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    // Passes on what is written, and looks at the first bytes of each piece.
    private sealed class RefusalWriter(PipeWriter inner, ServeSettings settings) : PipeWriter
    {
        private Memory<byte> _given;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override Memory<byte> GetMemory(int sizeHint = 0) => _given = inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override void Advance(int bytes)
        {
            var answer = Find(_given.Span[..bytes], settings.PublicAddress?.AbsoluteUri.TrimEnd('/') ?? "");
            if (answer is null)
            {
                // What was given is written in several steps.
                _given = _given[bytes..];
                inner.Advance(bytes);
                return;
            }

            _given = default;
            inner.Advance(0);
            inner.Write(answer);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) => inner.WriteAsync(source, cancellationToken);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }
}
