using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Service.Chain;
using Geo.Service.Chain.Records;

namespace Geo.Service.Release;

/// <summary>What is public of the chain of evidence beside promises and measures: the programme's focus areas, agreements,
/// networks, and which documents have been decided. Findings, causes, meetings and costs stay inside.</summary>
internal static class ReleaseChain
{
    private const string SituationDuty = "situation-report";

    public static ImmutableArray<PublishedFocusArea> FocusAreas(ChainStore chain) =>
    [
        .. chain.FocusAreas.Select(area => new PublishedFocusArea
        {
            Id = area.Id,
            Title = area.Title,
            Duty = area.Duty,
            Indicators = [.. area.Indicators.Select(followed => new FollowedIndicator(
                followed.Indicator, followed.Title, followed.Kind == IndicatorKind.Activity, followed.HigherIsBetter))],
        }),
    ];

    public static ImmutableArray<PublishedAgreement> Agreements(ChainStore chain) =>
    [
        .. chain.Agreements.Select(agreement => new PublishedAgreement
        {
            Id = agreement.Id,
            Title = agreement.Title,
            Parties = agreement.Parties,
            From = agreement.From,
            To = agreement.To,
            SignedOn = agreement.SignedOn,
            Priorities = agreement.Priorities,
            RegistryNumber = agreement.RegistryNumber,
            Address = agreement.Address,
            ReviewOn = agreement.ReviewOn,
        }),
    ];

    public static ImmutableArray<PublishedNetwork> Networks(ChainStore chain) =>
    [
        .. chain.Networks.Select(network => new PublishedNetwork
        {
            Id = network.Id,
            Name = network.Name,
            Purpose = network.Purpose,
            FocusArea = network.FocusArea,
            Members = network.Members,
            MeetingsAYear = network.MeetingsAYear,
        }),
    ];

    /// <summary>Latest decision first; what is not decided last.</summary>
    public static ImmutableArray<PublishedReport> Reports(ChainStore chain) =>
    [
        .. chain.SituationReports.Select(report => Of(report, chain)).Concat(chain.Plans.Select(Of)).Concat(chain.Programmes.Select(Of))
            .OrderByDescending(report => report.DecidedOn).ThenBy(report => report.Id, StringComparer.Ordinal),
    ];

    private static PublishedReport Of(SituationReport report, ChainStore chain) => new()
    {
        Id = report.Id,
        Kind = ReportKind.SituationReport,
        Title = report.Title,
        From = report.From,
        To = report.To,
        DecidedBy = report.DecidedBy,
        DecidedOn = report.DecidedOn,
        RegistryNumber = report.RegistryNumber,
        NextOn = report.To == chain.SituationReports.Max(other => other.To)
            ? chain.Obligations.FirstOrDefault(duty => duty.Id == SituationDuty)?.DueOn()
            : null,
    };

    private static PublishedReport Of(ActionPlan plan) => new()
    {
        Id = plan.Id,
        Kind = ReportKind.ActionPlan,
        Title = plan.Title,
        From = plan.From,
        To = plan.To,
        DecidedBy = plan.DecidedBy,
        DecidedOn = plan.DecidedOn,
        RegistryNumber = plan.RegistryNumber,
    };

    private static PublishedReport Of(Programme programme) => new()
    {
        Id = programme.Id,
        Kind = ReportKind.Programme,
        Title = programme.Title,
        From = programme.ValidFrom ?? programme.AdoptedOn,
        DecidedBy = programme.AdoptedBy,
        DecidedOn = programme.AdoptedOn,
        RegistryNumber = programme.RegistryNumber,
        NextOn = programme.ReviewBy,
    };
}
