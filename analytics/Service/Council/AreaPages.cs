using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Chain.Records;
using Geo.Service.Documents;
using Geo.Service.Serving;
using Geo.Statistics;
using NetTopologySuite.Geometries;

namespace Geo.Service.Council;

/// <summary><i>Områden</i>, and the card of one: its history, what comes again there, measures before and after, and how completely it is
/// reported.</summary>
internal static class AreaPages
{
    private const string Title = "Områden";

    public static async Task<CouncilView> ListAsync(CouncilAsk ask, CancellationToken cancel)
    {
        var store = ask.Store;
        var areas = await store.AreasAsync(cancel);
        var measures = (await store.ChainAsync(cancel)).Measures;
        return new()
        {
            Document = ask.Document("omraden", Title, "de områden som det räknas för", await ask.SecrecyAsync(cancel)) with
            {
                Answers = [areas.IsEmpty ? "Inga områden är inlästa." : $"{Words.Count(areas.Length, "område", "områden")}. Välj ett för att se dess historia."],
                Sections =
                [
                    new("Områdena", areas.IsEmpty ? [DocumentBlock.Text("Områdena läses in med ./geo etl load.")] :
                    [
                        DocumentBlock.Table(
                            new()
                            {
                                Id = "omraden",
                                Caption = "Områdena i kodordning",
                                Columns = [new("Område", false), new("Kod", false), .. store.IsOutside ? [] : new TableColumn[] { new("Åtgärder", true) }],
                                Rows = [.. areas.Select(area => new TableRow([new(area.Name, $"{ask.Home}/areas/{area.Code}"), new(area.Code), .. store.IsOutside ? [] : new TableCell[] { new(measures.Count(measure => Holds(measure, area.Code)).Swedish()) }]))],
                            },
                            "Källa: kommunens områdesindelning."),
                    ]),
                ],
            },
            Narrowed = "hela kommunen",
            Layers = [new("omraden", "MULTIPOLYGON", [("kod", "TEXT"), ("namn", "TEXT")], areas.Select(area => (area.Outline ?? MultiPolygon.Empty, (object?[])[area.Code, area.Name])))],
        };
    }

    public static async Task<CouncilView> OneAsync(CouncilAsk ask, CancellationToken cancel)
    {
        var store = ask.Store;
        var area = (await store.AreasAsync(cancel)).FirstOrDefault(one => one.Code == ask.Item) ?? throw ProblemException.NotFound("Det finns inget sådant område.", "There is no such area.");
        var document = ask.Document("omrade", area.Name, $"område {area.Code}", await ask.SecrecyAsync(cancel));
        var history = ImmutableArray.CreateBuilder<Quarter>();
        foreach (var theme in store.Themes)
        {
            history.AddRange(store.IsOutside ? await PublishedAsync(store, theme, area, cancel) : await CountedAsync(store, theme, area, cancel));
        }

        var spots = await SpotsAsync(store, area, cancel);
        List<DocumentSection> sections = [new("Historia", [.. History(ask, history.ToImmutable(), area)]), new("Koncentrationer som rör området", [.. Spots(ask, spots)])];
        if (!store.IsOutside)
        {
            var whole = Period.Whole(store.Quarters);
            var events = ImmutableArray.CreateBuilder<CouncilEvent>();
            foreach (var theme in whole is null ? [] : store.Themes)
            {
                events.AddRange(await store.EventsInAsync(theme.Id, whole!, area.Code, cancel));
            }

            var measures = (await store.ChainAsync(cancel)).Measures.Where(measure => Holds(measure, area.Code)).ToList();
            sections.Add(new("Det som kommer igen", [.. Repeats(store, events.ToImmutable(), whole)]));
            sections.Add(new("Åtgärder, före och efter", [.. Measures(store, measures, events.ToImmutable(), whole)]));
            sections.Add(new("Hur väl det är rapporterat", [.. await ReportersAsync(store, events.ToImmutable(), cancel)]));
        }

        return new()
        {
            Document = document with { Answers = [Answer(store, history.ToImmutable(), spots.Length, area)], Sections = [.. sections] },
            Narrowed = area.Words,
            Layers =
            [
                new("historia", "MULTIPOLYGON", [("omrade", "TEXT"), ("tema", "TEXT"), ("kvartal", "TEXT"), (store.UnitColumn, "INTEGER"), ("fullstandigt", "TEXT")],
                    history.Select(one => (area.Outline ?? MultiPolygon.Empty, (object?[])[area.Code, one.Theme.Id, one.Period, one.Count, one.IsComplete ? "ja" : "nej"]))),
            ],
        };
    }

