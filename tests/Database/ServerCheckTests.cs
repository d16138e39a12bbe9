using Geo.Database;
using Geo.Tests.Support;
using Npgsql;

namespace Geo.Tests.Database;

public class ServerCheckTests
{
    [Fact]
    public async Task A_user_who_may_not_create_logins_is_told_what_to_ask_for()
    {
        await using var database = await PostGis.CloneAsync();
        var login = new NpgsqlConnectionStringBuilder(database.LoginOf(GeoRole.Etl)).ConnectionString;

        var refused = await Assert.ThrowsAsync<UsageException>(() => CheckAsync(login));

        Assert.Contains("GRANT CREATE ON DATABASE", refused.Message, StringComparison.Ordinal);
        Assert.Contains("CREATEROLE", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        var login = new NpgsqlConnectionStringBuilder(PostGis.Server) { Database = "finns_inte" }.ConnectionString;

        var refused = await Assert.ThrowsAsync<UsageException>(() => CheckAsync(login));

        Assert.Contains("finns_inte", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_as_such()
    {
        var login = new NpgsqlConnectionStringBuilder(PostGis.Server) { Password = "fel" }.ConnectionString;

        var refused = await Assert.ThrowsAsync<UsageException>(() => CheckAsync(login));

        Assert.Contains("släpper inte in", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_server_at_all_is_told_as_such()
    {
        var refused = await Assert.ThrowsAsync<UsageException>(() => CheckAsync("Host=/finns/inte;Database=geo;Username=geo_owner"));

        Assert.Contains("Ingen databasserver svarar", refused.Message, StringComparison.Ordinal);
    }

    // PostGIS is there to be had but not switched on, and the user may not do that.
    [Fact]
    public async Task A_database_without_postgis_is_told_what_to_run()
    {
        var name = $"geo_bare_{Guid.NewGuid():N}";
        await PostGis.AdministerAsync($"CREATE DATABASE {name} TEMPLATE template0");
        try
        {
            var login = new NpgsqlConnectionStringBuilder(PostGis.Server) { Database = name, Pooling = false }.ConnectionString;

            var refused = await Assert.ThrowsAsync<UsageException>(() => CheckAsync(login));

            Assert.Contains("CREATE EXTENSION postgis", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            await PostGis.DropAsync(name);
        }
    }

    [Fact]
    public async Task The_logins_stand_in_a_file_that_only_its_owner_reads()
    {
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        await LoginFile.WriteAsync(file, new Dictionary<string, string> { [GeoRole.Etl] = "Host=x;Password=y" }, CancellationToken.None);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal("y", LoginFile.Passwords(file)[GeoRole.Etl]);
        File.Delete(file);
    }

    private static async Task CheckAsync(string login)
    {
        await using var connection = new NpgsqlConnection(login);
        await ServerCheck.OpenAsync(connection, CancellationToken.None);
    }
}
