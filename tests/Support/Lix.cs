using System.Text.RegularExpressions;

namespace Geo.Tests.Support;

/// <summary>LIX, the readability index of Swedish (Björnsson 1968): words a sentence, and the share of words with more than six
/// letters in per cent. Below 30 is very easy, 30–40 easy, 40–50 medium.</summary>
/// <remarks>A heading, a list item and a paragraph end a sentence even without a full stop. Tables, links' addresses and front
/// matter are not read, but for the description, which is the page's first sentence.</remarks>
internal static partial class Lix
{
    private const int LongestShortWord = 6;

    public static double OfContent(string file)
    {
        var (head, body) = Split(file);
        return Of(Description().Match(head).Groups[1].Value + "\n\n" + body);
    }

    public static double Of(string markdown)
    {
        var (words, sentences, longWords) = (0, 0, 0);
        foreach (var block in Blocks(markdown))
        {
            var inBlock = Word().Matches(block).Select(word => word.Value.Count(char.IsLetterOrDigit)).ToList();
            words += inBlock.Count;
            longWords += inBlock.Count(letters => letters > LongestShortWord);
            sentences += SentenceEnd().Count(block) + (EndsSentence().IsMatch(block) ? 0 : 1);
        }

        return words == 0 ? 0 : (double)words / sentences + 100d * longWords / words;
    }

    /// <summary>The front matter and the text of a content file.</summary>
    public static (string Head, string Body) Split(string file)
    {
        var parts = file.ReplaceLineEndings("\n").Split("---\n", 3);
        return (parts[1], parts[2]);
    }

    private static IEnumerable<string> Blocks(string markdown)
    {
        var text = Link().Replace(markdown, "$1");
        var block = "";
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Append(""))
        {
            var starts = BlockStart().IsMatch(line);
            if (block.Any(char.IsLetterOrDigit) && (starts || line.Length == 0 || line[0] is '|' or ':'))
            {
                yield return block;
            }

            block = starts ? BlockStart().Replace(line, "") : line.Length == 0 || line[0] is '|' or ':' ? "" : $"{block} {line}";
        }
    }

    [GeneratedRegex(@"^description: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Description();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(#{2,6}|[-*]|\d+\.) ")]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:[-.’'/@][\p{L}\p{Nd}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex("[.!?:](?=[\\s”\"*)\\\\]|$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[.!?:][”\"*)]*\\s*$")]
    private static partial Regex EndsSentence();
}
