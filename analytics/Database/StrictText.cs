using System.Text;

namespace Geo.Database;

/// <summary>Reads a file of words that people write as UTF-8, with or without a byte order mark. One in another encoding is refused: it would be kept
/// with its å, ä and ö lost.</summary>
public static class StrictText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UsageException">It is not UTF-8.</exception>
    public static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file, Utf8);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new UsageException($"{file}: filen är inte sparad som UTF-8, så å, ä och ö skulle bli fel. Spara om den som UTF-8 och kör om.", wrong);
        }
    }
}
