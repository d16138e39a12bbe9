using System.Text.RegularExpressions;
using Geo.Etl.Settings;

namespace Geo.Etl.Formats;

/// <summary>An export of Brå's database SOL: a cross-table with stacked header rows, each period twice (count, and count per
/// 100 000 residents), and the region on a row of its own. A row comes out for each offence and period, numbered in the order they stand.</summary>
/// <remarks>
/// <c>&amp;nbsp;</c> ends in the semicolon that also parts the cells: it is replaced before a line is cut. <c>..</c> means not
/// selected, never zero, and comes out as it stands. "2026 prel." is 2026, preliminary.
/// </remarks>
internal static partial class BraSol
{
    private static readonly string[] Months =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    /// <exception cref="SourceDriftException">The header rows are not those of such an export.</exception>
    public static Table Open(string path, FormatSetting format)
    {
        var text = File.ReadAllText(path, TextEncoding.Get(format.Encoding ?? "iso-8859-1")).Replace("&nbsp;", "\u00a0", StringComparison.Ordinal);
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r').Split(';').Select(Clean).ToArray()).ToList();
        var measures = lines.FindIndex(cells => cells.Length > 1 && cells[1] == "Antal");
        if (measures < 2)
        {
            throw Drift(path, "raden med Antal och /100 000 inv, under en rubrik och perioderna, saknas");
        }

        return new(["kommun", "period", "brott", "antal", "per100k", "preliminär"], Rows(lines, measures, Periods(path, lines, measures)));
    }

    private static List<(string Label, bool Preliminary)> Periods(string path, List<string[]> lines, int measures)
    {
        var count = lines[measures].Length - 1;
        count -= count > 0 && lines[measures][^1].Length == 0 ? 1 : 0;
        var periods = new List<(string, bool)>();
        for (var column = 1; column <= count; column += 2)
        {
            if (column == count || lines[measures][column] != "Antal" || !lines[measures][column + 1].StartsWith("/100", StringComparison.Ordinal))
            {
                throw Drift(path, $"kolumn {column + 1} och {column + 2} är inte Antal och /100 000 inv");
            }

            periods.Add(Period(path, lines[1..measures], column));
        }

        return periods.Select(period => period.Item1).Distinct().Count() == periods.Count
            ? periods
            : throw Drift(path, "samma period står i flera kolumnpar");
    }

    // A year, then a quarter or a month below it: a cell that spans several is written in the first of them.
    private static (string Label, bool Preliminary) Period(string path, IEnumerable<string[]> header, int column)
    {
        var (label, preliminary) = ("", false);
        foreach (var row in header)
        {
            var cell = row.Take(column + 1).Skip(1).LastOrDefault(text => text.Length > 0) ?? "";
            var part = Preliminary().Replace(cell, "").Trim();
            preliminary |= part != cell;
            label += part switch
            {
                "" or "År" => "",
                _ when Year().IsMatch(part) => part,
                _ when part.StartsWith("Kvartal ", StringComparison.OrdinalIgnoreCase) => "K" + part[8..],
                _ when Array.IndexOf(Months, part.ToLowerInvariant()) is >= 0 and var month => $"M{month + 1:00}",
                _ => "?",
            };
        }

        return Whole().IsMatch(label) ? (label, preliminary) : throw Drift(path, $"perioden över kolumn {column + 1} går inte att läsa");
    }

    private static IEnumerable<TableRow> Rows(List<string[]> lines, int measures, List<(string Label, bool Preliminary)> periods)
    {
        var (number, region) = (0, "");
        foreach (var cells in lines.Skip(measures + 1).Where(cells => cells[0].Length > 0))
        {
            if (cells.Skip(1).All(cell => cell.Length == 0) && (cells[0] == "Anmälda brott" || Region().IsMatch(cells[0])))
            {
                region = cells[0] == "Anmälda brott" ? region : cells[0];
                continue;
            }

            for (var i = 0; i < periods.Count; i++)
            {
                yield return new(++number,
                    [region, periods[i].Label, cells[0], cells.ElementAtOrDefault(2 * i + 1), cells.ElementAtOrDefault(2 * i + 2), periods[i].Preliminary ? "ja" : "nej"]);
            }
        }
    }

    private static string Clean(string cell) => cell.Replace('\u00a0', ' ').Trim();

    private static SourceDriftException Drift(string path, string what) =>
        new($"{Path.GetFileName(path)}: filen har inte formen hos en export ur Brås databas: {what}. Exportera den på nytt som CSV med både antal och antal per 100 000 invånare. Inget har lästs in.");

    [GeneratedRegex(@"\s*\bprel(?:iminär\w*)?\b\.?", RegexOptions.IgnoreCase)]
    private static partial Regex Preliminary();

    [GeneratedRegex(@"^(?:19|20)\d\d$")]
    private static partial Regex Year();

    [GeneratedRegex(@"^(?:19|20)\d\d(?:K[1-4]|M\d\d)?$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^Hela landet$|\bkommun(?: \(.*\))?$|\blän$|^(?:Polisregion|Region|Lokalpolisområde|Stadsområde|Stadsdel) ")]
    private static partial Regex Region();
}
