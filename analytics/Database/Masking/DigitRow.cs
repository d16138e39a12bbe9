namespace Geo.Database.Masking;

/// <summary>What stands between two digits of a number.</summary>
[Flags]
internal enum DigitGap
{
    None = 0,
    Space = 1,
    Dot = 2,
    Dash = 4,
    Plus = 8,
    Slash = 16,
    Parenthesis = 32,
    Underscore = 64,
}

/// <summary>A digit, or a letter that a hand took for one: where it stands, and what stands before it since the last one.</summary>
internal readonly record struct Digit(int At, int Value, bool IsLetter, DigitGap Gap, int GapLength);

/// <summary>The digits from one place of a text on, with what parts them, and the text on both sides: all that a shape of a
/// number is told by. It looks at so many signs and no more, so that a long text costs its length.</summary>
internal readonly ref struct DigitRow
{
    /// <summary>The longest number sought has fourteen digits.</summary>
    public const int Longest = 16;

    private const int LongestGap = 6;
    private const int LongestBefore = 90;
    private const int LongestToken = 14;

    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<Digit> _digits;

    /// <summary>Reads from <paramref name="start"/> on; what stands before <paramref name="floor"/> is masked already.</summary>
    public DigitRow(ReadOnlySpan<char> text, int floor, int start, Span<Digit> buffer)
    {
        _text = text;
        Start = start;
        Before = text[Math.Max(floor, start - LongestBefore)..start];
        _digits = buffer[..Read(text, start, buffer)];
    }

    public int Start { get; }

    public ReadOnlySpan<char> Before { get; }

    public int Count => _digits.Length;

    public bool FollowsLetter => Before.Length > 0 && char.IsLetter(Before[^1]);

    /// <summary>True after a digit and a sign: the row is the rest of a decimal, a date or an hour.</summary>
    public bool IsRest => Before.Length > 1 && Before[^1] is '-' or '.' or ',' or ':' && char.IsAsciiDigit(Before[^2]);

    public Digit this[int index] => _digits[index];

    /// <summary>The place after the digits that stand together at the beginning: where another row may begin.</summary>
    public int NextStart
    {
        get
        {
            var run = 1;
            while (run < Count && this[run].GapLength == 0)
            {
                run++;
            }

            var end = End(run);
            while (run == Count && end < _text.Length && char.IsAsciiDigit(_text[end]))
            {
                end++;
            }

            return end;
        }
    }

    /// <summary>The place in the text after so many digits.</summary>
    public int End(int count) => _digits[count - 1].At + 1;

    public ReadOnlySpan<char> After(int count) => _text[End(count)..];

    /// <summary>True where no digit follows at once after so many.</summary>
    public bool EndsAt(int count) => count <= Count && (count == Count ? !StartsWithDigit(After(count)) : this[count].GapLength > 0);

    /// <summary>True where a digit follows after one of the signs.</summary>
    public bool GoesOnAfter(int count, string signs) =>
        After(count) is [var sign, var digit, ..] && char.IsAsciiDigit(digit) && signs.Contains(sign, StringComparison.Ordinal);

    public bool IsFollowedByLetter(int count) => After(count) is [var next, ..] && char.IsLetter(next);

    /// <summary>True where each gap from one digit up to another holds only such signs, and no more of them.</summary>
    public bool AreParted(int from, int to, DigitGap by, int atMost)
    {
        if (to > Count)
        {
            return false;
        }

        for (var i = from; i < to; i++)
        {
            if ((this[i].Gap & ~by) != 0 || this[i].GapLength > atMost)
            {
                return false;
            }
        }

        return true;
    }

    public bool IsUnparted(int from, int to) => AreParted(from, to, DigitGap.None, atMost: 0);

    public int TwoDigits(int at) => (this[at].Value * 10) + this[at + 1].Value;

    public int TrueDigits(int count)
    {
        var digits = 0;
        foreach (var digit in _digits[..count])
        {
            digits += digit.IsLetter ? 0 : 1;
        }

        return digits;
    }

    /// <summary>Where the next row begins at or after <paramref name="from"/>; the text's length where none does.</summary>
    public static int FindStart(ReadOnlySpan<char> text, int floor, int from)
    {
        var digit = text[from..].IndexOfAnyInRange('0', '9');
        if (digit < 0)
        {
            return text.Length;
        }

        var start = from + digit;
        if (start == floor || !(IsLike(text[start - 1]) || IsBetween(text[start - 1])))
        {
            return start;
        }

        // l9850101: the letters before the first true digit, and a date of letters alone before "l234".
        var first = TokenStart(text, floor, start);
        first = first < start && first >= from && IsMistyped(text, first, out _) ? first : start;
        var last = first;
        while (last > from && first - last < 3 && IsBetween(text[last - 1]))
        {
            last--;
        }

        return last < first && last > from && IsLike(text[last - 1]) && TokenStart(text, floor, last) is var token && token >= from && last - token is 6 or 8
            && IsMistyped(text, token, out _) ? token : first;
    }

    private static int Read(ReadOnlySpan<char> text, int start, Span<Digit> buffer)
    {
        var (count, at, gap, length) = (0, start, DigitGap.None, 0);
        var mistyped = 0;
        for (; at < text.Length && count < buffer.Length; at++)
        {
            var sign = text[at];
            if (char.IsAsciiDigit(sign))
            {
                buffer[count++] = new(at, sign - '0', false, gap, length);
                (gap, length) = (DigitGap.None, 0);
            }
            else if (IsLike(sign) && (at < mistyped || IsBetweenDigits(text, at) || ((at == start || length > 0) && IsMistyped(text, at, out mistyped))
                || (length == 0 && count > 0 && IsTokenEnd(text, start, at, out mistyped))))
            {
                buffer[count++] = new(at, sign is 'O' or 'o' ? 0 : 1, true, gap, length);
                (gap, length) = (DigitGap.None, 0);
            }
            else if (Gap(sign) is var part && part != DigitGap.None && length < LongestGap)
            {
                gap |= part;
                length++;
            }
            else
            {
                break;
            }
        }

        return count;
    }

    private static DigitGap Gap(char sign) => sign switch
    {
        ' ' or '\u00A0' or '\t' or '\n' or '\r' => DigitGap.Space,
        '.' => DigitGap.Dot,
        '-' or (>= '‐' and <= '―') or '−' => DigitGap.Dash,
        '+' => DigitGap.Plus,
        '/' => DigitGap.Slash,
        '(' or ')' => DigitGap.Parenthesis,
        '_' => DigitGap.Underscore,
        _ => char.IsWhiteSpace(sign) ? DigitGap.Space : DigitGap.None,
    };

    private static bool IsLike(char sign) => sign is 'O' or 'o' or 'l' or 'I';

    private static bool IsBetween(char sign) => (Gap(sign) & (DigitGap.Space | DigitGap.Dash | DigitGap.Plus)) != 0;

    private static bool IsBetweenDigits(ReadOnlySpan<char> text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    private static bool StartsWithDigit(ReadOnlySpan<char> text) => text is [var first, ..] && char.IsAsciiDigit(first);

    private static int TokenStart(ReadOnlySpan<char> text, int floor, int end)
    {
        var start = end;
        while (start > floor && end - start <= LongestToken && char.IsLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    // A word of digits and of letters like digits. Letters alone must be as many as a date or the last four have: "Il" is none.
    private static bool IsMistyped(ReadOnlySpan<char> text, int start, out int end)
    {
        var digits = 0;
        for (end = start; end < text.Length && char.IsLetterOrDigit(text[end]); end++)
        {
            var isDigit = char.IsAsciiDigit(text[end]);
            digits += isDigit ? 1 : 0;
            if ((!isDigit && !IsLike(text[end])) || end - start > LongestToken)
            {
                end = 0;
                return false;
            }
        }

        if (digits > 0 || end - start is 4 or 6 or 8)
        {
            return true;
        }

        end = 0;
        return false;
    }

    private static bool IsTokenEnd(ReadOnlySpan<char> text, int floor, int at, out int end) => IsMistyped(text, TokenStart(text, floor, at), out end);
}
