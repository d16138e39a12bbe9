using System.CommandLine;
using System.Globalization;
using Geo.Database;
using Geo.Service.Analyses;
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
        var verb = new Command("hotspots", "Listar koncentrationer av händelser och de områden de rör. Intern uppgift.") { name, period, theme };
        verb.SetAction(async (call, cancel) =>
        {
            await ListAsync(call.GetRequiredValue(name), call.GetValue(period), call.GetValue(theme), Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    /// <summary>Prints a line a concentration, and for a map without any why there is none.</summary>
    internal static async Task ListAsync(string slug, string? period, string? theme, TextWriter output, CancellationToken cancel)
    {
        await using var db = Store.Open(GeoRole.Analytics);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var run = await RunLog.FindLatestAsync(db, municipality.Code, HotspotAnalysis.Method, cancel)
            ?? throw new UsageException($"Inga koncentrationer är sökta för {municipality.Name}. Kör ./geo analytics analyse {slug} först.");
        var periods = await db.HotspotCells.Where(cell => cell.RunId == run.Id).Select(cell => cell.Period).Distinct().ToListAsync(cancel);
        var chosen = period ?? periods.Where(name => !name.Contains('/', StringComparison.Ordinal)).Max()!;
        if (!periods.Contains(chosen))
        {
            throw new UsageException($"Perioden {chosen} finns inte i analysen. Perioder: {string.Join(", ", periods.Order())}.");
        }

        var themes = await db.Themes.AsNoTracking().Where(row => row.Municipality == municipality.Code && (theme == null || row.Id == theme)).OrderBy(row => row.Position).ToListAsync(cancel);
        if (themes.Count == 0)
        {
            throw new UsageException($"Temat {theme} finns inte i kommunens inställningar (municipality.yml, themes).");
        }

        await output.WriteLineAsync($"{municipality.Name}, {chosen}. Jämfört med invånarna, fördelade över bebodd mark; exakt binomialtest, Benjamini–Hochberg över alla rutor. Siffran är ett namn, ingen rangordning.");
        foreach (var row in themes)
        {
            await WriteThemeAsync(db, run.Id, row, chosen, output, cancel);
        }
    }

    private static async Task WriteThemeAsync(GeoDb db, long run, Theme theme, string period, TextWriter output, CancellationToken cancel)
    {
        await output.WriteLineAsync($"{theme.Name}");
        var hotspots = await db.Hotspots.AsNoTracking()
            .Where(hotspot => hotspot.RunId == run && hotspot.Theme == theme.Id && hotspot.Period == period)
            .OrderBy(hotspot => hotspot.Number)
            .ToListAsync(cancel);
        foreach (var hotspot in hotspots)
        {
            var areas = hotspot.Touches.Length > 0 ? hotspot.Touches : "inget planområde eller område";
            await output.WriteLineAsync(string.Create(
                Swedish,
                $"  {hotspot.Number,3}  {hotspot.PlaceEvents,4} platshändelser mot väntade {hotspot.Expected,6:0.0}, {hotspot.Places} platser, {hotspot.Cells} rutor, minsta q {hotspot.SmallestQBh:0.0000}: {areas}"));
        }

        var cells = db.HotspotCells.Where(cell => cell.RunId == run && cell.Theme == theme.Id && cell.Period == period);
        var repeated = await cells.CountAsync(cell => cell.Verdict == "repeated-at-one-place", cancel);
        if (repeated > 0)
        {
            await output.WriteLineAsync($"       {repeated} rutor är heta bara när upprepningar räknas: upprepat på en plats");
        }

        if (hotspots.Count == 0)
        {
            var all = await cells.CountAsync(cancel);
            var tooFew = await cells.CountAsync(cell => cell.Verdict == "too-few", cancel);
            await output.WriteLineAsync(tooFew == all ? "       för få händelser för att säga något" : $"       ingen koncentration; i {tooFew} av {all} rutor är det för få händelser för att säga något");
        }
    }
}
