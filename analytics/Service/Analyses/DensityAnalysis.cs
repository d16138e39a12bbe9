using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Geo.Database;
using Geo.Statistics;
using Geo.Statistics.Patterns;

namespace Geo.Service.Analyses;

/// <summary>How dense a theme's place-events lie, smoothed over a fixed distance: a picture, not a test.</summary>
/// <param name="OriginX">Western edge of the grid, SWEREF 99 TM metres.</param>
/// <param name="OriginY">Southern edge.</param>
/// <param name="CellMetres">Side of a cell.</param>
/// <param name="BandwidthMetres">The radius of the quartic kernel: the same for every theme, period and year.</param>
/// <param name="PlaceEvents">That the surface is made of.</param>
/// <param name="PeakPerKm2">The highest value.</param>
/// <param name="Integral">The surface summed over its ground: the place-events again, but for those whose kernel reaches off the grid.</param>
/// <param name="Surface">Place-events per km² at the cells' centres, row after row from the south, as little-endian 32-bit floats in
/// base 64.</param>
internal sealed record DensityDocument(
    double OriginX, double OriginY, double CellMetres, int Columns, int Rows, double BandwidthMetres, int PlaceEvents, double PeakPerKm2, double Integral, string Surface)
{
    /// <summary>The values of <see cref="Surface"/>.</summary>
    public float[] Values() => MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(Surface)).ToArray();
}

/// <summary>A density surface a theme and period, at one printed bandwidth.</summary>
internal static class DensityAnalysis
{
    public const string Method = "density";

    /// <summary>Three cells: wide enough not to draw single events, narrow enough to keep two squares apart.</summary>
    private const int BandwidthCells = 3;

    /// <summary>Fewer place-events make a surface of single events.</summary>
    private const int Fewest = 20;

    public static async Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        var quarters = CountAnalysis.QuartersOf(municipality);
        if (quarters.IsEmpty)
        {
            return new(Method, "inga händelser med plats: ingen täthet");
        }

        var periods = ((Period[])[Period.Whole(quarters)!, quarters[^1]]).Distinct().ToArray();
        var bandwidth = BandwidthCells * municipality.CellSizeMetres;
        var run = new ResultRun(Method, new
        {
            kernel = "quartic, exact",
            bandwidthMetres = bandwidth,
            cellSizeMetres = municipality.CellSizeMetres,
            edge = "none: the grid reaches a bandwidth beyond inhabited land",
            counts = "place-events",
            unit = "per km2, whole period",
            periods = periods.Select(period => period.Name),
            fewest = Fewest,
        });
        return await run.RunAsync((db, municipality, fingerprint, clock), async cancel =>
        {
            var cells = await ResidentGround.CellsAsync(db, municipality, municipality.CellSizeMetres, cancel);
            return cells.IsEmpty
                ? []
                : [.. from theme in incidents.Where(incident => incident.Counted).GroupBy(incident => incident.Theme).OrderBy(theme => theme.Key, StringComparer.Ordinal)
                      from period in periods
                      let events = theme.Where(incident => period == periods[0] || incident.Quarter == period.Name).ToList()
                      where events.Count >= Fewest
                      select new Found(
                          theme.Key, period.Name, AreaCounts.Subject(AreaKind.Municipality, municipality.Code),
                          Of(events, [.. cells.Select(cell => cell.Cell)], municipality.CellSizeMetres, bandwidth, new(Environment.ProcessorCount, cancel)))];
        }, found => Summary(found, bandwidth), cancel);
    }

    /// <summary>The surface over the cells and a bandwidth around them.</summary>
    internal static DensityDocument Of(
        IReadOnlyList<ThemeIncident> events, ImmutableArray<GridCell> cells, int cellSizeMetres, double bandwidth, Computing computing)
    {
        var reach = (int)Math.Ceiling(bandwidth / cellSizeMetres);
        var (west, east) = (cells.Min(cell => cell.Column) - reach, cells.Max(cell => cell.Column) + reach);
        var (south, north) = (cells.Min(cell => cell.Row) - reach, cells.Max(cell => cell.Row) + reach);
        var grid = new DensityGrid((double)west * cellSizeMetres, (double)south * cellSizeMetres, cellSizeMetres, east - west + 1, north - south + 1);
        var density = KernelDensity.Of(
            [.. events.Select(one => one.Location.X)], [.. events.Select(one => one.Location.Y)], grid, DensityKernel.Quartic, bandwidth, DensityEdge.None, null, computing);
        return new(
            grid.OriginX, grid.OriginY, grid.CellMetres, grid.Columns, grid.Rows, bandwidth, events.Count, density.Max(),
            density.Sum() * grid.CellMetres * grid.CellMetres / 1e6, Convert.ToBase64String(MemoryMarshal.AsBytes<float>(Array.ConvertAll(density, value => (float)value))));
    }

    private static List<string> Summary(IReadOnlyList<Found> found, int bandwidth) => found.Count == 0
        ? [$"färre än {Fewest} platshändelser i varje tema, eller ingen bebodd mark: ingen täthet"]
        :
        [
            $"{found.Count} ytor, kvartisk kärna med radien {bandwidth} m, lika för alla tider; en bild, ingen prövning",
            .. found.Select(one => (one.Theme, one.Period, Document: (DensityDocument)one.Document)).Select(one => string.Create(
                CultureInfo.GetCultureInfo("sv-SE"), $"{one.Theme} {one.Period}: som tätast {one.Document.PeakPerKm2:N0} platshändelser per km² ({one.Document.PlaceEvents:N0} i allt)")),
        ];
}
