using System.Diagnostics;
using Npgsql;

namespace Geo.Database.Backup;

/// <summary>PostgreSQL's own programs, pg_dump and pg_restore. They are told which database by the environment, so that no password stands in
/// the machine's list of processes.</summary>
internal static class PostgresProgram
{
    private const string Installed = "/usr/lib/postgresql";

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">pg_dump or pg_restore.</param>
    /// <param name="login">The database's connection string.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="read">Takes what it writes, while it writes.</param>
    /// <param name="cancel">Ends the program.</param>
    /// <exception cref="BackupFailedException">It failed; the message is its own, cut where values of rows could follow.</exception>
    public static async Task RunAsync(string program, string login, IEnumerable<string> arguments, Func<Stream, Task> read, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment(login))
        {
            start.Environment[name] = value;
        }

        using var process = Start(start, program);
        await using var stop = cancel.Register(() => process.Kill());
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await read(process.StandardOutput.BaseStream);
        await process.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
        {
            throw new BackupFailedException($"{program} misslyckades: {FirstError(program, await errors)}");
        }
    }

    /// <summary>Lets what a program writes go.</summary>
    public static Task Ignore(Stream output) => output.CopyToAsync(Stream.Null);

    // The server's own version first: an older pg_dump refuses a newer server.
    private static string Find(string program)
    {
        var versions = Directory.Exists(Installed) ? Directory.GetDirectories(Installed) : [];
        return versions.Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .OrderByDescending(folder => int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture))
            .Select(folder => Path.Combine(folder, "bin", program)).FirstOrDefault(File.Exists) ?? program;
    }

    private static Process Start(ProcessStartInfo start, string program)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new UsageException($"{program} finns inte på maskinen. Installera PostgreSQL:s klientprogram (Debian: apt-get install postgresql-client-15) och kör om.", missing);
        }
    }

    private static Dictionary<string, string?> Environment(string login)
    {
        var asked = new NpgsqlConnectionStringBuilder(login);
        return new()
        {
            ["PGHOST"] = asked.Host,
            ["PGPORT"] = asked.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["PGDATABASE"] = asked.Database,
            ["PGUSER"] = asked.Username,
            ["PGPASSWORD"] = asked.Password,
            ["PGSSLMODE"] = asked.SslMode switch
            {
                SslMode.Disable => "disable",
                SslMode.Allow => "allow",
                SslMode.Require => "require",
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                _ => "prefer",
            },
            ["PGSSLROOTCERT"] = asked.RootCertificate,
            ["PGSERVICE"] = null,
            ["PGOPTIONS"] = null,
            ["PGAPPNAME"] = "geo-backup",
            ["LC_ALL"] = "C.UTF-8",
            ["GEO_DATABASE"] = null,
        };
    }

    // One line: those that follow can quote a row.
    private static string FirstError(string program, string errors) =>
        errors.Split('\n').FirstOrDefault(line => line.StartsWith($"{program}: error:", StringComparison.Ordinal))?[$"{program}: error:".Length..].Trim() ?? "utan att säga varför.";
}

/// <summary>The work failed although the call was right: exit code 1.</summary>
internal sealed class BackupFailedException(string message) : Exception(message);
