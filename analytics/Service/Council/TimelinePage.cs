using System.Collections.Immutable;
using System.Globalization;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Chain;
using Geo.Service.Documents;
using Geo.Service.Forms;
using Geo.Service.Serving;
using Geo.Statistics;
using Geo.Statistics.Evaluation;
using NetTopologySuite.Geometries;

namespace Geo.Service.Council;

/// <summary><i>Tidslinje</i>: month after month against what the same month has held in other years, with meetings and measures beside it. Members from
/// outside see the public quarters.</summary>
internal static class TimelinePage
{
    private const string Title = "Tidslinje";
    private const string FromName = "from";
    private const string ToName = "to";
    private const double Alpha = 0.05;

    public static ImmutableArray<string> Parameters(bool isOutside) => [.. CouncilFilter.Parameters(isOutside), FromName, ToName];

    public static async Task<CouncilView> MakeAsync(CouncilAsk ask, CancellationToken cancel)
    {
        var store = ask.Store;
        var filter = await CouncilFilter.ReadAsync(store, ask.Query, cancel);
        var whole = Period.Whole(store.Quarters);
        var (from, to) = (ask.Query.FindDay(FromName) ?? whole?.From, ask.Query.FindDay(ToName) ?? whole?.To);
        var form = CouncilForm.Question(
            "Välj tid och tema", ask.Home + "/timeline", "Visa",
            [
                .. await CouncilFilter.FieldsAsync(store, filter, cancel),
                new(FromName, "Från och med", FieldShape.Date, from?.Iso() ?? ""),
                new(ToName, "Till och med", FieldShape.Date, to?.Iso() ?? ""),
            ]);
        var document = ask.Document("tidslinje", Title, filter.Theme.Name.ToLowerInvariant(), await ask.SecrecyAsync(cancel));
        if (from is not { } first || to is not { } last || whole is null)
        {
            return new() { Document = document with { Answers = ["Inga händelser är analyserade, så det finns ingen tid att visa."] }, Narrowed = filter.Words, Filter = form };
        }

        if (first > last)
        {
            throw ProblemException.Parameter(ToName, $"{last.Iso()} ligger före {first.Iso()}. Byt plats på dagarna.", $"{last.Iso()} is before {first.Iso()}. Swap the days.");
        }

        if (first > whole.To || last < whole.From)
        {
            throw ProblemException.Parameter(FromName, $"tiden ska ligga inom {whole.From.Iso()} till {whole.To.Iso()}: det är den som är analyserad.", $"the time must lie within {whole.From.Iso()} to {whole.To.Iso()}: that is what has been analysed.");
        }

        // No more is told than what there are figures of.
        (first, last) = (first < whole.From ? whole.From : first, last > whole.To ? whole.To : last);
        var marks = Marks(await store.ChainAsync(cancel), first, last);
        var steps = store.IsOutside ? await QuartersAsync(store, filter, first, last, cancel) : await MonthsAsync(store, filter, whole, first, last, cancel);
        return new()
        {
            Document = document with
            {
                Answers = [Answer(filter, steps, first, last, store.Unit)],
                Sections =
                [
                    new(store.IsOutside ? "Kvartal för kvartal" : "Månad för månad", [.. Blocks(ask, filter, steps, marks, first, last)]),
                    new("Möten och åtgärder under tiden", [MarkBlock(store, marks, first, last)]),
                ],
            },
            Narrowed = $"{filter.Words}; {Words.Days(first, last)}",
            Filter = form,
            Layers = [Layer(store, filter, steps, marks)],
        };
    }

    private static string Answer(CouncilFilter filter, ImmutableArray<Step> steps, DateOnly from, DateOnly to, string unit)
    {
        var known = steps.Where(step => step.Count is not null).ToList();
        var outside = known.Count(step => step.Usual is { QBh: <= Alpha });
        return known.Count == 0
            ? "Inga siffror finns för tiden."
            : $"{Words.Number(known.Sum(step => step.Count!.Value))} {unit} från {from.Swedish()} till {to.Swedish()}: {filter.Words}. {(known.Any(step => step.Usual is not null) ? $"{Words.NoneOr(outside, "Ingen")} av {Words.Count(known.Count, "månad", "månader")} skiljer sig säkert från samma månad andra år." : "")}".TrimEnd();
    }