    private static bool Holds(ActionMeasure measure, string code) => measure.Areas?.Split(' ').Contains(code) is true;

    private static string Answer(CouncilStore store, ImmutableArray<Quarter> history, int spots, CouncilArea area)
    {
        var last = history.Where(one => one.Period == (store.Quarters.IsEmpty ? "" : store.Quarters[^1].Name)).ToList();
        var counts = Words.And([.. last.Select(one => $"{one.Theme.Name.ToLowerInvariant()} {one.Count?.Swedish() ?? Numbers.Withheld}")]);
        return last.Count == 0
            ? $"Det finns inga siffror för {area.Words}."
            : $"{Words.Capital(store.Unit)} {Words.Period(last[0].Period)}: {counts}. {(spots == 0 ? "Ingen koncentration av händelser rör området." : $"{Words.Count(spots, "koncentration av händelser", "koncentrationer av händelser")} rör området.")}";
    }

    private static async Task<IEnumerable<Quarter>> CountedAsync(CouncilStore store, Theme theme, CouncilArea area, CancellationToken cancel) => await store.ListAsync(
        "council_area_count", row => new Quarter(theme, row.GetString(0), row.GetInt32(1), row.GetBoolean(2)), cancel,
        store.Run(CountAnalysis.Method), theme.Id, Word.Of(store.Municipality.PublicAreaKind), store.Municipality.PublicAreaEdition, area.Code);

    private static async Task<IEnumerable<Quarter>> PublishedAsync(CouncilStore store, Theme theme, CouncilArea area, CancellationToken cancel) =>
        (await store.PublishedAsync(theme.Id, cancel)).Where(count => count.AreaKind == Word.Of(store.Municipality.PublicAreaKind) && count.Area == area.Code && count.Period.Length == 6)
            .Select(count => new Quarter(theme, count.Period, count.Count, IsComplete: true));

    private static async Task<ImmutableArray<(Theme Theme, CouncilSpot Spot)>> SpotsAsync(CouncilStore store, CouncilArea area, CancellationToken cancel)
    {
        var spots = ImmutableArray.CreateBuilder<(Theme, CouncilSpot)>();
        foreach (var theme in Period.Whole(store.Quarters) is null ? [] : store.Themes)
        {
            spots.AddRange((await store.SpotsAsync(theme.Id, Period.Whole(store.Quarters)!.Name, cancel)).Where(spot => area.Outline?.Intersects(spot.Outline) is true).Select(spot => (theme, spot)));
        }

        return spots.ToImmutable();
    }

    private static IEnumerable<DocumentBlock> History(CouncilAsk ask, ImmutableArray<Quarter> history, CouncilArea area)
    {
        var basis = ask.Store.IsOutside
            ? "Källa: kommunens öppna data, den senaste publiceringen. Metod: antal, skyddade efter reglerna för det publika."
            : ask.Store.Basis(SharedParts.OwnReports, "kvartal för kvartal", CountAnalysis.Method);
        foreach (var theme in history.GroupBy(one => one.Theme.Id))
        {
            var quarters = theme.OrderBy(one => one.Period, StringComparer.Ordinal).ToList();
            if (quarters.Count < 2)
            {
                continue;
            }

            yield return DocumentBlock.Figure(
                new()
                {
                    Id = $"historia-{theme.Key}",
                    Kind = FigureKind.Lines,
                    Language = Language.Swedish,
                    Title = $"{quarters[0].Theme.Name} i {area.Name}, {ask.Store.Unit} per kvartal",
                    Description = "Det skuggade bandet är 95 procents intervall.",
                    Category = "Kvartal",
                    Unit = ask.Store.Unit,
                    Decimals = 0,
                    Lines = [new(quarters[0].Theme.Name, LineRole.Main, [.. quarters.Select(Point)])],
                    Source = basis,
                    Note = quarters.All(one => one.IsComplete) ? null : "Alla har inte rapporterat varje vecka: få händelser kan vara tystnad.",
                    CsvAddress = ask.Query.With(("f", "csv"), ("table", $"historia-{theme.Key}"), ("drawing", null)),
                },
                basis);
        }

        if (history.IsEmpty)
        {
            yield return DocumentBlock.Text("Det finns inga siffror för området.", basis);
        }
    }

