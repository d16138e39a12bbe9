using System.CommandLine;
using Geo.Database;
using Geo.Service.Chain;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Verbs;

/// <summary><c>chain import|export NAMN</c>: the chain of evidence between files and <c>work</c>.</summary>
internal static class ChainVerb
{
    public static Command Create()
    {
        var name = MunicipalityArgument.Create();
        var data = new Option<string?>("--data") { Description = "Mappen med kommunernas mappar; annars data/ vid Geo.sln." };
        var import = new Command("import", "Läser in löften, fynd, åtgärder och de andra leden ur kommunens mapp.") { name, data };
        import.SetAction((call, cancel) => ImportAsync(call.GetRequiredValue(name), call.GetValue(data), TimeProvider.System, Console.Out, cancel));
        var folder = new Option<string>("--out") { Description = "Mappen som promises/ och plan/ skrivs i; den ska vara tom eller ny.", Required = true };
        var export = new Command("export", "Skriver ut kedjan som filer, utan förlust.") { name, folder };
        export.SetAction(async (call, cancel) =>
        {
            await ExportAsync(call.GetRequiredValue(name), call.GetRequiredValue(folder), Console.Out, cancel);
            return 0;
        });
        return new Command("chain", "Kedjan från fynd till åtgärd, löfte och uppföljning.") { import, export };
    }

    /// <summary>Imports, and says what does not hold together.</summary>
    /// <returns>0, or 2 where something points at what is not there.</returns>
    internal static async Task<int> ImportAsync(string slug, string? data, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        var folder = DataFolder.Of(data, slug);
        await using var db = Store.Open(GeoRole.Desk);
        var municipality = await DeskMunicipality.GetCodeAsync(db, slug, cancel);
        var imported = await ChainImport.RunAsync(db, municipality, folder, clock, cancel);
        await output.WriteLineAsync($"kedja    {imported.Promises} löften, {imported.Measures} åtgärder och {imported.Links} andra led lästa, {imported.Changed} nya eller ändrade");
        if (imported.OnlyInStore.Count > 0)
        {
            await output.WriteLineAsync($"         finns kvar i databasen men inte i filerna: {string.Join(", ", imported.OnlyInStore)}. Det som har gällt tas inte bort: avsluta det i sin fil.");
        }

        var notices = ChainNotices.Of(await ChainStore.ReadAsync(db, municipality, cancel), await AreaCodesAsync(db, cancel), SwedishClock.Day(clock.GetUtcNow().UtcDateTime));
        foreach (var notice in notices.OrderByDescending(notice => notice.IsWrong))
        {
            await output.WriteLineAsync($"         {(notice.IsWrong ? "Fel: " : "Obs: ")}{notice}");
        }

        return notices.Any(notice => notice.IsWrong) ? 2 : 0;
    }

    /// <summary>Writes the chain as files.</summary>
    /// <exception cref="UsageException">The folder holds something else.</exception>
    internal static async Task ExportAsync(string slug, string folder, TextWriter output, CancellationToken cancel)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException($"{folder} är inte tom. Ange en ny mapp, så att inget skrivs över.");
        }

        await using var db = Store.Open(GeoRole.Desk);
        var (files, records) = await ChainExport.RunAsync(db, await DeskMunicipality.GetCodeAsync(db, slug, cancel), folder, cancel);
        await output.WriteLineAsync($"kedja    {records} poster i {files} filer: {folder}");
    }

    private static async Task<HashSet<string>> AreaCodesAsync(GeoDb db, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(
            "SELECT area.code FROM core.desk_area AS area JOIN core.desk_municipality AS own ON own.code = area.municipality WHERE area.edition = own.public_area_edition", cancel);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            codes.Add(row.GetString(0));
        }

        return codes;
    }
}

/// <summary>What the desk may know of municipalities: through its view.</summary>
internal static class DeskMunicipality
{
    /// <summary>The code of the municipality with this folder; the session is then about that municipality.</summary>
    /// <exception cref="UsageException">It has not been loaded.</exception>
    public static async Task<string> GetCodeAsync(GeoDb db, string slug, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = await db.CommandAsync("SELECT code FROM core.desk_municipality WHERE slug = $1", cancel, slug);
        if (await command.ExecuteScalarAsync(cancel) is not string code)
        {
            throw new UsageException($"Kommunen {slug} finns inte i databasen. Läs in den först: ./geo etl load {slug}");
        }

        await db.ExecuteAsync("SELECT set_config('geo.municipality', $1, false)", cancel, code);
        return code;
    }

    /// <summary>The role that decides on releases.</summary>
    public static async Task<string> GetApproverRoleAsync(GeoDb db, string municipality, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync("SELECT approver_role FROM core.desk_municipality WHERE code = $1", cancel, municipality);
        return (string)(await command.ExecuteScalarAsync(cancel))!;
    }
}
