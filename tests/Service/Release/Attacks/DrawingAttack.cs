using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Geo.Tests.Service.Release.Attacks;

/// <summary>Reads coordinates out of the drawings of a page: where a figure is withheld, nothing may be drawn whose height tells
/// it.</summary>
internal static partial class DrawingAttack
{
    /// <summary>Points and corners of lines that lie where a chart says that the figure is withheld.</summary>
    /// <returns>How many withheld places were looked at, and what was found there.</returns>
    public static (int Looked, List<string> Told) Read(string html)
    {
        var (looked, told) = (0, new List<string>());
        foreach (var svg in new HtmlParser().ParseDocument(html).QuerySelectorAll("svg"))
        {
            var gaps = svg.QuerySelectorAll("rect").Where(rect => rect.GetAttribute("fill") is { } fill && fill.EndsWith("-h)", StringComparison.Ordinal))
                .Select(rect => (From: Number(rect, "x"), To: Number(rect, "x") + Number(rect, "width"))).ToList();
            looked += gaps.Count;
            var marks = svg.QuerySelectorAll("circle.point, circle[cx][cy]").Where(circle => circle.Closest("pattern") is null).Select(circle => Number(circle, "cx"))
                .Concat(svg.QuerySelectorAll("path.line, path.band").SelectMany(path => Corner().Matches(path.GetAttribute("d") ?? "").Select(corner => Number(corner.Groups[1].Value))));
            told.AddRange(from x in marks from gap in gaps where x > gap.From + 0.5 && x < gap.To - 0.5 select $"{svg.QuerySelector("title")?.TextContent}: x {x}");
        }

        return (looked, told);
    }

    private static double Number(IElement element, string name) => Number(element.GetAttribute(name) ?? "");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[ML]\s*(-?[0-9.]+)[ ,]")]
    private static partial Regex Corner();
}
