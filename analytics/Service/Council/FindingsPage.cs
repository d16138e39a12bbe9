using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Release;
using Geo.Service.Analyses;
using Geo.Service.Chain;
using Geo.Service.Chain.Records;
using Geo.Service.Documents;
using Geo.Service.Forms;
using NetTopologySuite.Geometries;

namespace Geo.Service.Council;

/// <summary><i>Fynd → åtgärd</i>: each finding with what it rests on, what was decided and when it is followed up; and the forms by which the council
/// adds to the chain. Nothing leaves without an owner and a day to follow it up.</summary>
internal static class FindingsPage
{
    private const string Title = "Fynd till åtgärd";
    private const string FindingName = "finding";
    private const string ThemeName = "theme";
    private const string PeriodName = "period";
    private const string NumberName = "number";

    public static ImmutableArray<string> Parameters { get; } = [FindingName, ThemeName, PeriodName, NumberName, "saved"];

    /// <summary>Where a concentration of the map becomes a finding.</summary>
    public static string AddressOf(CouncilAsk ask, string theme, string period, int number) =>
        $"{ask.Home}/findings?theme={Uri.EscapeDataString(theme)}&period={Uri.EscapeDataString(period)}&number={number.Svg()}#nytt-fynd";

    public static Task<CouncilView> MakeAsync(CouncilAsk ask, CancellationToken cancel) => MakeAsync(ask, null, cancel);

    /// <param name="sent">A form that was sent and could not be kept: it stands on the page with what was written in it.</param>
    public static async Task<CouncilView> MakeAsync(CouncilAsk ask, CouncilSent? sent, CancellationToken cancel)
    {
        var store = ask.Store;
        var chain = await store.ChainAsync(cancel);
        var document = ask.Document("fynd", Title, $"läget {ask.Today.Swedish()}", SharedParts.Internal);
        var names = await NamesAsync(store, cancel);
        var unanswered = Unanswered(chain).ToList();
        var incomplete = chain.Measures.Where(IsIncomplete).ToList();
        return new()
        {
            Document = document with
            {
                Answers = [Answer(chain, unanswered.Count)],
                Missing = [.. incomplete.Select(measure => $"{(measure.Owner.Length == 0 ? "Ansvarig" : "Dag för uppföljning")} för åtgärden {measure.Title}.")],
                Sections =
                [
                    new("Kedjan", [.. Chain(ask, chain, names)]),
                    new("Fynd utan åtgärd", [unanswered.Count == 0 ? DocumentBlock.Text("Varje fynd som gäller har en åtgärd.") : DocumentBlock.List(unanswered.Select(finding => $"{finding.Title}. {finding.Text}"))]),
                    new("Åtgärderna", [Measures(store, chain, ask.Today)]),
                ],
            },
            Narrowed = "alla fynd",
            Forms = await FormsAsync(ask, chain, sent, cancel),
            Layers =
            [
                new("fynd", null, [("fynd", "TEXT"), ("titel", "TEXT"), ("sett", "TEXT"), ("lage", "TEXT"), ("bygger_pa", "TEXT"), ("prioriterat", "TEXT"), ("atgarder", "TEXT")],
                    chain.Findings.Select(finding => ((Geometry)Point.Empty, (object?[])
                    [
                        finding.Id, finding.Title, finding.FoundOn.Iso(), State(finding.State), string.Join("; ", finding.Evidence.Select(one => Evidence(one, names))),
                        string.Join("; ", chain.Priorities.Where(priority => priority.Findings.Contains(finding.Id)).Select(priority => priority.Title)), string.Join(' ', Answering(chain, finding).Select(measure => measure.Id)),
                    ]))),
                new("atgarder", null, [("atgard", "TEXT"), ("titel", "TEXT"), ("fynd", "TEXT"), ("ansvarig", "TEXT"), ("fokusomrade", "TEXT"), ("lage", "TEXT"), ("fran", "TEXT"), ("till", "TEXT"), ("foljs_upp", "TEXT")],
                    chain.Measures.Select(measure => ((Geometry)Point.Empty, (object?[])
                    [
                        measure.Id, measure.Title, string.Join(' ', measure.Findings), measure.Owner, measure.FocusArea, Words.State(measure.State), measure.From.Iso(), measure.To?.Iso(), measure.NextFollowUpOn?.Iso(),
                    ]))),
            ],
        };
    }

