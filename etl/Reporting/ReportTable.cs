using System.Globalization;
using System.Xml.Linq;
using static Geo.Etl.Reporting.Html;

namespace Geo.Etl.Reporting;

/// <summary>A table of the page: caption first, header cells marked, sideways scrolling inside itself on a narrow screen.</summary>
internal static class ReportTable
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <param name="id">Unique on the page.</param>
    /// <param name="caption">What the table shows.</param>
    /// <param name="headers">Its columns; those whose name begins with # hold numbers, and the mark is not shown.</param>
    /// <param name="rows">Cells by row; the first of each is its header. A cell is text or an element.</param>
    /// <param name="total">True where the last row sums the others.</param>
    public static XElement Of(string id, string caption, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<object?>> rows, bool total = false)
    {
        var number = headers.Select(header => header.StartsWith('#')).ToList();
        var body = rows.Select(row => Element("tr", row.Select((cell, i) => i == 0
            ? Element("th", Attribute("scope", "row"), cell)
            : Element("td", number[i] ? Attribute("class", "number") : null, cell)))).ToList();
        if (total && body.Count > 0)
        {
            body[^1].Add(Attribute("class", "total"));
        }

        return Element("div",
            Attribute("class", "wide"), Attribute("role", "region"), Attribute("tabindex", "0"), Attribute("aria-labelledby", id),
            Element("table",
                Element("caption", Attribute("id", id), caption),
                Element("thead", Element("tr", headers.Select((header, i) =>
                    Element("th", Attribute("scope", "col"), number[i] ? Attribute("class", "number") : null, header.TrimStart('#'))))),
                Element("tbody", body)));
    }

    public static string Number(int number) => number.ToString("N0", Swedish);

    /// <summary>A share as per cent; a dash where there is none.</summary>
    public static string Percent(double? share) => share is { } given ? given.ToString("P1", Swedish) : "–";
}