    private static ChartPoint Point(Quarter quarter)
    {
        if (quarter.Count is not { } count)
        {
            return ChartPoint.At(ReportPeriod.Parse(quarter.Period), Language.Swedish, FigureMark.Withheld);
        }

        var (lower, upper) = PoissonInterval.Garwood(count);
        return ChartPoint.At(ReportPeriod.Parse(quarter.Period), Language.Swedish) with { Value = count, Lower = Math.Round((decimal)lower), Upper = Math.Round((decimal)upper) };
    }

    private static IEnumerable<DocumentBlock> Spots(CouncilAsk ask, ImmutableArray<(Theme Theme, CouncilSpot Spot)> spots)
    {
        var basis = ask.Store.Basis(SharedParts.OwnReports, Period.Whole(ask.Store.Quarters) is { } whole ? Words.Period(whole.Name) : "–", HotspotAnalysis.Method);
        if (spots.IsEmpty)
        {
            yield return DocumentBlock.Text("Ingen koncentration av händelser rör området.", basis);
            yield break;
        }

        yield return DocumentBlock.Table(
            new()
            {
                Id = "koncentrationer",
                Caption = "Koncentrationer av händelser som rör området",
                Columns = [new("Koncentration", false), new("Plats\u00adhändelser", true), new("Väntat", true), new("q", true)],
                Rows = [.. spots.Select(one => new TableRow([new($"{one.Theme.Name}, nummer {one.Spot.Number.Svg()}", $"{ask.Home}/map?theme={Uri.EscapeDataString(one.Theme.Id)}"), new(one.Spot.PlaceEvents.Swedish()), new(Words.Number(one.Spot.Expected, 1)), new(Words.Probability(one.Spot.SmallestQBh))]))],
            },
            basis);
    }

    private static IEnumerable<DocumentBlock> Repeats(CouncilStore store, ImmutableArray<CouncilEvent> events, Period? whole)
    {
        var basis = store.Basis(SharedParts.OwnReports, whole is null ? "–" : Words.Period(whole.Name), PlanGroundAnalysis.Method);
        if (events.IsEmpty)
        {
            yield return DocumentBlock.Text("Inga händelser med plats är kända i området.", basis);
            yield break;
        }

        yield return DocumentBlock.Table(
            DocumentTable.Of(
                "upprepningar", "Händelser som kommer igen på samma plats inom 28 dygn", ["Tema", "#Händelser", "#Platser", "#Varav igen på samma plats"],
                store.Themes.Select(theme => (theme, In: events.Where(one => one.Incident.Theme == theme.Id).ToList())).Where(one => one.In.Count > 0).Select(one => new[]
                {
                    one.theme.Name, one.In.Count.Swedish(), one.In.Select(each => each.Incident.Place).Distinct().Count().Swedish(), one.In.Count(each => !each.Incident.Counted).Swedish(),
                }),
                "Om upprepningarna är fler än slumpen ger prövas för hela kommunen och står i lägesbilden."),
            basis);
    }

