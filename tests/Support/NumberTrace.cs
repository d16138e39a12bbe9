using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CsvHelper;

namespace Geo.Tests.Support;

/// <summary>Follows each number of a page back to where it is from: a figure of the release, a count of the release's rows, or,
/// in running text by people, a content file that names its sources. The closed list of what is no figure (days, periods, units,
/// laws, telephone numbers) is here and nowhere else.</summary>
internal sealed partial class NumberTrace
{

    private readonly HashSet<decimal> _figures = [];
    private readonly HashSet<decimal> _countings = [];
    private readonly HashSet<string> _said = [];

    /// <param name="release">The release's folder.</param>
    /// <param name="content">The municipality's content folder, for the telephone numbers and names of its profile.</param>
    public NumberTrace(string release, string content)
    {
        var files = Directory.EnumerateFiles(release).ToList();
        foreach (var file in files.Where(file => file.EndsWith(".csv", StringComparison.Ordinal) && !file.EndsWith("-excel.csv", StringComparison.Ordinal)))
        {
            ReadTable(file);
        }

        foreach (var file in files.Where(file => file.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            ReadJson(json.RootElement);
        }

        Say(File.ReadAllText(Path.Combine(content, "profile.yml")));
        Say(File.ReadAllText(Path.Combine(content, "en", "translations.yml")));
        Count(release, files);
    }

    /// <summary>The numbers of a page's text that lead nowhere, with the words around them; and how many were followed.</summary>
    /// <param name="page">The page; running text that content files carry is left to <see cref="HasSources"/>.</param>
    public (IReadOnlyList<string> Lost, int Followed) Follow(SitePageRead page)
    {
        var (lost, followed) = (new List<string>(), 0);
        var body = (IElement)page.Document.Body!.Clone();
        foreach (var left in body.QuerySelectorAll(".text, .hash, title, desc, .axis, .map-label, .scale-bar, nav.choices, time, code, .box, .contacts, .formats .meta").ToList())
        {
            left.Remove();
        }

        foreach (var text in Texts(body))
        {
            var said = Structural().Replace(text.Replace('\u00a0', ' ').Replace("\u2060", "", StringComparison.Ordinal), " ");
            foreach (Match match in Number().Matches(said))
            {
                followed++;
                var number = SiteNumbers.Parse(match.Value.TrimEnd(',', '.'), page.IsSwedish);
                if (number is not { } value || !(_figures.Contains(Math.Abs(value)) || _countings.Contains(value)
                    || _said.Contains(match.Value.TrimEnd(',', '.'))))
                {
                    lost.Add($"{page.Address}: {match.Value} i \"{text.Trim()[..Math.Min(120, text.Trim().Length)]}\"");
                }
            }
        }

        return (lost, followed);
    }

    /// <summary>Whether a content page that has numbers in its running text says where its facts are from, or that no one has
    /// checked. What the program itself does is described in <c>om/</c>: it has no outer source.</summary>
    public static bool HasSources(SitePageRead page) =>
        // A section on one page to print: each of its texts names its sources on a page of its own.
        page.Address.EndsWith("/allt/", StringComparison.Ordinal) || page.Address.EndsWith("/all/", StringComparison.Ordinal)
        || page.Address.StartsWith("/om/", StringComparison.Ordinal) || page.Address.StartsWith("/en/about/", StringComparison.Ordinal)
        || page.Document.QuerySelectorAll(".text").All(text => !Number().IsMatch(Structural().Replace(text.TextContent, " ")))
        || page.Document.QuerySelector("main")!.TextContent is var words
            && (Checked().IsMatch(words) || words.Contains("ej kontrollerad", StringComparison.OrdinalIgnoreCase) || words.Contains("not checked", StringComparison.OrdinalIgnoreCase));

    // Text by text, so that what stands in two cells is not read as one number.
    private static IEnumerable<string> Texts(INode node) => node is IText text
        ? [text.Data]
        : node.ChildNodes.SelectMany(Texts);

    private void Add(decimal value)
    {
        foreach (var number in (decimal[])[value, 100 * value])
        {
            for (var decimals = 0; decimals <= 2; decimals++)
            {
                _figures.Add(Math.Abs(decimal.Round(number, decimals, MidpointRounding.AwayFromZero)));
            }
        }
    }

    // A number in a text of the release or the profile may be said on the page as it stands there.
    private void Say(string text)
    {
        foreach (var number in Number().Matches(text.Replace('\u00a0', ' ')).Select(match => match.Value.TrimEnd(',', '.')))
        {
            _said.Add(number);
        }
    }

    private void ReadTable(string file)
    {
        using var reader = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        reader.Read();
        while (reader.Read())
        {
            for (var i = 0; i < reader.Parser.Count; i++)
            {
                if (decimal.TryParse(reader.GetField(i), NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
                {
                    Add(value);
                }
                else if (reader.GetField(i) is { } text && text.Contains(' ', StringComparison.Ordinal))
                {
                    Say(text);
                }
            }
        }
    }

    private void ReadJson(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number when element.TryGetDecimal(out var value):
                Add(value);
                break;
            case JsonValueKind.String when element.GetString() is { } text && text.Contains(' ', StringComparison.Ordinal):
                Say(text);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadJson(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    ReadJson(member.Value);
                }

                break;
        }
    }

    /// <summary>What the pages count: areas shown, withheld and in all, activities by how they stand, measures, files.</summary>
    private void Count(string release, List<string> files)
    {
        IReadOnlyList<IDictionary<string, object>> Rows(string name)
        {
            using var reader = new CsvReader(new StreamReader(Path.Combine(release, name)), CultureInfo.InvariantCulture);
            return [.. reader.GetRecords<dynamic>().Cast<IDictionary<string, object>>().ToList()];
        }

        var counts = Rows("counts.csv");
        foreach (var group in counts.Where(row => (string)row["area_kind"] == "deso").GroupBy(row => (row["theme"], row["period"])))
        {
            _countings.UnionWith(group.GroupBy(row => row["mark"]).Select(mark => (decimal)mark.Count()));
            _countings.Add(group.Count());
        }

        _countings.UnionWith(Rows("surveys.csv").GroupBy(row => (row["instrument"], row["period"])).Select(group => (decimal)group.Count()));
        using var promises = JsonDocument.Parse(File.ReadAllText(Path.Combine(release, "promises.json")));
        var activities = promises.RootElement.EnumerateArray().Select(promise => promise.GetProperty("activities").EnumerateArray().ToList()).ToList();
        foreach (var some in activities.Append([.. activities.SelectMany(all => all)]).Append([.. activities.Skip(1).SelectMany(all => all)]))
        {
            _countings.Add(some.Count);
            foreach (var field in (string[])["state", "schedule", "evidence"])
            {
                _countings.UnionWith(some.GroupBy(activity => activity.GetProperty(field).GetString()).Select(same => (decimal)same.Count()));
            }
        }

        // What has been done so far is the sum of an activity's periods.
        _countings.UnionWith(activities.SelectMany(all => all).Select(activity => activity.GetProperty("results").EnumerateArray()
            .Sum(result => result.TryGetProperty("count", out var count) ? count.GetDecimal() : 0)));
        _countings.UnionWith([activities.Count, activities.Count - 1, files.Count - 2, files.Count - 1, 0, 1]);
        using var measures = JsonDocument.Parse(File.ReadAllText(Path.Combine(release, "measures.json")));
        _countings.Add(measures.RootElement.GetArrayLength());
        _countings.UnionWith(measures.RootElement.EnumerateArray().GroupBy(measure => measure.GetProperty("state").GetString()).Select(same => (decimal)same.Count()));
    }

    [GeneratedRegex(@"(?<![\w])[−-]?\d{1,3}(?:[\u202f]\d{3})+(?:,\d+)?|(?<![\w])[−-]?\d+(?:[.,]\d+)*(?![\w])")]
    private static partial Regex Number();

    // Days, periods, units, intervals, laws, standards, release and area codes, and the widths that pages are tried at.
    [GeneratedRegex(
        @"\d{4}-\d{4}-\d{2}-\d{2}-\d+-\w+|\d{1,2}\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{4})?"
        + @"|(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|January|February|March|April|May|June|July|August|September|October|November|December)\s\d{4}"
        + @"|\d{4}-\d{2}(?:-\d{2})?|(?:[Kk]vartal|[Tt]ertial|[Qq]uarter|tertial)\s\d\s\d{4}|\b[KTQ]\d\s\d{4}|\b(?:19|20)\d{2}(?:–(?:19|20)\d{2})?\b"
        + @"|95\s?%\s(?:intervall|interval)|95\s?%|95\sprocents|[Pp]er\s1[\u202f\s,]000|[Pp]er\s100[\u202f\s,]000|\(\d{4}:\d+\)|WCAG\s\d\.\d|axe\s[\d.]+|(?:\d+\soch\s)?\d+\spixlar|Data\sPackage\s\d"
        + @"|\b\d{4}[ABCR]\d{3,4}\b|\b(?:112|114\s14|116\s?\d{3}|020-[\d\s]+\d|0\d{1,2}-[\d\s]+\d)\b")]
    private static partial Regex Structural();

    [GeneratedRegex(@"kontrollerad\s\d|checked\s\d|Kontrollerad\s\d|Checked\s\d")]
    private static partial Regex Checked();
}
