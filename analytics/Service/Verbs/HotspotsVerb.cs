using System.CommandLine;
using System.Globalization;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Documents;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Verbs;

/// <summary><c>hotspots NAMN</c>: the concentrations of the latest run, with the plan areas and public areas that they
/// touch. Internal: none of it is published.</summary>
internal static class HotspotsVerb
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static Command Create()
    {
        var name = MunicipalityArgument.Create();
        var period = new Option<string?>("--period") { Description = "Ett kvartal (2026K2) eller hela tiden (2024-07/2026-06); annars det senaste kvartalet." };
        var theme = new Option<string?>("--theme") { Description = "Temats id, till exempel damage; annars alla." };
        var weekdays = new Option<string?>("--weekday") { Description = "Bara vissa veckodagar, till exempel fredag,lördag." };
        var hours = new Option<string?>("--hours") { Description = "Bara vissa timmar, till exempel 22-04; svensk tid." };
        var sources = new Option<string?>("--source") { Description = "Bara vissa källor, till exempel damage-register,est-reports." };
        var addressOnly = new Option<bool>("--address-only") { Description = "Bara händelser med känd adress, inte de som bara har en gata." };
        var verb = new Command("hotspots", "Listar koncentrationer av händelser och de områden de rör. Intern uppgift.") { name, period, theme, weekdays, hours, sources, addressOnly };
        verb.SetAction(async (call, cancel) =>
        {
            var selection = IncidentSelection.Parse(call.GetValue(weekdays), call.GetValue(hours), call.GetValue(sources), call.GetValue(addressOnly));
            await ListAsync(call.GetRequiredValue(name), call.GetValue(period), call.GetValue(theme), selection, Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    /// <summary>Prints a line a concentration, and for a map without any why there is none. A selection makes maps of its own.</summary>
    internal static async Task ListAsync(string slug, string? period, string? theme, IncidentSelection selection, TextWriter output, CancellationToken cancel)
    {
        await using var db = Store.Open(GeoRole.Analytics);
        await using var turn = selection.IsEverything ? null : await db.TakeTurnAsync(slug, cancel);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var run = await RunLog.FindLatestAsync(db, municipality.Code, HotspotAnalysis.Method, cancel)
            ?? throw new UsageException(await RunLog.FindLatestAsync(db, municipality.Code, CountAnalysis.Method, cancel) is null
                ? $"Inga koncentrationer är sökta för {municipality.Name}. Kör ./geo analytics analyse {slug} först."
                : $"{municipality.Name} har inga egna händelser med plats, så inga koncentrationer har kunnat sökas. Läs in EST-rapporter, skaderegister eller felanmälningar med ./geo etl load {slug}, och kör sedan ./geo analytics analyse {slug}.");
        var periods = await db.HotspotCells.Where(cell => cell.RunId == run.Id).Select(cell => cell.Period).Distinct().ToListAsync(cancel);
        var chosen = period ?? periods.Where(name => !name.Contains('/', StringComparison.Ordinal)).Max()!;
        if (!periods.Contains(chosen))
        {
            throw new UsageException($"Perioden {chosen} finns inte i analysen. Perioder: {string.Join(", ", periods.Order())}.");
        }

        var themes = await db.Themes.AsNoTracking().Where(row => row.Municipality == municipality.Code && !row.NeverMapped && (theme == null || row.Id == theme)).OrderBy(row => row.Position).ToListAsync(cancel);
        if (themes.Count == 0)
        {
            var mapped = await db.Themes.Where(row => row.Municipality == municipality.Code && !row.NeverMapped).OrderBy(row => row.Position).Select(row => row.Id).ToListAsync(cancel);
            throw new UsageException($"Temat {theme} finns inte i kommunens inställningar (municipality.yml, themes), eller visas aldrig på karta. Teman på karta: {string.Join(", ", mapped)}.");
        }

        await CheckSourcesAsync(db, municipality, selection, cancel);
        await output.WriteLineAsync(
            $"{municipality.Name}, {chosen}.{(selection.IsEverything ? "" : $" Urval: {selection.Words()}.")} Exakt binomialtest, Benjamini–Hochberg över alla rutor. En ruta prövas tillsammans med sina grannar; antalen är koncentrationens egna rutors. Siffran är ett namn, ingen rangordning.");
        if (!selection.IsEverything)
        {
            if (CountAnalysis.PeriodsOf(CountAnalysis.QuartersOf(municipality)).FirstOrDefault(one => one.Name == chosen) is not { Name: not null } whole)
            {
                throw new UsageException($"Perioden {chosen} hör till en äldre analys: mer är inläst sedan dess. Kör ./geo analytics analyse {slug} först.");
            }

            foreach (var row in themes)
            {
                var (document, made) = await SelectionAnalysis.RunAsync(db, municipality, row, whole, selection, TimeProvider.System, cancel);
                await WriteSelectionAsync(row, document, made, output);
            }

            return;
        }

        var places = await NamedPlaces.ReadAsync(db, municipality, cancel);
        foreach (var row in themes)
        {
            await WriteThemeAsync(db, run.Id, row, chosen, places, output, cancel);
        }
    }

    private static async Task CheckSourcesAsync(GeoDb db, Municipality municipality, IncidentSelection selection, CancellationToken cancel)
    {
        var known = await db.Incidents.Where(incident => incident.Municipality == municipality.Code).Select(incident => incident.Source).Distinct().Order().ToListAsync(cancel);
        if (selection.Sources.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new UsageException($"Källan {unknown} har inga händelser i {municipality.Name}. Källor som har: {string.Join(", ", known)}.");
        }
    }

    private static async Task WriteSelectionAsync(Theme theme, SelectionDocument document, long run, TextWriter output)
    {
        await output.WriteLineAsync($"{theme.Name}, mot {ThemeGrounds.WordsOf(theme.Denominator)}: {document.Incidents.ToString("N0", Swedish)} händelser i urvalet, {document.Unknown.ToString("N0", Swedish)} vars tid är för osäker att avgöra (körning {run})");
        foreach (var spot in document.Spots)
        {
            await output.WriteLineAsync(string.Create(
                Swedish, $"  {spot.Number,3}  {spot.PlaceEvents,4} {(spot.PlaceEvents == 1 ? "platshändelse" : "platshändelser")} mot väntade {spot.Expected,6:0.0}, {Words.Count(spot.Cells, "ruta", "rutor")}, minsta q {Words.Probability(spot.SmallestQBh)}{Near(spot.Places)}"));
        }

        if (document.Spots.IsEmpty)
        {
            await output.WriteLineAsync(document.TooFewCells == document.Cells ? "       för få händelser för att säga något" : $"       ingen koncentration; i {document.TooFewCells} av {document.Cells} rutor är det för få händelser för att säga något");
        }
    }

    private static string Near(IReadOnlyCollection<string> places) => places.Count == 0 ? "" : $", vid {string.Join(", ", places)}";

    // What the sensitivity run says of the concentrations of a map, by their numbers; empty where it is older than they.
    private static async Task<Dictionary<string, SensitivityDocument>> SensitivityAsync(GeoDb db, Theme theme, string period, CancellationToken cancel)
    {
        var run = await RunLog.FindLatestAsync(db, theme.Municipality, SensitivityAnalysis.Method, cancel);
        return run is null
            ? []
            : (await db.AnalysisResults.AsNoTracking().Where(result => result.RunId == run.Id && result.Theme == theme.Id && result.Period == period).ToListAsync(cancel))
                .ToDictionary(result => result.Subject, result => ResultRun.Read<SensitivityDocument>(result.Document));
    }

    private static async Task WriteThemeAsync(GeoDb db, long run, Theme theme, string period, NamedPlaces places, TextWriter output, CancellationToken cancel)
    {
        await output.WriteLineAsync($"{theme.Name}, mot {ThemeGrounds.WordsOf(theme.Denominator)}");
        var settings = await SensitivityAsync(db, theme, period, cancel);
        var hotspots = await db.Hotspots.AsNoTracking()
            .Where(hotspot => hotspot.RunId == run && hotspot.Theme == theme.Id && hotspot.Period == period)
            .OrderBy(hotspot => hotspot.Number)
            .ToListAsync(cancel);
        foreach (var hotspot in hotspots)
        {
            var areas = hotspot.Touches.Length > 0 ? hotspot.Touches : "inget planområde eller område";
            await output.WriteLineAsync(string.Create(
                Swedish,
                $"  {hotspot.Number,3}  {hotspot.PlaceEvents,4} {(hotspot.PlaceEvents == 1 ? "platshändelse" : "platshändelser")} mot väntade {hotspot.Expected,6:0.0}, {Words.Count(hotspot.Places, "plats", "platser")}, {Words.Count(hotspot.Cells, "ruta", "rutor")}, minsta q {Words.Probability(hotspot.SmallestQBh)}{Near(places.Near(hotspot.Outline, most: 3))}{(settings.TryGetValue(SensitivityAnalysis.Subject(hotspot.Number), out var found) ? $", {found.Words()}" : "")}: {areas}"));
        }

        var cells = db.HotspotCells.Where(cell => cell.RunId == run && cell.Theme == theme.Id && cell.Period == period);
        var repeated = await cells.CountAsync(cell => cell.Verdict == "repeated-at-one-place", cancel);
        if (repeated > 0)
        {
            await output.WriteLineAsync($"       {Words.Count(repeated, "ruta är het", "rutor är heta")} bara när upprepningar räknas: upprepat på en plats");
        }

        if (hotspots.Count == 0)
        {
            var all = await cells.CountAsync(cancel);
            var tooFew = await cells.CountAsync(cell => cell.Verdict == "too-few", cancel);
            await output.WriteLineAsync(tooFew == all ? "       för få händelser för att säga något" : $"       ingen koncentration; i {tooFew} av {all} rutor är det för få händelser för att säga något");
        }
    }
}
