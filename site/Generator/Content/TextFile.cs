using System.Text;

namespace Geo.Generator.Content;

/// <summary>Reads a file of words as UTF-8. One saved in another encoding is refused: read as it is, each å, ä and ö would become a
/// black diamond on the page.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="BuildException">Not UTF-8: with file and line.</exception>
    public static string Read(string file) => Decoded(File.ReadAllBytes(file), file);

    /// <inheritdoc cref="Read"/>
    public static async Task<string> ReadAsync(string file, CancellationToken cancel) => Decoded(await File.ReadAllBytesAsync(file, cancel), file);

    private static string Decoded(byte[] bytes, string file)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException wrong)
        {
            var line = bytes.AsSpan(0, Math.Max(0, wrong.Index)).Count((byte)'\n') + 1;
            throw new BuildException($"{file}:{line}: filen är inte i UTF-8, så å, ä och ö går inte att läsa. Spara den som UTF-8.", wrong);
        }
    }
}
