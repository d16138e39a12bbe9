using Geo.Database;
using Geo.Service.Serving;
using Geo.Tests.Support;
using Npgsql;

namespace Geo.Tests.Service.Desk;

/// <summary>The second wall: what PostgreSQL itself shows and lets the desk's login change, by the role that its session names.</summary>
[Collection(nameof(DeskService))]
public class RowRuleTests(DeskService desk)
{
    // Table or view, then the rows of coordinator, council, planner, reporter, council-external. Planted are one of each; two reports of which one is Demo's
    // own, two concentrations of 12 and 2 events, cells of 9, 2 and none, two links of which one is a meeting.
    private const string Rows = """
        analysis.desk_area_count           7  7  0  0  0
        analysis.desk_hotspot              2  2  2  0  1
        analysis.desk_hotspot_cell         3  3  0  0  1
        analysis.desk_run                  1  1  1  0  0
        analysis.desk_theme_event          1  1  1  0  0
        core.desk_area                     6  6  6  0  6
        core.desk_municipality             1  1  1  1  1
        core.desk_theme                    3  3  3  0  3
        work.chain_link                    2  2  2  0  1
        work.incident_report               2  0  0  1  0
        work.measure                       1  1  1  0  0
        work.plan_check                    1  0  1  0  0
        work.promise                       1  1  1  0  1
        work.revision                      4  4  4  0  0
        """;

    private static readonly string[] Roles = ["coordinator", "council", "planner", "reporter", "council-external"];

