using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Release;
using Geo.Generator.Content;

namespace Geo.Generator.Pages;

/// <summary>All measures by focus area: what was found, what is done about it, who owns it and how it stands.</summary>
public sealed record MeasuresSummary
{
    public required string Lead { get; init; }

    public required ImmutableArray<FocusMeasures> Groups { get; init; }

    public static MeasuresSummary Of(PublishedFigures figures, ContentTree content)
    {
        var language = figures.Language;
        var measures = figures.Release.Measures;
        var states = measures.GroupBy(measure => measure.State).OrderBy(state => state.Key)
            .Select(state => $"{language.Number(state.Count())} {Status.Of(state.Key, language).Word}").ToList();
        return new()
        {
            Lead = measures.IsEmpty
                ? language.Of("Inga åtgärder är beslutade, eller så är de inte kända här.", "No measures have been decided, or they are not known here.")
                : language.Of($"{language.Number(measures.Length)} {(measures.Length == 1 ? "åtgärd" : "åtgärder")}: {language.Listed(states)}. Under varje åtgärd står det fynd som den svarar på.", $"{language.Number(measures.Length)} {(measures.Length == 1 ? "measure" : "measures")}: {language.Listed(states)}. Under each stands the finding that it answers."),
            Groups =
            [
                .. measures.GroupBy(measure => measure.FocusArea).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
                {
                    var page = content.Pages.Values.FirstOrDefault(page => page.Head.FocusArea == group.Key);
                    var title = figures.Release.FocusAreas.FirstOrDefault(area => area.Id == group.Key)?.Title ?? page?.Head.Title ?? group.Key;
                    return new FocusMeasures(group.Key, title, page?.Address, [.. group.OrderBy(measure => measure.From).ThenBy(measure => measure.Id, StringComparer.Ordinal)]);
                }),
            ],
        };
    }
}

/// <summary>The measures of a focus area.</summary>
/// <param name="Id">Such as external-7.</param>
/// <param name="Title">The area's.</param>
/// <param name="Address">The area's page; null where there is none.</param>
/// <param name="Measures">By when they began.</param>
public sealed record FocusMeasures(string Id, string Title, string? Address, ImmutableArray<PublishedMeasure> Measures);
