using Npgsql;

namespace Geo.Database;

/// <summary>Migrates the owner's database: the only thing that is ever run with the owner's login, so that no program
/// of the flow needs it.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not ["migrate", var loginFile] || Environment.GetEnvironmentVariable("GEO_DATABASE") is not { Length: > 0 } owner)
        {
            await Console.Error.WriteLineAsync("Så här: GEO_DATABASE=… Geo.Database migrate FIL, där FIL får programmens inloggningar. ./geo db migrate gör det.");
            return 2;
        }

        try
        {
            var logins = await Migrator.MigrateAsync(owner, LoginFile.Passwords(loginFile), CancellationToken.None);
            await LoginFile.WriteAsync(loginFile, logins, CancellationToken.None);
            return 0;
        }
        catch (Exception wrong) when (wrong is UsageException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(wrong is UsageException ? wrong.Message : $"GEO_DATABASE är ingen anslutningssträng: {wrong.Message}");
            return 2;
        }
        catch (NpgsqlException failed)
        {
            await Console.Error.WriteLineAsync($"Databasen kunde inte uppdateras: {failed.Message}. Inget halvt steg har lämnats kvar; rätta felet och kör ./geo db migrate igen.");
            return 1;
        }
    }
}
