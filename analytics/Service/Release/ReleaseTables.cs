using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Analyses;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Release;

/// <summary>The tables of a release that need no gate: what is counted, from where, and what others publish.</summary>
internal static class ReleaseTables
{
    // Below this a single answer moves a share by more than two units of a hundred.
    private const int FewestRespondents = 50;

    /// <summary>The themes that have counts, those that are never mapped among them.</summary>
    public static async Task<ImmutableArray<PublishedTheme>> ThemesAsync(
        GeoDb db, string municipality, IReadOnlyList<AreaCount> counts, CancellationToken cancel)
    {
        var counted = counts.Select(count => count.Theme).ToHashSet();
        var themes = await db.Themes.AsNoTracking().Where(theme => theme.Municipality == municipality).OrderBy(theme => theme.Position).ToListAsync(cancel);
        var kinds = (await db.ThemeKinds.Where(kind => kind.Municipality == municipality).ToListAsync(cancel)).ToLookup(kind => kind.Theme, kind => kind.Kind);
        var codes = (await db.ThemeOffenceCodes.Where(code => code.Municipality == municipality).ToListAsync(cancel)).ToLookup(code => code.Theme, code => code.OffenceCode);
        // Only the sources that told of such events: damage to property is no source of figures on violence.
        var incidentSources = (await db.Incidents.Where(incident => incident.Municipality == municipality)
            .Join(db.ThemeKinds.Where(kind => kind.Municipality == municipality), incident => incident.Kind, kind => kind.Kind, (incident, kind) => new { kind.Theme, incident.Source })
            .Distinct().ToListAsync(cancel)).ToLookup(told => told.Theme, told => told.Source);
        var offenceSources = await db.ReportedOffences.Where(offence => offence.Municipality == municipality).Select(offence => offence.Source).Distinct().Order().ToListAsync(cancel);
        return
        [
            .. themes.Where(theme => counted.Contains(theme.Id)).Select(theme => new PublishedTheme
            {
                Id = theme.Id,
                Name = theme.Name,
                Description = theme.Description,
                Kind = codes.Contains(theme.Id) ? CountKind.ReportedOffence : CountKind.Incident,
                Includes = string.Join(' ', kinds[theme.Id].Concat(codes[theme.Id]).Order(StringComparer.Ordinal)),
                Sources = string.Join(' ', (codes.Contains(theme.Id) ? offenceSources : incidentSources[theme.Id]).Order(StringComparer.Ordinal)),
            }),
        ];
    }

    /// <summary>The counts of what is never mapped, as they are published.</summary>
    public static ImmutableArray<PublishedYearlyCount> Yearly(IEnumerable<PublishedTheme> themes, IEnumerable<PublishedCount> counts) =>
    [
        .. from theme in themes
           join count in counts on theme.Id equals count.Theme
           select new PublishedYearlyCount
           {
               Theme = theme.Id,
               Name = theme.Name,
               Description = theme.Description,
               Kind = theme.Kind,
               Includes = theme.Includes ?? "",
               Period = count.Period,
               Count = count.Count,
               Mark = count.Mark,
               Sources = theme.Sources,
           },
    ];

    /// <summary>How many of the weekly reports came in, a quarter.</summary>
    /// <param name="db">Opened as <c>geo_analytics</c>.</param>
    /// <param name="municipality">Whose.</param>
    /// <param name="smallestCount">k: weeks in which something was reported are a count too.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<ImmutableArray<PublishedReporting>> ReportingAsync(GeoDb db, Municipality municipality, int smallestCount, CancellationToken cancel)
    {
        var reporting = ImmutableArray.CreateBuilder<PublishedReporting>();
        foreach (var quarter in CountAnalysis.QuartersOf(municipality))
        {
            await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Release/reporting"), cancel, municipality.Code, quarter.From, quarter.To);
            await using var row = await command.ExecuteReaderAsync(cancel);
            if (await row.ReadAsync(cancel) && row.GetInt32(0) > 0)
            {
                reporting.Add(new()
                {
                    Period = quarter.Name,
                    Reporters = row.GetInt32(0),
                    ExpectedWeeks = row.GetInt32(1),
                    ReportedWeeks = row.GetInt32(2),
                    NothingToReportWeeks = row.GetInt32(2) - row.GetInt32(3) < smallestCount ? null : row.GetInt32(3),
                });
            }
        }

        return reporting.ToImmutable();
    }

