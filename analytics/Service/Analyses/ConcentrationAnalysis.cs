using System.Globalization;
using Geo.Database;
using Geo.Statistics.Evaluation;

namespace Geo.Service.Analyses;

/// <summary>How gathered a theme's incidents are on places, and on hours of the week.</summary>
/// <param name="Places">With at least one incident.</param>
/// <param name="PlacesWithHalf">The fewest places that hold half of the incidents.</param>
/// <param name="GeneralisedGini">0 for as even as so many incidents can be.</param>
/// <param name="HourOfWeek">168 shares from Monday 00–01; the sum is the incidents. An incident known only by an interval is
/// shared over its hours.</param>
/// <param name="HoursKnown">Incidents whose interval is at most an hour.</param>
internal sealed record ConcentrationDocument(
    int Incidents, int Places, int PlacesWithHalf, double GeneralisedGini, double[] HourOfWeek, int HoursKnown);

/// <summary>On how few places, and when in the week?</summary>
internal static class ConcentrationAnalysis
{
    public const string Method = "concentration";

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        var quarters = CountAnalysis.QuartersOf(municipality);
        if (quarters.IsEmpty)
        {
            return Task.FromResult(new AnalysisOutcome(Method, "inga händelser med plats"));
        }

        var whole = Period.Whole(quarters)!;
        var run = new ResultRun(Method, new { period = whole.Name, placeWithinMetres = 10, hours = "aoristic, local time, Monday first" });
        return run.RunAsync(
            (db, municipality, fingerprint, clock),
            async cancel =>
            {
                var found = new List<Found>();
                foreach (var theme in incidents.GroupBy(incident => incident.Theme).OrderBy(theme => theme.Key, StringComparer.Ordinal))
                {
                    var (hours, known) = await HoursAsync(db, municipality.Code, theme, cancel);
                    found.Add(new(theme.Key, whole.Name, AreaCounts.Subject(AreaKind.Municipality, municipality.Code), Of([.. theme.Select(incident => incident.Place)], hours, known)));
                }

                return found;
            },
            Summary,
            cancel);
    }

    /// <summary>How few places hold half.</summary>
    internal static ConcentrationDocument Of(int[] places, double[] hours, int hoursKnown)
    {
        var counts = places.GroupBy(place => place).Select(place => (double)place.Count()).OrderDescending().ToArray();
        var (sum, half) = (0.0, 0);
        while (2 * sum < places.Length)
        {
            sum += counts[half++];
        }

        return new(places.Length, counts.Length, half, counts.Length == 0 ? double.NaN : Concentration.GeneralisedGini(counts), hours, hoursKnown);
    }

    private static async Task<(double[] Hours, int Known)> HoursAsync(GeoDb db, string municipality, IEnumerable<ThemeIncident> theme, CancellationToken cancel)
    {
        var (hours, known) = (new double[Statistics.Patterns.Aoristic.HoursOfWeek], 0);
        var (sources, references) = (theme.Select(incident => incident.Source).ToArray(), theme.Select(incident => incident.Reference).ToArray());
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Analyses/hour_of_week"), cancel, municipality, sources, references);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            hours[row.GetInt32(0)] = row.GetDouble(1);
            known = row.GetInt32(2);
        }

        return (hours, known);
    }

    private static List<string> Summary(IReadOnlyList<Found> found) =>
    [
        $"{found.Count} teman",
        .. found.Select(one => (one.Theme, Document: (ConcentrationDocument)one.Document)).Select(one => string.Create(
            Swedish,
            $"{one.Theme}: hälften av {one.Document.Incidents:N0} händelser på {one.Document.PlacesWithHalf:N0} av {one.Document.Places:N0} platser; klockslaget är känt på timmen för {one.Document.HoursKnown:N0}")),
    ];
}
