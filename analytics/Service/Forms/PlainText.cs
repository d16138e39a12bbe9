using System.Buffers;

namespace Geo.Service.Forms;

/// <summary>Text as it may be kept. Marks that turn the direction of what follows say nothing in Swedish or English, and make a text read as another than it
/// is; control letters show as nothing at all. Both are left out. A null letter is not: it is refused where a request comes in.</summary>
internal static class PlainText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(
        [.. "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069", .. Enumerable.Range(1, 0x9F).Select(code => (char)code).Where(letter => char.IsControl(letter) && letter is not ('\t' or '\n' or '\r'))]);

    /// <summary>The text without them.</summary>
    public static string Of(string text) => text.AsSpan().ContainsAny(Marks) ? string.Concat(text.Where(letter => !Marks.Contains(letter))) : text;
}
