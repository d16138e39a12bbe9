using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Maps;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Documents;
using Geo.Service.Forms;
using Geo.Service.Serving;
using NetTopologySuite.Geometries;

namespace Geo.Service.Council;

/// <summary><i>Jämför perioder</i>: two times held against each other, area by area, with intervals. No sure difference is a normal answer. Members from
/// outside compare what is published.</summary>
internal static class ComparePage
{
    private const string Title = "Jämför perioder";
    private const string FromName = "from";
    private const string ToName = "to";
    private const string AgainstFromName = "againstFrom";
    private const string AgainstToName = "againstTo";

    public static ImmutableArray<string> Parameters(bool isOutside) => [.. CouncilFilter.Parameters(isOutside), FromName, ToName, AgainstFromName, AgainstToName];

    public static async Task<CouncilView> MakeAsync(CouncilAsk ask, CancellationToken cancel)
    {
        var store = ask.Store;
        var filter = await CouncilFilter.ReadAsync(store, ask.Query, cancel);
        var quarters = store.Quarters;
        var (usualNow, usualThen) = quarters.Length >= 5 ? (quarters[^1], quarters[^5]) : quarters.Length >= 2 ? (quarters[^1], quarters[^2]) : (null, null);
        var document = ask.Document("jamfor", Title, filter.Theme.Name.ToLowerInvariant(), await ask.SecrecyAsync(cancel));
        if (usualNow is null || usualThen is null)
        {
            return new() { Document = document with { Answers = ["Det finns inte två kvartal att jämföra."] }, Narrowed = filter.Words };
        }

        var now = ComparisonAnalysis.Named(ask.Query.FindDay(FromName) ?? usualNow.From, ask.Query.FindDay(ToName) ?? usualNow.To);
        var then = ComparisonAnalysis.Named(ask.Query.FindDay(AgainstFromName) ?? usualThen.From, ask.Query.FindDay(AgainstToName) ?? usualThen.To);
        Check(quarters, now, then);
        var areas = await store.AreasAsync(cancel);
        var compared = store.IsOutside ? await PublishedAsync(store, filter, areas, now, then, cancel) : await CountedAsync(store, filter, areas, now, then, cancel);
        var basis = store.IsOutside
            ? $"Källa: kommunens öppna data, den senaste publiceringen. Tid: {Named(store, then)} och {Named(store, now)}. Metod: exakt villkorligt test av de publika antalen."
            : store.Basis(SharedParts.OwnReports, $"{Named(store, then)} och {Named(store, now)}", PlanGroundAnalysis.Method) + " Jämförelsen är gjord när sidan öppnades: exakt villkorligt test.";
        return new()
        {
            Document = document with
            {
                Subtitle = $"{store.Municipality.Name}, {filter.Theme.Name.ToLowerInvariant()}, {Named(store, now)} mot {Named(store, then)}",
                Answers = [Answer(store, compared)],
                Sections =
                [
                    // Two maps with nothing on them tell nobody anything.
                    .. store.IsOutside && !compared.Any(row => row.Area is not null && IsSaid(row)) ? Array.Empty<DocumentSection>() : [new("Kartorna", [await MapsAsync(store, areas, compared, now, then, basis, cancel)])],
                    new("Skillnaderna", [Table(ask, compared, now, then, basis)]),
                ],
            },
            Narrowed = $"{filter.Words}; {Named(store, now)} mot {Named(store, then)}",
            Filter = CouncilForm.Question(
                "Välj tider att jämföra", ask.Home + "/compare", "Jämför",
                [
                    .. await CouncilFilter.FieldsAsync(store, filter, cancel),
                    Day(AgainstFromName, "Den tidigare tiden: från och med", then.From), Day(AgainstToName, "Den tidigare tiden: till och med", then.To),
                    Day(FromName, "Den senare tiden: från och med", now.From), Day(ToName, "Den senare tiden: till och med", now.To),
                ]) with
            {
                Lead = store.IsOutside ? "Välj hela kvartal: publika antal finns bara för dem." : null,
            },
            Layers = [Layer(filter, compared, now, then)],
        };

        static EditField Day(string name, string label, DateOnly day) => new(name, label, FieldShape.Date, day.Iso()) { IsRequired = true };
    }

