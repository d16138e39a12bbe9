using System.Globalization;
using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Analyses;

/// <summary>Two times of anyone's choosing, held against each other by area and theme.</summary>
internal static class ComparisonAnalysis
{
    public const string Method = "comparison";

    /// <summary>Counts both times and compares them; a difference is said only where chance would not make it.</summary>
    /// <param name="now">The later time; both ends included.</param>
    /// <param name="then">The earlier time; it may not overlap the other.</param>
    /// <exception cref="UsageException">The times overlap, or reach beyond what has been analysed.</exception>
    public static async Task<IReadOnlyList<Found>> RunAsync(
        GeoDb db, Municipality municipality, Period now, Period then, TimeProvider clock, CancellationToken cancel)
    {
        Check(municipality, now, then);
        var incidents = await IncidentReader.ReadAsync(db, municipality, cancel);
        var run = new ResultRun(Method, new
        {
            period = now.Name,
            earlier = then.Name,
            counts = "place-events",
            test = "conditional exact (Przyborowski and Wilenski 1940), interval by Clopper and Pearson",
            correction = "Benjamini-Hochberg over the areas of one kind and theme",
            fewest = ChangeAnalysis.Fewest,
        });
        IReadOnlyList<Found> compared = [];
        var fingerprint = await RunLog.FingerprintAsync(db, municipality.Code, cancel);
        await run.RunAsync((db, municipality, fingerprint, clock), async cancel => compared = await CompareAsync(db, municipality, incidents, now, then, cancel), _ => [""], cancel);
        return compared.Count > 0 ? compared : await ReadAsync(db, municipality, cancel);
    }

    /// <summary>A time by its two days.</summary>
    public static Period Named(DateOnly from, DateOnly to) => new(string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}/{to:yyyy-MM-dd}"), from, to);

    private static void Check(Municipality municipality, Period now, Period then)
    {
        if (now.From > now.To || then.From > then.To || then.To >= now.From)
        {
            throw new UsageException($"Tiderna {then.Name} och {now.Name} överlappar eller står i fel ordning. Den tidigare ska vara slut innan den senare börjar: --against-from --against-to --from --to.");
        }

        if (municipality is not { AnalysisFrom: { } from, AnalysisTo: { } to } || then.From < from || now.To > to)
        {
            throw new UsageException($"Tiderna ska ligga inom det som är inläst: {municipality.AnalysisFrom:yyyy-MM-dd} till {municipality.AnalysisTo:yyyy-MM-dd}.");
        }
    }

    // What has no days of its own in the two times is not counted; the counting is the same as for quarters.
    private static async Task<IReadOnlyList<Found>> CompareAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, Period now, Period then, CancellationToken cancel)
    {
        var latest = (await RunLog.FindLatestAsync(db, municipality.Code, Method, cancel))!.Id;
        var within = incidents.Select(incident => incident with { Quarter = Of(incident) }).Where(incident => incident.Quarter.Length > 0);
        await IncidentReader.StageAsync(db, within, [(now, now), (then, then)], cancel);
        await IncidentReader.CountAsync(db, municipality.Code, latest, cancel);
        var counts = await db.AreaCounts.AsNoTracking().Where(count => count.RunId == latest && count.AreaCode != "" && count.Kind == "").ToListAsync(cancel);
        return ChangeAnalysis.CompareCounts(counts, now, then);

        string Of(ThemeIncident incident)
        {
            var day = SwedishClock.Day(incident.OccurredAt);
            return day >= now.From && day <= now.To ? now.Name : day >= then.From && day <= then.To ? then.Name : "";
        }
    }

    private static async Task<IReadOnlyList<Found>> ReadAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        var run = (await RunLog.FindLatestAsync(db, municipality.Code, Method, cancel))!.Id;
        var rows = await db.AnalysisResults.AsNoTracking().Where(result => result.RunId == run)
            .OrderBy(result => result.Theme).ThenBy(result => result.Subject).ToListAsync(cancel);
        return [.. rows.Select(row => new Found(row.Theme, row.Period, row.Subject, ResultRun.Read<ChangeDocument>(row.Document)))];
    }
}
