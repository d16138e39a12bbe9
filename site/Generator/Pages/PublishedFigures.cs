using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Maps;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>The release's figures, found by theme, area and period. It picks and words what is published and computes
/// nothing.</summary>
public sealed class PublishedFigures
{
    private const int SourcesInFull = 3;

    private readonly Dictionary<(string Theme, AreaKind Kind, string Area, string Period), PublishedCount> _counts;
    private readonly Dictionary<(string Theme, PeriodKind Kind), RateClasses> _classes = [];
    private readonly Dictionary<string, ImmutableArray<ReportPeriod>> _periods = [];
    private readonly Dictionary<string, ImmutableArray<ReportPeriod>> _longer = [];

    public PublishedFigures(ReleaseSnapshot release, Language language)
    {
        Release = release;
        Language = language;
        _counts = release.Counts.ToDictionary(count => (count.Theme, count.AreaKind, count.Area, count.Period));
        Areas =
        [
            .. release.Areas.Where(area => area.Kind is AreaKind.Deso or AreaKind.Regso)
                .OrderBy(area => area.Kind).ThenBy(area => area.Code, StringComparer.Ordinal).ThenBy(area => area.Edition, StringComparer.Ordinal),
        ];
        Themes = release.Themes;
    }

    /// <summary>Its words are in the language.</summary>
    public ReleaseSnapshot Release { get; }

    /// <summary>What is said of the figures is said in it.</summary>
    public Language Language { get; }

    /// <summary>Where the language's pages lie.</summary>
    public Addresses Addresses => new(Language);

    /// <summary>The public areas by code: an order that says nothing about them.</summary>
    public ImmutableArray<PublishedArea> Areas { get; }

    public ImmutableArray<PublishedTheme> Themes { get; }

    /// <summary>The theme's periods of its shortest kind, oldest first: what charts are drawn over.</summary>
    public ImmutableArray<ReportPeriod> PeriodsOf(string theme)
    {
        if (!_periods.TryGetValue(theme, out var periods))
        {
            var all = Release.Counts.Where(count => count.Theme == theme).Select(count => count.Period).Distinct()
                .Select(ReportPeriod.Parse).ToList();
            periods = [.. all.Where(period => period.Kind == all.Min(other => other.Kind)).OrderBy(period => period.Position)];
            _periods[theme] = periods;
        }

        return periods;
    }

    /// <summary>The theme's latest period; null where nothing of it is published.</summary>
    public ReportPeriod? LatestPeriodOf(string theme) => PeriodsOf(theme) is { IsEmpty: false } periods ? periods[^1] : null;

    /// <summary>The theme's longer periods, full years and then the whole time: they may be shown where every quarter is
    /// withheld.</summary>
    public ImmutableArray<ReportPeriod> LongerPeriodsOf(string theme)
    {
        if (!_longer.TryGetValue(theme, out var longer))
        {
            var shortest = PeriodsOf(theme).Select(period => period.Kind).FirstOrDefault();
            longer =
            [
                .. Release.Counts.Where(count => count.Theme == theme).Select(count => count.Period).Distinct().Select(ReportPeriod.Parse)
                    .Where(period => period.Kind > shortest).OrderBy(period => period.Position),
            ];
            _longer[theme] = longer;
        }

        return longer;
    }

    /// <summary>The whole time that the theme is counted over as one period; null where the release has none.</summary>
    public ReportPeriod? WholePeriodOf(string theme) => LongerPeriodsOf(theme).LastOrDefault(period => period.Kind == PeriodKind.Span);

    /// <summary>The period that maps of the theme show: the latest, or the whole time where the latest shows fewer than half
    /// of the areas and the whole time shows more.</summary>
    public ReportPeriod? MapPeriodOf(string theme)
    {
        if (LatestPeriodOf(theme) is not { } latest)
        {
            return null;
        }

        var shown = ShownOn(theme, latest);
        return 2 * shown < MapAreas.Length && WholePeriodOf(theme) is { } whole && ShownOn(theme, whole) > shown ? whole : latest;
    }

    /// <summary>The theme that maps show unless another is chosen: the first of which at least half of the areas are shown,
    /// else the one with most shown.</summary>
    public PublishedTheme? DefaultTheme =>
        Themes.FirstOrDefault(theme => 2 * ShownOnMap(theme) >= MapAreas.Length) ?? Themes.MaxBy(ShownOnMap);

    /// <summary>The areas of maps and their tables: the small ones where there are any.</summary>
    public ImmutableArray<PublishedArea> MapAreas =>
        Areas.Any(area => area.Kind == AreaKind.Deso) ? [.. Areas.Where(area => area.Kind == AreaKind.Deso)] : Areas;

    /// <summary>A theme's figure for an area; one that is not in the release is missing.</summary>
    public PublishedCount Get(string theme, AreaKind kind, string area, string period) =>
        _counts.GetValueOrDefault((theme, kind, area, period)) ?? new PublishedCount
        {
            Theme = theme,
            AreaKind = kind,
            Edition = Release.Description.AreaEdition,
            Area = area,
            Period = period,
            Mark = FigureMark.Missing,
        };

    /// <summary>A theme's figure for the whole municipality.</summary>
    public PublishedCount OfMunicipality(string theme, string period) =>
        Get(theme, AreaKind.Municipality, Release.Description.Municipality, period);

    /// <summary>The events that the source gives no area for; null where there are none to tell of.</summary>
    public PublishedCount? WithoutArea(string theme, string period) =>
        _counts.GetValueOrDefault((theme, AreaKind.Unknown, Release.Description.Municipality, period));

