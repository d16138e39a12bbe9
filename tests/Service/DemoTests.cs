using System.Text;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Generator;
using Geo.Generator.Release;
using Geo.Tests.Support;
using Npgsql;

namespace Geo.Tests.Service;

/// <summary>The whole way with Exempelstad: what was planted is found, and what must not leak is nowhere.</summary>
[Collection(nameof(DemoRun))]
public class DemoTests(DemoRun demo)
{
    [Fact]
    public async Task No_planted_personal_data_is_in_any_table_log_release_file_or_page()
    {
        var planted = Truth().GetProperty("personalData").EnumerateArray().Select(value => value.GetProperty("value").GetString()!).ToList();
        var places = new Dictionary<string, string> { ["loggen"] = demo.Log };
        foreach (var (table, text) in await DumpAsync())
        {
            places[table] = text;
        }

        foreach (var file in new[] { demo.Release, demo.Site }.SelectMany(folder => Directory.EnumerateFiles(Path.GetFullPath(folder), "*", SearchOption.AllDirectories)))
        {
            places[file] = await File.ReadAllTextAsync(file, Encoding.UTF8);
        }

        Assert.True(planted.Count > 50);
        Assert.True(places.Count > 100);
        Assert.Empty(
            from value in planted
            from place in places
            where place.Value.Contains(value, StringComparison.OrdinalIgnoreCase)
            select $"{value} i {place.Key}");
    }

