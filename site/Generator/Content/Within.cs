using System.Collections.Immutable;
using System.Text;

namespace Geo.Generator.Content;

/// <summary>Puts a text within another page: its headings go down, and its anchors take the text's name before them so that two
/// texts' do not meet.</summary>
internal static class Within
{
    private const int Lowest = 6;

    public static ImmutableArray<TextPart> Of(ImmutableArray<TextPart> parts, string name, int levels) =>
    [
        .. parts.Select(part => part switch
        {
            ProsePart prose => prose with { Html = Of(prose.Html, name, levels) },
            BoxPart box => box with { Parts = Of(box.Parts, name, levels) },
            _ => part,
        }),
    ];

    // From the lowest level up, or a heading would go down twice.
    private static string Of(string html, string name, int levels)
    {
        var text = new StringBuilder(html);
        for (var level = Lowest; level >= 2; level--)
        {
            var lower = Math.Min(Lowest, level + levels);
            text.Replace($"<h{level}", $"<h{lower}").Replace($"</h{level}>", $"</h{lower}>");
        }

        return text.Replace(" id=\"", $" id=\"{name}-").Replace("href=\"#", $"href=\"#{name}-").ToString();
    }
}
