using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Geo.Etl.Masking;

/// <summary>The shapes that <see cref="Masker"/> looks for.</summary>
internal static partial class MaskPatterns
{
    private const string Dash = @"[-‐-―−+]";

    private const string Gap = @"[\s.]?";

    /// <summary>Three letters that stand before numbers and are no plate: units, norms, currencies.</summary>
    public static FrozenSet<string> NotPlates { get; } =
        new[] { "EST", "RAL", "LED", "ISO", "DIN", "PVC", "SEK", "NOK", "EUR", "USD", "BTA" }.ToFrozenSet();

    /// <summary>Words before a time of day: "Klockan 22:30" is no property.</summary>
    public static FrozenSet<string> BeforeTimes { get; } = new[]
    {
        "kl", "klockan", "ca", "cirka", "efter", "före", "från", "till", "vid", "mellan", "runt", "omkring", "tid", "tiden", "sedan",
        "idag", "igår", "natten", "morgonen", "kvällen", "dagen", "eftermiddagen", "förmiddagen", "natt", "kväll", "morgon",
        "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "upptäckt", "anmält", "larm", "åtgärdat", "redan", "strax", "och",
    }.ToFrozenSet();

    [GeneratedRegex(@"[\u00AD\u200B-\u200D\u2060\uFEFF]")]
    public static partial Regex Invisible();

    [GeneratedRegex(@"[\p{L}\d._%+-]+\s?(?:@|＠|\(at\)|\[at\]|\(snabel-a\))\s?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+", RegexOptions.IgnoreCase)]
    public static partial Regex Email();

    // 5000-K123456-25, K123456-25, K 123456/25, K-nr 123456-25.
    [GeneratedRegex(@"(?<![\p{L}\d])(?:\d{4}\s?-\s?)?K\s?-?\s?\d{3,8}(?:\s?[-/]\s?\d{2,4})?(?![\d\p{L}])|(?<=K-?\s?n(?:umme)?r\.?:?\s{0,2})\d{3,8}(?:\s?[-/]\s?\d{2})?", RegexOptions.IgnoreCase)]
    public static partial Regex CaseNumber();

    // Six or eight digits, a dash or a plus, four: taken whatever the date, for a mistyped number is still one. A letter
    // may stand for the first of the four, and crosses for those that were withheld.
    [GeneratedRegex(@"(?<!\d)(?<!\d[-.,:])(?:\d{2}" + Gap + @")?\d{2}" + Gap + @"\d{2}" + Gap + @"\d{2}\s?" + Dash + @"\s?(?:[\dA-Z]\d{3}|[Xx*]{4})(?!\d)|(?<!\d)(?:18|19|20)\d{2}" + Dash + @"(?:0[1-9]|1[0-2])" + Dash + @"\d{2}\s?" + Dash + @"\s?\d{4}(?!\d)")]
    public static partial Regex PersonalNumberParted();

    // Without a dash only where the digits can be a date (a coordination number's day is 60 more): else every order number
    // of ten digits would go.
    [GeneratedRegex(@"(?<!\d)(?<!\d[-.,:])(?:(?:18|19|20)[\s.-]?)?\d{2}[\s.-]?(?:0[1-9]|1[0-2])[\s.-]?(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[\s.]?(?:\d{4}|\d{3}[\s.]\d|\d{2}[\s.]\d{2})(?!\d)(?![:.,]\d)")]
    public static partial Regex PersonalNumber();

    [GeneratedRegex(@"(?<![\d+])(?:\+|00)\s?46[\s-]?(?:\(0\))?[\s/-]?[1-9](?:[\s/-]?\d){6,9}(?!\d)")]
    public static partial Regex PhoneAbroad();

    // Area code of two (08), three or four digits, then five to eight more, in groups or not.
    [GeneratedRegex(@"(?<!\d)(?<!\d[-.,:/])\(?0(?:8\)?[\s/-]{0,3}\d(?:[\s-]?\d){5,7}|[1-9]\d\)?[\s/-]{0,3}\d(?:[\s-]?\d){4,7}|[1-9]\d{2}\)?[\s/-]{0,3}\d(?:[\s-]?\d){4,6})(?!\d)(?![:,]\d)")]
    public static partial Regex Phone();

    // Three letters and three digits, the last of which may be a letter; in small letters only without a space, or after a word that announces one.
    [GeneratedRegex(@"(?<![\p{L}\d-])(?:(?<letters>[A-Z]{3})[\s-]?\d{2}[\dA-Z]|(?<letters>[a-z]{3})\d{2}[\da-z]|(?<=reg\.?(?:nr|nummer)?\.?:?\s)(?<letters>[A-Za-z]{3})\s?\d{2}[\dA-Za-z])(?![\p{L}\d]|-\d)")]
    public static partial Regex Plate();

    [GeneratedRegex(@"(?<![\p{L}\d])(?<word>(?!Fastighet|Kvarteret|Vid |Hos |På )\p{Lu}[\p{L}-]+)(?:\s\p{Lu}\p{Ll}+)?\s(?<number>[sS]?:?\d{1,4}:\d{1,4})(?![\d:])|(?<![\p{L}\d])(?:[Kk]v\.?|[Kk]varteret)\s\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?\s\d{1,3}(?!\d)")]
    public static partial Regex Property();

    [GeneratedRegex(@"^(?:[01]?\d|2[0-4]):[0-5]\d$")]
    public static partial Regex Clock();
}