    // What a month usually holds is the mean of the same month in the other years, with the interval of that mean. One year has no other.
    private static async Task<ImmutableArray<Step>> MonthsAsync(CouncilStore store, CouncilFilter filter, Period whole, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var (events, _) = await store.EventsAsync(filter.Theme.Id, whole.From, whole.To, filter.Selection, cancel);
        var counts = events.Where(one => one.Incident.Counted).GroupBy(one => (one.Day.Year, one.Day.Month)).ToDictionary(month => month.Key, month => month.Count());
        var months = new List<DateOnly>();
        for (var month = new DateOnly(whole.From.Year, whole.From.Month, 1); month <= whole.To; month = month.AddMonths(1))
        {
            months.Add(month);
        }

        return Corrected(
        [
            .. months.Where(month => month.AddMonths(1).AddDays(-1) >= from && month <= to).Select(month =>
            {
                var others = months.Where(other => other.Month == month.Month && other.Year != month.Year).Select(Count).ToList();
                return new Step(Period.Months(month, month).Name, string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}"), month, month.AddMonths(1).AddDays(-1), Count(month), Usual(Count(month), others));
            }),
        ]);

        int Count(DateOnly month) => counts.GetValueOrDefault((month.Year, month.Month));
    }

    private static UsualMonth? Usual(int count, List<int> others)
    {
        if (others.Count == 0)
        {
            return null;
        }

        var (sum, years) = (others.Sum(), others.Count);
        var (lower, upper) = PoissonInterval.Garwood(sum);
        return new((double)sum / years, lower / years, upper / years, RateRatio.Of(sum, count, years, 1).PTwoSided, double.NaN);
    }

    // All months are looked at, so that some would stand out by chance alone.
    private static ImmutableArray<Step> Corrected(ImmutableArray<Step> steps)
    {
        var tested = steps.Where(step => step.Usual is not null).ToList();
        var q = FalseDiscovery.BenjaminiHochberg([.. tested.Select(step => step.Usual!.P)]);
        var corrected = tested.Zip(q).ToDictionary(pair => pair.First.Code, pair => pair.Second);
        return [.. steps.Select(step => step.Usual is { } usual ? step with { Usual = usual with { QBh = corrected[step.Code] } } : step)];
    }

    private static async Task<ImmutableArray<Step>> QuartersAsync(CouncilStore store, CouncilFilter filter, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var published = (await store.PublishedAsync(filter.Theme.Id, cancel)).Where(count => count.AreaKind == "municipality" && count.Period.Length == 6).ToDictionary(count => count.Period);
        return
        [
            .. store.Quarters.Where(quarter => quarter.To >= from && quarter.From <= to && published.ContainsKey(quarter.Name))
                .Select(quarter => new Step(quarter.Name, ReportPeriod.Parse(quarter.Name).Brief, quarter.From, quarter.To, published[quarter.Name].Count, null)),
        ];
    }

    private static ImmutableArray<(DateOnly On, string What)> Marks(ChainStore chain, DateOnly from, DateOnly to) =>
    [
        .. chain.Meetings.Select(meeting => (On: meeting.HeldOn, What: $"Möte: {ChainCalendar.Body(chain, meeting.Body)}")).Concat(chain.Measures.Select(measure => (On: measure.From, What: $"Åtgärd börjar: {measure.Title}")))
            .Concat(chain.Measures.Where(measure => measure.To is not null).Select(measure => (On: measure.To!.Value, What: $"Åtgärd slutar: {measure.Title}")))
            .Where(mark => mark.On >= from && mark.On <= to).OrderBy(mark => mark.On).ThenBy(mark => mark.What, StringComparer.Ordinal),
    ];

