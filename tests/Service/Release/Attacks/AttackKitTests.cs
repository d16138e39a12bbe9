using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Geo.Components.Release;
using Geo.Database;
using Geo.Generator;
using Geo.Generator.Release;
using Geo.Service.Serving;
using Geo.Statistics.Rates;
using Geo.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;
using AreaKind = Geo.Components.Release.AreaKind;

namespace Geo.Tests.Service.Release.Attacks;

/// <summary>The attack kit on the demo's release and site: each attack comes back with nothing, and each finds what is planted for
/// it.</summary>
[Collection(nameof(DemoRun))]
public class AttackKitTests(DemoRun demo)
{
    private const int SmallestCount = 5;

    // Every number that a release holds of counts: another one would be another way to the count.
    private static readonly string[] NumbersOfCounts = ["count", "per_thousand", "per_thousand_lower", "per_thousand_upper"];

    private static readonly string[] Layers = ["area", "municipality", "water", "road"];

    private IEnumerable<string> Files => new[] { demo.Release, demo.Site }.SelectMany(folder => Directory.EnumerateFiles(Path.GetFullPath(folder), "*", SearchOption.AllDirectories));

    // Packed, letters stand together by chance: a zip is read as the names and the files that it holds.
    private static async Task<string> TextAsync(string file)
    {
        if (Path.GetExtension(file) != ".zip")
        {
            return await File.ReadAllTextAsync(file, Encoding.Latin1);
        }

        var texts = new List<string>();
        using var zip = ZipFile.OpenRead(file);
        foreach (var entry in zip.Entries)
        {
            using var text = new StreamReader(await entry.OpenAsync(), Encoding.Latin1);
            texts.Add($"{zip.Comment}{entry.FullName}{entry.Comment}\n{await text.ReadToEndAsync()}");
        }

        return string.Join('\n', texts);
    }

    [Fact]
    public async Task Solving_margins_and_subtracting_nested_areas_tells_no_withheld_count()
    {
        var release = (await ReleaseReader.ReadAsync(demo.Release, CancellationToken.None)).Release;

        Assert.Empty(MarginAttack.Told(MarginAttack.Hand.Of(release), SmallestCount));

        // One mark too few, and subtraction tells the other.
        var shown = release.Counts.First(count => count is { AreaKind: AreaKind.Municipality, Count: > 0, Period.Length: 6 });
        var areas = release.Counts.Where(count => count.Theme == shown.Theme && count.Period == shown.Period && count.AreaKind is AreaKind.Deso or AreaKind.Unknown).ToList();
        var rows = release.Counts.Except(areas).Concat(areas.Select((area, i) => area with { Count = i == 0 ? null : 20 })).Select(count => count == shown ? count with { Count = 20 * areas.Count } : count);
        var told = MarginAttack.Solve(MarginAttack.Hand.Of(release with { Counts = [.. rows.Where(row => row.Period == shown.Period && row.Theme == shown.Theme && row.AreaKind != AreaKind.Regso)], KindCounts = [] }));
        Assert.Equal((20, 20), told.Values.Single());
    }

    [Fact]
    public async Task Joining_with_the_population_gives_no_withheld_count_back_in_any_format()
    {
        var release = (await ReleaseReader.ReadAsync(demo.Release, CancellationToken.None)).Release;

        Assert.Contains(release.Counts, count => count.Mark == FigureMark.Withheld);
        Assert.Empty(RateAttack.Told(release));
        Assert.All(File.ReadLines(Path.Combine(demo.Release, "counts-excel.csv")).Where(line => line.EndsWith(";withheld", StringComparison.Ordinal)), line => Assert.EndsWith(";;;;;withheld", line, StringComparison.Ordinal));
        Assert.All(JsonNode.Parse(File.ReadAllText(Path.Combine(demo.Release, "counts.json")))!.AsArray().Where(count => (string?)count!["mark"] == "withheld"), count => Assert.Null(count!["count"] ?? count["perThousand"] ?? count["perThousandLower"] ?? count["perThousandUpper"]));
        Assert.Equal(0, Scalar("SELECT count(*) FROM counts WHERE mark = 'withheld' AND coalesce(count, per_thousand, per_thousand_lower, per_thousand_upper) IS NOT NULL"));

        var shown = release.Counts.First(count => count is { Count: > 10, PerThousand: not null });
        Assert.Equal(shown.Count, RateAttack.Told(release with { Counts = [shown with { Count = null }] }).Single().Found);
        Assert.Equal(shown.Count, RateAttack.Told(release with { Counts = [shown with { Count = null, PerThousand = null }] }).Single().Found);
    }

