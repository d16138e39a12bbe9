using System.Globalization;
using Geo.Tests.Etl.Loading;
using Npgsql;

namespace Geo.Tests.Etl.Reporting;

/// <summary>The views that tell when something can have happened, and who kept silent.</summary>
public class TimeViewTests(LoadedExempelstad loaded) : IClassFixture<LoadedExempelstad>
{
    private readonly EtlFixture _etl = loaded.Etl;

    // Ratcliffe (2002): an interval of four hours gives a quarter to each; hours partly inside give their part.
    [Theory]
    [InlineData("2026-06-29 10:00", "2026-06-29 14:00", "10:0.25 11:0.25 12:0.25 13:0.25")]
    [InlineData("2026-06-29 10:30", "2026-06-29 12:30", "10:0.25 11:0.5 12:0.25")]
    [InlineData("2026-06-29 10:15", "2026-06-29 10:15", "10:1")]
    [InlineData("2026-06-29 10:00", "2026-06-29 10:00", "10:1")]
    public async Task An_interval_is_shared_out_over_its_hours(string from, string to, string expected) =>
        Assert.Equal(expected, await SharesAsync(from, to));

    [Fact]
    public async Task Sunday_night_runs_into_Monday() =>
        Assert.Equal("0:0.25 1:0.25 166:0.25 167:0.25", await SharesAsync("2026-06-28 22:00", "2026-06-29 02:00"));

    // 2026-03-29: the clock goes from 02 to 03, so that 01 to 04 on the wall is two hours. 145 is Sunday 01.
    [Fact]
    public async Task The_hour_that_March_skips_gets_nothing() =>
        Assert.Equal("145:0.5 147:0.5", await SharesAsync("2026-03-29 01:00", "2026-03-29 04:00"));

    // 2025-10-26: 02 comes twice, so that 01 to 04 is four hours, two of which are called 02.
    [Fact]
    public async Task The_hour_that_comes_twice_in_October_weighs_two() =>
        Assert.Equal("145:0.25 146:0.5 147:0.25", await SharesAsync("2025-10-26 01:00", "2025-10-26 04:00"));

    [Fact]
    public async Task A_week_or_more_is_spread_over_all_hours_alike()
    {
        var shares = (await SharesAsync("2026-06-01 10:00", "2026-06-15 17:00")).Split(' ');

        Assert.Equal(168, shares.Length);
        Assert.Single(shares.Select(share => share.Split(':')[1]).Distinct());
    }

    [Fact]
    public async Task The_shares_of_every_incident_make_one()
    {
        Assert.Equal(["0"], await _etl.QueryAsync(
            """
            SELECT count(*) FROM (
              SELECT sum(share) AS whole FROM core.incident LEFT JOIN core.incident_hour_of_week USING (municipality, source, reference)
              GROUP BY municipality, source, reference) AS incident
            WHERE whole IS NULL OR abs(whole - 1) > 1e-9
            """));
        Assert.Equal(["0 167"], await _etl.QueryAsync("SELECT min(hour_of_week) || ' ' || max(hour_of_week) FROM core.incident_hour_of_week"));
    }

    [Fact]
    public async Task Each_reporter_has_each_week_of_its_source_and_the_silent_ones_are_known()
    {
        Assert.Equal(["0"], await _etl.QueryAsync(
            """
            SELECT count(*) FROM core.reporting_week AS told LEFT JOIN core.reporting_completeness AS week
              USING (municipality, source, reporter, iso_year, iso_week)
            WHERE week.state IS DISTINCT FROM CASE WHEN told.had_incidents THEN 'reported' ELSE 'nothing' END
            """));
        Assert.Equal(["silent 5"], await _etl.QueryAsync(
            """
            SELECT state || ' ' || count(*) FROM core.reporting_completeness
            WHERE reporter = 'Fyrvakt Exempel AB' AND iso_year = 2025 AND iso_week BETWEEN 27 AND 31 GROUP BY state
            """));
        Assert.Equal(["t"], await _etl.QueryAsync(
            """
            SELECT CASE WHEN count(*) = count(DISTINCT reporter) * (1 + (max(monday) - min(monday)) / 7) AND bool_and(extract(isodow FROM monday) = 1)
              AND bool_and(to_char(monday, 'IYYY-IW') = iso_year || '-' || lpad(iso_week::text, 2, '0')) THEN 't' ELSE 'f' END
            FROM core.reporting_completeness
            """));
    }

    /// <summary>hour:share of an incident between two times on the Swedish wall clock.</summary>
    private async Task<string> SharesAsync(string from, string to)
    {
        await using var connection = new NpgsqlConnection(_etl.Database.Owner + ";Pooling=false");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var add = new NpgsqlCommand(
            """
            INSERT INTO core.incident (municipality, source, reference, delivered_on, kind, occurred_from, occurred_to, precision, reporter)
            VALUES ('9901', 'example', '1', '2026-07-01', 'graffiti', $1::timestamp AT TIME ZONE 'Europe/Stockholm', $2::timestamp AT TIME ZONE 'Europe/Stockholm', 'municipality', 'example')
            """, connection)
        { Parameters = { new() { Value = from }, new() { Value = to } } })
        {
            await add.ExecuteNonQueryAsync();
        }

        await using var read = new NpgsqlCommand("SELECT hour_of_week, share FROM core.incident_hour_of_week WHERE source = 'example' ORDER BY hour_of_week", connection);
        await using var row = await read.ExecuteReaderAsync();
        var shares = new List<string>();
        while (await row.ReadAsync())
        {
            shares.Add(string.Create(CultureInfo.InvariantCulture, $"{row.GetInt32(0)}:{Math.Round(row.GetDouble(1), 6)}"));
        }

        return string.Join(' ', shares);
    }
}
