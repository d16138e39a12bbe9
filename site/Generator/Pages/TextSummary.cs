using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Generator.Content;

namespace Geo.Generator.Pages;

/// <summary>A text page: the text, the pages below it, and for a focus area what the release knows of it.</summary>
public sealed record TextSummary
{
    public required ContentPage Text { get; init; }

    /// <summary>The page above; null for a page right below the start.</summary>
    public required ContentPage? Above { get; init; }

    public required ImmutableArray<ContentPage> Below { get; init; }

    /// <summary>The address of the page that holds them all; null where there are too few.</summary>
    public string? Whole { get; init; }

    /// <summary>Null where the page is about no focus area.</summary>
    public required FocusAreaSummary? Focus { get; init; }

    /// <summary>What the related themes' figures say, one sentence each.</summary>
    public required ImmutableArray<string> Findings { get; init; }

    /// <summary>Stands on the programme's own page; focus areas say when it is reviewed.</summary>
    public ProgrammeEntry? Programme { get; init; }

    /// <summary>Whether it is the programme's own page.</summary>
    public bool IsProgramme => Text.Path == "programmet/index.md";

    public static TextSummary Of(ContentPage page, ContentTree content, PublishedFigures figures, PromiseShelf shelf) => new()
    {
        Text = page,
        Above = page.Parent == figures.Addresses.Start ? null : content.At(page.Parent),
        Below = page.IsIndex ? content.ListBelow(page.Address) : [],
        Whole = IsSection(page, content) ? figures.Addresses.Whole(page.Address) : null,
        Focus = page.Head.FocusArea is { } focus ? FocusAreaSummary.Of(focus, page.Address, figures, shelf) : null,
        Findings =
        [
            .. page.Head.RelatedThemes.Select(id => figures.Themes.FirstOrDefault(theme => theme.Id == id)).OfType<PublishedTheme>()
                .Where(theme => figures.LatestPeriodOf(theme.Id) is not null).Select(figures.FindingOf),
        ],
        Programme = content.Profile.Programme,
    };

    /// <summary>The texts that stand above others, which are also to be had on one page.</summary>
    public static IEnumerable<ContentPage> SectionsOf(ContentTree content) =>
        content.Pages.Values.Where(page => IsSection(page, content));

    private static bool IsSection(ContentPage page, ContentTree content) =>
        page.IsIndex && page.Path != "index.md" && content.ListBelow(page.Address).Length > 1;
}
