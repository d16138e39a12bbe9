using System.Globalization;
using System.Text.Json.Nodes;
using Geo.Components;
using Geo.Database;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Serving;
using Geo.Statistics.Evaluation;
using Npgsql;

namespace Geo.Service.Endpoints.Processes;

/// <summary>Two periods of one theme, area by area: how many there were in each and how many times as many, where both figures
/// are public. What is computed from a protected figure is protected with it.</summary>
internal static class ComparePeriods
{
    private const string Withheld = "withheld";
    private const string Missing = "missing";
    private const string Published = "published";

    private static readonly string CountsSql = SqlFile.Read(typeof(ComparePeriods), "Endpoints/Processes/compared_count");

    private static readonly Bilingual Method = new(
        "Kvoten mellan två Poissontal, varje period per dag, med exakt 95 % intervall (Przyborowski och Wilenski 1940; Clopper och Pearson 1934). Inga p-värden: många områden jämförs, och ett intervall som inte rymmer 1 kan vara slump. Anmälda och rapporterade händelser är inte alla som hänt.",
        "The ratio of two Poisson counts, each period by the day, with an exact 95 % interval (Przyborowski and Wilenski 1940; Clopper and Pearson 1934). No p-values: many areas are compared, and an interval without 1 can be chance. What is reported is not all that happened.");

    public static ProcessDefinition Definition { get; } = new()
    {
        Id = "compare-periods",
        Version = "1.0.0",
        Zone = ServiceZone.Public,
        Title = new("Jämför två perioder", "Compare two periods"),
        Description = new(
            "Antal av ett tema i två perioder, område för område, och hur många gånger fler eller färre. Skyddade siffror förblir skyddade.",
            "Events of a theme in two periods, area by area, and how many times as many or as few. Protected figures stay protected."),
        Inputs =
        [
            Text("theme", "Tema", "Theme", "Temats id i samlingen themes, till exempel damage", "The theme's id in the collection themes, such as damage"),
            Text("period", "Period", "Period", "Den senare perioden, till exempel 2026K1", "The later period, such as 2026K1"),
            Text("reference", "Jämförs med", "Compared with", "Den tidigare perioden, till exempel 2025K1", "The earlier period, such as 2025K1"),
            new("areaKind", new("Områdestyp", "Kind of area"), new("deso, regso eller municipality; utan den alla", "deso, regso or municipality; all where it is left out"),
                new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("deso", "regso", "municipality") }, IsRequired: false),
        ],
        Outputs = [new("comparison", new("Jämförelsen", "The comparison"), new JsonObject { ["type"] = "object", ["contentMediaType"] = "application/json" })],
        RunAsync = RunAsync,
    };

    private static async Task<JsonObject> RunAsync(ProcessCall call, CancellationToken cancel)
    {
        var (theme, kind) = (call.GetText("theme"), call.FindText("areaKind"));
        if (kind is not (null or "deso" or "regso" or "municipality"))
        {
            throw Fault("areaKind", "ska vara deso, regso eller municipality.", "must be deso, regso or municipality.");
        }

        var (period, reference) = (Period(call, "period"), Period(call, "reference"));
        if (PeriodDays.Overlap(period, reference))
        {
            // The interval is of two counts that share no event.
            throw Fault("reference", "överlappar period, så att samma händelser räknas i båda. Välj två perioder utan gemensamma dagar.", "overlaps period, so that the same events count in both. Choose two periods without a day in common.");
        }

        var releases = await call.Services.GetRequiredService<PublishedCatalog>().GetAsync(cancel);
        var areas = new JsonArray();
        await using var command = call.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(CountsSql);
        foreach (var value in (object[])[releases.Ids, theme, period.Code, reference.Code, kind ?? ""])
        {
            command.Parameters.Add(new() { Value = value });
        }

        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            areas.Add(Compare(rows, period, reference));
        }

        if (areas.Count == 0)
        {
            throw Fault("theme", "har inga antal i de perioderna. Se samlingen counts.", "has no counts in those periods. See the collection counts.");
        }

        return new()
        {
            ["comparison"] = new JsonObject
            {
                ["theme"] = theme,
                ["period"] = period.Code,
                ["reference"] = reference.Code,
                ["releases"] = new JsonArray([.. releases.Ids.Select(id => JsonValue.Create(id))]),
                ["fictional"] = releases.Fictional,
                ["method"] = Method.In(call.Language),
                ["areas"] = areas,
            },
        };
    }

    private static JsonObject Compare(NpgsqlDataReader row, ReportPeriod period, ReportPeriod reference)
    {
        var (mark, count) = (row.GetString(4), Count(5));
        var (earlierMark, earlier) = (row.GetString(6), Count(7));
        var compared = new JsonObject
        {
            ["municipality"] = row.GetString(0),
            ["areaKind"] = row.GetString(1),
            ["edition"] = row.GetString(2),
            ["area"] = row.GetString(3),
            ["mark"] = mark == Withheld || earlierMark == Withheld ? Withheld : mark == Missing || earlierMark == Missing ? Missing : Published,
            ["count"] = count,
            ["referenceCount"] = earlier,
        };
        if (count is { } now && earlier is { } then && (now > 0 || then > 0))
        {
            var ratio = RateRatio.Of(then, now, PeriodDays.Of(reference), PeriodDays.Of(period));
            compared["ratio"] = Number(ratio.Ratio);
            compared["ratioLower"] = Number(ratio.Lower);
            compared["ratioUpper"] = Number(ratio.Upper);
        }

        return compared;

        int? Count(int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
    }

    // An infinite ratio has no number in JSON: it is left out.
    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(Math.Round(value, 4)) : null;

    private static ReportPeriod Period(ProcessCall call, string name)
    {
        try
        {
            var period = ReportPeriod.Parse(call.GetText(name));
            return PeriodDays.Of(period) > 0 ? period : throw new FormatException();
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            throw Fault(name, "ska vara ett kvartal (2026K1), ett år (2025) eller en tid (2018-01/2024-03).", "must be a quarter (2026K1), a year (2025) or a time (2018-01/2024-03).");
        }
    }

    private static ProcessInput Text(string name, string title, string english, string description, string inEnglish) =>
        new(name, new(title, english), new(description, inEnglish), new JsonObject { ["type"] = "string" });

    private static ProblemException Fault(string name, string swedish, string english) =>
        new(ProblemKind.InvalidBody, new($"inputs.{name} {swedish}", $"inputs.{name} {english}"), $"inputs.{name}");
}

