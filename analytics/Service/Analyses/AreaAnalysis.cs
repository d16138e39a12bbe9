using System.Collections.Immutable;
using Geo.Database;
using Geo.Statistics;
using Geo.Statistics.Autocorrelation;
using Geo.Statistics.Rates;
using Geo.Statistics.Trends;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Analyses;

/// <summary>What the counts of an area say of it, held against its residents.</summary>
/// <param name="PlaceEvents">Repeats at one place within 28 days counted once.</param>
/// <param name="Places">Distinct places behind them: one place says something of that place only.</param>
/// <param name="Expected">If place-events followed residents.</param>
/// <param name="RatePer1000">Place-events for 1,000 residents and year.</param>
/// <param name="Lower">Lower end of its 95 % interval (Garwood).</param>
/// <param name="Upper">Upper end.</param>
/// <param name="EmpiricalBayesPer1000">Drawn towards the rate of the municipality, the more so the fewer residents.</param>
/// <param name="PUpper">Exact binomial.</param>
/// <param name="QBh">Corrected over the areas of one kind, theme and period.</param>
/// <param name="Emerging">Of the whole time: what the quarters' z make of it, such as <c>new hot spot</c>; null where quarters
/// hold too little.</param>
internal sealed record AreaDocument(
    int Incidents, int PlaceEvents, int Places, double Residents, double Expected, double RatePer1000, double Lower, double Upper,
    double EmpiricalBayesPer1000, double PUpper, double QBh, HotspotVerdict Verdict, string? Emerging)
{
    /// <summary>Gi* of the rates, drawn towards the mean, over the area and its neighbours: for comparison, no verdict rests on it.</summary>
    public double GiStarZ { get; init; } = double.NaN;

    /// <summary>How the area and its neighbours stand to the mean, where local Moran is sure of it; null elsewhere.</summary>
    public LocalQuadrant? Outlier { get; init; }

    /// <summary>Local Moran's p by 9,999 conditional permutations, corrected over the areas of one kind, theme and period.</summary>
    public double MoranQBh { get; init; } = double.NaN;
}

/// <summary>Which planning areas and statistical areas have more than their residents explain, and since when?</summary>
internal static class AreaAnalysis
{
    public const string Method = "areas";

    private const double Alpha = 0.05;

    /// <summary>Fewer found and fewer expected say nothing.</summary>
    private const int Fewest = 5;

    public static async Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        var quarters = CountAnalysis.QuartersOf(municipality);
        if (quarters.IsEmpty)
        {
            return new(Method, "inga händelser med plats: områden kan inte prövas");
        }

