using System.Collections.Immutable;
using Geo.Components;
using Geo.Service.Chain.Records;

namespace Geo.Service.Documents;

/// <summary>The weekly picture of EST: what was reported in the last whole week, beside what is usual; who said nothing.</summary>
internal static class WeeklyPictureDocument
{
    public const string Name = "veckobild";

    public static ReportDocument Of(DocumentData data)
    {
        var monday = data.LastMonday;
        var week = data.Weeks.Where(count => count.Monday == monday).ToList();
        var earlier = Earlier(data);
        var usual = earlier.Select(start => data.Weeks.Where(count => count.Monday == start).Sum(count => count.Incidents)).Order().ToArray();
        var total = week.Sum(count => count.Incidents);
        return new()
        {
            Name = Name,
            Title = "Veckobild",
            Subtitle = $"{data.Municipality.Name}, {(monday is { } first ? $"{Words.Week(first)}, {Words.Days(first, first.AddDays(6))}" : data.Today.Swedish())}",
            Audience = SharedParts.Internal,
            Fictional = data.Municipality.Fictional,
            Answers = monday is null
                ? ["Kommunen har inga egna händelser inlästa. En veckobild kräver rapporter."]
                : [$"{Words.Count(total, "händelse är rapporterad", "händelser är rapporterade")}. De {Words.Number(usual.Length)} veckorna före hade {Usual(usual)}.", Reporters(data)],
            Missing = monday is null ? ["Rapporter: EST, skaderegister eller felanmälningar, inlästa med ./geo etl load."] : [.. data.Reporting.Where(week => week.Monday == monday && week.IsSilent).Select(week => week.Reporter).Distinct().Order(StringComparer.Ordinal).Select(reporter => $"Rapport från {reporter}. Fråga: har inget hänt, eller har ingen skrivit?")],
            Sections = monday is null
                ? [new("Rapporter", [DocumentBlock.Text("Utan rapporter går det inte att säga vad som har hänt i veckan, och inte heller att inget har hänt.")])]
                :
                [
                    new("1. Vad som hände", [By("sort", "Händelser efter slag", "Slag", count => count.Kind, data, kind => data.KindNames.GetValueOrDefault(kind, kind))]),
                    new("2. Var", [By("omrade", "Händelser efter område", "Område", count => count.Area, data, code => code.Length == 0 ? "Okänt område" : data.AreaName($"{(data.Municipality.PublicAreaKind == Geo.Database.AreaKind.Regso ? "regso" : "deso")}:{code}"))]),
                    new("3. Vilka som rapporterade", [.. SharedParts.Silence(data, Name)]),
                    new("4. Att göra", [.. Actions(data)]),
                ],
        };
    }

    private static ImmutableArray<DateOnly> Earlier(DocumentData data) =>
        data.LastMonday is { } monday ? [.. Enumerable.Range(1, DocumentData.UsualWeeks).Select(weeks => monday.AddDays(-7 * weeks))] : [];

    private static string Usual(int[] counts) => counts.Length == 0 ? "–" : $"mellan {counts[0].Swedish()} och {counts[^1].Swedish()}, med {counts[counts.Length / 2].Swedish()} i mitten";

    private static string Reporters(DocumentData data)
    {
        var said = data.Reporting.Where(week => week.Monday == data.LastMonday).ToList();
        return said.Count == 0
            ? "Ingen källa lämnar veckorapport."
            : $"{Words.Number(said.Count(week => !week.IsSilent))} av {Words.Count(said.Count, "organisation", "organisationer")} har rapporterat, {Words.Number(said.Count(week => week.State == "nothing"))} av dem att inget har hänt.";
    }

    private static DocumentBlock By(string id, string caption, string column, Func<WeekCount, string> key, DocumentData data, Func<string, string> name)
    {
        var earlier = Earlier(data);
        var rows = data.Weeks.GroupBy(key).OrderBy(group_ => name(group_.Key), StringComparer.Create(new("sv-SE"), ignoreCase: true)).Select(group_ =>
        {
            var usual = earlier.Select(monday => group_.Where(count => count.Monday == monday).Sum(count => count.Incidents)).Order().ToArray();
            var now = group_.Where(count => count.Monday == data.LastMonday).Sum(count => count.Incidents);
            return (Name: name(group_.Key), Now: now, Usual: usual);
        }).Where(row => row.Now > 0 || row.Usual[^1] > 0);
        return DocumentBlock.Table(
            DocumentTable.Of(
                $"{Name}-{id}", caption, [column, "#Den här veckan", "#Vanligt (median)", "#Minst–mest", "Mot det vanliga"],
                rows.Select(row => new[]
                {
                    row.Name, row.Now.Swedish(), row.Usual[row.Usual.Length / 2].Swedish(), $"{row.Usual[0].Swedish()}–{row.Usual[^1].Swedish()}",
                    row.Now > row.Usual[^1] ? $"fler än någon av de {row.Usual.Length.Swedish()} veckorna före" : row.Now < row.Usual[0] ? $"färre än någon av de {row.Usual.Length.Swedish()} veckorna före" : "som vanligt",
                }),
                $"Vanligt är de {DocumentData.UsualWeeks.Swedish()} veckorna före. Den som jämför många rader ser alltid någon som sticker ut: det är en fråga, inte ett svar.",
                "Händelser som aldrig visas på karta ingår inte, och våld bara på allmän plats."),
            $"Källa: rapporter från kommunen och dess samarbetspartner, {Words.Week(data.LastMonday!.Value)} och {DocumentData.UsualWeeks.Swedish()} veckor före. Metod: antal händelser, dubbletter borttagna.");
    }

    private static IEnumerable<DocumentBlock> Actions(DocumentData data)
    {
        var open = data.Chain.Meetings.SelectMany(meeting => meeting.Decisions).Where(decision => decision.State == DecisionState.Open).OrderBy(decision => decision.DueOn ?? DateOnly.MaxValue).ToList();
        yield return open.Count == 0
            ? DocumentBlock.Text("Inga beslut är öppna.")
            : DocumentBlock.List(open.Select(decision => $"{decision.Text} Ansvarig: {decision.Owner}. {(decision.DueOn is { } due ? $"Klart {due.Swedish()}{(due < data.Today ? ", försenat" : "")}." : "Utan slutdag.")}"), $"Källa: mötenas beslut, {data.Today.Swedish()}.");
        yield return DocumentBlock.Text("Bedömningen av läget (grönt, gult, rött) görs av människor vid mötet och skrivs i protokollet. Den räknas inte ut.");
    }
}
