using Geo.Database;
using Geo.Tests.Support;
using Npgsql;

namespace Geo.Tests.Database;

/// <summary>DESIGN's role table, asked of PostgreSQL: what it does not allow is refused.</summary>
public class RoleTests(PostGis postGis) : IClassFixture<PostGis>
{
    private static readonly string[] Schemas = ["staging", "core", "analysis", "published", "work", "audit", "migration"];

    private static readonly string[] Verbs = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"];

    // Role → the schemas in which it may read every table, and write every table.
    private static readonly Dictionary<string, (string[] Reads, string[] Writes)> Allowed = new()
    {
        [GeoRole.Etl] = (["staging", "core"], ["staging", "core"]),
        [GeoRole.Analytics] = (["core", "work", "analysis", "published"], ["analysis", "published"]),
        [GeoRole.Desk] = (["work", "audit"], ["work"]),
        [GeoRole.Public] = (["published"], []),
    };

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_login_may_do_to_each_table_what_the_role_table_says_and_nothing_else(string role)
    {
        var wrong = new List<string>();
        foreach (var (schema, table, column, isView) in await TablesAsync())
        {
            foreach (var verb in Verbs.Where(verb => !isView || verb != "TRUNCATE"))
            {
                var expected = Expected(role, schema, table, isView, verb);
                if (await IsLetThroughAsync(role, schema, table, column, verb) != expected)
                {
                    wrong.Add($"{verb} {schema}.{table}: väntade {(expected ? "tillåtet" : "nekat")}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task No_login_can_become_another(string role)
    {
        foreach (var other in GeoRole.All.Append("geo_owner").Append("postgres").Where(other => other != role))
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(role, $"SET ROLE {other}"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task The_owner_cannot_become_a_program_either()
    {
        foreach (var role in GeoRole.All.Append("postgres"))
        {
            await using var connection = new NpgsqlConnection(postGis.Template.Owner);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"SET ROLE {role}", connection);

            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task No_login_can_make_a_table_a_schema_a_login_or_an_extension(string role)
    {
        string[] attempts =
        [
            .. Schemas.Append("public").Select(schema => $"CREATE TABLE {schema}.mine (x int)"),
            "CREATE SCHEMA mine", "CREATE ROLE mine", "ALTER ROLE geo_public SUPERUSER", "CREATE EXTENSION file_fdw",
            "ALTER TABLE core.incident DISABLE TRIGGER ALL",
            "COPY published.release TO PROGRAM 'cat'", "COPY published.release FROM '/etc/hostname'",
        ];
        foreach (var attempt in attempts)
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(role, attempt));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task No_login_can_hand_on_what_it_may(string role)
    {
        try
        {
            await ExecuteAsync(role, "GRANT SELECT ON core.incident, published.release TO geo_desk");
        }
        catch (PostgresException refused)
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        Assert.False(await IsLetThroughAsync(GeoRole.Desk, "core", "incident", "reference", "SELECT"));
        Assert.False(await IsLetThroughAsync(GeoRole.Desk, "published", "release", "id", "SELECT"));
    }

    [Fact]
    public async Task The_desk_sees_the_rows_of_the_municipality_that_its_session_names_and_no_others()
    {
        await using var database = await PostGis.CloneAsync();
        await using (var db = GeoDb.Open(database.LoginOf(GeoRole.Etl)))
        {
            db.Areas.AddRange(Area("9901"), Area("9902"));
            await db.SaveChangesAsync();
        }

        Assert.Equal(0, await CountAsync(database, ""));
        Assert.Equal(1, await CountAsync(database, "9901"));

        static Area Area(string municipality) => new()
        {
            Municipality = municipality,
            Kind = AreaKind.Deso,
            Edition = "2025",
            Code = municipality + "C1010",
            Name = "Område",
        };

        static async Task<long> CountAsync(TestDatabase database, string municipality)
        {
            await using var connection = new NpgsqlConnection(database.LoginOf(GeoRole.Desk));
            await connection.OpenAsync();
            await using var name = new NpgsqlCommand("SELECT set_config('geo.municipality', $1, false), set_config('geo.role', 'planner', false), set_config('geo.only', '*', false)", connection) { Parameters = { new() { Value = municipality } } };
            await name.ExecuteNonQueryAsync();
            await using var count = new NpgsqlCommand("SELECT count(*) FROM core.desk_area", connection);
            return (long)(await count.ExecuteScalarAsync())!;
        }
    }

    [Fact]
    public async Task Every_key_in_core_begins_with_the_municipality()
    {
        await using var database = await PostGis.CloneAsync();
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT string_agg(relname, ', ') FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
              JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
            WHERE indisprimary AND relnamespace = 'core'::regnamespace
              AND NOT (attname = 'municipality' OR (relname = 'municipality' AND attname = 'code'))
            """, connection);

        Assert.Equal(DBNull.Value, await command.ExecuteScalarAsync());
    }

    public static TheoryData<string> Roles() => [.. GeoRole.All];

    private static bool Expected(string role, string schema, string table, bool isView, string verb)
    {
        if (isView)
        {
            return verb == "SELECT" && (table.StartsWith("desk_", StringComparison.Ordinal) ? role == GeoRole.Desk : role is GeoRole.Etl or GeoRole.Analytics);
        }

        if (role == GeoRole.Etl && (schema, table, verb) == ("work", "incident_report", "SELECT"))
        {
            return true;
        }

        // What was is written by PostgreSQL alone.
        if ((role, schema, table) == (GeoRole.Desk, "work", "revision"))
        {
            return verb == "SELECT";
        }

        // What a planner has answered is added to, and stands.
        if ((role, schema, table) == (GeoRole.Desk, "work", "plan_comment"))
        {
            return verb is "SELECT" or "INSERT";
        }

        var (reads, writes) = Allowed[role];
        return verb switch
        {
            "SELECT" => reads.Contains(schema),
            "INSERT" => writes.Contains(schema) || (role, schema) == (GeoRole.Desk, "audit"),
            "UPDATE" or "DELETE" => writes.Contains(schema),
            _ => false,
        };
    }

    // Any other failure, such as a missing value, comes after the right has been granted.
    private async Task<bool> IsLetThroughAsync(string role, string schema, string table, string column, string verb)
    {
        var sql = verb switch
        {
            "SELECT" => $"SELECT FROM {schema}.\"{table}\" LIMIT 0",
            "INSERT" => $"INSERT INTO {schema}.\"{table}\" DEFAULT VALUES",
            "UPDATE" => $"UPDATE {schema}.\"{table}\" SET \"{column}\" = DEFAULT WHERE false",
            "DELETE" => $"DELETE FROM {schema}.\"{table}\" WHERE false",
            _ => $"TRUNCATE {schema}.\"{table}\" CASCADE",
        };
        await using var connection = new NpgsqlConnection(postGis.Template.LoginOf(role));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException failed)
        {
            // A view of a sum takes no rows from anyone, which is told before the right is asked for; which rows are refused whom is RowRuleTests'.
            return failed.MessageText.Contains("row-level security", StringComparison.Ordinal) || failed.SqlState is not (PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectNotInPrerequisiteState);
        }
    }

    private async Task ExecuteAsync(string role, string sql)
    {
        await using var connection = new NpgsqlConnection(postGis.Template.LoginOf(role));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<(string Schema, string Table, string Column, bool IsView)>> TablesAsync()
    {
        await using var connection = new NpgsqlConnection(postGis.Template.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT nspname, relname, attname, relkind = 'v' FROM pg_class
              JOIN pg_namespace ON pg_namespace.oid = relnamespace
              JOIN pg_attribute ON attrelid = pg_class.oid AND attnum = relnatts
            WHERE nspname = ANY ($1) AND relkind IN ('r', 'v', 'p')
            ORDER BY 1, 2
            """, connection)
        {
            Parameters = { new() { Value = Schemas } },
        };
        await using var row = await command.ExecuteReaderAsync();
        var tables = new List<(string, string, string, bool)>();
        while (await row.ReadAsync())
        {
            tables.Add((row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3)));
        }

        Assert.True(tables.Count > 25);
        return tables;
    }
}
