using System.Globalization;
using System.Text;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Filters;

/// <summary>What a token of CQL2 text is.</summary>
internal enum CqlTokenKind
{
    Word,
    Text,
    Number,
    Sign,
    End,
}

/// <summary>A word, a value or a sign of CQL2 text, with its place from 1.</summary>
internal readonly record struct CqlToken(CqlTokenKind Kind, string Text, int Place);

/// <summary>Cuts CQL2 text into tokens.</summary>
internal static class CqlLexer
{
    private const int Longest = 4_000;
    private const int MostTokens = 400;

    /// <exception cref="ProblemException">It is too long, or something in it is no token.</exception>
    public static List<CqlToken> Read(string text)
    {
        if (text.Length > Longest)
        {
            throw Fault(Longest, $"uttrycket är längre än {Longest} tecken", $"the expression is longer than {Longest} characters");
        }

        var tokens = new List<CqlToken>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var token = Next(text, i, out i);
            tokens.Add(token);
            if (tokens.Count > MostTokens)
            {
                throw Fault(token.Place, $"uttrycket har fler än {MostTokens} delar", $"the expression has more than {MostTokens} parts");
            }
        }

        tokens.Add(new(CqlTokenKind.End, "", text.Length + 1));
        return tokens;
    }

    public static ProblemException Fault(int place, string swedish, string english) => ProblemException.Parameter(
        "filter", string.Create(CultureInfo.InvariantCulture, $"{swedish} (tecken {place})."), string.Create(CultureInfo.InvariantCulture, $"{english} (character {place})."));

    private static CqlToken Next(string text, int start, out int end) => text[start] switch
    {
        '\'' => Quoted(text, start, '\'', CqlTokenKind.Text, out end),
        '"' => Quoted(text, start, '"', CqlTokenKind.Word, out end),
        >= '0' and <= '9' or '.' => Number(text, start, out end),
        '-' or '+' when start + 1 < text.Length && (char.IsAsciiDigit(text[start + 1]) || text[start + 1] == '.') => Number(text, start, out end),
        '(' or ')' or ',' or '=' or '<' or '>' => Sign(text, start, out end),
        var letter when char.IsLetter(letter) || letter == '_' => Word(text, start, out end),
        var other => throw Fault(start + 1, $"tecknet \"{other}\" hör inte dit", $"the character \"{other}\" does not belong there"),
    };

    private static CqlToken Sign(string text, int start, out int end)
    {
        var isTwo = start + 1 < text.Length && text.AsSpan(start, 2) is "<=" or ">=" or "<>";
        end = start + (isTwo ? 2 : 1);
        return new(CqlTokenKind.Sign, text[start..end], start + 1);
    }

    private static CqlToken Word(string text, int start, out int end)
    {
        end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_'))
        {
            end++;
        }

        return new(CqlTokenKind.Word, text[start..end], start + 1);
    }

    private static CqlToken Number(string text, int start, out int end)
    {
        end = start + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '.' || (text[end] is '+' or '-' && text[end - 1] is 'e' or 'E')))
        {
            end++;
        }

        return new(CqlTokenKind.Number, text[start..end], start + 1);
    }

    // A quote is written twice, or after a backslash.
    private static CqlToken Quoted(string text, int start, char quote, CqlTokenKind kind, out int end)
    {
        var value = new StringBuilder();
        for (end = start + 1; end < text.Length; end++)
        {
            var isEscaped = end + 1 < text.Length && text[end + 1] == quote && text[end] is var sign && (sign == quote || sign == '\\');
            if (text[end] == quote && !isEscaped)
            {
                end++;
                return new(kind, value.ToString(), start + 1);
            }

            value.Append(isEscaped ? text[++end] : text[end]);
        }

        throw Fault(start + 1, "citatet tar aldrig slut", "the quotation never ends");
    }
}
