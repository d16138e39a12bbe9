using System.Text.RegularExpressions;

namespace Geo.Database.Masking;

/// <summary>The shapes without digits that <see cref="Masker"/> looks for.</summary>
internal static partial class MaskPatterns
{
    [GeneratedRegex(@"[\u00AD\u200B-\u200D\u2060\uFEFF]")]
    public static partial Regex Invisible();

    // The mark is sought first: to try every word as the beginning of an address would be quadratic in a long one.
    [GeneratedRegex(@"(?<=[\p{L}\d._%+-])\s?(?:@|＠|[(\[](?:at|a|snabel-?a)[)\]])\s?[\p{L}\d-]+(?:[.,][\p{L}\d-]+)+|(?<=[\p{L}\d._%+-])@[\p{L}\d-]{2,}|(?<=\s[\p{L}\d._%+-]{1,64})\s(?:at|snabel-?a)\s[\p{L}\d-]+\.\p{L}{2,}", RegexOptions.IgnoreCase)]
    public static partial Regex Email();
}
