using System.Diagnostics;
using Geo.Database;
using Geo.Tests.Support;
using Npgsql;

namespace Geo.Tests.Database.Backup;

/// <summary>A loaded store is saved, lost, restored; and everything that can go wrong in between.</summary>
[Collection(nameof(DemoRun))]
public sealed class BackupTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly DemoRun _demo;
    private readonly string _folder = Directory.CreateTempSubdirectory("geo-backup-").FullName;
    private readonly string _settings = Directory.CreateTempSubdirectory("geo-logins-").FullName;

    public BackupTests(DemoRun demo)
    {
        _demo = demo;

        // Without it the logins, which all databases of the server share, would be given new passwords.
        File.WriteAllLines(Logins, demo.Database.Environment().Select(login => $"{login.Key}={login.Value}"));
    }

    private string Dump => Path.Combine(_folder, "lagret.dump");

    private string Logins => Path.Combine(_settings, "logins");

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_settings, recursive: true);
    }

    [Fact]
    public async Task A_loaded_store_restored_elsewhere_has_the_same_content_and_works()
    {
        await using var elsewhere = await EmptyAsync();
        var backup = (await StoreProgram.RunAsync(_demo.Database.Owner, "backup", Dump)).Succeeded();
        (await StoreProgram.RunAsync(elsewhere.Owner, "restore", Dump, Logins)).Succeeded();

        Assert.Contains("prövad", backup.Output, StringComparison.Ordinal);
        Assert.Equal([OwnerOnly, OwnerOnly], new[] { Dump, Dump + ".sha256" }.Select(File.GetUnixFileMode));
        Assert.Equal(["lagret.dump", "lagret.dump.sha256"], Files());
        Assert.Equal(0, (await ProcessRun.RunAsync("bash", "-c", $"cd '{_folder}' && sha256sum --check --quiet lagret.dump.sha256")).ExitCode);
        Assert.Equal(await ContentAsync(_demo.Database), await ContentAsync(elsewhere));
        Assert.True(await CountAsync(elsewhere.Owner, "core.incident") > 0 && await CountAsync(elsewhere.Owner, "work.promise") > 0 && await CountAsync(elsewhere.Owner, "published.count") > 0);

        // The programs' logins have their rights there, and no others.
        var logins = (await File.ReadAllLinesAsync(Logins)).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.True(await CountAsync(logins["GEO_DATABASE_PUBLIC"], "published.count") > 0);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => CountAsync(logins["GEO_DATABASE_PUBLIC"], "core.incident"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Equal(elsewhere.Name, new NpgsqlConnectionStringBuilder(logins["GEO_DATABASE_PUBLIC"]).Database);
    }

    [Fact]
    public async Task A_store_that_holds_something_is_replaced_only_when_told_and_what_was_there_is_kept()
    {
        await using var store = await PostGis.CloneAsync(_demo.Database);
        (await StoreProgram.RunAsync(store.Owner, "backup", Dump, "--untried")).Succeeded();
        var saved = await ContentAsync(store);
        await ExecuteAsync(store.Owner, "UPDATE core.incident SET masked_text = 'ändrad efteråt' WHERE reference = (SELECT min(reference) FROM core.incident)", "DELETE FROM core.reported_offence");
        var changed = await ContentAsync(store);

        var refused = await StoreProgram.RunAsync(store.Owner, "restore", Dump, Logins);
        var unchanged = await ContentAsync(store);
        var replaced = (await StoreProgram.RunAsync(store.Owner, "restore", Dump, Logins, "--replace")).Succeeded();

        Assert.NotEqual(saved, changed);
        Assert.Equal((2, changed), (refused.ExitCode, unchanged));
        Assert.Contains("--replace", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(saved, await ContentAsync(store));
        var kept = System.Text.RegularExpressions.Regex.Match(replaced.Output, @"geo_test_\w+_fore_\d{14}").Value;
        await using var old = store.Named(kept, dropped: true);
        Assert.Equal(changed, await ContentAsync(old));
    }

    [Fact]
    public async Task A_broken_a_cut_and_a_foreign_file_are_told_apart_and_change_nothing()
    {
        await using var store = await EmptyAsync();
        (await StoreProgram.RunAsync(_demo.Database.Owner, "backup", Dump, "--untried")).Succeeded();
        var whole = await File.ReadAllBytesAsync(Dump);
        var sums = await File.ReadAllTextAsync(Dump + ".sha256");

        async Task<string> RefusedAsync(byte[] dump, string? sum)
        {
            await File.WriteAllBytesAsync(Dump, dump);
            File.Delete(Dump + ".sha256");
            if (sum is not null)
            {
                await File.WriteAllTextAsync(Dump + ".sha256", sum);
            }

            var run = await StoreProgram.RunAsync(store.Owner, "restore", Dump, Logins);
            Assert.True(run.ExitCode == 2, run.Errors);
            Assert.Contains($"Database={_demo.Database.Name}", await File.ReadAllTextAsync(Logins), StringComparison.Ordinal);
            return run.Errors;
        }

        byte[] changed = [.. whole];
        changed[^1000] ^= 0x40;
        byte[] cut = whole[..(whole.Length / 2)];
        Assert.Contains("är inte hel", await RefusedAsync(cut, sums), StringComparison.Ordinal);
        Assert.Contains("är inte hel", await RefusedAsync(changed, sums), StringComparison.Ordinal);
        Assert.Contains("saknas", await RefusedAsync(whole, null), StringComparison.Ordinal);
        Assert.Contains("ingen säkerhetskopia", await RefusedAsync("något annat"u8.ToArray(), sums), StringComparison.Ordinal);

        // Cut before it was summed: PostgreSQL itself refuses it.
        Assert.Contains("gick inte att återställa", await RefusedAsync(cut, Sums(cut, sums)), StringComparison.Ordinal);
        Assert.Contains("ger inte tillbaka", await RefusedAsync(whole, Sums(whole, $"# innehåll {new string('0', 64)}\n")), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(store.Owner, "core.incident"));
        var missing = await StoreProgram.RunAsync(store.Owner, "restore", Path.Combine(_folder, "finns-inte.dump"), Logins);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("finns inte", missing.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_database_s_dump_is_no_backup_of_the_store()
    {
        await using var store = await EmptyAsync();
        var other = $"geo_test_{Guid.NewGuid():N}";
        await PostGis.AdministerAsync($"CREATE DATABASE {other}");
        var login = new NpgsqlConnectionStringBuilder(PostGis.Server) { Database = other, Pooling = false };
        await ExecuteAsync(login.ConnectionString, "CREATE TABLE kund (namn text)");
        var dump = await ProcessRun.RunAsync("env", $"PGPASSWORD={login.Password}", "pg_dump", "-Fc", "-n", "public", "-T", "spatial_ref_sys", "-h", login.Host!, "-U", login.Username!, "-f", Dump, "-t", "kund", other);
        await File.WriteAllTextAsync(Dump + ".sha256", Sums(await File.ReadAllBytesAsync(Dump), $"# innehåll {new string('0', 64)}\n"));

        var backup = await StoreProgram.RunAsync(login.ConnectionString, "backup", Path.Combine(_folder, "annan.dump"));
        var restore = await StoreProgram.RunAsync(store.Owner, "restore", Dump, Logins);
        await PostGis.DropAsync(other);

        Assert.Equal(0, dump.ExitCode);
        Assert.Equal((2, 2), (backup.ExitCode, restore.ExitCode));
        Assert.Contains("inget att säkerhetskopiera", backup.Errors, StringComparison.Ordinal);
        Assert.Contains("något annat än Geos databas", restore.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_never_takes_another_s_place()
    {
        await File.WriteAllTextAsync(Dump, "en äldre kopia");

        var run = await StoreProgram.RunAsync(_demo.Database.Owner, "backup", Dump);

        Assert.Equal((2, "en äldre kopia"), (run.ExitCode, await File.ReadAllTextAsync(Dump)));
        Assert.Contains("finns redan", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task Killed_while_it_saves_it_leaves_nothing_that_could_be_taken_for_a_backup(string signal)
    {
        await using var store = await PostGis.CloneAsync(_demo.Database);
        using var saving = StoreProgram.Start(store.Owner, "backup", Dump);
        await UntilAsync(() => Task.FromResult(Directory.EnumerateFileSystemEntries(_folder).Any()), saving);
        await SignalAsync(saving, signal);
        await saving.WaitForExitAsync();

        Assert.NotEqual(0, saving.ExitCode);
        Assert.DoesNotContain(Files(), file => file is "lagret.dump" or "lagret.dump.sha256");

        // And the next is not hindered by what is left.
        (await StoreProgram.RunAsync(store.Owner, "backup", Dump)).Succeeded();
        Assert.Equal(["lagret.dump", "lagret.dump.sha256"], Files());
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task Killed_while_it_restores_it_leaves_the_store_as_it_was(string signal)
    {
        await using var store = await PostGis.CloneAsync(_demo.Database);
        (await StoreProgram.RunAsync(store.Owner, "backup", Dump, "--untried")).Succeeded();
        await ExecuteAsync(store.Owner, "DELETE FROM core.reported_offence");
        var before = await ContentAsync(store);

        using var restoring = StoreProgram.Start(store.Owner, "restore", Dump, Logins, "--replace");
        await UntilAsync(async () => await ScalarAsync(PostGis.Server, $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{store.Name}_prov' AND query LIKE 'COPY %'") > 0, restoring);
        await SignalAsync(restoring, signal);
        await restoring.WaitForExitAsync();

        Assert.NotEqual(0, restoring.ExitCode);
        Assert.Equal(before, await ContentAsync(store));

        // What it left behind is taken away by the next.
        var again = (await StoreProgram.RunAsync(store.Owner, "restore", Dump, Logins, "--replace")).Succeeded();
        var kept = System.Text.RegularExpressions.Regex.Match(again.Output, @"geo_test_\w+_fore_\d{14}").Value;
        await PostGis.DropAsync(kept);
        Assert.NotEqual(before, await ContentAsync(store));
        Assert.Equal(0, await ScalarAsync(PostGis.Server, $"SELECT count(*) FROM pg_database WHERE datname = '{store.Name}_prov'"));
    }

    [Fact]
    public async Task A_store_that_others_use_is_not_changed_under_them()
    {
        await using var store = await PostGis.CloneAsync(_demo.Database);
        (await StoreProgram.RunAsync(store.Owner, "backup", Dump, "--untried")).Succeeded();
        await using var reader = new NpgsqlConnection(store.LoginOf(GeoRole.Public) + ";Pooling=false");
        await reader.OpenAsync();

        var run = await StoreProgram.RunAsync(store.Owner, "restore", Dump, Logins, "--replace");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Stoppa tjänsterna", run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync(PostGis.Server, $"SELECT count(*) FROM pg_database WHERE datname LIKE '{store.Name}\\_%'"));
    }

    [Fact]
    public async Task The_content_s_number_sees_a_change_in_every_schema_and_in_a_counter()
    {
        await using var store = await PostGis.CloneAsync(_demo.Database);
        var seen = new List<string> { await ContentAsync(store) };
        foreach (var change in (string[])
        [
            "UPDATE staging.issue SET problem = problem || '.' WHERE id = (SELECT min(id) FROM staging.issue)",
            "UPDATE core.incident SET occurred_to = occurred_to + interval '1 microsecond' WHERE reference = (SELECT min(reference) FROM core.incident)",
            "DELETE FROM analysis.area_count WHERE ctid = (SELECT min(ctid) FROM analysis.area_count)",
            "DELETE FROM work.promise WHERE ctid = (SELECT min(ctid) FROM work.promise)",
            "DELETE FROM published.count WHERE ctid = (SELECT min(ctid) FROM published.count)",
            "INSERT INTO audit.event OVERRIDING SYSTEM VALUE SELECT (jsonb_populate_record(NULL::audit.event, '{\"at\": \"2026-01-01T00:00:00Z\", \"role\": \"prov\", \"action\": \"prov\", \"subject\": \"prov\", \"reason\": \"prov\", \"municipality\": \"9901\", \"id\": 4711, \"person\": \"prov\", \"transaction\": \"1\"}')).*",
            "SELECT nextval(oid) FROM pg_class WHERE relkind = 'S' AND relnamespace = 'audit'::regnamespace LIMIT 1",
        ])
        {
            await ExecuteAsync(store.Owner, change);
            seen.Add(await ContentAsync(store));
        }

        Assert.Equal(seen, seen.Distinct());
    }

    private static string Sums(byte[] dump, string old) =>
        $"{old.Split('\n')[0]}\n{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(dump))}  lagret.dump\n";

    private static async Task<TestDatabase> EmptyAsync() => await PostGis.CloneAsync();

    private static async Task<string> ContentAsync(TestDatabase database) => (await StoreProgram.RunAsync(database.Owner, "content")).Succeeded().Output.Trim();

    private static Task<long> CountAsync(string login, string table) => ScalarAsync(login, $"SELECT count(*) FROM {table}");

    private static async Task<long> ScalarAsync(string login, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(login) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(string login, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(login) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, Process process)
    {
        var waited = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.False(process.HasExited, process.HasExited ? $"exit {process.ExitCode}: {await process.StandardError.ReadToEndAsync()}" : "");
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(5));
        }
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    private string[] Files() => [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];
}