    private static void Check(ImmutableArray<Period> quarters, Period now, Period then)
    {
        if (now.From > now.To || then.From > then.To)
        {
            throw ProblemException.Parameter(now.From > now.To ? ToName : AgainstToName, "den sista dagen ligger före den första. Byt plats på dem.", "the last day is before the first. Swap them.");
        }

        if (then.To >= now.From)
        {
            throw ProblemException.Parameter(AgainstToName, "tiderna överlappar eller står i fel ordning. Den tidigare ska vara slut innan den senare börjar.", "the times overlap or are in the wrong order. The earlier must be over before the later begins.");
        }

        if (then.From < quarters[0].From || now.To > quarters[^1].To)
        {
            throw ProblemException.Parameter(now.To > quarters[^1].To ? ToName : AgainstFromName, $"tiderna ska ligga inom {quarters[0].From.Iso()} till {quarters[^1].To.Iso()}.", $"the times must lie within {quarters[0].From.Iso()} to {quarters[^1].To.Iso()}.");
        }
    }

    private static async Task<ImmutableArray<Row>> CountedAsync(CouncilStore store, CouncilFilter filter, ImmutableArray<CouncilArea> areas, Period now, Period then, CancellationToken cancel)
    {
        var (events, _) = await store.EventsAsync(filter.Theme.Id, then.From, now.To, filter.Selection, cancel);
        var counted = events.Where(one => one.Incident.Counted).ToList();
        var (earlier, later) = (counted.Where(one => one.Day >= then.From && one.Day <= then.To).ToLookup(one => one.Area), counted.Where(one => one.Day >= now.From && one.Day <= now.To).ToLookup(one => one.Area));
        var documents = ChangeAnalysis.Compare([.. areas.Select(area => (earlier[area.Code].Count(), later[area.Code].Count()))], now, then);
        var whole = ChangeAnalysis.Compare([(earlier.Sum(area => area.Count()), later.Sum(area => area.Count()))], now, then)[0];
        return [new(null, whole), .. areas.Zip(documents).Select(pair => new Row(pair.First, pair.Second))];
    }

    // An area with a withheld count in either time is not compared: nothing is computed from what is held back.
    private static async Task<ImmutableArray<Row>> PublishedAsync(CouncilStore store, CouncilFilter filter, ImmutableArray<CouncilArea> areas, Period now, Period then, CancellationToken cancel)
    {
        var (later, earlier) = (Quarter(store, now, ToName), Quarter(store, then, AgainstToName));
        var counts = (await store.PublishedAsync(filter.Theme.Id, cancel)).Where(count => count.Count is not null).ToDictionary(count => (count.AreaKind, count.Area, count.Period), count => count.Count!.Value);
        var kind = Word.Of(store.Municipality.PublicAreaKind);
        var known = areas.Where(area => counts.ContainsKey((kind, area.Code, earlier)) && counts.ContainsKey((kind, area.Code, later))).ToImmutableArray();
        var documents = ChangeAnalysis.Compare([.. known.Select(area => (counts[(kind, area.Code, earlier)], counts[(kind, area.Code, later)]))], now, then);
        var code = store.Municipality.Code;
        return
        [
            new(null, counts.TryGetValue(("municipality", code, earlier), out var before) && counts.TryGetValue(("municipality", code, later), out var after) ? ChangeAnalysis.Compare([(before, after)], now, then)[0] : null),
            .. areas.Select(area => new Row(area, known.IndexOf(area) is >= 0 and var at ? documents[at] : null)),
        ];
    }

    private static string Quarter(CouncilStore store, Period period, string parameter) =>
        store.Quarters.FirstOrDefault(quarter => (quarter.From, quarter.To) == (period.From, period.To))?.Name
            ?? throw ProblemException.Parameter(parameter, "välj ett helt kvartal, till exempel 2026-04-01 till 2026-06-30.", "choose a whole quarter, such as 2026-04-01 to 2026-06-30.");

