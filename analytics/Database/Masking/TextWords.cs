namespace Geo.Database.Masking;

/// <summary>How a word is written. In a text of capitals a capital says nothing, so such a word is flat.</summary>
internal enum WordCase
{
    Flat,
    Title,

    /// <summary>One capital before a full stop.</summary>
    Initial,

    /// <summary>A word with digits, or a mark of the masker: no part of any name.</summary>
    Code,
}

/// <summary>A word of a text: where it stands and what the lists know of it.</summary>
internal readonly record struct TextWord(int Start, int End, WordCase Case, WordKinds Kinds)
{
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text[Start..End];
}

/// <summary>The words of one text at a time, in a list that grows and is used again: no text costs memory.</summary>
internal sealed class TextWords
{
    private const int LongestMark = 30;

    private TextWord[] _words = new TextWord[64];

    public int Count { get; private set; }

    public TextWord this[int index] => _words[index];

    /// <summary>True where capitals are the rule, and so say nothing.</summary>
    public bool InCapitals { get; private set; }

    /// <summary>True where a word could be of a name.</summary>
    public bool MayHoldNames { get; private set; }

    public void Read(ReadOnlySpan<char> text)
    {
        (Count, MayHoldNames) = (0, false);
        InCapitals = IsInCapitals(text);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '[' && text[i..Math.Min(text.Length, i + LongestMark)].IndexOf(']') is > 0 and var mark)
            {
                Add(new(i, i + mark + 1, WordCase.Code, WordKinds.None));
                i += mark + 1;
            }
            else if (char.IsLetterOrDigit(text[i]))
            {
                var end = i + 1;
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || char.GetUnicodeCategory(text[end]) == System.Globalization.UnicodeCategory.NonSpacingMark || IsInner(text, end)))
                {
                    end++;
                }

                Add(Word(text, i, end));
                i = end;
            }
            else
            {
                i++;
            }
        }
    }

    private void Add(TextWord word)
    {
        if (Count == _words.Length)
        {
            Array.Resize(ref _words, Count * 2);
        }

        _words[Count++] = word;
        MayHoldNames |= word.Case is WordCase.Title or WordCase.Initial || (word.Kinds & WordKinds.Name) != 0 || (word.Case == WordCase.Flat && word.Kinds == WordKinds.None);
    }

    private TextWord Word(ReadOnlySpan<char> text, int start, int end)
    {
        var word = text[start..end];
        if (word.ContainsAnyInRange('0', '9'))
        {
            return new(start, end, WordCase.Code, WordKinds.None);
        }

        if (word.Length == 1)
        {
            var initial = char.IsUpper(word[0]) && end < text.Length && text[end] == '.';
            return new(start, end, initial ? WordCase.Initial : WordCase.Flat, WordKinds.Ordinary);
        }

        var kinds = NameLexicon.Find(word);
        var letters = char.IsUpper(word[0]) ? WordCase.Title : WordCase.Flat;
        if (letters == WordCase.Title && (InCapitals || (word.Length <= 4 && (kinds & WordKinds.Name) == 0 && char.IsUpper(word[^1]))))
        {
            letters = WordCase.Flat;
        }

        return new(start, end, letters, kinds);
    }

    // An apostrophe, a hyphen between letters; a colon before one last letter: S:t, Anna:s.
    private static bool IsInner(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1])
        && (text[at] is '-' or '\'' or '’' || (text[at] == ':' && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]))));

    private static bool IsInCapitals(ReadOnlySpan<char> text)
    {
        var (upper, lower, masked) = (0, 0, false);
        foreach (var letter in text)
        {
            masked = letter == '[' || (masked && letter != ']');
            if (masked)
            {
                continue;
            }

            if (letter is >= 'a' and <= 'z' or 'å' or 'ä' or 'ö')
            {
                lower++;
            }
            else if (letter is >= 'A' and <= 'Z' or 'Å' or 'Ä' or 'Ö')
            {
                upper++;
            }
        }

        return upper > 3 * lower;
    }
}
