using System.Runtime.InteropServices;
using Geo.Database.Backup;
using Npgsql;

namespace Geo.Database;

/// <summary>Migrates the owner's database, saves it and restores it: the only things that are ever run with the owner's login, so that no program
/// of the flow needs it.</summary>
internal static class Program
{
    private const string Help =
        "Så här: GEO_DATABASE=… Geo.Database migrate INLOGGNINGAR | backup FIL|MAPP [--untried] | restore FIL INLOGGNINGAR [--replace] | content. ./geo db gör det, och INLOGGNINGAR är filen som programmens inloggningar står i.";

    private static async Task<int> Main(string[] args)
    {
        if (Environment.GetEnvironmentVariable("GEO_DATABASE") is not { Length: > 0 } owner)
        {
            await Console.Error.WriteLineAsync(Help);
            return 2;
        }

        using var stopping = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        try
        {
            return await RunAsync(owner, args, stopping.Token);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Avbrutet. Inget halvt har lämnats kvar.");
            return 1;
        }
        catch (Exception wrong) when (wrong is UsageException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(wrong is UsageException ? wrong.Message : $"GEO_DATABASE är ingen anslutningssträng: {wrong.Message}");
            return 2;
        }
        catch (Exception failed) when (failed is BackupFailedException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Arbetet avbröts: {failed.Message} Inget halvt har lämnats kvar.");
            return 1;
        }
        catch (NpgsqlException failed)
        {
            await Console.Error.WriteLineAsync(
                args[0] == "migrate" ? $"Databasen kunde inte uppdateras: {failed.Message}. Inget halvt steg har lämnats kvar; rätta felet och kör ./geo db migrate igen." : DatabaseFailure.Describe(failed));
            return 1;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    private static async Task<int> RunAsync(string owner, string[] args, CancellationToken cancel)
    {
        switch (args)
        {
            case ["migrate", var loginFile]:
                await LoginFile.WriteAsync(loginFile, await Migrator.MigrateAsync(owner, LoginFile.Passwords(loginFile), cancel), cancel);
                return 0;
            case ["backup", var target, .. ([] or ["--untried"])]:
                var backup = await StoreBackup.WriteAsync(owner, target, isTried: args.Length == 2, TimeProvider.System, cancel);
                await Console.Out.WriteLineAsync($"Säkerhetskopian är skriven{(args.Length == 2 ? " och prövad: den går att återställa, och ger samma innehåll" : ", men inte prövad")}.\n{backup.Path}");
                return 0;
            case ["restore", var file, var loginFile, .. ([] or ["--replace"])]:
                var (logins, kept) = await StoreRestore.RunAsync(owner, LoginFile.Passwords(loginFile), file, replaces: args.Length == 4, TimeProvider.System, cancel);
                await LoginFile.WriteAsync(loginFile, logins, cancel);
                await Console.Out.WriteLineAsync($"Databasen är återställd.{(kept is null ? "" : $" Det som fanns ligger kvar i databasen {kept}; ta bort den när du har sett att allt är rätt.")}");
                return 0;
            case ["content"]:
                await using (var connection = new NpgsqlConnection(owner))
                {
                    await ServerCheck.OpenAsync(connection, cancel);
                    await Console.Out.WriteLineAsync(await StoreContent.HashAsync(connection, cancel));
                }

                return 0;
            default:
                await Console.Error.WriteLineAsync(Help);
                return 2;
        }
    }
}