    // What evidence points at, by theme and subject.
    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(CouncilStore store, CancellationToken cancel) => store.Themes.Select(theme => (theme.Id, Name: theme.Name.ToLowerInvariant()))
        .Concat((await store.AreasAsync(cancel)).Select(area => (AreaCounts.Subject(store.Municipality.PublicAreaKind, area.Code), area.Words)))
        .Append((AreaCounts.Subject(Database.AreaKind.Municipality, store.Municipality.Code), "hela kommunen"))
        .ToDictionary(name => name.Item1, name => name.Item2, StringComparer.Ordinal);

    /// <summary>Whether a measure lacks what it may not leave the council without.</summary>
    internal static bool IsIncomplete(ActionMeasure measure) =>
        measure.State is ActivityState.Planned or ActivityState.Ongoing && (measure.Owner.Length == 0 || measure.NextFollowUpOn is null);

    private static IEnumerable<ActionMeasure> Answering(ChainStore chain, Finding finding) => chain.Measures.Where(measure => measure.Findings.Contains(finding.Id));

    private static IEnumerable<Finding> Unanswered(ChainStore chain) => chain.Findings.Where(finding => finding.State == FindingState.Standing && !Answering(chain, finding).Any());

    private static string Answer(ChainStore chain, int unanswered) => chain.Findings.IsEmpty
        ? "Inga fynd är inlagda."
        : $"{Words.NoneOr(chain.Findings.Count(finding => finding.State == FindingState.Standing), "Inget")} fynd gäller{(unanswered > 0 ? $", {unanswered.Swedish()} av dem utan åtgärd" : "")}. {(chain.Measures.IsEmpty ? "Inga åtgärder är beslutade" : Words.Count(chain.Measures.Length, "åtgärd är beslutad", "åtgärder är beslutade"))}.";

    private static IEnumerable<DocumentBlock> Chain(CouncilAsk ask, ChainStore chain, IReadOnlyDictionary<string, string> names)
    {
        if (chain.Findings.IsEmpty)
        {
            yield return DocumentBlock.Text("Inga fynd är inlagda. Skriv ett av en koncentration på kartan, eller med formuläret nedan.");
            yield break;
        }

        yield return DocumentBlock.Table(
            new()
            {
                Id = "kedjan",
                Caption = "Fynden, vad de bygger på och vad de har lett till",
                Columns = [new("Fynd", false), new("Sett", false), new("Läge", false), new("Bygger på", false), new("Prioriterat", false), new("Åtgärder", false), new(CouncilView.Onward, false)],
                Rows =
                [
                    .. chain.Findings.Select(finding => new TableRow(
                    [
                        new(finding.Title), new(DocumentTable.Unbroken(finding.FoundOn.Iso())), new(State(finding.State)), new(string.Join("; ", finding.Evidence.Select(one => Evidence(one, names)))),
                        new(string.Join("; ", chain.Priorities.Where(priority => priority.Findings.Contains(finding.Id)).Select(priority => priority.Title)) is { Length: > 0 } titles ? titles : "nej"),
                        new(string.Join("; ", Answering(chain, finding).Select(measure => measure.Title)) is { Length: > 0 } measures ? measures : "ingen"),
                        new($"Besluta en åtgärd: {finding.Title}", $"{ask.Home}/findings?finding={Uri.EscapeDataString(finding.Id)}#ny-atgard"),
                    ])),
                ],
            },
            $"Källa: kommunens fynd, prioriteringar och åtgärder, {ask.Today.Swedish()}.");
    }

    private static string State(FindingState state) => state switch { FindingState.Standing => "gäller", FindingState.Faded => "har klingat av", _ => "återtaget" };

    private static string Evidence(FindingEvidence evidence, IReadOnlyDictionary<string, string> names) =>
        evidence.Method is { } method ? string.Join(", ", new[] { Words.Method(method), Named(evidence.Theme, names), Named(evidence.Subject, names), evidence.Period is { } period ? Words.Period(period) : null }.Where(part => part is not null)) : evidence.Source ?? "inget angivet";

    private static string? Named(string? code, IReadOnlyDictionary<string, string> names) => code is null ? null : names.GetValueOrDefault(code, code);

