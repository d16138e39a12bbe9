using System.Text.Json;
using Geo.Tests.Support;

namespace Geo.Tests.Etl.Loading;

/// <summary>Exempelstad, loaded once for the tests that only look.</summary>
public sealed class LoadedExempelstad : IAsyncLifetime
{
    internal EtlFixture Etl { get; private set; } = null!;

    internal ProgramRun Load { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Etl = await EtlFixture.CreateAsync();
        Load = (await Etl.RunAsync("load", "exempelstad")).Succeeded();
    }

    public async Task DisposeAsync() => await Etl.DisposeAsync();
}

/// <summary>Exempelstad's files against the truth that they were made from.</summary>
public class LoadTests(LoadedExempelstad loaded) : IClassFixture<LoadedExempelstad>
{
    private static readonly JsonElement Truth =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(EtlFixture.Checkout(), "exempelstad", "sources", "truth.json"))).RootElement;

    private readonly EtlFixture _etl = loaded.Etl;

    [Fact]
    public async Task Rows_read_are_rows_accepted_and_rejected_and_each_rejection_says_why()
    {
        var files = Truth.GetProperty("files").EnumerateArray().Concat(Truth.GetProperty("officialFiles").EnumerateArray()).ToList();
        foreach (var file in files)
        {
            var name = Path.GetFileName(file.GetProperty("file").GetString()!);
            var delivered = Assert.Single(await _etl.QueryAsync($"SELECT rows_read || ' ' || rows_rejected FROM core.delivery WHERE file = '{name}'"));
            Assert.Equal($"{file.GetProperty("rows")} {file.GetProperty("rejected")}", delivered);
        }

        var expected = Truth.GetProperty("faults").EnumerateArray().Where(f => f.GetProperty("rejected").GetBoolean())
            .Select(f => $"{Path.GetFileName(f.GetProperty("file").GetString()!)}:{f.GetProperty("row")}")
            .Concat(
                from file in Truth.GetProperty("officialFiles").EnumerateArray()
                from fault in file.GetProperty("faults").EnumerateArray()
                where fault.GetProperty("rejected").GetBoolean()
                select $"{Path.GetFileName(file.GetProperty("file").GetString()!)}:{fault.GetProperty("row")}")
            .Order(StringComparer.Ordinal);
        var rejected = await _etl.QueryAsync("SELECT DISTINCT file || ':' || line FROM staging.issue WHERE rejected");
        Assert.Equal(expected, rejected.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Areas_residents_land_and_buildings_are_all_there()
    {
        Assert.Equal(["deso 22", "municipality 1", "plan 25", "regso 9"], await _etl.QueryAsync("SELECT kind || ' ' || count(outline) FROM core.area GROUP BY kind ORDER BY kind"));
        Assert.Equal([Truth.GetProperty("residents").ToString()], await _etl.QueryAsync("SELECT sum(residents) FROM core.population"));
        Assert.Equal(["52 6704 5 530"], await _etl.QueryAsync(
            """
            SELECT (SELECT count(*) FROM core.inhabited_land) || ' ' || (SELECT count(*) FROM core.building)
              || ' ' || count(*) FILTER (WHERE layer = 'water') || ' ' || count(*) FILTER (WHERE layer = 'road') FROM core.map_feature
            """));
    }

    [Fact]
    public async Task The_planted_duplicates_are_marked_and_the_near_misses_are_not()
    {
        var pairs = Truth.GetProperty("duplicates").EnumerateArray()
            .Select(pair => $"{pair.GetProperty("estId")} damage-register:{pair.GetProperty("damageId")}")
            .Concat(Truth.GetProperty("furtherDuplicates").EnumerateArray().Select(Further)).ToList();
        var nearMisses = Truth.GetProperty("furtherNearMisses").EnumerateArray().Select(Further).ToList();

        var marked = await _etl.QueryAsync("SELECT reference || ' ' || duplicate_of FROM core.incident WHERE duplicate_of IS NOT NULL");

        Console.WriteLine($"Planterade dubbletter: {pairs.Count} par av två källor, {Truth.GetProperty("nearMisses").GetArrayLength() + Truth.GetProperty("furtherNearMisses").GetArrayLength()} som bara liknar; funna {marked.Count}, varav rätt {marked.Intersect(pairs).Count()}");
        Assert.Equal(pairs.Order(StringComparer.Ordinal), marked.Order(StringComparer.Ordinal));
        Assert.Equal(pairs.Count - 60, nearMisses.Count);
        Assert.All(nearMisses, pair => Assert.DoesNotContain(pair, marked));
    }

    [Fact]
    public async Task A_week_without_incidents_differs_from_a_silent_week()
    {
        var zero = Truth.GetProperty("files").EnumerateArray().Sum(file => file.GetProperty("zeroReports").GetInt32());

        Assert.Equal([zero.ToString(System.Globalization.CultureInfo.InvariantCulture)], await _etl.QueryAsync("SELECT count(*) FROM core.reporting_week WHERE NOT had_incidents"));
        Assert.Equal(["0"], await _etl.QueryAsync("SELECT count(*) FROM core.reporting_week WHERE reporter = 'Fyrvakt Exempel AB' AND iso_year = 2025 AND iso_week BETWEEN 27 AND 31"));
        Assert.Equal(["12"], await _etl.QueryAsync("SELECT count(*) FROM core.reporter"));
    }

    [Fact]
    public async Task A_report_with_only_a_known_place_is_placed_by_its_name()
    {
        var (file, row) = Truth.GetProperty("faults").EnumerateArray()
            .Where(f => f.GetProperty("fault").GetString() == "coordinates empty, known place")
            .Select(f => (Path.GetFileName(f.GetProperty("file").GetString()!), f.GetProperty("row").GetInt32())).First();

        Assert.Equal(["street"], await _etl.QueryAsync($"SELECT DISTINCT precision FROM staging.incident WHERE file = '{file}' AND line = {row}"));
    }

    [Fact]
    public async Task Rows_that_only_have_a_name_or_an_address_are_placed_by_the_gazetteer()
    {
        Assert.Equal(["7240"], await _etl.QueryAsync("SELECT count(*) FROM core.place"));
        Assert.Equal(
            ["guard-reports 0.95", "insurance-claims 1.00"],
            await _etl.QueryAsync(
                """
                SELECT source || ' ' || round(sum(rows_placed_by_name)::numeric / sum(rows_placed_by_name + rows_without_place), 2)
                FROM core.delivery WHERE source IN ('guard-reports', 'insurance-claims') GROUP BY source ORDER BY source
                """));
    }

    [Fact]
    public async Task The_further_sources_give_no_theme_an_event_that_another_source_does_not_tell() => Assert.Equal([], await _etl.QueryAsync(
        """
        SELECT source || ' ' || reference FROM core.incident
        WHERE source NOT IN ('damage-register', 'est-reports') AND kind IN (SELECT kind FROM core.theme_kind) AND duplicate_of IS NULL
        """));

    [Fact]
    public async Task What_stands_in_the_town_is_there_layer_by_layer() => Assert.Equal(
        ["alcohol-licence", "bus-stop", "street-light"],
        await _etl.QueryAsync("SELECT layer FROM core.context_point GROUP BY layer ORDER BY layer"));

    private static string Further(JsonElement pair) =>
        $"{pair.GetProperty("id")} {pair.GetProperty("firstSource")}:{pair.GetProperty("firstId")}";

    [Fact]
    public async Task No_planted_detail_of_a_person_is_in_any_table_issue_or_line_of_output()
    {
        var tables = await _etl.QueryAsync(
            "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('staging', 'core', 'analysis', 'published', 'work', 'audit')");
        var text = new System.Text.StringBuilder(loaded.Load.Output + loaded.Load.Errors + (await _etl.RunAsync("report", "exempelstad")).Output);
        foreach (var table in tables)
        {
            text.AppendJoin('\n', await _etl.QueryAsync($"SELECT t::text FROM {table} AS t"));
        }

        var store = text.ToString();
        var planted = Truth.GetProperty("personalData").EnumerateArray().Select(detail => detail.GetProperty("value").GetString()!).ToList();
        Assert.NotEmpty(planted);
        Assert.All(planted, value => Assert.DoesNotContain(value, store, StringComparison.OrdinalIgnoreCase));
        Assert.All(planted.Where(value => value.Count(char.IsAsciiDigit) >= 9), value =>
            Assert.DoesNotContain(string.Concat(value.Where(char.IsAsciiDigit)), store, StringComparison.Ordinal));
    }
}
