using System.Globalization;
using System.Text.RegularExpressions;
using Geo.Etl.Settings;

namespace Geo.Etl.Formats;

/// <summary>Brå's yearly file "Anmälda brott kommunerna 2025.csv" in the shapes it has had: with a header or, as in 2021,
/// without. It holds names and totals only; its year stands in its name.</summary>
/// <remarks>Names are left as they are ("Ale kommun", "Malung–Sälen", districts of cities among them): who asks for a
/// municipality knows how it may be spelt.</remarks>
internal static partial class BraYearly
{
    private static readonly string[] Header = ["Kommun", "Antal", "Per 100 000 inv."];

    /// <exception cref="SourceDriftException">The file has other columns, or no year in its name.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        var year = YearOf(path);
        var encoding = format.Encoding is { } name ? TextEncoding.Get(name) : TextEncoding.Detect(path);
        var first = Cells(File.ReadLines(path, encoding).FirstOrDefault() ?? "");
        var hasHeader = first.SequenceEqual(Header);
        if (!hasHeader && (first.Length != Header.Length || SwedishNumber.Parse(first[1]) is null || SwedishNumber.Parse(first[2]) is null))
        {
            throw new SourceDriftException(
                $"{Path.GetFileName(path)}: första raden är varken rubrikerna {string.Join(';', Header)} eller en kommuns namn och två tal. Kontrollera att det är Brås fil över anmälda brott per kommun och år. Inget har lästs in.");
        }

        return new(["kommun", "år", "mått", "antal", "per100k"], Rows(path, encoding, year, hasHeader ? 1 : 0));
    }

    private static IEnumerable<TableRow> Rows(string path, System.Text.Encoding encoding, string year, int headerLines)
    {
        foreach (var (index, line) in File.ReadLines(path, encoding).Index().Skip(headerLines))
        {
            var cells = Cells(line);
            if (cells.Any(cell => cell.Length > 0))
            {
                yield return new(index + 1, cells is [var name, var count, var rate] ? [name, year, "total", count, rate] : [.. cells.Take(4)]);
            }
        }
    }

    private static string[] Cells(string line) => line.Split(';', StringSplitOptions.TrimEntries);

    private static string YearOf(string path)
    {
        var years = Year().Matches(Path.GetFileName(path)).Select(match => match.Value).Distinct().ToList();
        return years is [var year] && int.Parse(year, CultureInfo.InvariantCulture) <= 2100
            ? year
            : throw new SourceDriftException(
                $"{Path.GetFileName(path)}: året ska stå i filens namn, en gång, till exempel Anmälda brott kommunerna 2025.csv. Ge filen Brås eget namn. Inget har lästs in.");
    }

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d(?!\d)")]
    private static partial Regex Year();
}
