using System.Collections.Immutable;
using Geo.Database;
using Geo.Statistics;

namespace Geo.Service.Analyses;

/// <summary>A concentration among a selection of the incidents.</summary>
internal sealed record SelectedSpot(int Number, int Cells, int PlaceEvents, double Expected, double SmallestQBh, ImmutableArray<string> Places, ImmutableArray<GridCell> Ground);

/// <summary>What the map of a selection says.</summary>
/// <param name="Incidents">In the selection.</param>
/// <param name="Unknown">Left out because their time is known too coarsely to say whether they belong to it.</param>
/// <param name="Outside">Outside the map.</param>
/// <param name="TooFewCells">Cells with too few events to say anything.</param>
internal sealed record SelectionDocument(int Incidents, int Unknown, int Outside, int Cells, int TooFewCells, ImmutableArray<SelectedSpot> Spots);

/// <summary>The hotspots of a selection of incidents: a run of its own, which no document and no release reads.</summary>
internal static class SelectionAnalysis
{
    public const string Method = "hotspots-selection";

    /// <summary>Makes the map, and keeps it.</summary>
    public static async Task<(SelectionDocument Document, long Run)> RunAsync(
        GeoDb db, Municipality municipality, Theme theme, Period period, IncidentSelection selection, TimeProvider clock, CancellationToken cancel)
    {
        var incidents = (await IncidentReader.ReadAsync(db, municipality, cancel))
            .Where(incident => incident.Theme == theme.Id && (period.Name.Contains('/', StringComparison.Ordinal) || incident.Quarter == period.Name)).ToList();
        var grounds = new ThemeGrounds(db, municipality);
        var ground = await grounds.CellsAsync(theme.Denominator, cancel)
            ?? throw new UsageException($"{ThemeGrounds.MissingOf(theme.Denominator)}: inga koncentrationer kan sökas i {municipality.Name}.");
        var places = await NamedPlaces.ReadAsync(db, municipality, cancel);
        var document = Of(ground, await SelectAsync(db, municipality.Code, incidents, selection, cancel), municipality.CellSizeMetres, places);
        var run = new ResultRun(Method, new
        {
            theme = theme.Id,
            period = period.Name,
            weekdays = selection.Weekdays.Select(day => day.ToString()),
            hours = selection.Hours is { } hours ? $"{hours.From}-{hours.To}" : null,
            sources = selection.Sources,
            addressOnly = selection.AddressOnly,
            cellSizeMetres = municipality.CellSizeMetres,
            denominator = ThemeGrounds.NameOf(theme.Denominator),
            test = "exact binomial, Benjamini-Hochberg over all cells",
        });
        var fingerprint = await RunLog.FingerprintAsync(db, municipality.Code, cancel);
        await run.RunAsync(
            (db, municipality, fingerprint, clock),
            _ => Task.FromResult<IReadOnlyList<Found>>([new(theme.Id, period.Name, AreaCounts.Subject(AreaKind.Municipality, municipality.Code), document)]),
            _ => [""],
            cancel);
        return (document, (await RunLog.FindLatestAsync(db, municipality.Code, Method, cancel))!.Id);
    }

    /// <summary>The map of those that are chosen.</summary>
    internal static SelectionDocument Of(HotspotGround ground, (List<ThemeIncident> Chosen, int Unknown) selected, int cellSizeMetres, NamedPlaces places)
    {
        var (placed, outside) = HotspotAnalysis.Place(ground, selected.Chosen, cellSizeMetres);
        var map = HotspotMap.Of(ground, placed);
        var q = map.Cells.ToDictionary(cell => cell.Cell, cell => cell.QBh);
        return new(
            selected.Chosen.Count, selected.Unknown, outside, map.Cells.Length, map.Cells.Count(cell => cell.Verdict == HotspotVerdict.TooFew),
            [
                .. Hotspots.Of(map).Select(spot => new SelectedSpot(
                    spot.Number, spot.Cells.Length, spot.PlaceEvents, spot.Expected, spot.Cells.Min(cell => q[cell]),
                    [.. places.Near(HotspotAnalysis.Outline(spot.Cells, cellSizeMetres), most: 3)], spot.Cells)),
            ]);
    }

    private static async Task<(List<ThemeIncident> Chosen, int Unknown)> SelectAsync(
        GeoDb db, string municipality, List<ThemeIncident> incidents, IncidentSelection selection, CancellationToken cancel)
    {
        var times = new Dictionary<(string, string), (DateTime From, DateTime To)>();
        string[] sources = [.. incidents.Select(incident => incident.Source)], references = [.. incidents.Select(incident => incident.Reference)];
        await using (var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Analyses/selected_time"), cancel, municipality, sources, references))
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                times[(row.GetString(0), row.GetString(1))] = (row.GetDateTime(2), row.GetDateTime(3));
            }
        }

        var marks = incidents.Select(incident =>
        {
            var (from, to) = times[(incident.Source, incident.Reference)];
            return (incident, Holds: selection.Holds(incident, from, to));
        }).ToList();
        return ([.. marks.Where(mark => mark.Holds == true).Select(mark => mark.incident)], marks.Count(mark => mark.Holds is null));
    }
}
