using System.Collections.Immutable;

namespace Geo.Service.Planning;

/// <summary>Everything that a check found, before it becomes words: the JSON that programs get. No score of the plan is among
/// it.</summary>
internal sealed record PlanReport
{
    /// <summary>32 hexadecimal digits: what the check is cited and explained by.</summary>
    public required string Id { get; init; }

    public required DateTime MadeAt { get; init; }

    public required PlanQuestion Question { get; init; }

    public required string Municipality { get; init; }

    public required string MunicipalityName { get; init; }

    public required bool Fictional { get; init; }

    /// <summary>Well-known text, SWEREF 99 TM metres.</summary>
    public required string Outline { get; init; }

    public required double Hectares { get; init; }

    /// <summary>What had to be said about how the file was read, in Swedish.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The share of the surface that lies outside the municipality, 0 to 1: nothing is known from there.</summary>
    public double ShareOutside { get; init; }

    /// <summary>The time that events are counted for, such as 2024-07/2026-06.</summary>
    public required string Period { get; init; }

    public required double Years { get; init; }

    /// <summary>The sha256 of what was read.</summary>
    public required string InputFingerprint { get; init; }

    public required string CodeVersion { get; init; }

    /// <summary>The runs that its figures come from, by method.</summary>
    public required ImmutableArray<PlanRun> Runs { get; init; }

    public required ImmutableArray<ThemeFacts> Themes { get; init; }

    /// <summary>The names of themes that are counted for the whole municipality and whole years alone: nothing is said of them around a plan.</summary>
    public ImmutableArray<string> NeverMapped { get; init; } = [];

    public required ImmutableArray<CoarseSource> TooCoarse { get; init; }

    public required Comparison Comparable { get; init; }

    public required ImmutableArray<NearHotspot> Hotspots { get; init; }

    /// <summary>How many more lie as near and hold too few place-events to say anything.</summary>
    public int FewHotspots { get; init; }

    public required ImmutableArray<NearMeasure> Measures { get; init; }

    /// <summary>What is public already of the areas that the plan lies in: all that a plan description may quote.</summary>
    public required ImmutableArray<PublicFigure> Published { get; init; }

    public required ImmutableArray<ReporterSilence> Reporting { get; init; }

    public required ImmutableArray<PlanSource> Sources { get; init; }

    public required PlanMap Map { get; init; }

    /// <summary>What planners have answered and concluded since; null where nothing is written. No part of what was found.</summary>
    public PlanComments? Comments { get; init; }
}

/// <summary>What was asked.</summary>
/// <param name="Stage">oversiktsplan, samrad, granskning, antagande, bygglov or forvaltning.</param>
/// <param name="Mode">new or existing.</param>
internal sealed record PlanQuestion(string Name, string? RegistryNumber, string Stage, string Mode, string MadeBy);

internal sealed record PlanRun(string Method, long Id, DateTime FinishedAt);

/// <summary>What lies within the distances of the plan, of one theme.</summary>
/// <param name="WeekParts">Shares of the place-events within 300 m, 28: each day from Monday in four parts of six hours from midnight (aoristic);
/// empty where there are too few.</param>
/// <param name="Seasons">Place-events within 300 m in winter (December to February), spring, summer and autumn.</param>
internal sealed record ThemeFacts(string Theme, string Name, ImmutableArray<RingFacts> Rings, ImmutableArray<double> WeekParts, ImmutableArray<int> Seasons);

/// <summary>What lies within a distance of the plan's boundary, the plan itself with it.</summary>
/// <param name="Km2">The ground.</param>
/// <param name="PlaceEvents">Repeats at one place within 28 days counted once.</param>
/// <param name="LargestPlace">Incidents at the place that has most of them.</param>
/// <param name="KnownByStreet">Incidents left out, for their point is a street's and the distance is shorter than it is right to.</param>
/// <param name="PerYear">Place-events a year.</param>
/// <param name="Lower">Lower end of its 95 % interval (Garwood).</param>
/// <param name="TooFew">Whether there are too few to say anything.</param>
internal sealed record RingFacts(
    int WithinMetres, double Km2, int Incidents, int PlaceEvents, int Places, int LargestPlace, int Reporters, int KnownByStreet,
    double PerYear, double Lower, double Upper, bool TooFew);

/// <summary>A source whose incidents are known only by area: refused here, and named.</summary>
internal sealed record CoarseSource(string Theme, string ThemeName, string Source, string Title, int Incidents);

/// <summary>The areas that are likest the plan's, and what happens there.</summary>
/// <param name="Plan">The plan's own traits.</param>
/// <param name="WhyNone">Why there are none, in Swedish; null where there are.</param>
internal sealed record Comparison(PlanTraits Plan, ImmutableArray<NamedComparable> Areas, ImmutableArray<ThemeComparison> Themes, int Pool, string? WhyNone);

internal sealed record NamedComparable(string Subject, string Name, double Distance, PlanTraits Traits);

/// <summary>A theme within 100 m of the plan and of the comparable areas: place-events by km² and year.</summary>
/// <param name="Lowest">Among the comparable areas.</param>
/// <param name="Against">Null where there are too few to say anything.</param>
internal sealed record ThemeComparison(string Theme, string Name, int Count, double PerKm2Year, int OthersCount, double Lowest, double Median, double Highest, RateAmongAreas? Against);

/// <summary>A concentration near the plan.</summary>
/// <param name="DistanceMetres">0 where it touches the plan.</param>
/// <param name="HotSettings">In how many of <paramref name="Settings"/> other choices it stands; null where it was not tried.</param>
/// <param name="Emerging">The label of the area that it lies in, such as <c>new hot spot</c>; null where there is none.</param>
internal sealed record NearHotspot(
    string Theme, string ThemeName, string Period, int Number, double DistanceMetres, int Incidents, int PlaceEvents, int Places, double Expected, double SmallestQBh,
    int? HotSettings, int? Settings, string? Emerging);

internal sealed record NearMeasure(string Id, string Title, string State, string? From, string? To, string Areas, string? Evaluation);

internal sealed record PublicFigure(string Release, DateOnly PublishedOn, string Theme, string ThemeName, string Area, string AreaName, string Period, int Count, decimal? PerThousand, decimal? Lower, decimal? Upper);

internal sealed record ReporterSilence(string Source, string Reporter, int SilentWeeks, int Weeks);

internal sealed record PlanSource(string Id, string Title, string Publisher, DateOnly DeliveredOn, int Rows);
