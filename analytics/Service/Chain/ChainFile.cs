using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Chain.Records;

namespace Geo.Service.Chain;

/// <summary>A file of <c>plan/</c> that lists records of one kind, such as <c>plan/findings.yml</c>.</summary>
internal static partial class ChainFile
{
    /// <summary>Reads a kind's records in the file's order; none where there is no file.</summary>
    /// <exception cref="UsageException">The file is not a list of such records: the message names file, line, key and remedy.</exception>
    public static ImmutableArray<(string Id, string Document)> Read(string folder, Type contract)
    {
        var path = Path.Combine(folder, ChainStore.Kinds[contract] + ".yml");
        if (!File.Exists(path))
        {
            return [];
        }

        var records = YamlRecord.ReadListFile(path, contract, record => (Id: Id(record), Document: JsonSerializer.Serialize(Record(record, contract), contract, ReleaseFiles.Json)));
        return records.GroupBy(record => record.Id).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new UsageException($"{path}, id: \"{twice.Key}\" står på {twice.Count()} poster. Ge var och en ett eget id.")
            : records;
    }

    /// <summary>The most characters of an id that is made at the desk.</summary>
    internal const int LongestId = 60;

    /// <summary>Whether a text can be an id: it stands in addresses and file names.</summary>
    internal static bool IsId(string id) => IdForm().IsMatch(id);

    private static string Id(YamlRecord record)
    {
        var id = record.Text("id");
        return IsId(id) ? id : throw record.Wrong("id", $"\"{id}\" är inget id", "Skriv små bokstäver a–z, siffror och bindestreck.");
    }

    /// <summary>A record of a kind by its contract and its own rules.</summary>
    internal static object Record(YamlRecord record, Type contract)
    {
        var read = (object)(contract switch
        {
            _ when contract == typeof(Finding) => ContractReader.Read<Finding>(record),
            _ when contract == typeof(Priority) => ContractReader.Read<Priority>(record),
            _ when contract == typeof(CauseAnalysis) => ContractReader.Read<CauseAnalysis>(record),
            _ when contract == typeof(FollowUp) => ContractReader.Read<FollowUp>(record),
            _ when contract == typeof(CooperationAgreement) => ContractReader.Read<CooperationAgreement>(record),
            _ when contract == typeof(CooperationNetwork) => ContractReader.Read<CooperationNetwork>(record),
            _ when contract == typeof(Meeting) => ContractReader.Read<Meeting>(record),
            _ when contract == typeof(Consultation) => ContractReader.Read<Consultation>(record),
            _ when contract == typeof(SituationReport) => ContractReader.Read<SituationReport>(record),
            _ when contract == typeof(ActionPlan) => ContractReader.Read<ActionPlan>(record),
            _ when contract == typeof(Programme) => ContractReader.Read<Programme>(record),
            _ when contract == typeof(FocusArea) => ContractReader.Read<FocusArea>(record),
            _ when contract == typeof(FocusTotal) => ContractReader.Read<FocusTotal>(record),
            _ when contract == typeof(DutyRoute) => ContractReader.Read<DutyRoute>(record),
            _ => ContractReader.Read<Obligation>(record),
        });
        return Refused(record, read) is { } refused ? throw refused : read;
    }

    private static UsageException? Refused(YamlRecord record, object read) => read switch
    {
        FollowUp followUp when followUp.From > followUp.To => record.Wrong("from", "ligger efter to", "Rätta ett av datumen."),
        SituationReport report when report.From > report.To => record.Wrong("from", "ligger efter to", "Rätta ett av datumen."),
        CooperationAgreement agreement when agreement.From > agreement.To => record.Wrong("from", "ligger efter to", "Rätta ett av datumen."),
        ActionPlan plan when plan.From > plan.To => record.Wrong("from", "ligger efter to", "Rätta ett av datumen."),
        Finding { Evidence.IsEmpty: true } => record.Wrong("evidence", "inget underlag är angivet", "Skriv en körnings metod, tema, period och subject, eller en källa i ord."),
        Finding finding when finding.Evidence.Any(evidence => evidence.Method is null == evidence.Source is null) =>
            record.Wrong("evidence", "varje underlag är antingen en körning eller en källa", "Skriv method eller source, inte båda."),
        FollowUp { Count: not null, Unit: null } => record.Wrong("unit", "ett antal behöver vad som räknas", "Skriv till exempel kvällar."),
        Meeting meeting when meeting.Decisions.Any(decision => decision is { State: DecisionState.Done, DoneOn: null }) =>
            record.Wrong("decisions", "ett beslut som är gjort behöver en dag", "Skriv doneOn."),
        Meeting meeting when meeting.Decisions.Any(decision => decision is { State: DecisionState.Dropped, Reason: null }) =>
            record.Wrong("decisions", "ett avskrivet beslut behöver ett skäl", "Skriv reason."),
        SituationReport report when report is { DecidedOn: null, DecidedBy: not null } or { DecidedOn: not null, DecidedBy: null } =>
            record.Wrong("decidedBy", "ett beslut behöver både vem och när", "Skriv decidedBy och decidedOn."),
        Obligation { EveryMonths: < 1 or > 600 } => record.Wrong("everyMonths", "ska vara från 1 till 600 månader", "Skriv till exempel 24, eller ta bort nyckeln."),
        FocusTotal total when !PublishedFocusArea.IsId(total.FocusArea) => record.Wrong("focusArea", $"okänt fokusområde \"{total.FocusArea}\"", "Skriv external-1 till external-8 eller internal-1 till internal-4."),
        FocusTotal total when !PeriodForm().IsMatch(total.Period) => record.Wrong("period", $"\"{total.Period}\" är ingen period", "Skriv ett år (2026), ett kvartal (2026K1) eller ett tertial (2026T1)."),
        FocusTotal { Value: < 0 } => record.Wrong("value", "en summa är noll eller mer", "Rätta talet."),
        FocusArea area when !PublishedFocusArea.IsId(area.Id) => record.Wrong("id", $"okänt fokusområde \"{area.Id}\"", "Skriv external-1 till external-8 eller internal-1 till internal-4."),
        _ => null,
    };

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"^(19|20)[0-9]{2}(K[1-4]|T[1-3])?\z")]
    private static partial Regex PeriodForm();
}