    /// <summary>The theme's classes on maps: the same for all areas and all periods of a kind. A rate of two years is not
    /// laid on the scale of a quarter's.</summary>
    public RateClasses ClassesOf(string theme, PeriodKind kind)
    {
        if (!_classes.TryGetValue((theme, kind), out var classes))
        {
            classes = RateClasses.Of(Release.Counts
                .Where(count => count.Theme == theme && count.AreaKind == AreaKind.Deso && ReportPeriod.Parse(count.Period).Kind == kind)
                .Select(count => count.PerThousand).OfType<decimal>());
            _classes[(theme, kind)] = classes;
        }

        return classes;
    }

    /// <summary>Two decimals where most rates are below one, else one.</summary>
    public int DecimalsOf(string theme) =>
        Release.Counts.Where(count => count.Theme == theme).Max(count => count.PerThousand ?? 0) < 1 ? 2 : 1;

    /// <summary>What is said of figures, in the language.</summary>
    internal Findings Findings => new(Language);

    /// <summary>What a theme is called, also one that is never mapped; its id where the release does not say.</summary>
    public string ThemeName(string theme) => Themes.FirstOrDefault(one => one.Id == theme)?.Name
        ?? Release.YearlyCounts.FirstOrDefault(count => count.Theme == theme)?.Name ?? theme;

    /// <summary>Publisher, title and day of delivery; of many sources the titles alone, for each page's foot names their
    /// publishers.</summary>
    public string SourceWords(string ids)
    {
        var sources = ids.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => Release.Sources.FirstOrDefault(source => source.Id == id)).OfType<PublishedSource>().ToList();
        var delivered = sources.Max(source => source.DeliveredOn);
        var days = delivered is { } day
            ? Language.Of($", levererad{(sources.Count > 1 ? "e till och med" : "")} {Language.Day(day)}", $", delivered {(sources.Count > 1 ? "by " : "")}{Language.Day(day)}")
            : "";
        return sources.Count switch
        {
            0 => Language.Of("källan anges inte i släppet", "the release names no source"),
            > SourcesInFull => Language.Listed([.. sources.Select(source => source.Title)]) + days
                + Language.Of("; utgivarna står sist på sidan", "; their publishers stand last on the page"),
            _ => string.Join("; ", sources.Select(source => $"{source.Publisher}, {source.Title}")) + days,
        };
    }

    /// <summary>An area's rates over time as one line; what it is compared with has neither count nor interval.</summary>
    public ChartLine RateLine(string theme, AreaKind kind, string area, string name, LineRole role)
    {
        var isMain = role == LineRole.Main;
        return new(name, role,
        [
            .. PeriodsOf(theme).Select(period => Rated(ChartPoint.At(period, Language), theme, Get(theme, kind, area, period.Code)))
                .Select(point => isMain ? point : point with { Count = null, Lower = null, Upper = null }),
        ]);
    }

    /// <summary>A point with a count's figures, rounded as all figures of the theme are.</summary>
    public ChartPoint Rated(ChartPoint point, string theme, PublishedCount count)
    {
        var decimals = DecimalsOf(theme);
        return point with
        {
            Mark = count.Mark,
            Count = count.Count,
            Value = Rounded(count.PerThousand, decimals),
            Lower = Rounded(count.PerThousandLower, decimals),
            Upper = Rounded(count.PerThousandUpper, decimals),
        };
    }

    /// <summary>The theme's latest figure in the whole municipality against the same season a year before, as a sentence
    /// without its full stop.</summary>
    internal string FindingOf(PublishedTheme theme)
    {
        var period = LatestPeriodOf(theme.Id)!;
        return Findings.AgainstLastYear(theme, OfMunicipality(theme.Id, period.Code), LastYearOf(theme.Id, period));
    }

    /// <summary>The whole municipality's figure of the same season a year before; null where the release has none.</summary>
    public PublishedCount? LastYearOf(string theme, ReportPeriod period) =>
        period.SameLastYear is { } code && PeriodsOf(theme).Any(other => other.Code == code) ? OfMunicipality(theme, code) : null;

    /// <summary>How an area's figure stands to its own of the same season a year before, in a word; said to be beyond comparison
    /// where the release has no such period.</summary>
    internal string TrendOf(PublishedCount now, string theme, ReportPeriod period) =>
        period.SameLastYear is { } code && PeriodsOf(theme).Any(other => other.Code == code)
            ? Findings.Trend(now, Get(theme, now.AreaKind, now.Area, code))
            : Language.Of("går inte att jämföra", "cannot be compared");

    /// <summary>A rate's interval in a cell, or the mark that stands in its place.</summary>
    internal string IntervalOf(PublishedCount count, int decimals) =>
        count is { Mark: FigureMark.Published, PerThousandLower: { } lower, PerThousandUpper: { } upper }
            ? $"{Language.Number(lower, decimals)}–{Language.Number(upper, decimals)}"
            : Language.OrMark(null, count.Mark, decimals);

    public string PerThousandWords => Language.Of("per 1\u00a0000 invånare", "per 1,000 residents");

    private int ShownOnMap(PublishedTheme theme) => MapPeriodOf(theme.Id) is { } period ? ShownOn(theme.Id, period) : 0;

    private int ShownOn(string theme, ReportPeriod period) =>
        MapAreas.Count(area => Get(theme, area.Kind, area.Code, period.Code).Mark == FigureMark.Published);

    private static decimal? Rounded(decimal? number, int decimals) =>
        number is { } value ? decimal.Round(value, decimals, MidpointRounding.AwayFromZero) : null;
}
