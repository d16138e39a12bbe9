using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Service.Chain;
using Geo.Service.Chain.Records;
using Geo.Service.Serving;

namespace Geo.Service.Forms;

/// <summary>The form of a record of the chain, made from its contract: the properties of the type are the fields, so that a property that is added is asked
/// for, and the file and the form cannot ask for different things.</summary>
internal static class RecordForm
{
    private static readonly string[] Long = ["text", "finding", "conclusion", "outcome", "duty", "demand", "purpose", "reason", "offender", "target", "place", "handler", "guardian", "manager", "when"];

    /// <summary>The fields of a record. Its mark is asked for last: one is made for who writes none.</summary>
    /// <param name="contract">Its type.</param>
    /// <param name="chain">What is there to point at.</param>
    /// <param name="isNew">Whether it has no id yet.</param>
    public static ImmutableArray<FormField> Fields(Type contract, ChainStore chain, bool isNew) =>
    [
        .. contract.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite || ContractReader.IsParameter(contract, property))
            .Where(property => isNew || property.Name != nameof(IChainRecord.Id))
            .OrderBy(property => property.Name == nameof(IChainRecord.Id))
            .Select(property => Field(contract, property, chain)),
    ];

    private static FormField Field(Type contract, PropertyInfo property, ChainStore chain)
    {
        var key = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        var (label, hint) = FormWords.Of(contract, key);
        var bare = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var item = bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? bare.GetGenericArguments()[0] : null;
        var choices = Choices(contract, key, bare, chain);
        return new(key, label, Shape(contract, key, bare, item, choices is not null))
        {
            Hint = hint,
            IsRequired = key == "parties" || (item is null && key != "id" && !ContractReader.IsOptional(contract, property)),
            Choices = choices ?? [],
            Fields = (item ?? bare) is { IsEnum: false } record && (record.Namespace?.StartsWith("Geo.", StringComparison.Ordinal) ?? false) ? Fields(record, chain, isNew: true) : [],
        };
    }

    private static FieldShape Shape(Type contract, string key, Type bare, Type? item, bool isChoice) => (item, bare) switch
    {
        ({ } one, _) when one == typeof(string) => isChoice ? FieldShape.Several : FieldShape.Lines,
        ({ } one, _) when one == typeof(DateOnly) => FieldShape.Lines,
        ({ }, _) => FieldShape.Many,
        _ when isChoice => FieldShape.Choice,
        (_, var type) when type == typeof(DateOnly) => FieldShape.Date,
        (_, var type) when type == typeof(int) => FieldShape.Whole,
        (_, var type) when type == typeof(decimal) => FieldShape.Number,
        (_, var type) when type == typeof(bool) => FieldShape.YesNo,
        (_, var type) when type == typeof(string) => Long.Contains(key) && contract != typeof(MeetingDecision) && contract != typeof(PromiseActivity) ? FieldShape.Text : FieldShape.Line,
        _ => FieldShape.One,
    };

    // What a record may point at is what is there: a broken link cannot be chosen.
    private static ImmutableArray<(string, Bilingual)>? Choices(Type contract, string key, Type bare, ChainStore chain) => (contract, key) switch
    {
        _ when bare.IsEnum => [.. Enum.GetValues(bare).Cast<Enum>().Select(word => (JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()), FormWords.Of(word)))],
        (_, "findings") => Of(chain.Findings, finding => finding.Title),
        (_, "plan") => Of(chain.Plans, plan => plan.Title),
        (_, "measure") => Of(chain.Measures, measure => measure.Title),
        (_, "priority") => Of(chain.Priorities, priority => priority.Title),
        (_, "situationReport") => Of(chain.SituationReports, report => report.Title),
        (_, "body") => [.. chain.Meetings.Select(meeting => meeting.Body).Append("BRÅ").Distinct().Where(body => chain.Networks.All(network => network.Id != body)).Select(body => (body, Council(body))), .. Of(chain.Networks, network => network.Name)],
        (_, "focusArea") => [.. FocusAreas.Select(id => (id, Same(chain.FocusAreas.FirstOrDefault(area => area.Id == id)?.Title ?? id)))],
        _ => null,
    };

    private static IEnumerable<string> FocusAreas => [.. Enumerable.Range(1, 8).Select(number => $"external-{number}"), .. Enumerable.Range(1, 4).Select(number => $"internal-{number}")];

    private static Bilingual Council(string body) => body == "BRÅ" ? new("Brottsförebyggande rådet (BRÅ)", "The crime prevention council (BRÅ)") : Same(body);

    private static ImmutableArray<(string, Bilingual)> Of<T>(IEnumerable<T> records, Func<T, string> title)
        where T : IChainRecord => [.. records.Select(record => (record.Id, Same(title(record))))];

    private static Bilingual Same(string words) => new(words, words);
}