    [Fact]
    public async Task Each_role_is_shown_its_own_rows_and_no_others()
    {
        var wrong = new List<string>();
        foreach (var part in Rows.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            foreach (var (role, i) in Roles.Select((role, i) => (role, i)))
            {
                await using var connection = await OpenAsync(role);
                var rows = await ScalarAsync(connection, $"SELECT count(*)::text FROM {part[0]}");
                if (!part[i + 1].Equals(rows))
                {
                    wrong.Add($"{part[0]} {role}: {rows}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_session_that_names_no_role_or_an_unknown_one_is_shown_nothing_at_all()
    {
        foreach (var role in (string[])["", "owner", "planner,coordinator", "sign-in"])
        {
            await using var connection = await OpenAsync(role);
            var seen = new List<string>();
            foreach (var table in await TablesAsync())
            {
                if ((long)(await ScalarAsync(connection, $"SELECT count(*) FROM {table}"))! > 0 && (role, table) is not ("sign-in", "work.person" or "work.api_key"))
                {
                    seen.Add(table);
                }
            }

            Assert.Equal(["analysis.desk_external_rule"], seen);
        }
    }

    [Fact]
    public async Task Every_table_of_work_and_the_log_shows_its_rows_by_rules()
    {
        await using var owner = new NpgsqlConnection(desk.Database.Owner);
        await owner.OpenAsync();

        Assert.Equal(DBNull.Value, await ScalarAsync(owner, "SELECT string_agg(relname, ' ') FROM pg_class WHERE relnamespace IN ('work'::regnamespace, 'audit'::regnamespace) AND relkind IN ('r', 'p') AND NOT relrowsecurity"));
        Assert.Equal(DBNull.Value, await ScalarAsync(owner, "SELECT string_agg(relname, ' ') FROM pg_class WHERE relnamespace = 'work'::regnamespace AND relkind IN ('r', 'p') AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND 'geo_desk'::regrole = ANY (polroles))"));
    }

    [Fact]
    public async Task Members_from_outside_see_concentrations_in_squares_of_250_metres_and_no_small_one()
    {
        await using var council = await OpenAsync("council");
        await using var outside = await OpenAsync("council-external");

        Assert.Equal(10_000d, await ScalarAsync(council, "SELECT ST_Area(outline) FROM analysis.desk_hotspot WHERE number = 1"));
        var area = (double)(await ScalarAsync(outside, "SELECT ST_Area(outline) FROM analysis.desk_hotspot"))!;
        Assert.Equal(0, area % (250 * 250), 6);
        Assert.True(area >= 250 * 250);
        Assert.Equal(true, await ScalarAsync(outside, "SELECT bool_and(mod(ST_X(point.geom)::numeric, 250) = 0 AND mod(ST_Y(point.geom)::numeric, 250) = 0) FROM analysis.desk_hotspot, ST_DumpPoints(outline) AS point"));
        Assert.Equal(1, await ScalarAsync(outside, "SELECT number FROM analysis.desk_hotspot"));
        Assert.Equal(1, await ScalarAsync(outside, "SELECT \"column\" FROM analysis.desk_hotspot_cell"));
    }

    [Fact]
    public async Task Another_municipality_s_rows_show_to_no_role()
    {
        foreach (var role in Roles)
        {
            await using var connection = await OpenAsync(role, municipality: "0123");
            foreach (var table in (await TablesAsync()).Where(table => table is not ("core.desk_municipality" or "analysis.desk_external_rule" or "audit.event" or "work.person" or "core.desk_input")))
            {
                Assert.Equal(0L, await ScalarAsync(connection, $"SELECT count(*) FROM {table}"));
            }
        }
    }

    [Theory]
    [InlineData("planner", "INSERT INTO work.promise (municipality, id, title, \"from\", \"to\", document) VALUES ('9901', 'x', 'x', '2026-01-01', '2026-01-01', '{}')")]
    [InlineData("council-external", "INSERT INTO work.measure (municipality, id, title, focus_area, document) VALUES ('9901', 'x', 'x', 'x', '{}')")]
    [InlineData("coordinator", "INSERT INTO work.measure (municipality, id, title, focus_area, document) VALUES ('0123', 'x', 'x', 'x', '{}')")]
    [InlineData("reporter", "INSERT INTO work.incident_report (municipality, reporter, received_at, document) VALUES ('9901', 'Grannbolaget', now(), '{}')")]
    [InlineData("planner", "INSERT INTO work.person (id, name, roles, first_seen_at, last_seen_at) VALUES ('x', 'x', '{coordinator}', now(), now())")]
    [InlineData("reporter", "INSERT INTO work.api_key (id, municipality, reporter, scope, hash, made_by, made_at, expires_at) VALUES ('x', '9901', 'x', 'reporter', '', 'x', now(), now())")]
    [InlineData("", "INSERT INTO audit.event (at, municipality, role, person, action, subject) VALUES (now(), '', 'x', 'x', 'x', 'x')")]
    [InlineData("coordinator", "INSERT INTO audit.event (at, municipality, role, action, subject, transaction) VALUES (now(), '', 'x', 'x', 'x', '1')")]
    [InlineData("coordinator", "UPDATE audit.event SET reason = 'x'")]
    [InlineData("coordinator", "DELETE FROM audit.event")]
    [InlineData("coordinator", "TRUNCATE audit.event")]
    [InlineData("coordinator", "ALTER TABLE audit.event DISABLE ROW LEVEL SECURITY")]
    [InlineData("coordinator", "ALTER TABLE work.measure DISABLE TRIGGER has_line")]
    [InlineData("coordinator", "SET session_replication_role = replica")]
    [InlineData("coordinator", "DROP POLICY reads ON audit.event")]
    public async Task What_a_role_may_not_change_the_database_refuses(string role, string sql)
    {
        await using var connection = await OpenAsync(role);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("planner", "UPDATE work.promise SET title = 'x'")]
    [InlineData("council-external", "DELETE FROM work.chain_link")]
    [InlineData("council", "DELETE FROM work.incident_report")]
    [InlineData("reporter", "UPDATE work.incident_report SET document = '{}'")]
    [InlineData("reporter", "DELETE FROM work.incident_report")]
    [InlineData("sign-in", "UPDATE work.api_key SET expires_at = now() + interval '99 years'")]
    public async Task A_role_changes_no_row_that_is_not_its_to_change(string role, string sql)
    {
        await using var connection = await OpenAsync(role);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);

        Assert.Equal(0, await command.ExecuteNonQueryAsync());
    }

    [Fact]
    public async Task A_change_without_a_line_in_the_log_is_refused_and_with_one_it_stands()
    {
        const string Change = "UPDATE work.measure SET title = 'Ljusare'";
        await using var connection = await OpenAsync("coordinator");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(connection, Change));
        var before = await ScalarAsync(connection, "SELECT title FROM work.measure");
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await ScalarAsync(connection, Change);
            await DeskSession.NoteAsync(connection, "changed-measure", "measure/m1", "Prov", CancellationToken.None);
            await transaction.CommitAsync();
        }

        // A line that is taken back takes the change with it.
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await ScalarAsync(connection, "UPDATE work.measure SET title = 'Mörkare'");
            await transaction.SaveAsync("here");
            await DeskSession.NoteAsync(connection, "changed-measure", "measure/m1", "Prov", CancellationToken.None);
            await transaction.RollbackAsync("here");
            await Assert.ThrowsAsync<PostgresException>(() => transaction.CommitAsync());
        }

        Assert.Equal(PostgresErrorCodes.IntegrityConstraintViolation, refused.SqlState);
        Assert.Equal(("Belysning", "Ljusare"), (before, await ScalarAsync(connection, "SELECT title FROM work.measure")));
        Assert.Equal(("changed-measure", "coordinator", "prov", "Prov"), (await desk.LogAsync(1)).Select(line => (line.Action, line.Role, line.Person, line.Reason)).Single());
    }

    [Fact]
    public async Task A_reporter_reports_for_its_own_organisation()
    {
        await using var connection = await OpenAsync("reporter");
        await using var transaction = await connection.BeginTransactionAsync();
        await ScalarAsync(connection, "INSERT INTO work.incident_report (municipality, reporter, received_at, document) VALUES ('9901', 'Demo', now(), '{}')");
        await DeskSession.NoteAsync(connection, "reported", "report", null, CancellationToken.None);
        await ScalarAsync(connection, "SET CONSTRAINTS ALL IMMEDIATE");

        Assert.Equal(2L, await ScalarAsync(connection, "SELECT count(*) FROM work.incident_report"));
    }

    [Fact]
    public async Task A_connection_that_goes_back_to_the_pool_forgets_who_asked()
    {
        await using var pool = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(desk.Database.LoginOf(GeoRole.Desk)) { MaxPoolSize = 1, MaxAutoPrepare = 50 }.ConnectionString);
        var session = new DeskSession(pool, TimeProvider.System);
        session.Become(new("prov", DeskRole.Coordinator, "", null));
        for (var i = 0; i < 8; i++)
        {
            await using (var asked = await session.ConnectAsync(DeskService.Slug, CancellationToken.None))
            {
                Assert.Equal(1L, await ScalarAsync(asked, "SELECT count(*) FROM work.promise"));
            }

            await using var next = await pool.OpenConnectionAsync();
            Assert.Equal(0L, await ScalarAsync(next, "SELECT count(*) FROM work.promise"));
        }
    }

