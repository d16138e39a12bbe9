using System.Collections.Immutable;
using System.Globalization;
using Geo.Service.Forms;
using Geo.Service.Reports;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Coordinator;

/// <summary>What the forms of a report (EST) ask for.</summary>
internal static class EstForm
{
    private const int Weeks = 10;

    /// <summary>That something happened.</summary>
    public static ImmutableArray<FormField> Happening(EstRules rules, string? own) =>
    [
        .. Reporter(rules, own),
        new("category", new("Vad hände?", "What happened?"), FieldShape.Choice) { IsRequired = true, Choices = [.. rules.Happenings.Select(word => (word, new Bilingual(word, word)))] },
        new("date", new("Vilken dag?", "On which day?"), FieldShape.Date) { IsRequired = true },
        new("from", new("Från klockan", "From"), FieldShape.Time) { Hint = new("Lämna tomt om det inte är känt.", "Leave empty if it is not known.") },
        new("to", new("Till klockan", "To"), FieldShape.Time),
        new("place", new("Var?", "Where?"), FieldShape.Line) { IsRequired = true, Hint = new("En plats eller en adress utan lägenhet.", "A place, or an address without the flat.") },
        new("description", new("Vad såg ni?", "What did you see?"), FieldShape.Text) { Hint = new("Skriv om platsen och det som hände, inte om personer. Namn och nummer tas bort.", "Write of the place and of what happened, not of persons. Names and numbers are taken out.") },
        new("seriousness", new("Hur allvarligt?", "How serious?"), FieldShape.Choice) { Choices = [("1", new("1, lindrigt", "1, slight")), ("2", new("2, besvärande", "2, troublesome")), ("3", new("3, allvarligt", "3, serious"))] },
        new("repeated", new("Har det hänt förut på samma plats?", "Has it happened before in the same place?"), FieldShape.YesNo),
        new("policeReported", new("Är det polisanmält?", "Has it been reported to the police?"), FieldShape.YesNo),
        new("action", new("Vad har ni gjort åt det?", "What have you done about it?"), FieldShape.Line),
    ];

    /// <summary>That a week had nothing: not the same as saying nothing.</summary>
    public static ImmutableArray<FormField> Nothing(EstRules rules, string? own, DateOnly today) =>
    [
        .. Reporter(rules, own),
        new("week", new("Vecka", "Week"), FieldShape.Choice) { IsRequired = true, Choices = [.. Enumerable.Range(0, Weeks).Select(back => today.AddDays(-7 * back)).Select(Week)] },
    ];

    private static ImmutableArray<FormField> Reporter(EstRules rules, string? own) => own is not null
        ? []
        : [new("reporter", new("Vem rapporterar?", "Who reports?"), FieldShape.Choice) { IsRequired = true, Choices = [.. rules.Reporters.Select(name => (name, new Bilingual(name, name)))] }];

    private static (string, Bilingual) Week(DateOnly day)
    {
        var (year, week) = (ISOWeek.GetYear(day.ToDateTime(default)), ISOWeek.GetWeekOfYear(day.ToDateTime(default)));
        return ($"{year}-{week}", new($"vecka {week}, {year}", $"week {week}, {year}"));
    }
}
