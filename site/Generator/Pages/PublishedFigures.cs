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
    private readonly Dictionary<(string Theme, AreaKind Kind, string Area, string Period), PublishedCount> _counts;
    private readonly Dictionary<string, RateClasses> _classes = [];
    private readonly Dictionary<string, ImmutableArray<ReportPeriod>> _periods = [];

    public PublishedFigures(ReleaseSnapshot release)
    {
        Release = release;
        _counts = release.Counts.ToDictionary(count => (count.Theme, count.AreaKind, count.Area, count.Period));
        Areas =
        [
            .. release.Areas.Where(area => area.Kind is AreaKind.Deso or AreaKind.Regso)
                .OrderBy(area => area.Kind).ThenBy(area => area.Code, StringComparer.Ordinal).ThenBy(area => area.Edition, StringComparer.Ordinal),
        ];
        Themes = release.Themes;
    }

    public ReleaseSnapshot Release { get; }

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

    /// <summary>The theme's classes on maps: the same for all areas and periods.</summary>
    public RateClasses ClassesOf(string theme)
    {
        if (!_classes.TryGetValue(theme, out var classes))
        {
            classes = RateClasses.Of(Release.Counts
                .Where(count => count.Theme == theme && count.AreaKind == AreaKind.Deso)
                .Select(count => count.PerThousand).OfType<decimal>());
            _classes[theme] = classes;
        }

        return classes;
    }

    /// <summary>Two decimals where most rates are below one, else one.</summary>
    public int DecimalsOf(string theme) =>
        Release.Counts.Where(count => count.Theme == theme).Max(count => count.PerThousand ?? 0) < 1 ? 2 : 1;

    /// <summary>Publishers and dates, such as "Exempelstads kommun, levererad 2026-10-05".</summary>
    public string SourceWords(string ids)
    {
        var sources = ids.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => Release.Sources.FirstOrDefault(source => source.Id == id))
            .OfType<PublishedSource>()
            .Select(source => $"{source.Publisher}, {source.Title}{(source.DeliveredOn is { } day ? $", levererad {day.Iso()}" : "")}");
        return string.Join("; ", sources.DefaultIfEmpty("källan anges inte i släppet"));
    }

    /// <summary>An area's rates over time as one line; counts stand in the table.</summary>
    public ChartLine RateLine(string theme, AreaKind kind, string area, string name, bool dashed)
    {
        var decimals = DecimalsOf(theme);
        return new(name, dashed,
        [
            .. PeriodsOf(theme).Select(period => (period, count: Get(theme, kind, area, period.Code))).Select(at => new ChartPoint
            {
                Period = at.period,
                Mark = at.count.Mark,
                Count = dashed ? null : at.count.Count,
                Value = Rounded(at.count.PerThousand, decimals),
                Lower = dashed ? null : Rounded(at.count.PerThousandLower, decimals),
                Upper = dashed ? null : Rounded(at.count.PerThousandUpper, decimals),
            }),
        ]);
    }

    public static string KindWords(CountKind kind) => kind == CountKind.Incident ? "rapporterade händelser" : "anmälda brott";

    private static decimal? Rounded(decimal? number, int decimals) =>
        number is { } value ? decimal.Round(value, decimals, MidpointRounding.AwayFromZero) : null;
}
