using System.Collections.Immutable;
using System.Text.Json;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>One promise: all that its page shows. Activity and effect are apart.</summary>
public sealed record PromiseSummary
{
    public required CitizenPromise Promise { get; init; }

    public required string Address { get; init; }

    public required string Lead { get; init; }

    public required StatusTally Tally { get; init; }

    /// <summary>The periods that some activity has a result for, oldest first: the table's columns.</summary>
    public required ImmutableArray<ReportPeriod> Periods { get; init; }

    /// <summary>What was done against what was aimed at; null where no activity has a number to reach.</summary>
    public required FigureSeries? Progress { get; init; }

    /// <summary>What happened meanwhile.</summary>
    public required ImmutableArray<FigureSeries> Effects { get; init; }

    public IEnumerable<FigureSeries> Figures => Progress is null ? Effects : Effects.Prepend(Progress);

    public static PromiseSummary Of(CitizenPromise promise, Addresses to)
    {
        var periods = promise.Activities.SelectMany(activity => activity.Results).Select(result => result.Period).Distinct()
            .Select(ReportPeriod.Parse).OrderBy(period => period.Position).ToImmutableArray();
        return new()
        {
            Promise = promise,
            Address = to.Of(promise),
            Lead = LeadOf(promise, to.Language),
            Tally = StatusTally.Of(promise.Activities, to.Language),
            Periods = periods,
            Progress = PromiseFigures.Progress(promise, periods, to),
            Effects = [.. promise.Effects.Select((effect, i) => PromiseFigures.Effect(promise, effect, i + 1, to))],
        };
    }

    /// <summary>Short answer: how the activities stand, or that it is not known.</summary>
    public static string LeadOf(CitizenPromise promise, Language language)
    {
        var tally = new ActivityTally(promise.Activities, language);
        return promise.Activities.IsEmpty ? language.Of("Inga aktiviteter i löftet är kända.", "No activities of the promise are known.")
            : tally.IsUnknown ? NotKnown(language)
            : tally.WithNames();
    }

    /// <summary>Said of a promise that no one has published a follow-up of.</summary>
    public static string NotKnown(Language language) => language.Of(
        "Det är inte känt om löftet hölls: ingen uppföljning har publicerats.",
        "It is not known whether the promise was kept: no follow-up has been published.");

    /// <summary>How much an activity gave in a period: its number, or that it is not known.</summary>
    public static string ResultWords(PromiseActivity activity, ReportPeriod period, Language language) =>
        activity.Results.FirstOrDefault(result => result.Period == period.Code) is { } result
            ? result.Count is { } count ? language.Number(count) : language.Missing
            : "–";

    /// <summary>The number aimed at, or why there is none.</summary>
    public static string TargetWords(PromiseActivity activity, Language language) => activity switch
    {
        { Target: { } target } => language.Number(target),
        { Kind: ActivityKind.OnNeed } => language.Of("vid behov", "when needed"),
        { Kind: ActivityKind.OneOff } => language.Of("en gång", "once"),
        _ => language.Of("inget antal", "no number"),
    };

    /// <summary>The activities as CSV, one row an activity and period.</summary>
    public static string Csv(CitizenPromise promise)
    {
        using var text = new StringWriter();
        CsvTable.Write(text, promise.Activities.SelectMany((activity, i) => ActivityRow.Of(promise, activity, i + 1)));
        return text.ToString();
    }

    /// <summary>The whole promise as JSON, as it stands in the release.</summary>
    public static string Json(CitizenPromise promise) => JsonSerializer.Serialize(promise, ReleaseFiles.Json) + "\n";
}
