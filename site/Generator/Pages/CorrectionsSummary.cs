using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Release;
using Geo.Generator.Content;

namespace Geo.Generator.Pages;

/// <summary>What has been corrected or withdrawn, latest first: never silent.</summary>
public sealed record CorrectionsSummary
{
    /// <summary>The municipality's own words; null where it has written none.</summary>
    public required ContentPage? Text { get; init; }

    /// <summary>Each with the themes and the time that a correction is about, and the figures that it changed; null where none that is shown
    /// did.</summary>
    public required ImmutableArray<(PublishedReleaseEvent Event, string? About, TableView? Figures)> Events { get; init; }

    public static CorrectionsSummary Of(PublishedFigures figures, ContentTree content) => new()
    {
        Text = content.Find("om/rattelser.md"),
        Events =
        [
            .. figures.Release.Events.OrderByDescending(one => one.Number)
                .Select(one => (one, AboutOf(one, figures), TableOf(one, [.. figures.Release.Corrections.Where(correction => correction.Event == one.Number)], figures))),
        ],
    };

    private static string? AboutOf(PublishedReleaseEvent what, PublishedFigures figures) => what.Kind == ReleaseEventKind.Correction
        ? $"{(what.Theme is { } theme ? figures.ThemeName(theme) : "Alla teman")}, {(what.Period is { } period ? ReportPeriod.Parse(period).BriefIn(figures.Language) : "alla perioder")}"
        : null;

    private static TableView? TableOf(PublishedReleaseEvent what, ImmutableArray<PublishedCorrection> corrections, PublishedFigures figures)
    {
        var language = figures.Language;
        return corrections.IsEmpty ? null : new()
        {
            Id = $"rattelse-{what.Number.Svg()}",
            Caption = $"Rättade siffror, nummer {language.Number(what.Number)}",
            Columns = [new("Tema", false), new("Område", false), new("Period", false), new("Tidigare antal", true), new("Nytt antal", true)],
            Rows =
            [
                .. corrections.Select(correction => new TableRow(
                [
                    new(figures.ThemeName(correction.Theme)),
                    new(AreaOf(correction, figures)),
                    new(ReportPeriod.Parse(correction.Period).BriefIn(language)),
                    new(language.OrMark(correction.OldCount, correction.OldMark), Mark: correction.OldMark),
                    new(language.OrMark(correction.NewCount, correction.NewMark), Mark: correction.NewMark),
                ])),
            ],
        };
    }

    private static string AreaOf(PublishedCorrection correction, PublishedFigures figures) => correction.AreaKind switch
    {
        AreaKind.Municipality => "Hela kommunen",
        AreaKind.Unknown => "Område saknas i källan",
        _ => figures.Areas.FirstOrDefault(area => area.Kind == correction.AreaKind && area.Code == correction.Area && area.Edition == correction.Edition)?.Name ?? correction.Area,
    };
}
