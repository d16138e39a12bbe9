using System.Collections.Immutable;
using System.Globalization;

namespace Geo.Etl.Reporting;

/// <summary>What to ask a source's owner for, made from its issues: an issue that nobody is told of comes again next
/// quarter.</summary>
internal static class Requests
{
    /// <summary>How many of the latest weeks a reporter may not have been silent in all.</summary>
    public const int LatestWeeks = 4;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    // How a problem's text begins → what is wrong with the rows, and what to ask for.
    private static readonly ImmutableArray<(string Problem, string Wrong, string Ask)> Known =
    [
        ("datumet saknas", "saknar datum", "be dem fylla i det, som 2026-01-31"),
        ("tiden saknas", "saknar tid", "be dem fylla i den, som 2026-01-31 eller 2026-01-31 23:15"),
        ("ordet saknas", "saknar uppgift om vad som hände", "be dem välja ett ord ur sin lista"),
        ("ordet känns inte igen", "har ett ord som inte finns i listan", "be dem rätta stavningen eller berätta vad ordet betyder, så att det kan läggas till i mappningen"),
        ("sådana händelser tas aldrig in", "hör inte hemma här", "be dem sluta skicka sådana händelser; de tas aldrig in och ska hanteras i egna rutiner"),
        ("den som rapporterar saknas", "saknar rapportör", "be dem skriva organisationens namn"),
        ("organisationen känns inte igen", "har en organisation som inte är känd", "be dem rätta namnet eller anmäla en ny rapportör"),
        ("numret saknas", "saknar nummer", "be dem ge varje ärende ett eget nummer"),
        ("numret innehåller en personuppgift", "har en personuppgift i numret", "be dem ge ärendet ett löpnummer i stället"),
        ("numret finns redan", "har ett nummer som redan är använt", "be dem ta bort dubbletten eller ge raden ett eget nummer"),
        ("upptäckten är före", "har en upptäckt före den tid då allt var helt", "be dem rätta den ena tiden"),
        ("slutet är före början", "slutar innan de börjar", "be dem rätta den ena tiden"),
        ("inte en tid som finns", "har en tid som inte finns", "be dem rätta den"),
        ("inte ett datum som finns", "har ett datum som inte finns", "be dem rätta det"),
        ("inte ett klockslag", "har ett klockslag som inte går att läsa", "be dem skriva det som 23:15"),
        ("klockslaget finns inte den natten", "har ett klockslag som hoppades över när klockan ställdes fram", "be dem skriva en tid som fanns"),
        ("datumet ligger inte i den vecka", "har ett datum utanför den vecka som de anger", "be dem kontrollera datum och vecka"),
        ("året har ingen vecka 53", "har en vecka 53 som inte finns", "be dem rätta året eller veckan"),
        ("inte en vecka som finns", "har en vecka som inte finns", "be dem rätta den"),
        ("raden säger både", "säger både att något hände och att inget hände", "be dem dela raden"),
        ("platsen saknas", "saknar plats", "be dem fylla i koordinater eller platsens namn"),
        ("platsen känns inte igen", "har en plats som inte är känd", "be dem välja ett namn ur platslistan eller fylla i koordinater; lägg till namnet i listan om det är rätt"),
        ("koordinaterna går inte att läsa", "har koordinater som inte går att läsa", "be dem skriva två tal i meter"),
        ("0 är ingen koordinat", "har 0 som koordinat", "be dem lämna båda fälten tomma när platsen inte är känd"),
        ("öst och nord har bytt plats", "har öst och nord i fel kolumn", "be dem byta plats på dem"),
        ("punkten ligger mer än 2 km utanför", "har en punkt utanför kommunen", "be dem kontrollera siffrorna och att de är i SWEREF 99 TM"),
        ("kostnaden går inte att läsa", "har en kostnad som inte går att läsa", "be dem skriva den som ett tal, till exempel 12500"),
        ("raden har", "har fler eller färre fält än rubriken", "be dem exportera filen på nytt med samma avskiljare"),
    ];

    /// <param name="facts">The source.</param>
    /// <param name="weeks">What its reporters said; empty where that is not known.</param>
    public static IReadOnlyList<Request> Of(SourceFacts facts, IReadOnlyList<ReportedWeek> weeks)
    {
        var asked = facts.Issues.Where(issue => !IsOfWholeFile(issue))
            .GroupBy(issue => issue.Problem)
            .Select(kind => new Request(facts.Publisher, Sentence(kind.Key, kind.Sum(issue => issue.Rows), string.Join(", ", kind.Select(issue => issue.Field).Distinct()))))
            .ToList();
        if (facts.Placed is { IsBelowFloor: true, HitRate: { } rate })
        {
            asked.Add(new(facts.Publisher, string.Create(Swedish, $"Bara {rate:P1} av raderna har en känd plats, under golvet på 85 %; be dem skicka koordinater.")));
        }

        asked.AddRange(SilentLately(weeks).Select(reporter => new Request(
            reporter, $"Ingen rapport de senaste {LatestWeeks} veckorna; be dem rapportera, också när inget har hänt.")));
        return asked;
    }

    /// <summary>The reporters that have been silent in every one of the latest weeks that the source knows.</summary>
    public static IEnumerable<string> SilentLately(IReadOnlyList<ReportedWeek> weeks)
    {
        var latest = weeks.Select(week => week.Monday).Distinct().OrderDescending().Take(LatestWeeks).ToHashSet();
        return weeks.Where(week => latest.Contains(week.Monday)).GroupBy(week => week.Reporter)
            .Where(reporter => reporter.All(week => week.State == ReportedWeek.Silent))
            .Select(reporter => reporter.Key).Order(StringComparer.Ordinal);
    }

    // Rows of other municipalities are the file's nature, not its fault.
    private static bool IsOfWholeFile(IssueFacts issue) => issue.Field == "kommun" && !issue.Rejected;

    private static string Sentence(string problem, int rows, string fields)
    {
        var count = string.Create(Swedish, $"{rows:N0} {(rows == 1 ? "rad" : "rader")}");
        foreach (var (start, wrong, ask) in Known)
        {
            if (problem.StartsWith(start, StringComparison.Ordinal))
            {
                return $"{count} {wrong} (kolumn {fields}); {ask}.";
            }
        }

        // A wording that is not known above tells what is wrong and, after a semicolon, what would be right.
        return problem.Split("; ", 2) is [var wrongly, var rightly]
            ? $"{count} (kolumn {fields}): {wrongly}. Så rättas det: {rightly}."
            : $"{count} (kolumn {fields}): {problem}.";
    }
}
