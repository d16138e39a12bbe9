using System.Text;
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
    public static string KeepTogether(string html)
    {
        StringBuilder? mended = null;
        var from = 0;
        for (var at = html.IndexOf('>', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length;)
        {
            var length = html.AsSpan(at + 1).IndexOfAny('<', '>');
            if (length < 0)
            {
                break;
            }

            var text = html.AsSpan(at + 1, length);
            if (html[at + 1 + length] == '<' && HasNumberBesideSpace(text))
            {
                mended ??= new StringBuilder(html.Length + 64);
                mended.Append(html, from, at + 1 - from).Append(Mended(text.ToString()));
                from = at + 1 + length;
            }

            at = html.IndexOf('>', at + 1 + length);
        }

        return mended is null ? html : mended.Append(html, from, html.Length - from).ToString();
    }

    // Most texts of a page have nothing to mend; a look tells them apart from those that may.
    private static bool HasNumberBesideSpace(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf(' '); at >= 0;)
        {
            if ((at > 0 && char.IsAsciiDigit(text[at - 1])) || (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            {
                return true;
            }

            var next = text[(at + 1)..].IndexOf(' ');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    private static string Mended(string text)
    {
        var mended = Thousands().Replace(text, number => number.Value.Replace(" ", NarrowSpace, StringComparison.Ordinal));
        return NumberAndWord().Replace(mended, pair => pair.Value.Replace(" ", Space, StringComparison.Ordinal));
    }

    // Not "kvartal 2 2026", not 114 14, not the tail of a longer number.
    [GeneratedRegex(@"(?<![\d\u202f,./:-])[1-9]\d{0,2}(?: \d{3})+(?![\d])")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"\d (?=%|procent\b|per cent\b|(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|January|February|March|April|May|June|July|August|September|October|November|December)\b)|(?<=\d[ \u00a0](?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|January|February|March|April|May|June|July|August|September|October|November|December)) (?=\d{4}\b)|(?<=\b(?:[Kk]vartal|[Tt]ertial|[Qq]uarter)) (?=\d)")]
    private static partial Regex NumberAndWord();
}
