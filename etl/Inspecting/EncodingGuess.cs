using System.Text;

namespace Geo.Etl.Inspecting;

/// <summary>How a text file is encoded, told by its mark, by whether it is UTF-8 at all, and else by which table of
/// characters makes its bytes Swedish letters.</summary>
/// <param name="Encoding">What to read it by.</param>
/// <param name="Name">What the mapping's <c>format.encoding</c> should be; null where the reader finds out by
/// itself.</param>
internal sealed record EncodingGuess(Encoding Encoding, string? Name, Guess Guess, IReadOnlyList<string> Doubts)
{
    private const string Letters = "åäöÅÄÖ";
    private const string Common = "éÉèüÜøØæÆáàíóñç–—’”“…€§°½²³«»·´`´\u00A0";

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    static EncodingGuess() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static EncodingGuess Of(FileSample sample)
    {
        var head = sample.Head;
        if (head.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            return new(StrictUtf8, null, new("UTF-8 med BOM", Confidence.Certain, "filen börjar med märket EF BB BF"), Doubled(sample));
        }

        if (head.AsSpan().StartsWith<byte>([0xFF, 0xFE]) || head.AsSpan().StartsWith<byte>([0xFE, 0xFF]))
        {
            return head[0] == 0xFF
                ? new(Encoding.Unicode, null, new("UTF-16 LE med BOM", Confidence.Certain, "filen börjar med märket FF FE"), [])
                : new(Encoding.BigEndianUnicode, null, new("UTF-16 BE med BOM", Confidence.Certain, "filen börjar med märket FE FF"), []);
        }

        if (LooksLikeUtf16(head) is { } wide)
        {
            return new(wide, wide.WebName, new($"{wide.WebName} utan BOM", Confidence.Likely, "vartannat byte är noll"), []);
        }

        var high = sample.Pieces.Prepend(head).SelectMany(bytes => bytes).Where(b => b >= 0x80).CountBy(b => b).ToDictionary();
        if (high.Count == 0)
        {
            return new(StrictUtf8, null, new("ASCII", Confidence.Certain, $"inga byte över 127{Sampled(sample)}; då spelar kodningen ingen roll"), []);
        }

        return sample.Pieces.Select(Inner).Prepend(sample.Whole ? head : head[..^Tail(head)]).All(IsUtf8)
            ? new(StrictUtf8, null, new("UTF-8", Confidence.Certain, $"alla byte över 127 är giltig UTF-8{Sampled(sample)}"), Doubled(sample))
            : SingleByte(high, Mixed(sample));
    }

