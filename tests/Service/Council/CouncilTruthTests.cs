using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CsvHelper;
using Geo.Service.Analyses;
using Geo.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Geo.Tests.Service.Council;

/// <summary>What the council's pages and files say, held against the runs and the store behind them.</summary>
[Collection(nameof(DemoRun))]
public sealed class CouncilTruthTests(DemoRun demo) : IAsyncLifetime
{
    private const string Home = CouncilDesk.Home;
    private const string Hotspots = "SELECT theme, period, number, place_events, places FROM analysis.hotspot WHERE run_id = (SELECT max(id) FROM analysis.run WHERE method = 'hotspots') ORDER BY 1, 2, 3";

    private CouncilDesk _desk = null!;
    private DeskVisitor _council = null!;

    public async Task InitializeAsync()
    {
        _desk = await CouncilDesk.StartAsync(demo);
        _council = await DeskVisitor.SignInAsync(_desk.Address, "council");
    }

    public async Task DisposeAsync()
    {
        _council.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task The_map_and_its_files_list_the_concentrations_of_the_run_with_its_numbers()
    {
        var run = await _desk.AskAsync(Hotspots, row => (Theme: row.GetString(0), Period: row.GetString(1), Number: row.GetInt32(2), Events: row.GetInt32(3), Places: row.GetInt32(4)));
        Assert.NotEmpty(run);
        foreach (var map in run.GroupBy(spot => (spot.Theme, spot.Period)).Where(map => map.Key.Period.Contains('/', StringComparison.Ordinal)))
        {
            var address = $"{Home}/map?theme={map.Key.Theme}&period={Uri.EscapeDataString(map.Key.Period)}";
            var page = await PageAsync(address);
            var csv = await CsvAsync(address + "&f=csv");

            Assert.Equal(map.Select(spot => $"Nummer {spot.Number}"), page.QuerySelectorAll("#koncentrationer tbody th").Select(cell => cell.TextContent.Trim()));
            Assert.Equal(map.Select(spot => spot.Events), page.QuerySelectorAll("#koncentrationer tbody tr").Select(row => int.Parse(row.QuerySelector("td")!.TextContent.Replace("\u202f", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)));
            Assert.Equal(map.Count(), page.QuerySelectorAll("#kartan .numbers circle").Length);
            Assert.Equal(map.Select(spot => (spot.Number, spot.Events, spot.Places)), csv.Select(row => (Whole(row["nummer"]), Whole(row["platshandelser"]), Whole(row["platser"]))));
        }
    }

    [Fact]
    public async Task A_selection_of_everything_by_its_hours_finds_what_the_run_found()
    {
        // All seven days are no selection of days: the map is then made anew from the events, and must come out as the run's.
        var whole = await CsvAsync($"{Home}/map?theme=damage&f=csv");
        var anew = await CsvAsync($"{Home}/map?theme=damage&weekday=mon&weekday=tue&weekday=wed&weekday=thu&weekday=fri&weekday=sat&weekday=sun&f=csv");

        Assert.NotEmpty(whole);
        Assert.Equal(whole.Select(row => (row["nummer"], row["platshandelser"], row["vantat"], row["minsta_q"])), anew.Select(row => (row["nummer"], row["platshandelser"], row["vantat"], row["minsta_q"])));
        Assert.Contains("fredag", anew[0]["urval"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comparison_of_a_quarter_with_the_year_before_is_the_runs_own()
    {
        var run = (await _desk.AskAsync(
            "SELECT theme, subject, document::text FROM analysis.result WHERE run_id = (SELECT max(id) FROM analysis.run WHERE method = 'changes')",
            row => (Theme: row.GetString(0), Subject: row.GetString(1), Change: ResultRun.Read<ChangeDocument>(row.GetString(2))))).ToDictionary(one => (one.Theme, one.Subject), one => one.Change);
        foreach (var theme in (string[])["violence", "damage", "insecurity"])
        {
            var rows = await CsvAsync($"{Home}/compare?theme={theme}&f=csv");

            Assert.True(rows.Count > 5);
            foreach (var row in rows)
            {
                var change = run[(theme, row["omrade"].Length == 0 ? "municipality:9901" : "deso:" + row["omrade"])];
                Assert.Equal((change.Before, change.After), (Whole(row["tidigare"]), Whole(row["senare"])));
                Assert.Equal(double.IsNaN(change.QBh) ? "" : Math.Round(change.QBh, 6).ToString(CultureInfo.InvariantCulture), row["q"]);
            }

            var page = await PageAsync($"{Home}/compare?theme={theme}");
            Assert.Equal(rows.Count, page.QuerySelectorAll("#skillnader tbody tr").Length);
            Assert.Contains("säker skillnad", page.QuerySelector("#skillnader")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_months_of_the_timeline_add_up_to_the_place_events_that_were_counted()
    {
        var counted = (await _desk.AskAsync("SELECT count(*) FROM analysis.theme_event WHERE theme = 'damage' AND counted", row => row.GetInt64(0)))[0];

        var rows = await CsvAsync($"{Home}/timeline?theme=damage&f=csv");
        var some = await CsvAsync($"{Home}/timeline?theme=damage&from=2026-01-01&to=2026-03-31&f=csv");

        Assert.Equal((24, counted), (rows.Count, rows.Sum(row => (long)Whole(row["platshandelser"]))));
        Assert.Equal(["2026-01/2026-01", "2026-02/2026-02", "2026-03/2026-03"], some.Select(row => row["tid"]));
        Assert.Contains("Möte: BRÅ", some[0]["markt"], StringComparison.Ordinal);
        var year = rows.ToDictionary(row => row["tid"]);
        Assert.Equal(year["2025-01/2025-01"]["platshandelser"], year["2026-01/2026-01"]["andra_ar"]);
    }

    [Fact]
    public async Task An_area_s_card_has_the_quarters_of_the_run_and_the_repeats_of_its_events()
    {
        var run = await _desk.AskAsync(
            "SELECT theme, period, place_events FROM analysis.area_count WHERE run_id = (SELECT max(id) FROM analysis.run WHERE method = 'counts') AND area_code = '9901C1010' AND kind = '' AND period LIKE '____K_' AND theme IN ('violence', 'damage', 'insecurity')",
            row => (row.GetString(0), row.GetString(1), row.GetInt32(2)));

        var csv = await CsvAsync($"{Home}/areas/9901C1010?f=csv&table=historia");
        var page = await PageAsync($"{Home}/areas/9901C1010");

        Assert.Equal(run.Order(), csv.Select(row => (row["tema"], row["kvartal"], Whole(row["platshandelser"]))).Order());
        Assert.Contains("Ny belysning mellan torget och stationen", page.QuerySelector("#atgarder")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#upprepningar"));
        Assert.Equal(HttpStatusCode.NotFound, (await _council.GetAsync($"{Home}/areas/0000X0000")).Status);
    }

    [Fact]
    public async Task Silence_is_told_week_by_week_as_the_store_has_it()
    {
        var states = await _desk.AskAsync(
            "SELECT reporter, monday, state FROM core.reporting_completeness WHERE monday BETWEEN date '2026-06-22' - 84 AND date '2026-06-22'",
            row => (row.GetString(0), row.GetFieldValue<DateOnly>(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.GetString(2) switch { "reported" => "något", "nothing" => "inget", _ => "tyst" }));

        var csv = await CsvAsync($"{Home}/quality?f=csv&table=veckor");

        Assert.Equal(states.Order(), csv.Select(row => (row["rapportor"], row["mandag"], row["lage"])).Order());
        Assert.Contains("tyst", states.Select(state => state.Item3));
    }

    [Fact]
    public async Task Before_the_meeting_new_and_faded_concentrations_are_told_and_what_was_decided()
    {
        var page = await PageAsync(Home);
        var rows = await CsvAsync($"{Home}?f=csv");
        var run = await _desk.AskAsync(Hotspots, row => (Theme: row.GetString(0), Period: row.GetString(1), Number: row.GetInt32(2)));

        Assert.Equal(run.Where(spot => spot.Period == "2026K2").Select(spot => $"{spot.Theme} {spot.Number}").Order(), rows.Where(row => row["tid"] == "2026K2").Select(row => $"{row["tema"]} {row["nummer"]}").Order());
        Assert.All(rows.Where(row => row["tid"] == "2026K1"), row => Assert.Equal("har klingat av", row["mot_kvartalet_fore"]));
        Assert.Contains("Ny belysning mellan torget och stationen.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/map?theme=damage&weekday=fri&fromHour=20&toHour=4", "fredag")]
    [InlineData("/compare?theme=violence", "kvartal 2 2026 mot kvartal 2 2025")]
    [InlineData("/timeline?theme=damage&from=2026-01-01&to=2026-06-30", "1 januari 2026 till 30 juni 2026")]
    public async Task Every_file_of_a_page_is_read_back_with_its_stamp(string address, string narrowed)
    {
        var csv = await _council.GetAsync($"{Home}{address}&f=csv");
        var table = Csv(csv.Text);
        Assert.All(table, row => AssertStamp(string.Join(' ', row["sida"], row["urval"], row["uttagen"], row["sekretess"], row["uttagen_av"])));

        var folder = Directory.CreateTempSubdirectory("geo-council-test-");
        try
        {
            var gpkg = Path.Combine(folder.FullName, "page.gpkg");
            await File.WriteAllBytesAsync(gpkg, (await _council.GetAsync($"{Home}{address}&f=gpkg")).Bytes);
            await using (var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = gpkg, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()))
            {
                await file.OpenAsync();
                AssertStamp(string.Join(' ', Read(file, "SELECT sida || ' ' || urval || ' ' || uttagen || ' ' || sekretess || ' ' || uttagen_av FROM stampel")));
                AssertStamp(string.Join(' ', Read(file, "SELECT description FROM gpkg_contents WHERE table_name <> 'stampel'")));
                Assert.All(Read(file, "SELECT srs_id FROM gpkg_contents WHERE data_type = 'features'"), srs => Assert.Equal("3006", srs));
            }

            var svg = XDocument.Parse((await _council.GetAsync($"{Home}{address}&f=svg")).Text);
            AssertStamp(string.Join(' ', svg.Root!.Elements().Where(element => element.Name.LocalName == "text").Select(element => element.Value)));
            var png = await _council.GetAsync($"{Home}{address}&f=png");
            Assert.Equal("image/png", png.Type);
            AssertPainted(png.Bytes, int.Parse(svg.Root!.Attribute("width")!.Value, CultureInfo.InvariantCulture), int.Parse(svg.Root.Attribute("height")!.Value, CultureInfo.InvariantCulture));
            var pdf = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllBytesAsync(pdf, (await _council.GetAsync($"{Home}{address}&f=pdf")).Bytes);
            using var read = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("pdftotext", [pdf, "-"]) { RedirectStandardOutput = true })!;
            AssertStamp(string.Join(' ', (await read.StandardOutput.ReadToEndAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Assert.Contains("exported-council", await _desk.AskAsync("SELECT action FROM audit.event WHERE role = 'council'", row => row.GetString(0)));

        void AssertStamp(string text)
        {
            Assert.Contains("EXEMPELDATA", text, StringComparison.Ordinal);
            Assert.Contains(narrowed, text, StringComparison.Ordinal);
            Assert.Contains("sekretessprövning", text, StringComparison.Ordinal);
            Assert.Contains("ledamot i BRÅ demo-council", text, StringComparison.Ordinal);
        }
    }

    // Two points a pixel, and more than an empty paper: that packs to a hundredth of this.
    private static void AssertPainted(byte[] png, int width, int height)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        Assert.Equal((2 * width, 2 * height), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        Assert.True(png.Length > width * height / 20, $"{png.Length} byte");
    }

    [Theory]
    [InlineData("/map?theme=blommor", "theme")]
    [InlineData("/map?weekday=fredag", "weekday")]
    [InlineData("/map?fromHour=22", "toHour")]
    [InlineData("/map?source=ingen", "source")]
    [InlineData("/map?bbox=1,2,3,4", "bbox")]
    [InlineData("/map?period=2019K1", "period")]
    [InlineData("/map?theme=damage&theme=violence", "theme")]
    [InlineData("/timeline?from=2026-02-30", "from")]
    [InlineData("/timeline?from=2026-03-01&to=2026-02-01", "to")]
    [InlineData("/compare?from=2026-01-01&to=2026-06-30&againstFrom=2025-01-01&againstTo=2026-01-31", "againstTo")]
    [InlineData("/compare?againstFrom=2001-01-01&againstTo=2001-03-31", "againstFrom")]
    [InlineData("/map?f=shp", "f")]
    [InlineData("/map?f=csv&table=allt", "table")]
    [InlineData("/quality?f=svg", "drawing")]
    public async Task What_cannot_be_asked_is_refused_in_words_that_name_the_parameter(string address, string parameter)
    {
        var answer = await _council.GetAsync(Home + address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var problem = JsonDocument.Parse(answer.Bytes).RootElement;
        Assert.StartsWith(parameter, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<IHtmlDocument> PageAsync(string address) => await new HtmlParser().ParseDocumentAsync((await _council.GetAsync(address, "text/html")).Text);

    private async Task<List<IDictionary<string, string>>> CsvAsync(string address)
    {
        var answer = await _council.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.Status, answer.Type));
        return Csv(answer.Text);
    }

    private static List<IDictionary<string, string>> Csv(string text)
    {
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<dynamic>().Select(row => (IDictionary<string, string>)((IDictionary<string, object>)row).ToDictionary(cell => cell.Key, cell => (string)cell.Value))];
    }

    private static List<string> Read(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var rows = new List<string>();
        while (row.Read())
        {
            rows.Add(row.GetString(0));
        }

        return rows;
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
