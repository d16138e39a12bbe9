using System.CommandLine;
using Geo.Database;
using Geo.Service.Chain;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Verbs;

/// <summary><c>chain import NAMN</c>: promises and measures from files into <c>work</c>.</summary>
internal static class ChainVerb
{
    public static Command Create()
    {
        var name = MunicipalityArgument.Create();
        var data = new Option<string?>("--data") { Description = "Mappen med kommunernas mappar; annars data/ vid Geo.sln." };
        var import = new Command("import", "Läser in löften och åtgärder ur kommunens mapp.") { name, data };
        import.SetAction(async (call, cancel) =>
        {
            await ImportAsync(call.GetRequiredValue(name), call.GetValue(data), Console.Out, cancel);
            return 0;
        });
        return new Command("chain", "Kedjan från fynd till åtgärd, löfte och uppföljning.") { import };
    }

    /// <summary>Imports and prints one line.</summary>
    internal static async Task ImportAsync(string slug, string? data, TextWriter output, CancellationToken cancel)
    {
        var folder = DataFolder.Of(data, slug);
        await using var db = Store.Open(GeoRole.Desk);
        var municipality = await DeskMunicipality.GetCodeAsync(db, slug, cancel);
        var (promises, measures, changed, onlyInStore) = await ChainImport.RunAsync(db, municipality, folder, cancel);
        await output.WriteLineAsync($"kedja    {promises} löften och {measures} åtgärder lästa, {changed} nya eller ändrade");
        if (onlyInStore.Count > 0)
        {
            await output.WriteLineAsync($"         finns kvar i databasen men inte i filerna: {string.Join(", ", onlyInStore)}. Ett löfte tas inte bort: avsluta det i sin fil.");
        }
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
}