    private static DocumentBlock Measures(CouncilStore store, ChainStore chain, DateOnly today) => chain.Measures.IsEmpty
        ? DocumentBlock.Text("Inga åtgärder är inlagda.")
        : DocumentBlock.Table(
            DocumentTable.Of(
                "atgarderna", "Åtgärder, den som följs upp härnäst först", ["Åtgärd", "Ansvarig", "Läge", "Tid", "Följs upp", "Senast gjort"],
                chain.Measures.OrderBy(measure => measure.NextFollowUpOn ?? DateOnly.MaxValue).ThenBy(measure => measure.Id, StringComparer.Ordinal).Select(measure => new[]
                {
                    measure.Title, measure.Owner, Words.State(measure.State), $"{measure.From.Iso()} till {measure.To?.Iso() ?? "vidare"}",
                    measure.NextFollowUpOn is { } on ? on < today ? $"{on.Iso()}, försenad" : on.Iso() : "–",
                    chain.FollowUps.Where(followUp => followUp.Measure == measure.Id).MaxBy(followUp => followUp.FollowedUpOn) is { } last ? $"{last.FollowedUpOn.Iso()}: {last.Text}" : "–",
                }),
                "Vad som gjordes är inte vad det ledde till."),
            $"Källa: {store.Municipality.Name}, åtgärder och uppföljningar, {today.Swedish()}.");

    private static async Task<ImmutableArray<CouncilForm>> FormsAsync(CouncilAsk ask, ChainStore chain, CouncilSent? sent, CancellationToken cancel)
    {
        var evidence = await EvidenceAsync(ask, cancel);
        var saved = sent is null ? ask.Query.FindWord("saved", [CouncilForms.Measure, CouncilForms.Finding, CouncilForms.Decision]) : null;
        var finding = ask.Query.FindWord(FindingName, chain.Findings.Select(one => one.Id)) ?? "";
        return
        [
            Form(CouncilForms.Measure, "Besluta en åtgärd", "/measures", "Spara åtgärden", CouncilForms.MeasureFields(chain, ask.Today), new() { [FindingName] = finding, ["from"] = ask.Today.Iso() }) with
            {
                Lead = "Rådet samordnar och ger råd; den som är ansvarig beslutar. Skriv roller och organisationer, aldrig personer.",
            },
            Form(CouncilForms.Finding, "Skriv ett fynd", "/findings", "Spara fyndet", CouncilForms.FindingFields(evidence is not null), new(), evidence is null ? [] : [ThemeName, PeriodName, NumberName]) with
            {
                Lead = evidence is null ? "Ett fynd vilar på en körning eller en namngiven källa. Välj en koncentration på kartan, eller skriv källan." : $"Fyndet vilar på: {evidence}.",
            },
            Form(CouncilForms.Decision, "Anteckna ett beslut", "/decisions", "Spara beslutet", CouncilForms.DecisionFields(chain, ask.Today), new()),
        ];

        // What is refused comes back at the form, not at the page's top.
        CouncilForm Form(string id, string heading, string path, string button, ImmutableArray<FormField> fields, FormValues values, params IEnumerable<string> along)
        {
            var refused = sent?.Form == id ? sent : null;
            var maker = new EditFormMaker(Language.Swedish, refused?.Values ?? values) { Faults = refused?.Faults ?? [], Scope = id };
            return new(id, heading, new()
            {
                Language = Language.Swedish,
                Action = $"{ask.Home}{path}#{id}",
                Button = button,
                Fields = maker.Fields(fields),
                Faults = maker.Others(fields),
                Hidden = [.. along.Select(name => (name, ask.Query.Find(name) ?? ""))],
            })
            {
                Told = saved == id ? "Det är sparat, och det står i tabellerna ovanför och i loggen. Personnummer, telefonnummer och namn som känns igen är maskade; läs igenom att inget annat pekar ut någon." : null,
            };
        }
    }

    // The concentration that the map's list led from; null where none did.
    private static async Task<string?> EvidenceAsync(CouncilAsk ask, CancellationToken cancel)
    {
        if (ask.Query.FindWord(ThemeName, ask.Store.Themes.Select(theme => theme.Id)) is not { } theme || ask.Query.Find(PeriodName) is not { } period || ask.Query.Find(NumberName) is not { } number)
        {
            return null;
        }

        var spot = (await ask.Store.SpotsAsync(theme, period, cancel)).FirstOrDefault(one => one.Number.Svg() == number);
        return spot is null ? null : $"koncentration nummer {number}, {ask.Store.Themes.Single(one => one.Id == theme).Name.ToLowerInvariant()}, {Words.Period(period)} ({spot.PlaceEvents.Swedish()} platshändelser mot väntade {Words.Number(spot.Expected, 1)})";
    }
}
