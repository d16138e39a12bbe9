using System.Globalization;

namespace Geo.Etl.Sampling;

/// <summary>The weekly EST reports, one table an ISO year, with rows that say that there was nothing to report.</summary>
internal static class EstRows
{
    public static readonly string[] Columns =
    [
        "Rapport-id", "Rapportör", "År", "Vecka", "Datum", "Från", "Till", "Plats", "Öst", "Nord", "Kategori", "Beskrivning", "Upprepat",
        "Allvar", "Polisanmält", "Åtgärd",
    ];

    private static readonly string[] Texts =
    [
        "Flera samtal om detta under kvällen.", "Lugnt när vi kom fram.", "Återkommande plats.", "Personal gick dit och pratade med dem på plats.",
        "Boende oroade.", "Tips från förening i området.", "Sågs vid kvällsrond.", "Skötsel beställd.", "",
    ];

    private static readonly string[] Measures = ["Ingen", "Felanmält", "Samtal på plats", "Väktare tillkallad", "Sanering beställd", "Tas upp på nästa möte"];

    public static IReadOnlyList<SampleTable> Make(SampleDraw draw, long seed)
    {
        var random = new SampleRandom(seed, "est rows");
        var rows = draw.Incidents.Where(i => !i.InDamageRegister)
            .Select(i => (Day: i.From, i.Reporter, Row: new SampleRow(Cells(i, random), i))).ToList();
        var heard = rows.Select(r => (r.Reporter, SampleReporters.IsoWeek(r.Day)))
            .Concat(draw.SilentWeeks.Select(s => (s.Reporter, (s.Year, s.Week)))).ToHashSet();
        var number = 0;
        foreach (var (year, week) in SampleReporters.Weeks())
        {
            foreach (var (reporter, _, _) in SampleReporters.All.Where(r => !heard.Contains((r.Name, (year, week)))))
            {
                var friday = ISOWeek.ToDateTime(year, week, DayOfWeek.Friday);
                friday = friday.Date > SamplePeriod.LastDay.ToDateTime(default) ? SamplePeriod.LastDay.ToDateTime(default) : friday;
                rows.Add((friday, reporter, new(
                    [$"EX-EST-{year}-N{++number:0000}", reporter, (double)year, (double)week, DateOnly.FromDateTime(friday), null, null, null, null, null,
                        SampleKind.NothingToReport, null, null, null, null, null],
                    null)));
            }
        }

        return [.. rows.OrderBy(r => r.Day).ThenBy(r => (string)r.Row.Cells[0]!, StringComparer.Ordinal).GroupBy(r => ISOWeek.GetYear(r.Day)).Select(g =>
            new SampleTable("est", $"est/est-rapporter-{g.Key}.xlsx", Columns, [.. g.Select(r => r.Row)]))];
    }

    private static object?[] Cells(SampleIncident incident, SampleRandom random)
    {
        var (year, week) = SampleReporters.IsoWeek(incident.From);
        var day = DateOnly.FromDateTime(incident.From);
        var also = random.Chance(0.1) ? random.Pick(["Ungdomssamling", "Alkohol", "Nedskräpning"]) : null;
        return
        [
            incident.Reference,
            incident.Reporter,
            (double)year,
            (double)week,
            random.Chance(0.4) ? day : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Time(incident.From),
            Time(incident.To),
            incident.Address,
            incident.Location.X,
            incident.Location.Y,
            also is null || also == incident.Kind.EstWord ? incident.Kind.EstWord : $"{incident.Kind.EstWord}; {also}",
            random.Pick(Texts),
            random.Chance(0.3) ? "Ja" : "Nej",
            (double)(1 + random.Below(3)),
            random.Chance(0.25) ? "Ja" : "Nej",
            random.Pick(Measures),
        ];
    }

    private static string Time(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