        var run = new ResultRun(Method, new
        {
            periods = new[] { Period.Whole(quarters)!.Name, quarters[^1].Name },
            denominator = "each theme's own: residents unless municipality.yml says otherwise",
            places = $"named places, within {NamedPlaces.RadiusMetres} m",
            localMoran = new { values = "empirical Bayes rates", neighbours = "queen; the six nearest for plan areas and places", NeighbouringAreas.Permutations, NeighbouringAreas.Seed },
            cellSizeMetres = municipality.CellSizeMetres,
            test = "exact binomial, upper tail",
            correction = "Benjamini-Hochberg over the areas of one kind, theme and period",
            alpha = Alpha,
            fewest = Fewest,
            emerging = "quarters, mid-p z of the exact test; where a quarter is expected to have at least 1",
        });
        var missing = await PopulationEdition.MissingAsync(db, municipality, cancel);
        return await run.RunAsync((db, municipality, fingerprint, clock), cancel => ComputeAsync(db, municipality, incidents, quarters, cancel), found => Summary(found, missing), cancel);
    }

    /// <summary>Tests areas of one kind, theme and period.</summary>
    /// <param name="counts">Of each area.</param>
    /// <param name="residents">Of each area.</param>
    /// <param name="all">Place-events and residents of the municipality.</param>
    /// <param name="years">The length of the period.</param>
    /// <param name="emerging">A word of each area's development.</param>
    public static ImmutableArray<AreaDocument> Test(
        IReadOnlyList<PlaceCount> counts, double[] residents, (int Events, double Residents) all, double years, Func<int, string?> emerging)
    {
        var events = counts.Select(count => (double)count.PlaceEvents).ToArray();
        var inhabited = Enumerable.Range(0, counts.Count).Where(i => residents[i] > 0).ToArray();
        var p = new double[counts.Count];
        Array.Fill(p, double.NaN);
        foreach (var i in inhabited)
        {
            p[i] = BinomialTail.Upper(counts[i].PlaceEvents, all.Events, Math.Min(1, residents[i] / all.Residents));
        }

        // Someone may be harmed where nobody lives: that area has no rate and moves no other's.
        var smoothed = EmpiricalBayes.Global([.. inhabited.Select(i => events[i])], [.. inhabited.Select(i => residents[i])]);
        var place = inhabited.Select((area, at) => (area, at)).ToDictionary(pair => pair.area, pair => pair.at);
        var q = FalseDiscovery.BenjaminiHochberg(p);
        return [.. counts.Select((count, i) =>
        {
            var per = 1000 / (residents[i] * years);
            var (lower, upper) = PoissonInterval.Garwood(count.PlaceEvents);
            var expected = all.Events * residents[i] / all.Residents;
            return residents[i] > 0
                ? new AreaDocument(
                    count.Incidents, count.PlaceEvents, count.Places, residents[i], expected, count.PlaceEvents * per, lower * per, upper * per,
                    smoothed[place[i]] * 1000 / years, p[i], q[i], Verdict(count.PlaceEvents, expected, q[i]), emerging(i))
                : new AreaDocument(
                    count.Incidents, count.PlaceEvents, count.Places, 0, 0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, HotspotVerdict.NoVerdict, null);
        })];
    }

    private static HotspotVerdict Verdict(int events, double expected, double q) =>
        events < Fewest && expected < Fewest ? HotspotVerdict.TooFew
        : events >= Fewest && q <= Alpha ? HotspotVerdict.Hot
        : HotspotVerdict.NotHot;

    private static async Task<IReadOnlyList<Found>> ComputeAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, ImmutableArray<Period> quarters, CancellationToken cancel)
    {
        var grounds = new ThemeGrounds(db, municipality);
        if ((await grounds.AreasAsync(Denominator.Residents, cancel)).Count == 0)
        {
            return [];
        }

        var denominators = await db.Themes.AsNoTracking().Where(theme => theme.Municipality == municipality.Code).ToDictionaryAsync(theme => theme.Id, theme => theme.Denominator, cancel);
        var places = await NamedPlaces.ReadAsync(db, municipality, cancel);
        var neighbours = await NeighbouringAreas.ReadAsync(db, municipality, cancel);
        var (whole, last) = (Period.Whole(quarters)!, quarters[^1]);
        var counts = await AreaCounts.ReadAsync(db, municipality, [whole.Name, .. quarters.Select(quarter => quarter.Name)], cancel);
        var found = new List<Found>();
        foreach (var theme in counts.GroupBy(count => count.Theme))
        {
            var totals = theme.Where(count => count.AreaKind == AreaKind.Municipality).ToDictionary(count => count.Period, count => count.PlaceEvents);
            var residents = await grounds.AreasAsync(denominators[theme.Key], cancel);
            if (residents.Count == 0)
            {
                continue;
            }

            var people = residents[(AreaKind.Municipality, municipality.Code)];
            foreach (var kind in theme.Where(count => count.AreaKind != AreaKind.Municipality).GroupBy(count => count.AreaKind))
            {
                var areas = kind.GroupBy(count => count.AreaCode).Where(area => residents.ContainsKey((kind.Key, area.Key))).ToList();
                var at = areas.Select(area => residents[(kind.Key, area.Key)]).ToArray();
                var series = areas.Select(area => area.ToDictionary(count => count.Period)).ToList();
                foreach (var period in ((Period[])[whole, last]).Distinct())
                {
                    var documents = Test(
                        [.. series.Select(area => area[period.Name]).Select(PlaceCount.Of)], at, (totals[period.Name], people), YearsOf(period),
                        i => period == whole ? Emerging(series[i], totals, quarters, at[i] / people) : null);
                    documents = neighbours.Compare(kind.Key, [.. areas.Select(area => area.Key)], documents, new(Environment.ProcessorCount, cancel));
                    found.AddRange(areas.Zip(documents, (area, document) => new Found(theme.Key, period.Name, AreaCounts.Subject(kind.Key, area.Key), document)));
                }
            }
        }

        foreach (var (theme, denominator) in denominators.OrderBy(theme => theme.Key, StringComparer.Ordinal))
        {
            var events = incidents.Where(incident => incident.Theme == theme).ToList();
            if (events.Count == 0)
            {
                continue;
            }

            foreach (var period in ((Period[])[whole, last]).Distinct())
            {
                var within = period == whole ? events : events.FindAll(incident => incident.Quarter == period.Name);
                var documents = await places.TestAsync(grounds, denominator, within, YearsOf(period), cancel);
                found.AddRange(places.Titles.Zip(documents, (title, document) => new Found(theme, period.Name, NamedPlaces.Subject(title), document)));
            }
        }

        return found;
    }

    private static double YearsOf(Period period) => (period.To.DayNumber - period.From.DayNumber + 1) / 365.25;

    /// <summary>What the quarters of an area make of it; null where they hold too little.</summary>
    /// <param name="area">Its counts by quarter.</param>
    /// <param name="totals">The municipality's place-events by quarter.</param>
    /// <param name="share">The area's share of all residents.</param>
    internal static string? Emerging(Dictionary<string, AreaCount> area, Dictionary<string, int> totals, ImmutableArray<Period> quarters, double share)
    {
        var z = quarters.Select(quarter => BinomialTail.MidPZ(area[quarter.Name].PlaceEvents, totals[quarter.Name], Math.Min(1, share))).ToArray();
        return z.Length >= 4 && quarters.All(quarter => totals[quarter.Name] * share >= 1) ? EmergingPattern.Of(z).Label : null;
    }

    private static IReadOnlyList<string> Summary(IReadOnlyList<Found> found, string missing)
    {
        if (found.Count == 0)
        {
            return [$"{missing}: områden kan inte prövas"];
        }

        var documents = found.Select(one => (one.Theme, one.Period, one.Subject, Document: (AreaDocument)one.Document)).ToList();
        var outliers = documents.Where(one => one.Document.Outlier is LocalQuadrant.HL or LocalQuadrant.LH).ToList();
        return
        [
            $"{documents.Count(one => one.Document.Verdict == HotspotVerdict.Hot)} av {documents.Count} (område × tema × period) har fler än invånarna förklarar, {documents.Count(one => one.Document.Verdict == HotspotVerdict.TooFew)} har för få händelser",
            .. documents.GroupBy(one => (one.Theme, one.Period)).Select(group_ =>
                $"{group_.Key.Theme} {group_.Key.Period}: {(group_.Any(one => one.Document.Verdict == HotspotVerdict.Hot) ? string.Join(' ', group_.Where(one => one.Document.Verdict == HotspotVerdict.Hot).Select(one => one.Subject)) : "inget område")}"),
            .. outliers.Select(one => $"{one.Theme} {one.Period}: {one.Subject} {Words(one.Document.Outlier!.Value)} (q {Documents.Words.Probability(one.Document.MoranQBh)})"),
        ];
    }

    /// <summary>An area that stands out from those around it, in words.</summary>
    internal static string Words(LocalQuadrant outlier) => outlier switch
    {
        LocalQuadrant.HL => "har mycket bland områden som har litet",
        LocalQuadrant.LH => "har litet bland områden som har mycket",
        LocalQuadrant.HH => "har mycket, liksom områdena runt om",
        _ => "har litet, liksom områdena runt om",
    };
}