    private static IEnumerable<DocumentBlock> Measures(CouncilStore store, List<ActionMeasure> measures, ImmutableArray<CouncilEvent> events, Period? whole)
    {
        if (measures.Count == 0 || whole is null)
        {
            yield return DocumentBlock.Text("Ingen åtgärd är riktad till området.");
            yield break;
        }

        var basis = store.Basis(SharedParts.OwnReports, Words.Period(whole.Name), PlanGroundAnalysis.Method);
        yield return DocumentBlock.Table(
            DocumentTable.Of(
                "atgarder", "Platshändelser lika lång tid före och efter att åtgärden började", ["Åtgärd", "Från", "Tema", "#Före", "#Efter", "#Kvot (95 %)", "Svar"],
                measures.SelectMany(measure => store.Themes.Select(theme => BeforeAfter(measure, theme, events, whole))),
                "En skillnad före och efter säger inte att åtgärden ledde till den: mycket annat ändras samtidigt. Utvärderingar med kontrollområde står i Inför mötet."),
            basis);
    }

    private static string[] BeforeAfter(ActionMeasure measure, Theme theme, ImmutableArray<CouncilEvent> events, Period whole)
    {
        if (measure.State == ActivityState.Planned)
        {
            return [measure.Title, measure.From.Iso(), theme.Name, "–", "–", "–", "åtgärden är inte påbörjad"];
        }

        var days = Math.Min(whole.To.DayNumber - measure.From.DayNumber + 1, measure.From.DayNumber - whole.From.DayNumber);
        if (days < 28)
        {
            return [measure.Title, measure.From.Iso(), theme.Name, "–", "–", "–", "för kort tid på någon sida"];
        }

        var (then, now) = (ComparisonAnalysis.Named(measure.From.AddDays(-days), measure.From.AddDays(-1)), ComparisonAnalysis.Named(measure.From, measure.From.AddDays(days - 1)));
        var counted = events.Where(one => one.Incident.Theme == theme.Id && one.Incident.Counted).ToList();
        var change = ChangeAnalysis.Compare([(counted.Count(one => one.Day >= then.From && one.Day <= then.To), counted.Count(one => one.Day >= now.From && one.Day <= now.To))], now, then)[0];
        var isSaid = change.Verdict != ChangeVerdict.TooFew;
        return
        [
            measure.Title, measure.From.Iso(), theme.Name, change.Before.Swedish(), change.After.Swedish(), isSaid ? $"{Words.Number(change.Ratio, 2)} ({Words.Interval(change.Lower, change.Upper, 2)})" : "–",
            change.Verdict switch { ChangeVerdict.More => "fler", ChangeVerdict.Fewer => "färre", ChangeVerdict.NoSureDifference => "ingen säker skillnad", _ => Words.TooFew },
        ];
    }

    private static async Task<IEnumerable<DocumentBlock>> ReportersAsync(CouncilStore store, ImmutableArray<CouncilEvent> events, CancellationToken cancel)
    {
        var known = events.Select(one => one.Incident.Reporter).Where(reporter => reporter.Length > 0).ToHashSet(StringComparer.Ordinal);
        var weeks = await store.ListAsync("council_reporter", row => (Reporter: row.GetString(1), Silent: row.GetInt32(2), Weeks: row.GetInt32(3)), cancel);
        var rows = weeks.Where(one => known.Contains(one.Reporter)).ToList();
        return rows.Count == 0
            ? [DocumentBlock.Text("Ingen av dem som har rapporterat härifrån lämnar veckorapport. Om få händelser betyder lugnt eller tyst går inte att säga.")]
            :
            [
                DocumentBlock.Table(
                    DocumentTable.Of("rapportorer", "De som har rapporterat härifrån, och deras tysta veckor", ["Organisation", "#Tysta veckor", "#Av veckor"], rows.Select(one => new[] { one.Reporter, one.Silent.Swedish(), one.Weeks.Swedish() }), "En tyst vecka är inte en vecka utan händelser."),
                    "Källa: veckorapporter till kommunen."),
            ];
    }

    /// <param name="Count">Place-events; null where the rules hold it back.</param>
    private sealed record Quarter(Theme Theme, string Period, int? Count, bool IsComplete);
}
