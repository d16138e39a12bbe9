using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>One area, period by period, latest first: each period has an anchor of its own, so that it can be cited, and leads to
/// the one before and the one after.</summary>
public sealed record AreaPeriods
{
    public required PublishedArea Area { get; init; }

    /// <summary>The page of the area itself.</summary>
    public required string AreaAddress { get; init; }

    /// <summary>The page's answer in one sentence.</summary>
    public required string Lead { get; init; }

    /// <summary>Whether all periods are quarters: the word for them is then used.</summary>
    public required bool AreQuarters { get; init; }

    /// <summary>Latest first.</summary>
    public required ImmutableArray<AreaPeriod> Periods { get; init; }

    /// <summary>Null where no theme has more than one period: there is nothing to go back to.</summary>
    public static AreaPeriods? Of(PublishedArea area, PublishedFigures figures)
    {
        var periods = figures.Themes.SelectMany(theme => figures.PeriodsOf(theme.Id)).DistinctBy(period => period.Code)
            .OrderBy(period => period.Kind).ThenByDescending(period => period.Position).ToImmutableArray();
        if (periods.Length < 2)
        {
            return null;
        }

        var language = figures.Language;
        var (first, last) = (periods.MinBy(period => (period.Year, period.Number))!.In(language), periods[0].In(language));
        return new()
        {
            Area = area,
            AreaAddress = figures.Addresses.Of(area),
            Lead = language.Of(
                $"Alla siffror för {area.Name} från {first} till {last}, det senaste först.",
                $"All figures for {area.Name} from {first} to {last}, the latest first."),
            AreQuarters = periods.All(period => period.Kind == PeriodKind.Quarter),
            Periods = [.. periods.Select((period, i) => new AreaPeriod(
                period, TableOf(area, period, figures),
                Later: i > 0 ? SameKind(periods[i - 1], period) : null,
                Earlier: i + 1 < periods.Length ? SameKind(periods[i + 1], period) : null))],
        };
    }

    private static ReportPeriod? SameKind(ReportPeriod other, ReportPeriod period) => other.Kind == period.Kind ? other : null;

    private static TableView TableOf(PublishedArea area, ReportPeriod period, PublishedFigures figures)
    {
        var language = figures.Language;
        return new()
        {
            Id = $"siffror-{AreaPeriod.AnchorOf(period)}",
            Caption = $"{area.Name}, {period.In(language)}",
            Columns =
            [
                new(language.Of("Tema", "Theme"), IsNumber: false), new(language.Of("Antal", "Number"), IsNumber: true),
                new(Findings.UpperFirst(figures.PerThousandWords), IsNumber: true), new(language.IntervalWords, IsNumber: true),
                new(language.Of("Kommunen per\u00a01\u00a0000", "Municipality per\u00a01,000"), IsNumber: true),
                new(language.Of("Mot kommunen", "Against the municipality"), IsNumber: false),
                new(language.Of("Mot samma tid året före", "Against the same time a year before"), IsNumber: false),
            ],
            Rows =
            [
                .. figures.Themes.Where(theme => figures.PeriodsOf(theme.Id).Any(one => one.Code == period.Code))
                    .Select(theme => RowOf(area, theme, period, figures)),
            ],
        };
    }

    private static TableRow RowOf(PublishedArea area, PublishedTheme theme, ReportPeriod period, PublishedFigures figures)
    {
        var language = figures.Language;
        var decimals = figures.DecimalsOf(theme.Id);
        var here = figures.Get(theme.Id, area.Kind, area.Code, period.Code);
        var all = figures.OfMunicipality(theme.Id, period.Code);
        return new(
        [
            new(theme.Name),
            new(language.OrMark(here.Count, here.Mark), Mark: here.Mark),
            new(language.OrMark(here.PerThousand, here.Mark, decimals), Mark: here.Mark),
            new(figures.IntervalOf(here, decimals), Mark: here.Mark),
            new(language.OrMark(all.PerThousand, all.Mark, decimals), Mark: all.Mark),
            new(figures.Findings.Comparison(here, all)),
            new(figures.TrendOf(here, theme.Id, period)),
        ]);
    }
}

/// <summary>An area's figures in one period.</summary>
/// <param name="Period">Which.</param>
/// <param name="Table">Theme by theme.</param>
/// <param name="Later">The one after, of the same kind; null for the latest.</param>
/// <param name="Earlier">The one before, of the same kind; null for the first.</param>
public sealed record AreaPeriod(ReportPeriod Period, TableView Table, ReportPeriod? Later, ReportPeriod? Earlier)
{
    /// <summary>Where a period stands on the page: 2026k2.</summary>
    public static string AnchorOf(ReportPeriod period) => Slug.Of(period.Code);
}