    /// <summary>UTF-16 by its mark or by its zeroes; null where it is not.</summary>
    public static Encoding? LooksLikeUtf16(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]))
        {
            return head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            _ = head[i] != 0 ? 0 : i % 2 == 0 ? even++ : odd++;
        }

        return head.Length < 8 ? null
            : odd * 5 > head.Length * 2 && even * 50 < head.Length ? Encoding.Unicode
            : even * 5 > head.Length * 2 && odd * 50 < head.Length ? Encoding.BigEndianUnicode
            : null;
    }

    private static EncodingGuess SingleByte(Dictionary<byte, int> high, IReadOnlyList<string> doubts)
    {
        (string Name, string Title, int Page)[] tables =
            [("windows-1252", "Windows-1252", 1252), ("macintosh", "Mac Roman", 10000), ("ibm850", "DOS (teckentabell 850)", 850)];
        var scored = tables
            .Select(table => (table, Score: Score(high, Encoding.GetEncoding(table.Page))))
            .OrderByDescending(s => s.Score).ToList();
        var (best, score) = scored[0];
        var total = high.Values.Sum();
        if (score <= 0 || score == scored[1].Score)
        {
            return new(Encoding.GetEncoding(1252), null,
                new("vet inte", Confidence.Unknown, "ingen av Windows-1252, Mac Roman och DOS gör filens byte till svenska bokstäver bättre än de andra"),
                [.. doubts, "Kodningen är okänd: fråga avsändaren, eller öppna filen och jämför å, ä och ö. Den läses här som Windows-1252."]);
        }

        var strange = high.Where(b => !IsCommon(Encoding.GetEncoding(best.Page), b.Key)).Sum(b => b.Value);
        var sure = strange == 0 ? Confidence.Certain : strange * 10 < total ? Confidence.Likely : Confidence.Unsure;
        var encoding = Encoding.GetEncoding(best.Page);
        return best.Page switch
        {
            1252 => Windows(high, encoding, sure, doubts),
            850 => new(encoding, best.Name, new(best.Title, sure, "å, ä och ö ligger på DOS-platserna (86, 84, 94)" + Agree(high, 850, 865, "; 865 läser filen likadant")), doubts),
            _ => new(encoding, best.Name, new(best.Title, sure, "å, ä och ö ligger på Macens platser (8C, 8A, 9A)"), doubts),
        };
    }

    private static EncodingGuess Windows(Dictionary<byte, int> high, Encoding encoding, Confidence sure, IReadOnlyList<string> doubts)
    {
        if (!high.Keys.Any(b => b is >= 0x80 and <= 0x9F))
        {
            return new(encoding, null, new("Windows-1252", sure, "ogiltig UTF-8, och å, ä och ö ligger på E5, E4, F6; ISO-8859-1 läser just den här filen likadant, så valet spelar ingen roll"), doubts);
        }

        var undefined = high.Keys.Any(b => b is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D);
        return new(encoding, null, new("Windows-1252", undefined ? Confidence.Unsure : sure, "ogiltig UTF-8; tecken som bara Windows-1252 har (80-9F), inte ISO-8859-1"),
            undefined ? [.. doubts, "Filen har byte som Windows-1252 inte har något tecken för: någon del av den är kodad på annat sätt."] : doubts);
    }

    private static int Score(Dictionary<byte, int> high, Encoding encoding) => high.Sum(b =>
    {
        var sign = encoding.GetString([b.Key])[0];
        return b.Value * (Letters.Contains(sign, StringComparison.Ordinal) ? 1 : Common.Contains(sign, StringComparison.Ordinal) ? 0 : -1);
    });

    private static bool IsCommon(Encoding encoding, byte b) => (Letters + Common).Contains(encoding.GetString([b])[0], StringComparison.Ordinal);

    private static string Agree(Dictionary<byte, int> high, int page, int other, string text) =>
        high.Keys.All(b => Encoding.GetEncoding(page).GetString([b]) == Encoding.GetEncoding(other).GetString([b])) ? text : "";

    private static bool IsUtf8(byte[] bytes)
    {
        try
        {
            StrictUtf8.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // A piece is cut anywhere: the halves of characters at its ends are left out.
    private static byte[] Inner(byte[] piece)
    {
        var start = piece.TakeWhile(b => (b & 0xC0) == 0x80).Take(3).Count();
        return piece[start..^Tail(piece)];
    }

    private static int Tail(byte[] bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if (b >= 0xC0)
            {
                return back < (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) ? back : 0;
            }
        }

        return 0;
    }

    private static List<string> Mixed(FileSample sample)
    {
        var text = sample.Pieces.Prepend(sample.Head).Sum(bytes => Pairs(bytes));
        return text > 2 ? ["Delar av filen ser ut att vara UTF-8 och andra inte: två filer kan ha klistrats ihop. Kontrollera å, ä och ö i hela filen."] : [];
    }

    private static int Pairs(byte[] bytes) => Enumerable.Range(0, Math.Max(0, bytes.Length - 1)).Count(i => bytes[i] == 0xC3 && bytes[i + 1] is 0xA5 or 0xA4 or 0xB6 or 0x85 or 0x84 or 0x96 && bytes[i] == 0xC3);

    private static List<string> Doubled(FileSample sample)
    {
        var text = Encoding.UTF8.GetString(sample.Head);
        return text.Contains("Ã¥", StringComparison.Ordinal) || text.Contains("Ã¤", StringComparison.Ordinal) || text.Contains("Ã¶", StringComparison.Ordinal)
            ? ["Texten är dubbelkodad (Ã¤ i stället för ä): den har öppnats fel och sparats om. Begär en ny export; det går inte att rätta i mappningen."]
            : [];
    }

    private static string Sampled(FileSample sample) => sample.Whole ? "" : " i de stickprov som lästes";
}
