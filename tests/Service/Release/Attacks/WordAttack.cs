using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Geo.Components;
using Geo.Components.Release;

namespace Geo.Tests.Service.Release.Attacks;

/// <summary>Reads sentences: more, fewer and no difference say something of a figure as surely as its digits.</summary>
internal static partial class WordAttack
{
    /// <summary>Texts of an area's page that compare a withheld figure, or give a number for it.</summary>
    public static IEnumerable<string> Told(string html, IEnumerable<PublishedCount> ofArea, IReadOnlyDictionary<string, string> themes)
    {
        var texts = new HtmlParser().ParseDocument(html).QuerySelectorAll("h1, h2, h3, p, li, figcaption, caption, title, desc, dd")
            .Select(element => Blank().Replace(element.TextContent, " ").Trim()).Distinct().ToList();
        foreach (var count in ofArea.Where(count => count.Mark == FigureMark.Withheld))
        {
            var said = $"{themes[count.Theme]}: ";
            var period = Blank().Replace(ReportPeriod.Parse(count.Period).Words, " ");
            foreach (var text in texts.Where(text => text.StartsWith(said, StringComparison.Ordinal) && text.Contains(period, StringComparison.Ordinal)
                && (Comparison().IsMatch(text) || Events().IsMatch(text)) && !text.Contains("skyddad", StringComparison.Ordinal)))
            {
                yield return $"{count.Area} {count.Period}: {text}";
            }
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\b(fler|färre|säker skillnad|högre|lägre|ökat|ökade|minskat|minskade|oförändrat)\b")]
    private static partial Regex Comparison();

    [GeneratedRegex(@": [0-9][0-9 ]* (händelser?|anmäl|rapporter)")]
    private static partial Regex Events();
}