    private static IEnumerable<DocumentBlock> Blocks(CouncilAsk ask, CouncilFilter filter, ImmutableArray<Step> steps, ImmutableArray<(DateOnly On, string What)> marks, DateOnly from, DateOnly to)
    {
        var store = ask.Store;
        if (steps.IsEmpty)
        {
            yield return DocumentBlock.Text("Inga siffror finns för tiden.");
            yield break;
        }

        var basis = store.IsOutside
            ? "Källa: kommunens öppna data, den senaste publiceringen. Metod: antal, skyddade efter reglerna för det publika."
            : store.Basis(SharedParts.OwnReports, $"{from.Iso()} till {to.Iso()}", Analyses.PlanGroundAnalysis.Method);
        var hasUsual = steps.Any(step => step.Usual is not null);
        var main = new ChartLine("Antal", LineRole.Main, [.. steps.Select(step => Point(step) with { Value = step.Count, Mark = step.Count is null ? FigureMark.Withheld : FigureMark.Published })]);
        var usual = new ChartLine("Andra år", LineRole.Comparison, [.. steps.Select(step => Point(step) with
        {
            Mark = step.Usual is null ? FigureMark.Missing : FigureMark.Published,
            Value = step.Usual is { } mean ? Math.Round((decimal)mean.Mean) : null,
            Lower = step.Usual is { } low ? Math.Round((decimal)low.Lower) : null,
            Upper = step.Usual is { } high ? Math.Round((decimal)high.Upper) : null,
        })]);
        yield return DocumentBlock.Figure(
            new()
            {
                Id = "tidslinjen",
                Kind = FigureKind.Lines,
                Language = Language.Swedish,
                Title = $"{filter.Theme.Name}, {store.Unit} per {(store.IsOutside ? "kvartal" : "månad")}",
                Description = hasUsual ? "Den heldragna linjen är antalet. Den streckade är medeltalet för samma månad andra år, och bandet 95 procents intervall för det medeltalet." : "Linjen är antalet.",
                Category = store.IsOutside ? "Kvartal" : "Månad",
                Unit = store.Unit,
                Decimals = 0,
                Lines = hasUsual ? [main, usual] : [main],
                Source = basis,
                Note = hasUsual ? "Varje månad är prövad mot samma månad andra år: exakt villkorligt test, tvåsidigt, rättat för antalet månader (Benjamini-Hochberg). Bandet är osäkerheten i medeltalet, och månadens egen kommer till: en månad kan därför ligga utanför bandet utan att skilja sig säkert." : null,
                CsvAddress = ask.Query.With(("f", "csv"), ("table", "tidslinjen"), ("drawing", null)),
            },
            basis);
        if (marks.Length > 0)
        {
            yield return DocumentBlock.Table(
                DocumentTable.Of(
                    "marken", "Det som hände i samma steg", [store.IsOutside ? "Kvartal" : "Månad", "#" + Words.Capital(store.Unit), "Möten och åtgärder"],
                    steps.Select(step => (step, In: marks.Where(mark => mark.On >= step.From && mark.On <= step.To).ToList())).Where(one => one.In.Count > 0)
                        .Select(one => new[] { one.step.Label, one.step.Count?.Swedish() ?? Numbers.Withheld, string.Join("; ", one.In.Select(mark => $"{mark.On.Iso()} {mark.What}")) }),
                    "Att något hände samtidigt säger inte att det ena ledde till det andra."),
                basis);
        }

        static ChartPoint Point(Step step) => new() { Code = step.Code, Label = step.Label, Mark = FigureMark.Published };
    }

    private static DocumentBlock MarkBlock(CouncilStore store, ImmutableArray<(DateOnly On, string What)> marks, DateOnly from, DateOnly to) => marks.IsEmpty
        ? DocumentBlock.Text($"Inget möte hölls och ingen åtgärd började från {from.Swedish()} till {to.Swedish()}.")
        : DocumentBlock.Table(
            DocumentTable.Of("handelser", "Möten och åtgärder i tidsordning", ["Dag", "Vad"], marks.Select(mark => new[] { mark.On.Iso(), mark.What })),
            $"Källa: {(store.IsOutside ? "rådets möten" : "rådets möten och kommunens åtgärder")}.");

    private static GeoPackageLayer Layer(CouncilStore store, CouncilFilter filter, ImmutableArray<Step> steps, ImmutableArray<(DateOnly On, string What)> marks) => new(
        "tid", null, [("tema", "TEXT"), ("tid", "TEXT"), (store.UnitColumn, "INTEGER"), ("andra_ar", "REAL"), ("nedre", "REAL"), ("ovre", "REAL"), ("q", "REAL"), ("markt", "TEXT")],
        steps.Select(step => ((Geometry)Point.Empty, (object?[])
        [
            filter.Theme.Id, step.Code, step.Count, Rounded(step.Usual?.Mean, 2), Rounded(step.Usual?.Lower, 2), Rounded(step.Usual?.Upper, 2), Rounded(step.Usual?.QBh, 6), string.Join("; ", marks.Where(mark => mark.On >= step.From && mark.On <= step.To).Select(mark => $"{mark.On.Iso()} {mark.What}")),
        ])));

    private static double? Rounded(double? value, int decimals) => value is { } number ? Math.Round(number, decimals) : null;

    /// <param name="Count">Place-events; null where the rules hold it back.</param>
    /// <param name="Usual">What the same month held in other years; null where there is none.</param>
    private sealed record Step(string Code, string Label, DateOnly From, DateOnly To, int? Count, UsualMonth? Usual);

    /// <param name="Mean">Of the same month in the other years, with the ends of its 95 % interval.</param>
    /// <param name="P">That this month differs from it: exact, two-sided.</param>
    /// <param name="QBh">The same after Benjamini and Hochberg over the months shown.</param>
    private sealed record UsualMonth(double Mean, double Lower, double Upper, double P, double QBh);
}
