using Geo.Components;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>What is never mapped, as the one table that it may have: the whole municipality, year by year.</summary>
internal static class YearlyTable
{
    /// <summary>The theme whose figures stand on the page of violence in close relationships, where help comes first.</summary>
    private const string CloseViolence = "close-violence";

    /// <summary>The table of violence in close relationships; null where the release has no such counts.</summary>
    public static TableView? OfCloseViolence(PublishedFigures figures) => Of(figures, theme => theme == CloseViolence);

    /// <summary>The table of all else that is never mapped; null where there is none.</summary>
    public static TableView? OfOthers(PublishedFigures figures) => Of(figures, theme => theme != CloseViolence);

    private static TableView? Of(PublishedFigures figures, Func<string, bool> wanted)
    {
        var language = figures.Language;
        var counts = figures.Release.YearlyCounts.Where(count => wanted(count.Theme)).ToList();
        return counts.Count == 0 ? null : new()
        {
            Id = "ar-for-ar",
            Caption = language.Of("Hela kommunen, år för år", "The whole municipality, year by year"),
            Columns = [new(language.Of("Tema", "Theme"), false), new(language.Of("År", "Year"), false), new(language.Of("Sort", "Sort"), false), new(language.Of("Antal", "Number"), true)],
            Rows =
            [
                .. counts.Select(count => new TableRow(
                [
                    new(count.Name),
                    new(count.Period),
                    new(count.Kind == CountKind.ReportedOffence ? language.Of("anmälda brott", "reported offences") : language.Of("rapporterade händelser", "reported incidents")),
                    new(language.OrMark(count.Count, count.Mark), Mark: count.Mark),
                ])),
            ],
            Notes =
            [
                .. counts.DistinctBy(count => count.Theme).Select(count => $"{count.Name}: {count.Description} {language.Of("Källa", "Source")}: {figures.SourceWords(count.Sources)}."),
            ],
        };
    }
}