/// <summary>How long a period is.</summary>
internal static class PeriodDays
{
    /// <exception cref="ArgumentException">Its months or quarter are none of the calendar's.</exception>
    public static int Of(ReportPeriod period)
    {
        var (from, end) = Span(period);
        return end.DayNumber - from.DayNumber;
    }

    /// <summary>Whether two periods have a day in common.</summary>
    public static bool Overlap(ReportPeriod one, ReportPeriod other)
    {
        var (first, second) = (Span(one), Span(other));
        return first.From < second.End && second.From < first.End;
    }

    // The first day, and the first day after.
    private static (DateOnly From, DateOnly End) Span(ReportPeriod period)
    {
        var (from, to) = period.Kind switch
        {
            PeriodKind.Quarter => (Month(period.Year, 3 * period.Number - 2), Month(period.Year, 3 * period.Number)),
            PeriodKind.Tertial => (Month(period.Year, 4 * period.Number - 3), Month(period.Year, 4 * period.Number)),
            PeriodKind.Year => (Month(period.Year, 1), Month(period.Year, 12)),
            _ => (Month(int.Parse(period.Code[..4], CultureInfo.InvariantCulture), int.Parse(period.Code[5..7], CultureInfo.InvariantCulture)), Month(period.Year, period.Number)),
        };
        return (from, to.AddMonths(1));
    }

    private static DateOnly Month(int year, int month) => new(year, month, 1);
}
