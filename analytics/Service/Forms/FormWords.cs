using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Geo.Components;
using Geo.Components.Release;
using Geo.Service.Chain.Records;
using Geo.Service.Serving;

namespace Geo.Service.Forms;

/// <summary>What the desk calls the keys and the words of the chain's records.</summary>
internal static partial class FormWords
{
    private static readonly Bilingual Periods = new("År (2026) eller tertial (2026T1).", "A year (2026) or a tertial (2026T1).");
    private static readonly Bilingual OneALine = new("En på varje rad.", "One on each line.");
    private static readonly Bilingual NoPersons = new("Skriv roller och platser. Det som pekar ut en person tas bort innan det sparas.", "Write roles and places. What points at a person is taken out before it is kept.");

    private static readonly FrozenDictionary<string, (Bilingual Label, Bilingual? Hint)> Keys = new Dictionary<string, (Bilingual, Bilingual?)>
    {
        ["id"] = (new("Beteckning", "Mark"), new("Små bokstäver, siffror och bindestreck. Lämna tomt så görs en.", "Small letters, digits and hyphens. Leave it empty and one is made.")),
        ["title"] = (new("Rubrik", "Title"), null),
        ["name"] = (new("Namn", "Name"), null),
        ["text"] = (new("Text", "Text"), NoPersons),
        ["foundOn"] = (new("Sett den", "Seen on"), null),
        ["state"] = (new("Läge", "State"), null),
        ["evidence"] = (new("Underlag", "Evidence"), null),
        ["areas"] = (new("Områden", "Areas"), new("DeSO-koder med blanksteg emellan. Tomt betyder hela kommunen.", "DeSO codes with spaces between. Empty means the whole municipality.")),
        ["method"] = (new("Metod", "Method"), null),
        ["theme"] = (new("Tema", "Theme"), null),
        ["period"] = (new("Period", "Period"), Periods),
        ["subject"] = (new("Vad analysen gällde", "What the analysis was of"), null),
        ["source"] = (new("Källa", "Source"), null),
        ["address"] = (new("Webbadress", "Web address"), null),
        ["findings"] = (new("Fynd som det svarar på", "Findings that it answers"), null),
        ["finding"] = (new("Problemet i ord för allmänheten", "The problem in words for the public"), NoPersons),
        ["focusArea"] = (new("Fokusområde", "Focus area"), null),
        ["owner"] = (new("Ansvarig enhet", "Unit in charge"), null),
        ["from"] = (new("Från och med", "From"), null),
        ["to"] = (new("Till och med", "To"), null),
        ["nextFollowUpOn"] = (new("Följs upp den", "Followed up next on"), null),
        ["plan"] = (new("Åtgärdsplan", "Action plan"), null),
        ["costKronor"] = (new("Kostnad, kronor om året", "Cost, kronor a year"), null),
        ["measure"] = (new("Åtgärd", "Measure"), null),
        ["followedUpOn"] = (new("Uppföljt den", "Followed up on"), null),
        ["count"] = (new("Antal", "Count"), null),
        ["unit"] = (new("Vad som räknas", "What is counted"), null),
        ["by"] = (new("Vem följde upp (roll)", "Who followed up (role)"), null),
        ["parties"] = (new("Parter", "Parties"), OneALine),
        ["situation"] = (new("Situationen idag", "The situation today"), null),
        ["aim"] = (new("Det här ska vi åstadkomma", "What we are to achieve"), null),
        ["outcome"] = (new("Så gick det", "The outcome"), null),
        ["activities"] = (new("Aktivitet", "Activity"), null),
        ["effects"] = (new("Effekt", "Effect"), null),
        ["events"] = (new("Händelse", "Event"), new("Det som har hänt skrivs inte om. Lägg till en ny händelse.", "What has happened is not rewritten. Add a new event.")),
        ["unknown"] = (new("Det som inte är känt", "What is not known"), OneALine),
        ["contact"] = (new("Kontakt (roll och hur den nås)", "Contact (role and how to reach it)"), null),
        ["responsible"] = (new("Ansvarig", "Responsible"), null),
        ["kind"] = (new("Slag", "Kind"), null),
        ["target"] = (new("Mål", "Target"), null),
        ["results"] = (new("Resultat", "Result"), null),
        ["schedule"] = (new("Tid", "Schedule"), null),
        ["reason"] = (new("Skäl", "Reason"), null),
        ["evidenceAddress"] = (new("Webbadress till belägget", "Address of the evidence"), null),
        ["checkedOn"] = (new("Kontrollerad den", "Checked on"), null),
        ["scale"] = (new("Skala", "Scale"), null),
        ["higherIsBetter"] = (new("Är ett högre värde bättre?", "Is a higher value better?"), null),
        ["values"] = (new("Värde", "Value"), null),
        ["value"] = (new("Värde", "Value"), null),
        ["lower"] = (new("Nedre gräns", "Lower limit"), null),
        ["upper"] = (new("Övre gräns", "Upper limit"), null),
        ["on"] = (new("Dag", "Day"), null),
        ["decidedBy"] = (new("Beslutat av", "Decided by"), null),
        ["decidedOn"] = (new("Beslutat den", "Decided on"), null),
        ["registryNumber"] = (new("Diarienummer", "Registry number"), null),
        ["priority"] = (new("Prioriterat område", "Priority"), null),
        ["doneOn"] = (new("Gjort den", "Done on"), null),
        ["offender"] = (new("Vem eller vilka som skadar", "Who harms"), new("Grupper och situationer, aldrig personer.", "Groups and situations, never persons.")),
        ["place"] = (new("Plats", "Place"), null),
        ["handler"] = (new("Vem som kan hålla tillbaka", "Who can hold them back"), null),
        ["guardian"] = (new("Vem som kan skydda", "Who can guard"), null),
        ["manager"] = (new("Vem som sköter platsen", "Who manages the place"), null),
        ["conclusion"] = (new("Slutsats", "Conclusion"), null),
        ["knowledge"] = (new("Kunskap", "Knowledge"), null),
        ["body"] = (new("Råd eller nätverk", "Council or network"), null),
        ["heldOn"] = (new("Dag", "Day"), null),
        ["present"] = (new("Närvarande (roller och organisationer)", "Present (roles and organisations)"), OneALine),
        ["decisions"] = (new("Beslut", "Decision"), null),
        ["nextOn"] = (new("Nästa möte", "Next meeting"), null),
        ["dueOn"] = (new("Ska vara gjort den", "Due on"), null),
        ["signedOn"] = (new("Undertecknad den", "Signed on"), null),
        ["priorities"] = (new("Prioriteringar", "Priorities"), OneALine),
        ["reviewOn"] = (new("Ses över den", "Reviewed on"), null),
        ["purpose"] = (new("Syfte", "Purpose"), null),
        ["members"] = (new("Medlemmar (organisationer)", "Members (organisations)"), OneALine),
        ["meetingsAYear"] = (new("Möten om året", "Meetings a year"), null),
        ["with"] = (new("Samråd med", "Consulted with"), null),
        ["situationReport"] = (new("Lägesbild", "Situation report"), null),
        ["consequences"] = (new("Följd", "Consequence"), null),
        ["other"] = (new("Annan information", "Other information"), null),
        ["analysis"] = (new("Analys", "Analysis"), null),
        ["adoptedBy"] = (new("Antaget av", "Adopted by"), null),
        ["adoptedOn"] = (new("Antaget den", "Adopted on"), null),
        ["validFrom"] = (new("Gäller från", "Valid from"), null),
        ["reviewedOn"] = (new("Sett över den", "Reviewed on"), OneALine),
        ["reviewBy"] = (new("Ska ses över senast", "To be reviewed by"), null),
        ["duty"] = (new("Åtagande", "Undertaking"), null),
        ["indicators"] = (new("Mått", "Indicator"), null),
        ["indicator"] = (new("Måttets kod", "The indicator's code"), null),
        ["uncertainty"] = (new("Osäkerhetstalets kod", "Code of the uncertainty"), null),
        ["paragraph"] = (new("Paragraf", "Paragraph"), null),
        ["demand"] = (new("Krav", "Demand"), null),
        ["everyMonths"] = (new("Hur ofta, i månader", "How often, in months"), null),
        ["when"] = (new("När vägen ska användas", "When this way is used"), null),
        ["steps"] = (new("Gör så här", "What to do"), OneALine),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The same key in two records that mean two things.
    private static readonly FrozenDictionary<(Type, string), (Bilingual Label, Bilingual? Hint)> Own = new Dictionary<(Type, string), (Bilingual, Bilingual?)>
    {
        [(typeof(CitizenPromise), "method")] = (new("Så här ska vi göra", "What we are to do"), null),
        [(typeof(PromiseActivity), "evidence")] = (new("Belägg", "Evidence"), null),
        [(typeof(PromiseActivity), "text")] = (new("Vad som ska göras", "What is to be done"), null),
        [(typeof(MeetingDecision), "text")] = (new("Vad som beslutades", "What was decided"), null),
        [(typeof(PromiseEvent), "text")] = (new("Vad som hände", "What happened"), null),
        [(typeof(CauseAnalysis), "target")] = (new("Vem eller vad som skadas", "Who or what is harmed"), null),
        [(typeof(FindingEvidence), "period")] = (new("Analysens period", "The analysis's period"), new("Som analysen skriver den, till exempel 2024-07/2026-06.", "As the analysis writes it, such as 2024-07/2026-06.")),
        [(typeof(FindingEvidence), "source")] = (new("Källa i ord, där underlaget inte är en analys", "Source in words, where it is no analysis"), null),
        [(typeof(FindingEvidence), "method")] = (new("Analysens metod, där underlaget är en analys", "The analysis's method, where it is one"), new("Lämna den och de tre nästa tomma när du skriver en källa i ord.", "Leave it and the next three empty where you write a source in words.")),
        [(typeof(FocusTotal), "period")] = (new("Period", "Period"), new("År (2026), kvartal (2026K1) eller tertial (2026T1).", "A year (2026), a quarter (2026K1) or a tertial (2026T1).")),
        [(typeof(FocusTotal), "indicator")] = (new("Vad som summeras", "What is summed"), new("Måttets kod om det står bland fokusområdets mått, annars egna ord, till exempel trygghetsbesok.", "The indicator's code where it is among those of the focus area, else words of your own, such as trygghetsbesok.")),
        [(typeof(CitizenPromise), "id")] = (new("Beteckning", "Mark"), new("År och nummer, till exempel 2026-4. Lämna tomt så görs en.", "Year and number, such as 2026-4. Leave it empty and one is made.")),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Enum, Bilingual> Words = new Dictionary<Enum, Bilingual>
    {
        [FindingState.Standing] = new("gäller", "stands"),
        [FindingState.Faded] = new("har klingat av", "has faded"),
        [FindingState.Withdrawn] = new("tillbakadraget", "withdrawn"),
        [DecisionState.Open] = new("inte gjort än", "not done yet"),
        [DecisionState.Done] = new("gjort", "done"),
        [DecisionState.Dropped] = new("avskrivet", "dropped"),
        [ActivityKind.CountTarget] = new("ett antal att nå", "a number to reach"),
        [ActivityKind.OneOff] = new("görs en gång", "done once"),
        [ActivityKind.OnNeed] = new("görs vid behov", "done where a need arises"),
        [ActivityKind.Continuous] = new("pågår utan lovat antal", "goes on, no number promised"),
        [IndicatorKind.Activity] = new("aktivitet", "activity"),
        [IndicatorKind.Effect] = new("effekt", "effect"),
    }.ToFrozenDictionary();

    /// <summary>What a key of a record is called, and how to write it.</summary>
    public static (Bilingual Label, Bilingual? Hint) Of(Type contract, string key) =>
        Own.TryGetValue((contract, key), out var own) ? own : Keys.TryGetValue(key, out var found) ? found : (new(key, key), null);

    /// <summary>What a word of a closed list is called.</summary>
    public static Bilingual Of(Enum word) => word switch
    {
        ActivityState state => new(Status.Of(state, Language.Swedish).Word, Status.Of(state, Language.English).Word),
        ActivitySchedule schedule => new(Status.Of(schedule, Language.Swedish).Word, Status.Of(schedule, Language.English).Word),
        ActivityEvidence evidence => new(Status.Of(evidence, Language.Swedish).Word, Status.Of(evidence, Language.English).Word),
        _ => Words[word],
    };

    /// <summary>What is wrong with a record as its rules say it, the keys called what the form calls them.</summary>
    public static Bilingual Problem(string problem)
    {
        var told = KeyWord().Replace(problem, key => Keys.TryGetValue(key.Value, out var found) ? $"”{found.Label.Swedish}”" : key.Value);
        return new(char.ToUpperInvariant(told[0]) + told[1..] + ".", char.ToUpperInvariant(told[0]) + told[1..] + ".");
    }

    /// <summary>Where a path stands in the form, in words.</summary>
    public static string Place(string path, IReadOnlyList<FormField> fields, Language language)
    {
        var words = new List<string>();
        foreach (var part in path.Split('.'))
        {
            var name = part.Split('[')[0];
            if (fields.FirstOrDefault(field => field.Name == name) is not { } found)
            {
                break;
            }

            words.Add(found.Label.In(language) + (part.Split('[', ']') is [_, var index, ..] && int.TryParse(index, out var number) ? $" {number + 1}" : ""));
            fields = found.Fields;
        }

        return string.Join(", ", words);
    }

    // Words that are Swedish too stay what they are, but for the two ends of a time.
    [GeneratedRegex(@"\b([a-z]+[A-Z][A-Za-z]*|from|to)\b")]
    private static partial Regex KeyWord();
}