    // No difference among those that can be compared is not the same as none that can.
    private static string Answer(CouncilStore store, ImmutableArray<Row> compared)
    {
        var areas = compared.Where(row => row.Area is not null).ToList();
        var said = areas.Count(IsSaid);
        var (more, fewer) = (Those(ChangeVerdict.More), Those(ChangeVerdict.Fewer));
        var whole = compared[0].Change is { } change ? $"Hela kommunen: {change.Before.Swedish()} {store.Unit} den tidigare tiden och {change.After.Swedish()} den senare, {Words.Change(change)}{Interval(change)}. " : "";
        return whole + (said, more.Count + fewer.Count) switch
        {
            (0, _) => $"Inget område går att jämföra: {(store.IsOutside ? "antalen är skyddade eller för små" : "alla har för få händelser")}.",
            (1, 0) => "Ett område har nog många händelser för att jämföras, och där är ingen säker skillnad.",
            (_, 0) => $"Ingen säker skillnad i något av de {said.Swedish()} områden som har nog många händelser. Det är det vanliga svaret.",
            _ => $"{(more.Count > 0 ? $"Fler i {Words.And(more)}. " : "")}{(fewer.Count > 0 ? $"Färre i {Words.And(fewer)}." : "")}".TrimEnd(),
        };

        List<string> Those(ChangeVerdict verdict) => [.. areas.Where(row => row.Change?.Verdict == verdict).Select(row => row.Area!.Words)];
    }

    private static string Interval(ChangeDocument change) => change.Verdict == ChangeVerdict.TooFew ? "" : $" (kvot {Words.Number(change.Ratio, 2)}, 95 %: {Words.Interval(change.Lower, change.Upper, 2)})";

    private static bool IsSaid(Row row) => row.Change is { Verdict: not ChangeVerdict.TooFew };

    // A whole quarter by its name, another time by its days.
    private static string Named(CouncilStore store, Period period) =>
        store.Quarters.FirstOrDefault(quarter => (quarter.From, quarter.To) == (period.From, period.To)) is { } quarter ? Words.Period(quarter.Name) : Words.Days(period.From, period.To);

    // Both maps have the same classes: of the count a quarter, so that two times of different length can be laid side by side.
    private static async Task<DocumentBlock> MapsAsync(CouncilStore store, ImmutableArray<CouncilArea> areas, ImmutableArray<Row> compared, Period now, Period then, string basis, CancellationToken cancel)
    {
        var drawn = areas.Where(area => area.Outline is not null).ToList();
        if (drawn.Count == 0)
        {
            return DocumentBlock.Text("Områdenas gränser är inte inlästa, så det finns inga kartor att rita.");
        }

        var rows = compared.Where(row => row.Area is not null).ToDictionary(row => row.Area!.Code);
        var frame = DrawnMap.FrameOf(drawn.Select(area => area.Outline!));
        var ground = await store.GroundAsync(cancel);
        var classes = RateClasses.Of(rows.Values.Where(IsSaid).SelectMany(row => (decimal[])[PerQuarter(row.Change!.Before, then), PerQuarter(row.Change!.After, now)]));
        return new CouncilMapBlock(
            "kartorna", [($"Den tidigare tiden, {Named(store, then)}", Map(change => change.Before, then)), ($"Den senare tiden, {Named(store, now)}", Map(change => change.After, now))],
            [
                .. Enumerable.Range(1, classes.Count).Select(number => new CouncilLegend(
                    $"class-{number.Svg()}",
                    $"{classes.Words(number, Language.Swedish)} {store.Unit} per kvartal: {Words.Count(Held(number, change => change.Before, then), "område", "områden")} före, {Held(number, change => change.After, now).Swedish()} efter")),
                new("few", $"{Words.Capital(Words.TooFew)} i de två tiderna tillsammans{(store.IsOutside ? ", eller skyddat" : "")}: {Words.Count(rows.Values.Count(row => !IsSaid(row)), "område", "områden")}"),
            ],
            "Båda kartorna har samma skala. Antalen är inte delade med hur många som bor eller vistas i området. " + basis);

        DrawnMap Map(Func<ChangeDocument, int> count, Period period) => DrawnMap.Of(
            frame,
            [
                .. drawn.Select(area => rows[area.Code] is { } row && IsSaid(row)
                    ? ($"class-{classes.ClassOf(PerQuarter(count(row.Change!), period)).Svg()}", area.Outline!, (string?)$"{area.Words}: {count(row.Change!).Swedish()} {store.Unit}")
                    : ("few", area.Outline!, $"{area.Words}: {Words.TooFew}")),
                .. ground.Where(one => one.Layer == "water").Select(one => (one.Layer, one.Shape, (string?)null)),
                .. drawn.Select(area => ("border", area.Outline!.Boundary, (string?)null)),
            ],
            []);

        int Held(int number, Func<ChangeDocument, int> count, Period period) => rows.Values.Count(row => IsSaid(row) && classes.ClassOf(PerQuarter(count(row.Change!), period)) == number);

        static decimal PerQuarter(int count, Period period) => count * 91.3125m / (period.To.DayNumber - period.From.DayNumber + 1);
    }