    [Fact]
    public void A_smoothed_rate_would_give_the_count_and_no_file_has_one()
    {
        int[] counts = [3, 40, 22, 31];
        int[] residents = [900, 2_000, 1_500, 1_800];
        var smoothed = EmpiricalBayes.Global([.. counts.Select(count => (double)count)], [.. residents.Select(people => (double)people)]);
        var total = residents.Sum();
        var mean = counts.Sum() / (double)total;
        var variance = counts.Zip(residents).Sum(area => area.Second * Math.Pow((double)area.First / area.Second - mean, 2)) / total - mean / (total / 4.0);

        Assert.Equal(3, RateAttack.FromEmpiricalBayes(smoothed[0], mean, variance, residents[0]));
        var numbers = JsonNode.Parse(File.ReadAllText(Path.Combine(demo.Release, ReleaseFiles.DataPackage)))!["resources"]!.AsArray()
            .Where(resource => (string)resource!["path"]! is "counts.csv" or "counts-excel.csv" or "kind-counts.csv")
            .SelectMany(resource => resource!["schema"]!["fields"]!.AsArray()).Where(field => (string)field!["type"]! is "integer" or "number").Select(field => (string)field!["name"]!);
        Assert.Empty(numbers.Except(NumbersOfCounts));
    }

    [Fact]
    public async Task No_coordinate_word_or_sentence_of_a_page_tells_a_withheld_count()
    {
        var release = (await ReleaseReader.ReadAsync(demo.Release, CancellationToken.None)).Release;
        var themes = release.Themes.ToDictionary(theme => theme.Id, theme => theme.Name);
        var looked = 0;
        foreach (var page in Directory.EnumerateFiles(demo.Site, "*.html", SearchOption.AllDirectories))
        {
            var html = await File.ReadAllTextAsync(page);
            var drawn = DrawingAttack.Read(html);
            looked += drawn.Looked;
            Assert.Empty(drawn.Told);
            var code = release.Areas.FirstOrDefault(area => Path.GetFileName(Path.GetDirectoryName(page)!).StartsWith(area.Code, StringComparison.OrdinalIgnoreCase))?.Code;
            Assert.Empty(WordAttack.Told(html, release.Counts.Where(count => count.Area == code), themes));
        }

        Assert.True(looked > 0, "no chart has a withheld place to look at");
        var hidden = release.Counts.First(count => count is { Mark: FigureMark.Withheld, AreaKind: AreaKind.Deso });
        var words = $"<p>{themes[hidden.Theme]}: färre per invånare än i hela kommunen {Components.ReportPeriod.Parse(hidden.Period).Words}</p>";
        Assert.Single(WordAttack.Told(words, [hidden], themes));
        Assert.Single(DrawingAttack.Read("""<svg><rect fill="url(#a-h)" x="10" width="20"></rect><circle class="point" cx="20" cy="7"></circle></svg>""").Told);
        Assert.Single(DrawingAttack.Read("""<svg><rect fill="url(#a-h)" x="10" width="20"></rect><path class="line" d="M5 7L20 9L40 3"></path></svg>""").Told);
    }

