using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Geo.Components.Release;
using Geo.Service.Chain.Records;
using Geo.Service.Serving;

namespace Geo.Service.Chain;

/// <summary>A kind of record of the chain that the desk keeps.</summary>
/// <param name="Name">As in addresses, files and <c>work.revision</c>.</param>
/// <param name="Contract">The type of its records.</param>
/// <param name="One">What one is called.</param>
/// <param name="Many">What they are called.</param>
internal sealed partial record RecordKind(string Name, Type Contract, Bilingual One, Bilingual Many)
{
    public static readonly RecordKind Promises = new("promises", typeof(CitizenPromise), new("Löfte", "Promise"), new("Löften", "Promises"));
    public static readonly RecordKind Measures = new("measures", typeof(ActionMeasure), new("Åtgärd", "Measure"), new("Åtgärder", "Measures"));

    /// <summary>In the order of the chain: what is seen, why, what is done, what came of it; then who meets, and what holds.</summary>
    public static ImmutableArray<RecordKind> All { get; } =
    [
        Link<Finding>(new("Fynd", "Finding"), new("Fynd", "Findings")),
        Link<Priority>(new("Prioriterat område", "Priority"), new("Prioriterade områden", "Priorities")),
        Link<CauseAnalysis>(new("Orsaksanalys", "Cause analysis"), new("Orsaksanalyser", "Cause analyses")),
        Measures,
        Promises,
        Link<FollowUp>(new("Uppföljning", "Follow-up"), new("Uppföljningar", "Follow-ups")),
        Link<FocusTotal>(new("Summa", "Total"), new("Summor", "Totals")),
        Link<Meeting>(new("Möte", "Meeting"), new("Möten", "Meetings")),
        Link<CooperationAgreement>(new("Överenskommelse", "Agreement"), new("Överenskommelser", "Agreements")),
        Link<CooperationNetwork>(new("Nätverk", "Network"), new("Nätverk", "Networks")),
        Link<Consultation>(new("Samråd", "Consultation"), new("Samråd", "Consultations")),
        Link<SituationReport>(new("Lägesbild", "Situation report"), new("Lägesbilder", "Situation reports")),
        Link<ActionPlan>(new("Åtgärdsplan", "Action plan"), new("Åtgärdsplaner", "Action plans")),
        Link<FocusArea>(new("Fokusområde", "Focus area"), new("Fokusområden", "Focus areas")),
        Link<Obligation>(new("Skyldighet", "Obligation"), new("Skyldigheter", "Obligations")),
        Link<Programme>(new("Handlingsprogram", "Programme"), new("Handlingsprogram", "Programmes")),
        Link<DutyRoute>(new("Väg till tjänsteperson i beredskap", "Way to the officer on duty"), new("Vägar till tjänsteperson i beredskap (TIB)", "Ways to the officer on duty (TIB)")),
    ];

    /// <exception cref="ProblemException">There is no such kind.</exception>
    public static RecordKind Get(string name) => All.FirstOrDefault(kind => kind.Name == name) ?? throw ProblemException.NotFound("Det finns inget på den adressen.", "There is nothing at that address.");

    /// <summary>A record as the store keeps it, by its contract and its own rules.</summary>
    /// <exception cref="RecordFault">It is not what they say.</exception>
    public string Read(string id, JsonObject record)
    {
        var node = ChainExport.Node(record.ToJsonString());
        return this switch
        {
            _ when this == Promises => JsonSerializer.Serialize(YamlRecord.ReadNode(id, node, Contract, PromiseFile.Promise), ReleaseFiles.Json),
            _ when this == Measures => JsonSerializer.Serialize(YamlRecord.ReadNode(id, node, Contract, MeasureFile.Measure), ReleaseFiles.Json),
            _ => JsonSerializer.Serialize(YamlRecord.ReadNode(id, node, Contract, form => ChainFile.Record(form, Contract)), Contract, ReleaseFiles.Json),
        };
    }

    /// <summary>What a record is called in a list.</summary>
    public static string TitleOf(JsonNode record) =>
        record["title"]?.ToString() ?? record["name"]?.ToString() ?? record["demand"]?.ToString()
            ?? (record["heldOn"] is { } day ? $"{record["body"] ?? record["with"]}, {day}" : null)
            ?? (record["indicator"] is { } summed ? $"{summed}, {record["period"]}" : null)
            ?? (record["measure"] is { } measure ? $"{measure}, {record["followedUpOn"]}" : null)
            ?? record["priority"]?.ToString() ?? record["id"]!.ToString();

    /// <summary>An id for a record that was given none: of its title, and none of those that are taken.</summary>
    public string NewId(JsonObject record, IReadOnlyCollection<string> taken)
    {
        if (this == Promises)
        {
            var year = record["from"]?.ToString() is { Length: >= 4 } from ? from[..4] : "0000";
            return Enumerable.Range(1, taken.Count + 1).Select(number => $"{year}-{number}").First(id => !taken.Contains(id));
        }

        var plain = TitleOf(Titled(record)).ToLowerInvariant().Replace('å', 'a').Replace('ä', 'a').Replace('ö', 'o').Replace('é', 'e');
        var words = NotInIds().Replace(plain, "-").Trim('-');
        var start = words.Length switch { 0 => Name, > 40 => words[..40].Trim('-'), _ => words };
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? start : $"{start}-{number}").First(id => !taken.Contains(id));
    }

    private JsonNode Titled(JsonObject record)
    {
        var copy = record.DeepClone();
        copy["id"] = Name;
        return copy;
    }

    private static RecordKind Link<T>(Bilingual one, Bilingual many) => new(ChainStore.Kinds[typeof(T)], typeof(T), one, many);

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInIds();
}
