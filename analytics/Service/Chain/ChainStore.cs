using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Chain.Records;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Chain;

/// <summary>The chain of evidence of one municipality, as it stands in <c>work</c>.</summary>
internal sealed record ChainStore
{
    public required ImmutableArray<Finding> Findings { get; init; }

    public required ImmutableArray<Priority> Priorities { get; init; }

    public required ImmutableArray<CauseAnalysis> Causes { get; init; }

    public required ImmutableArray<ActionMeasure> Measures { get; init; }

    public required ImmutableArray<FollowUp> FollowUps { get; init; }

    public required ImmutableArray<CitizenPromise> Promises { get; init; }

    public required ImmutableArray<CooperationAgreement> Agreements { get; init; }

    public required ImmutableArray<CooperationNetwork> Networks { get; init; }

    public required ImmutableArray<Meeting> Meetings { get; init; }

    public required ImmutableArray<Consultation> Consultations { get; init; }

    public required ImmutableArray<SituationReport> SituationReports { get; init; }

    public required ImmutableArray<ActionPlan> Plans { get; init; }

    public required ImmutableArray<Programme> Programmes { get; init; }

    public required ImmutableArray<FocusArea> FocusAreas { get; init; }

    public required ImmutableArray<Obligation> Obligations { get; init; }

    public required ImmutableArray<FocusTotal> Totals { get; init; }

    public required ImmutableArray<DutyRoute> DutyRoutes { get; init; }

    /// <summary>The kind under which a type of record is stored, which is also the name of its file in <c>plan/</c>.</summary>
    public static IReadOnlyDictionary<Type, string> Kinds { get; } = new Dictionary<Type, string>
    {
        [typeof(Finding)] = "findings",
        [typeof(Priority)] = "priorities",
        [typeof(CauseAnalysis)] = "causes",
        [typeof(FollowUp)] = "follow-ups",
        [typeof(CooperationAgreement)] = "agreements",
        [typeof(CooperationNetwork)] = "networks",
        [typeof(Meeting)] = "meetings",
        [typeof(Consultation)] = "consultations",
        [typeof(SituationReport)] = "situation-reports",
        [typeof(ActionPlan)] = "action-plans",
        [typeof(Programme)] = "programmes",
        [typeof(FocusArea)] = "focus-areas",
        [typeof(Obligation)] = "obligations",
        [typeof(FocusTotal)] = "totals",
        [typeof(DutyRoute)] = "duty-routes",
    };

    /// <summary>What a record is called: by what it points at, where it has no title of its own.</summary>
    public string TitleOf(JsonNode record) => record switch
    {
        _ when record["title"] is not null => RecordKind.TitleOf(record),
        _ when Measures.FirstOrDefault(one => one.Id == $"{record["measure"]}") is { } measure => $"{measure.Title}, {record["followedUpOn"]}",
        _ when Priorities.FirstOrDefault(one => one.Id == $"{record["priority"]}") is { } priority => priority.Title,
        _ when Networks.FirstOrDefault(one => one.Id == $"{record["body"]}") is { } network => $"{network.Name}, {record["heldOn"]}",
        _ when record["indicator"] is not null && Totals.FirstOrDefault(one => one.Id == $"{record["id"]}") is { } total => $"{TitleOf(total)}, {total.Period}",
        _ => RecordKind.TitleOf(record),
    };

    /// <summary>What a total is called: as the focus areas call what it sums, else its own name in words.</summary>
    public string TitleOf(FocusTotal total) =>
        FocusAreas.SelectMany(area => area.Indicators).FirstOrDefault(indicator => indicator.Indicator == total.Indicator)?.Title
            ?? char.ToUpperInvariant(total.Indicator[0]) + total.Indicator[1..].Replace('-', ' ');

    /// <summary>Reads it whole, each kind in its file's order.</summary>
    public static async Task<ChainStore> ReadAsync(GeoDb db, string municipality, CancellationToken cancel)
    {
        var links = (await db.ChainLinks.AsNoTracking().Where(link => link.Municipality == municipality).ToListAsync(cancel)).ToLookup(link => link.Kind);
        var measures = await db.Measures.AsNoTracking().Where(measure => measure.Municipality == municipality).OrderBy(measure => measure.Id).Select(measure => measure.Document).ToListAsync(cancel);
        var promises = await db.Promises.AsNoTracking().Where(promise => promise.Municipality == municipality).OrderBy(promise => promise.From).ThenBy(promise => promise.Id).Select(promise => promise.Document).ToListAsync(cancel);
        return new()
        {
            Findings = Of<Finding>(),
            Priorities = Of<Priority>(),
            Causes = Of<CauseAnalysis>(),
            Measures = [.. measures.Select(Read<ActionMeasure>)],
            FollowUps = Of<FollowUp>(),
            Promises = [.. promises.Select(Read<CitizenPromise>)],
            Agreements = Of<CooperationAgreement>(),
            Networks = Of<CooperationNetwork>(),
            Meetings = Of<Meeting>(),
            Consultations = Of<Consultation>(),
            SituationReports = Of<SituationReport>(),
            Plans = Of<ActionPlan>(),
            Programmes = Of<Programme>(),
            FocusAreas = Of<FocusArea>(),
            Obligations = Of<Obligation>(),
            Totals = Of<FocusTotal>(),
            DutyRoutes = Of<DutyRoute>(),
        };

        ImmutableArray<T> Of<T>() => [.. links[Kinds[typeof(T)]].OrderBy(link => link.Position).ThenBy(link => link.Id, StringComparer.Ordinal).Select(link => Read<T>(link.Document))];
    }

    private static T Read<T>(string document) => JsonSerializer.Deserialize<T>(document, ReleaseFiles.Json)!;
}