    /// <summary>The indicators of the sources that may be published, as their publishers give them.</summary>
    public static async Task<ImmutableArray<PublishedIndicatorValue>> IndicatorsAsync(GeoDb db, string municipality, CancellationToken cancel) =>
    [
        .. await db.IndicatorValues.AsNoTracking()
            .Where(value => value.Municipality == municipality && value.Value != null
                && db.Sources.Any(source => source.Municipality == municipality && source.Id == value.Source && source.Publishable))
            .OrderBy(value => value.Indicator).ThenBy(value => value.Period)
            .Select(value => new PublishedIndicatorValue
            {
                Indicator = value.Indicator,
                Title = value.Title,
                Period = value.Period,
                Value = value.Value!.Value,
                Unit = value.Unit,
                PerHundredThousand = value.PerHundredThousand,
                Preliminary = value.Preliminary,
                Source = value.Source,
            })
            .ToListAsync(cancel),
    ];

    /// <summary>What those indicators are elsewhere, for the places that the municipality compares itself with.</summary>
    public static async Task<ImmutableArray<PublishedComparison>> ComparisonsAsync(GeoDb db, string municipality, CancellationToken cancel) =>
    [
        .. (await db.ComparisonValues.AsNoTracking()
            .Where(value => value.Municipality == municipality
                && db.Sources.Any(source => source.Municipality == municipality && source.Id == value.Source && source.Publishable))
            .OrderBy(value => value.Indicator).ThenBy(value => value.Place).ThenBy(value => value.Period)
            .ToListAsync(cancel))
            .Select(value => new PublishedComparison
            {
                Indicator = value.Indicator,
                Period = value.Period,
                Place = value.Place,
                PlaceName = value.PlaceName,
                Kind = Of(value.Kind),
                Value = value.Value,
                Source = value.Source,
            }),
    ];

    /// <summary>The shares of surveys that may be published, as their publishers give them. A small group's share says much
    /// about few, so it is left out.</summary>
    public static async Task<ImmutableArray<PublishedSurveyShare>> SurveysAsync(GeoDb db, string municipality, CancellationToken cancel) =>
    [
        .. (await db.SurveyShares.AsNoTracking()
            .Where(share => share.Municipality == municipality && share.Share != null && (share.Respondents == null || share.Respondents >= FewestRespondents)
                && db.Sources.Any(source => source.Municipality == municipality && source.Id == share.Source && source.Publishable))
            .OrderBy(share => share.Instrument).ThenBy(share => share.Indicator).ThenBy(share => share.Group).ThenBy(share => share.Period)
            .ToListAsync(cancel))
            .Select(share => new PublishedSurveyShare
            {
                Indicator = share.Indicator,
                Title = share.Title,
                Instrument = share.Instrument,
                Period = share.Period,
                Group = share.Group,
                Share = Percent(share.Share!.Value),
                Lower = share.Lower is { } lower ? Percent(lower) : null,
                Upper = share.Upper is { } upper ? Percent(upper) : null,
                Respondents = share.Respondents,
                HigherIsBetter = share.HigherIsBetter,
                Source = share.Source,
            }),
    ];

    /// <summary>The sources, and what became of their rows.</summary>
    public static async Task<ImmutableArray<PublishedSource>> SourcesAsync(GeoDb db, string municipality, CancellationToken cancel)
    {
        var sources = await db.Sources.AsNoTracking().Where(source => source.Municipality == municipality).OrderBy(source => source.Id).ToListAsync(cancel);
        var deliveries = (await db.Deliveries.AsNoTracking().Where(delivery => delivery.Municipality == municipality).ToListAsync(cancel))
            .ToLookup(delivery => delivery.Source);
        var ofEvents = (await db.Incidents.Where(incident => incident.Municipality == municipality).Select(incident => incident.Source)
            .Union(db.ReportedOffences.Where(offence => offence.Municipality == municipality).Select(offence => offence.Source)).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return [.. sources.Where(source => deliveries.Contains(source.Id)).Select(Published)];

        PublishedSource Published(Source source)
        {
            var (read, rejected) = (deliveries[source.Id].Sum(delivery => delivery.RowsRead), deliveries[source.Id].Sum(delivery => delivery.RowsRejected));
            return new()
            {
                Id = source.Id,
                Title = source.Title,
                Publisher = source.Publisher,
                Terms = source.Terms,
                Note = source.Note,
                DeliveredOn = deliveries[source.Id].Max(delivery => delivery.DeliveredOn),
                RowsRead = ofEvents.Contains(source.Id) ? null : read,
                RowsAccepted = ofEvents.Contains(source.Id) ? null : read - rejected,
                RejectedPercent = read == 0 ? 0 : (int)Math.Ceiling(100m * rejected / read),
            };
        }
    }

    private static ComparedPlace Of(ComparisonKind kind) => kind switch
    {
        ComparisonKind.County => ComparedPlace.County,
        ComparisonKind.Country => ComparedPlace.Country,
        _ => ComparedPlace.Similar,
    };

    // Whole tenths: more digits would say more than a survey knows.
    private static decimal Percent(decimal share) => decimal.Round(100 * share, 1, MidpointRounding.AwayFromZero);
}
