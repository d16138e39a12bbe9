using System.Text;

namespace Geo.Etl.Formats;

/// <summary>Finds how a text file is encoded: its mark, else strict UTF-8, else Windows-1252, which is what Swedish Excel
/// writes.</summary>
internal static class TextEncoding
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Get(string name) => Encoding.GetEncoding(name);

    /// <param name="path">The file.</param>
    /// <param name="skip">Bytes at its beginning that are no text.</param>
    public static Encoding Detect(string path, int skip = 0)
    {
        using var file = File.OpenRead(path);
        Span<byte> mark = stackalloc byte[3];
        var length = file.ReadAtLeast(mark, 3, throwOnEndOfStream: false);
        if (skip == 0 && length >= 2 && (mark[..2].SequenceEqual<byte>([0xFF, 0xFE]) || mark[..2].SequenceEqual<byte>([0xFE, 0xFF])))
        {
            return mark[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        file.Position = skip;
        try
        {
            using var reader = new StreamReader(file, StrictUtf8, detectEncodingFromByteOrderMarks: false);
            var buffer = new char[64 * 1024];
            while (reader.Read(buffer) > 0)
            {
            }

            return StrictUtf8;
        }
        catch (DecoderFallbackException)
        {
            return Get("windows-1252");
        }
    }
}