    [Fact]
    public async Task Who_may_ask_about_one_municipality_is_shown_no_row_of_another_whatever_the_session_asks_about()
    {
        foreach (var role in Roles)
        {
            await using var foreign = await OpenAsync(role, only: "0123");
            await using var own = await OpenAsync(role, only: PlantedReleases.Code);
            await using var all = await OpenAsync(role);
            foreach (var table in (await TablesAsync()).Where(table => table is not ("analysis.desk_external_rule" or "core.desk_input" or "audit.event" or "work.person")))
            {
                Assert.Equal((table, 0L), (table, await ScalarAsync(foreign, $"SELECT count(*) FROM {table}")));
                Assert.Equal((table, await ScalarAsync(all, $"SELECT count(*) FROM {table}")), (table, await ScalarAsync(own, $"SELECT count(*) FROM {table}")));
            }

            Assert.Equal(0L, await ScalarAsync(foreign, "SELECT count(*) FROM audit.event"));
            Assert.Equal(0L, await ScalarAsync(foreign, "SELECT count(*) FROM core.area_features('9901', ARRAY['x'], ARRAY[ST_AsBinary(ST_MakeEnvelope(0, 0, 9, 9, 3006))])"));
            Assert.Equal(0L, await ScalarAsync(own, $"SELECT count(*) FROM audit.event WHERE municipality <> '{PlantedReleases.Code}'"));
        }

        await using var writer = await OpenAsync("coordinator", only: "0123");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(writer, "INSERT INTO work.measure (municipality, id, title, focus_area, document) VALUES ('9901', 'x', 'x', 'x', '{}')"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_coordinator_of_one_municipality_looks_after_those_whose_roles_hold_there_alone()
    {
        await using (var owner = new NpgsqlConnection(desk.Database.Owner))
        {
            await owner.OpenAsync();
            await ScalarAsync(owner, "INSERT INTO work.person (id, name, roles, first_seen_at, last_seen_at) SELECT id, id, string_to_array(roles, ' '), now(), now() FROM (VALUES ('row-all', 'council'), ('row-own', 'council@9901 planner@9901'), ('row-other', 'council@0123')) AS given (id, roles)");
        }

        await using var all = await OpenAsync("coordinator");
        await using var own = await OpenAsync("coordinator", only: PlantedReleases.Code);

        Assert.Equal("row-all row-other row-own", await ScalarAsync(all, "SELECT string_agg(id, ' ' ORDER BY id) FROM work.person WHERE id LIKE 'row-%'"));
        Assert.Equal("row-own", await ScalarAsync(own, "SELECT string_agg(id, ' ' ORDER BY id) FROM work.person WHERE id LIKE 'row-%'"));
    }

    [Fact]
    public async Task A_session_that_does_not_say_whether_it_has_one_municipality_is_shown_nothing()
    {
        foreach (var role in Roles)
        {
            await using var connection = await OpenAsync(role);
            await ScalarAsync(connection, "SELECT set_config('geo.only', '', false)");
            foreach (var table in (await TablesAsync()).Where(table => table is not ("analysis.desk_external_rule" or "core.desk_input")))
            {
                Assert.Equal((table, 0L), (table, await ScalarAsync(connection, $"SELECT count(*) FROM {table}")));
            }
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(string role, string municipality = PlantedReleases.Code, string? only = null)
    {
        var connection = new NpgsqlConnection(desk.Database.LoginOf(GeoRole.Desk) + ";Pooling=false");
        await connection.OpenAsync();
        await DeskSession.SayAsync(connection, (role, "prov", DeskService.OwnReporter, only), CancellationToken.None);
        await using var enter = new NpgsqlCommand("SELECT set_config('geo.municipality', $1, false)", connection) { Parameters = { new() { Value = municipality } } };
        await enter.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    // All that the desk's login may read.
    private async Task<List<string>> TablesAsync()
    {
        await using var connection = new NpgsqlConnection(desk.Database.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT nspname || '.' || relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname IN ('staging', 'core', 'analysis', 'published', 'work', 'audit') AND relkind IN ('r', 'v', 'p') AND has_table_privilege('geo_desk', pg_class.oid, 'SELECT') ORDER BY 1", connection);
        await using var row = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await row.ReadAsync())
        {
            tables.Add(row.GetString(0));
        }

        Assert.True(tables.Count > 25);
        return tables;
    }
}
