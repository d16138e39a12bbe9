using System.Collections.Immutable;
using System.Globalization;
using Geo.Components;
using Geo.Database;
using Geo.Service.Documents;
using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Planning;

/// <summary>A check as a document, in the order that a planner reads it. For the plan description it holds nothing but what is public
/// already.</summary>
internal static class PlanReportDocument
{
    private static readonly string[] Days = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];

    /// <param name="report">The check.</param>
    /// <param name="content">What to ask and propose.</param>
    /// <param name="audience">Internal, or public for what may be put into a plan description.</param>
    /// <param name="screen">The map on screen; null for paper and files.</param>
    public static ReportDocument Of(PlanReport report, PlanningContent content, Audience audience, ScreenMap? screen = null)
    {
        var isPublic = audience == Audience.Public;
        return new()
        {
            Name = isPublic ? "plankontroll-planbeskrivning" : "plankontroll",
            Title = $"Plankontroll: {report.Question.Name}",
            Subtitle = string.Join(", ", ((string?[])
            [
                report.MunicipalityName, PlanWords.Stages[report.Question.Stage], PlanWords.Mode(report.Question.Mode), report.Question.RegistryNumber is { } number ? $"dnr {number}" : "inget dnr ännu",
                SwedishClock.Day(report.MadeAt).Iso(), $"kontroll {report.Id[..8]}",
            ]).OfType<string>()),
            Audience = isPublic
                ? "Underlag till planbeskrivning: innehåller bara siffror som redan är publicerade."
                : "Intern uppgift. Kan omfattas av sekretess (OSL 18 kap. 1–3 och 8 §§, 35 kap. 1 §): pröva innan något lämnas ut. Till planbeskrivningen används bara den publika varianten.",
            Fictional = report.Fictional,
            Answers = [.. isPublic ? PublicAnswers(report) : PlanWords.Summary(report)],
            Missing = [.. Missing(report, isPublic)],
            Sections = isPublic
                ? [Questions(content, null), Proposals(report, content), Wording(report), Method(report, isPublic), Silence(report, isPublic)]
                : [.. Conclusions(report.Comments), Map(report, screen), Facts(report), Comparable(report), Hotspots(report), Measures(report), Questions(content, report.Comments), Proposals(report, content), Wording(report), Method(report, isPublic), Silence(report, isPublic)],
        };
    }

    private static IEnumerable<string> PublicAnswers(PlanReport report) =>
        report.Published.IsEmpty ? ["Det finns inga publicerade siffror för de områden som planen ligger i."] : [.. PlanWording.Sentences(report)];

    private static IEnumerable<string> Missing(PlanReport report, bool isPublic)
    {
        if (PlanWords.Outside(report) is { } outside)
        {
            yield return outside;
        }

        if (!isPublic && report.Comparable.Areas is [{ Distance: var nearest }, ..] && nearest > ComparableAreas.Alike)
        {
            yield return $"De jämförbara områdena är inte särskilt lika planens omgivning: det likaste ligger {Words.Number(nearest, 1)} standardavvikelser bort. Jämförelsen säger därför lite.";
        }

        if (!isPublic && !report.NeverMapped.IsEmpty)
        {
            yield return $"{string.Join(", ", report.NeverMapped)}: räknas bara för hela kommunen och hela år, aldrig kring en plats. Rapporten säger därför inget om det.";
        }

        foreach (var coarse in isPublic ? [] : report.TooCoarse)
        {
            yield return $"{coarse.Title}: {coarse.Incidents.Swedish()} händelser som gäller {PlanWords.Small(coarse.ThemeName)} är kända bara per område. Det är för grovt för en plan, och de används inte.";
        }
    }

    private static DocumentSection Map(PlanReport report, ScreenMap? screen) => new("Karta",
    [
        .. report.Notes.IsEmpty ? Array.Empty<DocumentBlock>() : [DocumentBlock.List(report.Notes)],
        new MapBlock(report.Map, report.Question.Name, PlanPartBasis(report), screen),
    ]);

    // What somebody thinks of the figures is told apart from them.
    private static IEnumerable<DocumentSection> Conclusions(PlanComments? comments)
    {
        if (comments?.Conclusions is { Length: > 0 } conclusions)
        {
            yield return new("Slutsatser", [DocumentBlock.Text(conclusions, Written(comments))]);
        }
    }

    private static string Written(PlanComments comments) =>
        $"Skrivet av {DeskRole.All.FirstOrDefault(role => role.Name == comments.WrittenBy)?.Title.Swedish ?? comments.WrittenBy} {SwedishClock.Day(comments.WrittenAt).Iso()}, version {comments.Version}. Det är en bedömning, inte kontrollens siffror.";

    private static DocumentSection Facts(PlanReport report)
    {
        var blocks = ImmutableArray.CreateBuilder<DocumentBlock>();
        foreach (var (theme, i) in report.Themes.Select((theme, i) => (theme, i)))
        {
            blocks.Add(DocumentBlock.Heading(theme.Name));
            blocks.Add(DocumentBlock.Table(
                DocumentTable.Of(
                    $"ringar-{i + 1}", $"{theme.Name} i och kring planen, {Words.Period(report.Period)}",
                    ["Avstånd", "#Händelser", "#Platshändelser", "#Platser", "#Om året", "95 %"],
                    theme.Rings.Select(ring => (string[])
                    [
                        PlanWords.Within(ring.WithinMetres), ring.Incidents.Swedish(), ring.PlaceEvents.Swedish(), ring.Places.Swedish(),
                        ring.TooFew ? "–" : Words.Number(ring.PerYear, 1), ring.TooFew ? Words.TooFew : Words.Interval(ring.Lower, ring.Upper, 1),
                    ]),
                    [.. StreetNotes(theme)]),
                Basis(report)));
            blocks.Add(Hours(report, theme, i));
        }

        return new("Fakta om platsen", blocks.ToImmutable());
    }

    private static IEnumerable<string> StreetNotes(ThemeFacts theme)
    {
        if (theme.Rings.Where(ring => ring.KnownByStreet > 0).MaxBy(ring => ring.WithinMetres) is { } ring)
        {
            yield return $"{ring.KnownByStreet.Swedish()} händelser {PlanWords.Within(ring.WithinMetres)} är kända bara som gata och räknas först från {PlanCheckRun.StreetFrom} m.";
        }
    }

    private static DocumentBlock Hours(PlanReport report, ThemeFacts theme, int i) => theme.WeekParts.IsEmpty
        ? DocumentBlock.Text($"Tid på veckan och årstid: {Words.TooFew}.")
        : DocumentBlock.Table(
            DocumentTable.Of(
                $"timmar-{i + 1}", $"{theme.Name}: när på veckan, procent av platshändelserna inom {PlanCheckRun.StreetFrom} m",
                ["Dag", "#00–06", "#06–12", "#12–18", "#18–24"],
                Days.Select((day, d) => (string[])[day, .. Enumerable.Range(0, 4).Select(part => Words.Number(100 * theme.WeekParts[4 * d + part], 1))]),
                $"Årstid (platshändelser): vinter {theme.Seasons[0].Swedish()}, vår {theme.Seasons[1].Swedish()}, sommar {theme.Seasons[2].Swedish()}, höst {theme.Seasons[3].Swedish()}.",
                "En händelse som kan ha skett under en hel natt fördelas jämnt över natten (aoristisk vikt, Ratcliffe 2002)."),
            Basis(report));

    private static DocumentSection Comparable(PlanReport report)
    {
        var comparison = report.Comparable;
        if (comparison.WhyNone is { } why)
        {
            return new("Jämförbara områden", [DocumentBlock.Text(why)]);
        }

        return new("Jämförbara områden",
        [
            DocumentBlock.Text(
                $"Av {comparison.Pool.Swedish()} områden i registret är {comparison.Areas.Length} valda: de som är mest lika planens omgivning i {string.Join(", ", PlanTraits.Names)}. Varje drag delas med sin standardavvikelse. Områden inom {PlanCheckRun.ComparedFrom} m från planen är inte med. Händelser är inget drag: valet görs utan att se till dem."),
            DocumentBlock.Table(
                DocumentTable.Of(
                    "jamforbara", "De valda områdena", ["Område", "#Avstånd i drag", "#Hektar", "#Bostäder inom 100 m", "#Bostäder inom 1 km", "#Meter till hållplats"],
                    [
                        ["Planen", "0", Traits(comparison.Plan)[0], .. Traits(comparison.Plan)[1..]],
                        .. comparison.Areas.Select(area => (string[])[$"{area.Name} ({area.Subject[(area.Subject.IndexOf(':', StringComparison.Ordinal) + 1)..]})", Words.Number(area.Distance, 2), .. Traits(area.Traits)]),
                    ]),
                Basis(report)),
            DocumentBlock.Table(
                DocumentTable.Of(
                    "jamforelse", $"Platshändelser inom {PlanCheckRun.ComparedWithin} m, per km² och år", ["Tema", "#Planen", "#Lägst", "#Median", "#Högst", "Skillnad"],
                    comparison.Themes.Select(theme => (string[])
                    [
                        theme.Name, Words.Number(theme.PerKm2Year, 1), Words.Number(theme.Lowest, 1), Words.Number(theme.Median, 1), Words.Number(theme.Highest, 1), PlanWords.Against(theme),
                    ]),
                    "Intervallet är exakt för två Poissontal, eller bredare där de jämförbara områdena skiljer sig mer än slumpen gör dem (kvasi-Poisson). Flera teman jämförs: ett intervall som inte rymmer 1 kan vara slump."),
                Basis(report)),
        ]);
    }

    private static string[] Traits(PlanTraits traits) =>
    [
        Words.Number(traits.Hectares, 1), traits.DwellingsNear.Swedish(), traits.DwellingsAround.Swedish(), double.IsNaN(traits.MetresToStop) ? "–" : Words.Number(traits.MetresToStop),
    ];

    private static DocumentSection Hotspots(PlanReport report) => new("Koncentrationer i närheten",
    [
        report.Hotspots.IsEmpty
            ? DocumentBlock.Text(string.Join(' ', (string[])[$"Ingen koncentration{(report.FewHotspots > 0 ? $" av minst {PlanCheckRun.Fewest} platshändelser" : "")} ligger inom {PlanCheckRun.Distances[^1]} m.", .. Few(report)]), Basis(report))
            : DocumentBlock.Table(
                DocumentTable.Of(
                    "koncentrationer", $"Koncentrationer av händelser inom {PlanCheckRun.Distances[^1]} m", ["Tema och nummer", "Tid", "#Meter", "#Platshändelser", "#Väntat", "#Platser", "#q", "Säkerhet"],
                    report.Hotspots.Select(spot => (string[])
                    [
                        $"{spot.ThemeName}, nr {spot.Number}", Words.Period(spot.Period).Replace(' ', '\u00a0'), spot.DistanceMetres < 1 ? "0 (på planen)" : Words.Number(spot.DistanceMetres), spot.PlaceEvents.Swedish(),
                        Words.Number(spot.Expected, 1), spot.Places.Swedish(), Words.Probability(spot.SmallestQBh), PlanWords.Label(spot),
                    ]),
                    [.. Few(report), "Väntat är vad temats nämnare förklarar. q är det minsta p-värdet, exakt ensidigt binomialtest, rättat för alla rutor på kartan (Benjamini och Hochberg). Numret är ett namn, ingen rangordning."]),
                Basis(report)),
    ]);

    private static IEnumerable<string> Few(PlanReport report)
    {
        if (report.FewHotspots > 0)
        {
            yield return $"{Words.Count(report.FewHotspots, "koncentration", "koncentrationer")} är inte med: färre än {PlanCheckRun.Fewest} platshändelser ligger i själva ytan, för få för att säga något.";
        }
    }

    private static DocumentSection Measures(PlanReport report) => new("Åtgärder i närheten",
    [
        report.Measures.IsEmpty
            ? DocumentBlock.Text("Inga åtgärder är kända i de områden som planen ligger i eller nära.")
            : DocumentBlock.Table(
                DocumentTable.Of(
                    "atgarder", $"Åtgärder i områden inom {PlanCheckRun.Distances[^1]} m, och om de gjorde skillnad", ["Åtgärd", "Läge", "Tid", "Utvärdering"],
                    report.Measures.Select(measure => (string[])[measure.Title, State(measure.State), $"{measure.From ?? "–"} till {measure.To ?? "vidare"}", measure.Evaluation ?? "inte utvärderad"])),
                Basis(report)),
    ]);

    private static DocumentSection Questions(PlanningContent content, PlanComments? comments) => new("Frågor inom nio områden",
    [
        DocumentBlock.Text("Områdena har sina namn efter grundmodellen i BoTryggt2030 (Stiftelsen Tryggare Sverige, botryggt.se); frågorna är kommunens egna. Här finns inga poäng: en fråga är besvarad när planhandlingarna säger hur."),
        .. comments is { Answers.IsEmpty: false } ? Answers(content, comments) : content.Questions.SelectMany(area => (DocumentBlock[])
        [
            DocumentBlock.Heading(area.Area),
            DocumentBlock.List(area.Questions.Select(question => $"{question.Ask} Regleras i: {PlanningContent.Regulated(question)}.")),
        ]),
    ]);

    // A question that the municipality no longer asks keeps its answer.
    private static IEnumerable<DocumentBlock> Answers(PlanningContent content, PlanComments comments)
    {
        var asked = content.Questions.SelectMany(area => area.Questions.Select(question => (area.Area, question.Ask, Regulated: PlanningContent.Regulated(question)))).ToList();
        var all = asked.Concat(comments.Answers.Where(answer => !asked.Any(one => (one.Area, one.Ask) == (answer.Area, answer.Ask))).Select(answer => (answer.Area, answer.Ask, Regulated: "–")));
        return all.GroupBy(question => question.Area).Select((area, i) => DocumentBlock.Table(
            DocumentTable.Of(
                $"fragor-{i + 1}", area.Key, ["Fråga", "Regleras i", "Svar"],
                area.Select(question => (string[])[question.Ask, question.Regulated, comments.AnswerTo(question.Area, question.Ask) is { Length: > 0 } answer ? answer : "inte besvarad"])),
            Written(comments)));
    }

    private static DocumentSection Proposals(PlanReport report, PlanningContent content)
    {
        var themes = report.Themes.Select(theme => theme.Theme).ToHashSet(StringComparer.Ordinal);
        var names = report.Themes.ToDictionary(theme => theme.Theme, theme => theme.Name, StringComparer.Ordinal);
        return new("Åtgärder och hur starkt de är prövade",
        [
            DocumentBlock.Table(
                DocumentTable.Of(
                    "forslag", "Vad forskningen säger", ["Åtgärd", "Gäller", "Stöd", "Vad som är visat", "Källa"],
                    content.Measures.Where(measure => measure.Themes.Any(themes.Contains)).Select(measure => (string[])
                    [
                        measure.Measure, string.Join(", ", measure.Themes.Where(themes.Contains).Select(theme => PlanWords.Small(names[theme]))), measure.Strength, measure.Says, measure.Source,
                    ])),
                "Källa: översikterna i tabellen. Vad som gäller på just den här platsen är inte prövat."),
        ]);
    }

    private static DocumentSection Wording(PlanReport report) => new("Förslag till text i planbeskrivningen",
    [
        .. PlanWording.Paragraphs(report).Select(DocumentBlock.Text),
        DocumentBlock.Text("Texten använder bara siffror ur ett publicerat släpp. Siffror ur den interna kontrollen får inte föras in: de kan peka ut en plats eller en människa."),
    ]);

    private static DocumentSection Method(PlanReport report, bool isPublic) => isPublic ? PublicMethod(report) : new("Metod och gränser",
    [
        DocumentBlock.List(
        [
            $"Platshändelser: upprepningar på en plats inom 28 dygn räknas en gång. Punkter inom 10 m är en plats.",
            $"Avstånd mäts från planens gräns i SWEREF 99 TM. Inom 0 och 100 m används bara händelser med adress; en gatas punkt är rätt på 250 m när.",
            "Intervallen är 95 % (Garwood 1936). De är för smala om händelser kommer i klungor.",
            "Anmälda och rapporterade händelser är inte alla som har hänt. Där det rapporteras mer ser det ut att hända mer.",
            "Kontrollen säger hur det är i dag. Den säger inte hur planen blir, och ger inget betyg.",
        ]),
        DocumentBlock.Table(
            DocumentTable.Of(
                "korningar", "Varifrån siffrorna kommer", ["Metod", "#Körning", "Klar"],
                report.Runs.Select(run => (string[])[Words.Method(run.Method), run.Id.ToString(CultureInfo.InvariantCulture), SwedishClock.Day(run.FinishedAt).Iso()]),
                $"Kontroll {report.Id}. Indata {report.InputFingerprint[..16]}…, kod {report.CodeVersion}. ./geo analytics explain visar en körning, och check --explain {report.Id} den här kontrollen."),
            "Varje siffra ovan kommer ur kontrollen och dessa körningar."),
    ]);

    private static DocumentSection PublicMethod(PlanReport report) => new("Metod och gränser",
    [
        DocumentBlock.List(
        [
            report.Published is [var figure, ..]
                ? $"Siffrorna kommer ur kommunens öppna data, släpp {figure.Release}, {figure.PublishedOn.Iso()}, och gäller hela statistikområden. Inget är räknat för planens egen yta."
                : "Inga siffror är publicerade för de områden som planen ligger i, och därför står inga här.",
            "Ett tema som inte nämns är inte noll: dess siffra är skyddad eller lämnas inte ut för området.",
            "Intervallen är 95 % och gäller antalet. De är för smala om händelser kommer i klungor.",
            "Anmälda och rapporterade händelser är inte alla som har hänt. Där det rapporteras mer ser det ut att hända mer.",
            "Underlaget säger hur det är i dag. Det säger inte hur planen blir, och ger inget betyg.",
        ]),
        DocumentBlock.Text($"Kontroll {report.Id}, {SwedishClock.Day(report.MadeAt).Iso()}."),
    ]);

    // Who has been silent is between the municipality and its reporters.
    private static DocumentSection Silence(PlanReport report, bool isPublic) => new("Vad som saknas i uppgifterna",
    [
        DocumentBlock.Table(
            DocumentTable.Of(
                "kallor", "Källor", ["Källa", "Från", "Levererad", .. isPublic ? Array.Empty<string>() : ["#Rader"]],
                // From one time to the next, a source's rows would tell how many events came in, the withheld ones too.
                report.Sources.Select(source => (string[])[source.Title, source.Publisher, source.DeliveredOn.Iso(), .. isPublic ? Array.Empty<string>() : [source.Rows.Swedish()]])),
            "Källa: det som är inläst."),
        isPublic ? DocumentBlock.Text("Inte alla rapporterar varje vecka: tystnad är inte noll.") : report.Reporting.IsEmpty
            ? DocumentBlock.Text("Alla som rapporterar har gjort det varje vecka.")
            : DocumentBlock.Table(
                DocumentTable.Of(
                    "tystnad", "Veckor utan rapport: tystnad är inte noll", ["Rapportör", "#Tysta veckor", "#Av"],
                    report.Reporting.Select(one => (string[])[one.Reporter, one.SilentWeeks.Swedish(), one.Weeks.Swedish()])),
                "Källa: rapportörernas veckor."),
    ]);

    private static string Basis(PlanReport report) => $"Källor: tabellen Källor sist i rapporten. Tid: {Words.Period(report.Period)}. {PlanPartBasis(report)}";

    private static string PlanPartBasis(PlanReport report) => $"Kontroll {report.Id[..8]}, {SwedishClock.Day(report.MadeAt).Iso()}.";

    private static string State(string state) => state switch
    {
        "planned" => "planerad",
        "ongoing" or "on-track" => "pågår",
        "done" => "genomförd",
        "late" => "försenad",
        "not-done" => "inte genomförd",
        _ => state,
    };
}