    [Fact]
    public async Task No_reference_reporter_or_text_of_a_source_row_is_in_the_release_or_on_a_page()
    {
        var own = await QueryAsync("SELECT reference FROM core.incident UNION SELECT masked_text FROM core.incident WHERE length(masked_text) > 20 UNION SELECT name FROM core.reporter");
        var files = new[] { demo.Release, demo.Site }.SelectMany(folder => Directory.EnumerateFiles(Path.GetFullPath(folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is not (".woff2" or ".ico"));
        var all = string.Join('\n', files.Select(File.ReadAllText));

        Assert.True(own.Count > 5_000);

        // Units of the municipality are reporters, and are named as the owners of measures and promises too.
        var named = new HashSet<string>(await QueryAsync("SELECT name FROM core.reporter"));
        Assert.DoesNotContain(own, text => !named.Contains(text) && all.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shown_count_is_zero_or_at_least_five_and_nothing_is_computed_from_a_withheld_one()
    {
        var release = (await ReleaseReader.ReadAsync(demo.Release, CancellationToken.None)).Release;

        Assert.Contains(release.Counts, count => count.Mark == FigureMark.Withheld);
        Assert.All(release.Counts, count => Assert.True(count.Mark == FigureMark.Published
            ? count.Count is 0 or >= 5
            : count is { Count: null, PerThousand: null, PerThousandLower: null, PerThousandUpper: null }));
    }

    [Fact]
    public async Task Shown_quarters_add_up_to_their_year_and_areas_to_the_municipality()
    {
        var release = (await ReleaseReader.ReadAsync(demo.Release, CancellationToken.None)).Release;
        var shown = release.Counts.ToDictionary(count => (count.Theme, count.AreaKind, count.Area, count.Period), count => count.Count);

        var year = release.Counts.Single(count => count is { Theme: "damage", AreaKind: AreaKind.Municipality, Period: "2025" });
        Assert.Equal(year.Count, Enumerable.Range(1, 4).Sum(quarter => shown[("damage", AreaKind.Municipality, "9901", $"2025K{quarter}")]));
    }

    [Fact]
    public async Task The_area_of_each_planted_concentration_is_named_hot_in_its_time()
    {
        // Two and three times the surroundings drown in an area of 2,000 residents, beside evening places that are hot by themselves.
        foreach (var hotspot in Truth().GetProperty("hotspots").EnumerateArray().Where(hotspot => hotspot.GetProperty("multiplier").GetDouble() >= 5))
        {
            var lastQuarter = hotspot.GetProperty("from").GetString() == "2026-04-01";
            var verdict = await QueryAsync(
                """
                SELECT result.document->>'verdict' FROM core.area
                  JOIN analysis.result ON subject = 'deso:' || area.code AND theme = $1 AND period = $2
                  JOIN analysis.run ON run.id = result.run_id AND run.method = 'areas'
                WHERE area.kind = 'deso' AND area.edition = '2025'
                ORDER BY ST_Area(ST_Intersection(area.outline, ST_SetSRID(ST_GeomFromGeoJSON($3), 3006))) DESC LIMIT 1
                """,
                hotspot.GetProperty("themes")[0].GetString()!,
                lastQuarter ? "2026K2" : "2024-07/2026-06",
                $$"""{"type":"Polygon","coordinates":{{hotspot.GetProperty("polygon").GetRawText()}}}""");

            Assert.Equal($"{hotspot.GetProperty("id")} hot", $"{hotspot.GetProperty("id")} {verdict.Single()}");
        }
    }

    [Fact]
    public async Task Each_planted_concentration_is_covered_by_hotspots_of_its_theme_and_time()
    {
        foreach (var hotspot in Truth().GetProperty("hotspots").EnumerateArray())
        {
            var lastQuarter = hotspot.GetProperty("from").GetString() == "2026-04-01";
            var cover = await QueryAsync(
                """
                SELECT coalesce(sum(ST_Area(ST_Intersection(outline, planted))) / ST_Area(planted), 0)::text
                FROM (SELECT ST_SetSRID(ST_GeomFromGeoJSON($3), 3006) AS planted) AS truth
                  LEFT JOIN analysis.hotspot ON theme = $1 AND period = $2 AND ST_Intersects(outline, planted)
                GROUP BY planted
                """,
                hotspot.GetProperty("themes")[0].GetString()!,
                lastQuarter ? "2026K2" : "2024-07/2026-06",
                $$"""{"type":"Polygon","coordinates":{{hotspot.GetProperty("polygon").GetRawText()}}}""");

            Assert.True(double.Parse(cover[0], System.Globalization.CultureInfo.InvariantCulture) > 1.0 / 3, $"{hotspot.GetProperty("id")}: {cover[0]}");
        }
    }

    [Fact]
    public async Task Planted_duplicates_are_linked_and_near_misses_are_not()
    {
        var linked = (await QueryAsync("SELECT reference || ' ' || split_part(duplicate_of, ':', 2) FROM core.incident WHERE duplicate_of IS NOT NULL")).ToHashSet();

        Assert.All(Pairs("duplicates"), pair => Assert.Contains(pair, linked));
        Assert.All(Pairs("nearMisses"), pair => Assert.DoesNotContain(pair, linked));

        IEnumerable<string> Pairs(string name) => Truth().GetProperty(name).EnumerateArray()
            .Select(pair => $"{pair.GetProperty("estId").GetString()} {pair.GetProperty("damageId").GetString()}");
    }

    [Fact]
    public async Task Indoor_violence_is_counted_nowhere()
    {
        var counted = await QueryAsync("SELECT sum(incidents)::text FROM analysis.area_count WHERE theme = 'violence' AND kind = '' AND area_code = '9901' AND period = '2024-07/2026-06'");
        var publicOnly = await QueryAsync(
            "SELECT count(*)::text FROM core.incident JOIN core.theme_kind USING (municipality, kind) WHERE theme = 'violence' AND in_public_place AND duplicate_of IS NULL");
        var all = await QueryAsync("SELECT count(*)::text FROM core.incident JOIN core.theme_kind USING (municipality, kind) WHERE theme = 'violence'");

        Assert.Equal(publicOnly, counted);
        Assert.True(int.Parse(all[0], System.Globalization.CultureInfo.InvariantCulture) > int.Parse(counted[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_theme_names_the_sources_that_told_of_its_events_and_no_other()
    {
        var named = CsvTable.Read<PublishedTheme>(new StringReader(await File.ReadAllTextAsync(Path.Combine(demo.Release, ReleaseFiles.Themes))))
            .SelectMany(theme => theme.Sources.Split(' ').Select(source => $"{theme.Id} {source}"));

        Assert.Equal(
            (await QueryAsync("SELECT DISTINCT theme_kind.theme || ' ' || incident.source FROM core.incident JOIN core.theme_kind USING (municipality, kind) JOIN core.theme ON theme.municipality = incident.municipality AND theme.id = theme_kind.theme WHERE NOT theme.never_mapped")).Order(StringComparer.Ordinal),
            named.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("violence insurance-claims", named);
    }

    [Fact]
    public async Task The_same_release_and_content_build_the_same_bytes()
    {
        var second = demo.Site + "-2";
        await SiteBuilder.BuildAsync(
            demo.Release, Path.Combine(demo.Data, "exempelstad", "content"), second, CancellationToken.None, new(Path.Combine(demo.Data, "exempelstad", "release")));

        string[] Files(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
        Assert.Equal(Files(demo.Site), Files(second));
        Assert.All(Files(second), file => Assert.Equal(File.ReadAllBytes(Path.Combine(demo.Site, file)), File.ReadAllBytes(Path.Combine(second, file))));
    }

    [Fact]
    public void Every_page_and_described_file_says_that_it_is_example_data()
    {
        Assert.All(
            Directory.GetFiles(demo.Site, "*.html", SearchOption.AllDirectories),
            page => Assert.Contains("EXEMPELDATA", File.ReadAllText(page), StringComparison.Ordinal));
        Assert.Contains("EXEMPELDATA", File.ReadAllText(Path.Combine(demo.Release, "datapackage.json")), StringComparison.Ordinal);
        Assert.Contains("EXEMPELDATA", File.ReadAllText(Path.Combine(demo.Release, "areas.geojson")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_of_everything_changes_nothing()
    {
        var before = await QueryAsync("SELECT (SELECT count(*) FROM analysis.run) || ' ' || (SELECT count(*) FROM analysis.release_candidate) || ' ' || (SELECT count(*) FROM published.release) || ' ' || (SELECT count(*) FROM audit.event)");

        await ProgramAsync("Geo.Etl", "load", "exempelstad", "--data", demo.Data);
        await ProgramAsync("Geo.Service", "chain", "import", "exempelstad", "--data", demo.Data);
        await ProgramAsync("Geo.Service", "analyse", "exempelstad");
        await ProgramAsync("Geo.Service", "release", "build", "exempelstad");

        Assert.Equal(before, await QueryAsync("SELECT (SELECT count(*) FROM analysis.run) || ' ' || (SELECT count(*) FROM analysis.release_candidate) || ' ' || (SELECT count(*) FROM published.release) || ' ' || (SELECT count(*) FROM audit.event)"));
    }

    private async Task ProgramAsync(string assembly, params string[] arguments) =>
        (await ProgramRun.RunAsync(assembly, demo.Database.Environment(), arguments)).Succeeded();

    private static JsonElement Truth() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(DemoRun.CheckoutData(), "exempelstad", "sources", "truth.json"))).RootElement;

    private async Task<List<(string Table, string Text)>> DumpAsync()
    {
        var dump = new List<(string, string)>();
        foreach (var table in await QueryAsync("SELECT nspname || '.' || relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE relkind = 'r' AND nspname IN ('staging', 'core', 'analysis', 'published', 'work', 'audit')"))
        {
            dump.Add((table, string.Join('\n', await QueryAsync($"SELECT t::text FROM {table} AS t"))));
        }

        return dump;
    }

    private async Task<List<string>> QueryAsync(string sql, params object[] values)
    {
        await using var connection = new NpgsqlConnection(demo.Database.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await row.ReadAsync())
        {
            rows.Add(await row.IsDBNullAsync(0) ? "" : row.GetString(0));
        }

        return rows;
    }
}
