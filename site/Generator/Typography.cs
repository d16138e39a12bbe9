using System.Text.RegularExpressions;

namespace Geo.Generator;

/// <summary>Keeps together what must not be broken over two lines: thousands, a number and its percent sign, a quarter and
/// its number, a day and its month.</summary>
/// <remarks>Done on the finished page, since such figures stand in the municipality's own texts and in the release's names
/// too, where no one types a no-break space.</remarks>
internal static partial class Typography
{
    private const string NarrowSpace = "\u202f";
    private const string Space = "\u00a0";

    /// <summary>The page with its spaces mended in the text; tags and their attributes are left as they are.</summary>
    public static string KeepTogether(string html) => Text().Replace(html, text =>
    {
        var mended = Thousands().Replace(text.Value, number => number.Value.Replace(" ", NarrowSpace, StringComparison.Ordinal));
        return NumberAndWord().Replace(mended, pair => pair.Value.Replace(" ", Space, StringComparison.Ordinal));
    });

    [GeneratedRegex(">[^<>]*[0-9][^<>]*<")]
    private static partial Regex Text();

    // Not "kvartal 2 2026", not 114 14, not the tail of a longer number.
    [GeneratedRegex(@"(?<![\d\u202f,./:-])[1-9]\d{0,2}(?: \d{3})+(?![\d])")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"\d (?=%|procent\b|(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b)|(?<=\b(?:kvartal|tertial|Kvartal|Tertial)) (?=\d)")]
    private static partial Regex NumberAndWord();
}
