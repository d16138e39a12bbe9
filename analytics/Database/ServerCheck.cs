using Npgsql;

namespace Geo.Database;

/// <summary>Whether a server can carry the store, told in words before anything is changed.</summary>
public static class ServerCheck
{
    private const int SmallestVersion = 150_000;
    private static readonly Version SmallestPostGis = new(3, 3);

    /// <summary>Opens the connection and checks version, PostGIS and rights.</summary>
    /// <exception cref="UsageException">Something is missing: the message says what to do.</exception>
    public static async Task OpenAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        try
        {
            await connection.OpenAsync(cancel);
        }
        catch (NpgsqlException unreachable)
        {
            throw new UsageException(Unreachable(connection, unreachable), unreachable);
        }

        var (version, superuser, createRole, createHere) = await RightsAsync(connection, cancel);
        if (version < SmallestVersion)
        {
            throw new UsageException(
                $"Databasservern är PostgreSQL {connection.ServerVersion}; Geo behöver 15 eller senare. Uppgradera servern, eller låt bli att sätta GEO_DATABASE så startar ./geo en egen.");
        }

        if (!superuser && !(createRole && createHere))
        {
            throw new UsageException(
                $"Användaren {UserOf(connection)} får inte skapa {(createRole ? "scheman i databasen" : "inloggningar")}. Be databasens förvaltare köra: ALTER ROLE {UserOf(connection)} CREATEROLE; GRANT CREATE ON DATABASE {connection.Database} TO {UserOf(connection)};");
        }

        await CheckPostGisAsync(connection, superuser, cancel);
    }

    private static async Task<(int Version, bool Superuser, bool CreateRole, bool CreateHere)> RightsAsync(
        NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "SELECT current_setting('server_version_num')::int, rolsuper, rolcreaterole, has_database_privilege(current_database(), 'CREATE') FROM pg_roles WHERE rolname = current_user",
            connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetInt32(0), row.GetBoolean(1), row.GetBoolean(2), row.GetBoolean(3));
    }

    private static async Task CheckPostGisAsync(NpgsqlConnection connection, bool superuser, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "SELECT default_version, installed_version FROM pg_available_extensions WHERE name = 'postgis'", connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel))
        {
            throw new UsageException(
                "Databasservern saknar PostGIS. Installera det på servern (Debian: apt-get install postgresql-15-postgis-3) och kör om.");
        }

        var installed = row.IsDBNull(1) ? null : row.GetString(1);
        if (installed is null && !superuser)
        {
            throw new UsageException(
                $"PostGIS finns på servern men är inte påslaget i databasen {connection.Database}. Be databasens förvaltare köra där: CREATE EXTENSION postgis;");
        }

        if (Version.TryParse(installed ?? row.GetString(0), out var version) && version < SmallestPostGis)
        {
            throw new UsageException($"Databasen har PostGIS {version}; Geo behöver {SmallestPostGis} eller senare. Uppgradera PostGIS på servern.");
        }
    }

    // A connection that never opened knows neither host nor database: the connection string does.
    private static string Unreachable(NpgsqlConnection connection, NpgsqlException cause)
    {
        var asked = new NpgsqlConnectionStringBuilder(connection.ConnectionString);
        return cause switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"Databasen {asked.Database} finns inte på servern {asked.Host}. Skapa den (CREATE DATABASE {asked.Database}) eller rätta GEO_DATABASE.",
            PostgresException refused =>
                $"Servern {asked.Host} släpper inte in {UserOf(connection)}: {refused.MessageText}. Kontrollera användare och lösenord i GEO_DATABASE.",
            _ => $"Ingen databasserver svarar på {asked.Host}, port {asked.Port}. Starta den (./geo db start för den egna) eller rätta GEO_DATABASE.",
        };
    }

    private static string UserOf(NpgsqlConnection connection) =>
        new NpgsqlConnectionStringBuilder(connection.ConnectionString).Username ?? "(ingen)";
}