    // What may not be compared is a number below the table and no row of it.
    private static DocumentBlock Table(CouncilAsk ask, ImmutableArray<Row> compared, Period now, Period then, string basis) => DocumentBlock.Table(
        new()
        {
            Id = "skillnader",
            Caption = $"{Words.Capital(ask.Store.Unit)} i de två tiderna, område för område",
            Columns = [new("Område", false), new("Den tidigare tiden", true), new("Den senare tiden", true), new("Kvot per dag", true), new("95 % intervall", true), new("q", true), new("Svar", false)],
            Rows =
            [
                .. compared.Where(row => row.Area is null || row.Change is not null).Select(row => new TableRow(
                    [
                        row.Area is { } area ? new(area.Words, $"{ask.Home}/areas/{area.Code}") : new("Hela kommunen"),
                        .. row.Change is { } change
                            ? (TableCell[])
                            [
                                new(change.Before.Swedish()), new(change.After.Swedish()), new(Said(change) ? Words.Number(change.Ratio, 2) : "–"), new(Said(change) ? Words.Interval(change.Lower, change.Upper, 2) : "–"),
                                new(Said(change) ? Words.Probability(change.QBh) : "–"), new(Verdict(change)),
                            ]
                            : [new(Numbers.Withheld), new(Numbers.Withheld), new("–"), new("–"), new("–"), new("jämförs inte")],
                    ],
                    IsTotal: row.Area is null)),
            ],
            Notes =
            [
                .. compared.Count(row => row.Area is not null && row.Change is null) is > 0 and var held
                    ? (string[])[$"{Words.Count(held, "område jämförs inte: dess antal är skyddat", "områden jämförs inte: deras antal är skyddade")} i någon av tiderna."] : [],
                $"Den tidigare tiden: {then.From.Iso()} till {then.To.Iso()}. Den senare: {now.From.Iso()} till {now.To.Iso()}. Är de olika långa jämförs antalet per dag.",
                $"Exakt villkorligt test, tvåsidigt, rättat för antalet områden (Benjamini-Hochberg); kommunen står för sig. Färre än {ChangeAnalysis.Fewest.Swedish()} {ask.Store.Unit} i båda tiderna tillsammans säger inget.",
            ],
        },
        basis);

    private static bool Said(ChangeDocument change) => change.Verdict != ChangeVerdict.TooFew;

    private static string Verdict(ChangeDocument change) => change.Verdict switch
    {
        ChangeVerdict.More => "fler",
        ChangeVerdict.Fewer => "färre",
        ChangeVerdict.NoSureDifference => "ingen säker skillnad",
        _ => Words.TooFew,
    };

    private static GeoPackageLayer Layer(CouncilFilter filter, ImmutableArray<Row> compared, Period now, Period then) => new(
        "skillnader", "MULTIPOLYGON",
        [("tema", "TEXT"), ("omrade", "TEXT"), ("namn", "TEXT"), ("tidigare_tid", "TEXT"), ("senare_tid", "TEXT"), ("tidigare", "INTEGER"), ("senare", "INTEGER"), ("kvot", "REAL"), ("nedre", "REAL"), ("ovre", "REAL"), ("q", "REAL"), ("svar", "TEXT")],
        compared.Select(row => (row.Area?.Outline ?? MultiPolygon.Empty, (object?[])
        [
            filter.Theme.Id, row.Area?.Code ?? "", row.Area?.Name ?? "Hela kommunen", then.Name, now.Name, row.Change?.Before, row.Change?.After,
            Known(row.Change?.Ratio), Known(row.Change?.Lower), Known(row.Change?.Upper), Known(row.Change?.QBh), row.Change is { } change ? Verdict(change) : Numbers.Withheld,
        ])));

    private static double? Known(double? number) => number is { } value && double.IsFinite(value) ? Math.Round(value, 6) : null;

    /// <param name="Area">Null for the whole municipality.</param>
    /// <param name="Change">Null where a count is withheld.</param>
    private sealed record Row(CouncilArea? Area, ChangeDocument? Change);
}