    [Fact]
    public void The_geopackage_has_no_free_page_and_no_byte_that_is_no_row_s()
    {
        Assert.Empty(ByteAttack.Leftovers(File.ReadAllBytes(Path.Combine(demo.Release, ReleaseFiles.GeoPackage))));

        var path = Path.GetTempFileName();
        try
        {
            GeoPackageWriter.Write(path, [new("t", null, [("x", "TEXT")], Enumerable.Range(0, 500).Select(i => ((NetTopologySuite.Geometries.Geometry)NetTopologySuite.Geometries.Point.Empty, new object?[] { $"hemlig {i}" })))], "prov", new(2026, 1, 1));
            using (var connection = new SqliteConnection($"Data Source={path};Pooling=false"))
            {
                connection.Open();
                using var delete = connection.CreateCommand();
                delete.CommandText = "DELETE FROM t WHERE fid > 10";
                delete.ExecuteNonQuery();
            }

            Assert.NotEmpty(ByteAttack.Leftovers(File.ReadAllBytes(path)));
            Assert.NotEmpty(ByteAttack.Found(File.ReadAllBytes(path), ["hemlig 499"]));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task No_file_holds_a_row_s_id_text_or_address_a_time_of_day_a_path_of_this_machine_or_who_wrote_it()
    {
        var secrets = await SecretsAsync();
        var wrong = new List<string>();
        foreach (var file in Files)
        {
            var bytes = Path.GetExtension(file) == ".zip" ? Encoding.Latin1.GetBytes(await TextAsync(file)) : await File.ReadAllBytesAsync(file);
            wrong.AddRange(ByteAttack.Metadata(bytes).Concat(Path.GetExtension(file) is ".woff2" or ".ico" ? [] : ByteAttack.Times(bytes)).Select(found => $"{file}: {found}"));
        }

        var texts = await Task.WhenAll(Files.Where(file => Path.GetExtension(file) is not (".woff2" or ".ico")).Select(TextAsync));
        wrong.AddRange(Found(secrets, texts.Select(Encoding.Latin1.GetBytes)));

        Assert.True(secrets.Count > 5_000);
        Assert.Empty(wrong);
        Assert.Single(ByteAttack.Times("\"reported\":\"2026-03-04T23:15\""u8.ToArray()));
        Assert.Single(ByteAttack.Metadata(Encoding.Latin1.GetBytes("%PDF-1.7 /Author (anna)")));
    }

    [Fact]
    public async Task The_feeds_tell_no_withheld_count_and_name_no_moment()
    {
        var release = (await ReleaseReader.ReadAsync(demo.Release, CancellationToken.None)).Release;
        var themes = release.Themes.ToDictionary(theme => theme.Id, theme => theme.Name);
        var feeds = Directory.EnumerateFiles(demo.Site, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) == ".xml").ToList();
        var withheld = release.Counts.Where(count => count.Mark == FigureMark.Withheld).ToList();

        Assert.Contains(feeds, file => File.ReadAllText(file).Contains("http://www.w3.org/2005/Atom", StringComparison.Ordinal));
        foreach (var feed in feeds)
        {
            var texts = System.Xml.Linq.XDocument.Load(feed).Descendants().Where(element => !element.HasElements).Select(element => $"<p>{System.Net.WebUtility.HtmlEncode(element.Value)}</p>").ToList();
            Assert.Empty(WordAttack.Told(string.Concat(texts), withheld, themes));
            Assert.Empty(ByteAttack.Times(await File.ReadAllBytesAsync(feed)));
        }

        var hidden = withheld.First(count => count.Area != "9901");
        Assert.Single(WordAttack.Told($"<p>{themes[hidden.Theme]}: 3 händelser {Components.ReportPeriod.Parse(hidden.Period).Words}</p>", [hidden], themes));
    }

    [Fact]
    public async Task The_index_of_words_and_the_sitemap_say_nothing_that_the_pages_do_not()
    {
        var (release, pagefind) = ((await ReleaseReader.ReadAsync(demo.Release, CancellationToken.None)).Release, TestTools.Npm("search", "@pagefind/linux-x64/bin/pagefind_extended"));
        var themes = release.Themes.ToDictionary(theme => theme.Id, theme => theme.Name);
        var site = Directory.CreateTempSubdirectory("geo-index-").FullName;
        try
        {
            DemoRun.CopyData(Path.Combine("exempelstad", "content"), site);
            var content = Path.Combine(site, "exempelstad", "content");
            await File.AppendAllTextAsync(Path.Combine(content, "profile.yml"), "\nsiteAddress: https://trygg.exempelstad.example\n");
            await SiteBuilder.BuildAsync(demo.Release, content, Path.Combine(site, "site"), CancellationToken.None, new(Pagefind: pagefind));

            // The map of the site names its pages and nothing else.
            var map = System.Xml.Linq.XDocument.Load(Path.Combine(site, "site", "sitemap.xml")).Descendants().Where(element => !element.HasElements).ToList();
            Assert.Equal(["link", "loc"], map.Select(element => element.Name.LocalName).Distinct().Order(StringComparer.Ordinal));
            Assert.DoesNotContain(
                map.Select(element => element.Attribute("href")?.Value ?? element.Value).Distinct(),
                address => !File.Exists(Path.Combine(site, "site", new Uri(address).AbsolutePath.Trim('/'), "index.html")));
            var pieces = IndexAttack.Pieces(Path.Combine(site, "site"));
            var fragments = IndexAttack.Fragments(pieces).ToList();

            Assert.Empty(Found(await SecretsAsync(), pieces.Select(piece => piece.Bytes)));
            Assert.True(fragments.Count > 50, $"{fragments.Count} pages in the index");
            foreach (var (address, fragment) in fragments)
            {
                Assert.Empty(IndexAttack.Unseen(fragment, await File.ReadAllTextAsync(Path.Combine(site, "site", address.Trim('/'), "index.html"))));
                var area = release.Areas.FirstOrDefault(area => address.Contains($"/{area.Code}-", StringComparison.OrdinalIgnoreCase))?.Code;
                Assert.Empty(WordAttack.Told(string.Concat(((string)fragment["content"]!).Split(". ").Select(sentence => $"<p>{sentence}</p>")), release.Counts.Where(count => count.Area == area), themes));
            }

            // What a page carries for the index alone is found, and so is a secret in it.
            Directory.CreateDirectory(Path.Combine(site, "planted"));
            await File.WriteAllTextAsync(Path.Combine(site, "planted", "index.html"), "<!doctype html><html lang=\"sv\"><head><title>Prov</title></head><body><h1>Prov</h1><p data-pagefind-meta=\"antal:hemligt3\">Text.</p></body></html>");
            await SearchIndex.WriteAsync(pagefind, Path.Combine(site, "planted"), CancellationToken.None);
            var planted = IndexAttack.Pieces(Path.Combine(site, "planted"));
            Assert.Equal(["hemligt3"], IndexAttack.Unseen(IndexAttack.Fragments(planted).Single().Fragment, await File.ReadAllTextAsync(Path.Combine(site, "planted", "index.html"))));
            Assert.Equal(["hemligt3"], Found(["hemligt3"], planted.Select(piece => piece.Bytes)));
        }
        finally
        {
            Directory.Delete(site, recursive: true);
        }
    }

    [Fact]
    public async Task The_api_answers_with_no_withheld_number_in_any_format_and_with_no_byte_of_a_row()
    {
        await using var copy = await PostGis.CloneAsync(demo.Database);
        await using var service = ServiceApp.Build(PublishedService.Settings(copy));
        await service.StartAsync();
        using var client = new HttpClient { BaseAddress = new(service.ListeningAddress()) };
        // Every collection has a row to look at, also where the demonstration withholds none.
        foreach (var name in (string[])["kind-counts.csv", "yearly-counts.csv"])
        {
            await PlantAsync(copy, name, "null");
        }

        var answers = new List<byte[]>();
        foreach (var (collection, format) in from collection in AnswerAttack.Collections from format in AnswerAttack.Formats select (collection, format))
        {
            var answer = await AnswerAttack.AskAsync(client, collection, format);
            var (looked, told) = AnswerAttack.Read(collection, format, answer);
            Assert.True(looked > 0, $"{collection} {format} has no withheld row to look at");
            Assert.Empty(told);
            Assert.Empty(format == "gpkg" ? ByteAttack.Leftovers(answer) : []);
            answers.Add(answer);
        }

        Assert.Empty(Found(await SecretsAsync(), answers));

        // One number too much in the store, and every format tells it.
        await ExecuteAsync(copy.Owner, "UPDATE published.count SET per_thousand = 1.5 WHERE ctid = (SELECT ctid FROM published.count WHERE mark = 'withheld' ORDER BY theme, area_kind, edition, area, period LIMIT 1)");
        foreach (var name in (string[])["kind-counts.csv", "yearly-counts.csv"])
        {
            await PlantAsync(copy, name, "3");
        }

        foreach (var (collection, format) in from collection in AnswerAttack.Collections from format in AnswerAttack.Formats select (collection, format))
        {
            var told = AnswerAttack.Read(collection, format, await AnswerAttack.AskAsync(client, collection, format)).Told;
            Assert.True(told.Count == 1, $"{collection} {format}: {string.Join("; ", told)}");
        }
    }

    private static Task PlantAsync(TestDatabase copy, string name, string count) => ExecuteAsync(
        copy.Owner, $"UPDATE published.document SET content = jsonb_set(content, '{{0}}', content -> 0 || '{{\"mark\": \"withheld\", \"count\": {count}}}') WHERE name = '{name}'");

    [Fact]
    public void What_is_never_mapped_stands_on_no_page_of_an_area_and_on_no_map()
    {
        const string Name = "Hatbrott och extremism";
        var pages = Directory.EnumerateFiles(demo.Site, "*.html", SearchOption.AllDirectories).Where(page => File.ReadAllText(page).Contains(Name, StringComparison.Ordinal))
            .Select(page => Path.GetRelativePath(demo.Site, Path.GetDirectoryName(page)!)).Order(StringComparer.Ordinal);

        Assert.Equal(["laget", "oppna-data"], pages);
        Assert.All((string[])["counts.csv", "kind-counts.csv", "themes.csv", ReleaseFiles.AreaOutlines, ReleaseFiles.Map], file => Assert.DoesNotContain("hate", File.ReadAllText(Path.Combine(demo.Release, file)), StringComparison.Ordinal));
        Assert.Equal(0, Scalar("SELECT count(*) FROM counts WHERE theme = 'hate'"));
        Assert.Contains("hate,Hatbrott och extremism,", File.ReadAllText(Path.Combine(demo.Release, "yearly-counts.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rows_of_sources_of_events_are_not_told()
    {
        var release = (await ReleaseReader.ReadAsync(demo.Release, CancellationToken.None)).Release;
        var ofEvents = await QueryAsync("SELECT DISTINCT source FROM core.incident UNION SELECT DISTINCT source FROM core.reported_offence");

        Assert.All(release.Sources, source => Assert.Equal(ofEvents.Contains(source.Id), source.RowsRead is null && source.RowsAccepted is null));
        Assert.True(ofEvents.Count > 2);
    }

    [Fact]
    public void No_shape_of_any_file_is_a_point()
    {
        var shapes = JsonNode.Parse(File.ReadAllText(Path.Combine(demo.Release, ReleaseFiles.AreaOutlines)))!["features"]!.AsArray().Select(feature => (string)feature!["geometry"]!["type"]!).Distinct();
        var layers = JsonNode.Parse(File.ReadAllText(Path.Combine(demo.Release, ReleaseFiles.Map)))!.AsArray();

        Assert.Equal(["MultiPolygon"], shapes);
        Assert.Equal(1, Scalar("SELECT count(*) FROM gpkg_geometry_columns WHERE geometry_type_name = 'MULTIPOLYGON'"));
        Assert.Equal(1, Scalar("SELECT count(*) FROM gpkg_geometry_columns"));
        Assert.Empty(layers.Select(shape => (string)shape!["layer"]!).Except(Layers));
        Assert.All(layers.SelectMany(shape => shape!["lines"]!.AsArray()), line => Assert.True(line!.AsArray().Count >= 4));
    }

    // All at once: thousands of texts in hundreds of files, one by one, would take minutes.
    private static List<string> Found(IEnumerable<string> secrets, IEnumerable<byte[]> files)
    {
        var all = string.Join('\n', files.Select(Encoding.Latin1.GetString));
        return [.. secrets.Where(secret => all.Contains(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret)), StringComparison.Ordinal))];
    }

    // Ids, texts and places of rows, and what tells of the machine.
    private async Task<List<string>> SecretsAsync() =>
    [
        .. await QueryAsync("SELECT DISTINCT reference FROM core.incident WHERE length(reference) > 5"),
        .. await QueryAsync("SELECT DISTINCT masked_text FROM core.incident WHERE length(masked_text) > 20"),
        .. await QueryAsync("SELECT ST_X(location)::int || ', ' || ST_Y(location)::int FROM core.incident WHERE location IS NOT NULL"),
        demo.Data, AppContext.BaseDirectory, "geo_analytics", "Host=",

        // A name of two letters is in every long enough text.
        .. Environment.MachineName.Length > 5 ? [Environment.MachineName] : Array.Empty<string>(),
    ];

    private static async Task ExecuteAsync(string login, string sql)
    {
        await using var connection = new NpgsqlConnection(login);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private long Scalar(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(demo.Release, ReleaseFiles.GeoPackage), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private async Task<List<string>> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(demo.Database.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await row.ReadAsync())
        {
            rows.Add(row.GetString(0));
        }

        return rows;
    }
}
