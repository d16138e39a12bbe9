using System.Collections.Immutable;

namespace Geo.Components.Release;

/// <summary>Everything in a release: what the service writes and the site reads, and nothing besides.</summary>
public sealed record ReleaseSnapshot
{
    public required ReleaseDescription Description { get; init; }

    public required ImmutableArray<PublishedArea> Areas { get; init; }

    public required ImmutableArray<PublishedTheme> Themes { get; init; }

    public required ImmutableArray<PublishedCount> Counts { get; init; }

    /// <summary>The counts of the kinds within the themes; empty in a release made before they were counted.</summary>
    public ImmutableArray<PublishedKindCount> KindCounts { get; init; } = [];

    /// <summary>What is never mapped: the whole municipality's counts of whole years.</summary>
    public ImmutableArray<PublishedYearlyCount> YearlyCounts { get; init; } = [];

    public required ImmutableArray<PublishedReporting> Reporting { get; init; }

    public required ImmutableArray<PublishedIndicatorValue> Indicators { get; init; }

    /// <summary>What the indicators are elsewhere; empty where no one has said whom to compare with.</summary>
    public ImmutableArray<PublishedComparison> Comparisons { get; init; } = [];

    public required ImmutableArray<PublishedSource> Sources { get; init; }

    public required ImmutableArray<CitizenPromise> Promises { get; init; }

    public required ImmutableArray<PublishedMeasure> Measures { get; init; }

    /// <summary>Shares of those asked, for the whole municipality, oldest first within a question.</summary>
    public ImmutableArray<PublishedSurveyShare> Surveys { get; init; } = [];

    /// <summary>The programme's focus areas in its own order; empty where none is kept.</summary>
    public ImmutableArray<PublishedFocusArea> FocusAreas { get; init; } = [];

    public ImmutableArray<PublishedAgreement> Agreements { get; init; } = [];

    public ImmutableArray<PublishedNetwork> Networks { get; init; } = [];

    /// <summary>Decided documents, latest first.</summary>
    public ImmutableArray<PublishedReport> Reports { get; init; } = [];

    /// <summary>The public's rules, one row a theme.</summary>
    public required ImmutableArray<PublishedRule> Rules { get; init; }

    /// <summary>Withdrawals and corrections of this municipality's releases so far, by number.</summary>
    public required ImmutableArray<PublishedReleaseEvent> Events { get; init; }

    /// <summary>Every figure that a correction changed, by the correction's number.</summary>
    public required ImmutableArray<PublishedCorrection> Corrections { get; init; }

    /// <summary>The map's shapes, background first.</summary>
    public required ImmutableArray<MapShape> Map { get; init; }
}
