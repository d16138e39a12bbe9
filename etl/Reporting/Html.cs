using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Xml.Linq;

namespace Geo.Etl.Reporting;

/// <summary>Writes a tree of elements as HTML: text and attributes are always encoded, void elements have no end, and others always
/// have one.</summary>
internal static class Html
{
    private static readonly HashSet<string> Void = ["meta", "link", "br", "col"];
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>An element: strings are text, the rest what <see cref="XElement"/> takes.</summary>
    public static XElement Element(string name, params object?[] content) => new(name, content);

    /// <summary>An attribute.</summary>
    public static XAttribute Attribute(string name, string value) => new(name, value);

    /// <summary>The whole page.</summary>
    public static string Page(XElement html)
    {
        var page = new StringBuilder("<!DOCTYPE html>\n");
        Write(page, html);
        return page.Append('\n').ToString();
    }

    private static void Write(StringBuilder page, XNode node)
    {
        if (node is XText text)
        {
            // A style sheet is not text to HTML: only our own stands there.
            page.Append(text.Parent?.Name.LocalName == "style" ? text.Value : Encoder.Encode(Printable(text.Value)));
            return;
        }

        var element = (XElement)node;
        page.Append('<').Append(element.Name.LocalName);
        foreach (var attribute in element.Attributes())
        {
            page.Append(' ').Append(attribute.Name.LocalName).Append("=\"").Append(Encoder.Encode(Printable(attribute.Value))).Append('"');
        }

        page.Append('>');
        if (Void.Contains(element.Name.LocalName))
        {
            return;
        }

        foreach (var child in element.Nodes())
        {
            Write(page, child);
        }

        page.Append("</").Append(element.Name.LocalName).Append('>');
        if (element.Name.LocalName is "tr" or "table" or "p" or "li" or "section" or "h2" or "h3" or "head" or "details")
        {
            page.Append('\n');
        }
    }

    // HTML has no way to write a control character, and a publisher's cell may hold one.
    private static string Printable(string text) => text.Any(char.IsControl) ? string.Concat(text.Where(c => !char.IsControl(c))) : text;
}
