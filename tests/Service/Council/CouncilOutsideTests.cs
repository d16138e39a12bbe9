using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CsvHelper;
using Geo.Tests.Support;
using Microsoft.Data.Sqlite;
using NetTopologySuite.IO;

namespace Geo.Tests.Service.Council;

/// <summary>A member from outside tries for more than the rule set gives: every page, every file, every parameter, every form.</summary>
[Collection(nameof(DemoRun))]
public sealed partial class CouncilOutsideTests(DemoRun demo) : IAsyncLifetime
{
    private const string Home = CouncilDesk.Home;
    private static readonly string[] Pages = ["", "/map", "/map?theme=violence&period=2026K2", "/map?theme=insecurity", "/timeline", "/compare", "/areas", "/areas/9901C1010", "/export"];

    private CouncilDesk _desk = null!;
    private DeskVisitor _outside = null!;

    public async Task InitializeAsync()
    {
        _desk = await CouncilDesk.StartAsync(demo);

        // A small concentration of each theme: two events at two places, which nobody from outside may learn of.
        await _desk.AskAsync(
            """
            INSERT INTO analysis.hotspot (run_id, municipality, theme, period, number, cells, incidents, place_events, places, expected, smallest_q_bh, touches, outline)
            SELECT run_id, municipality, theme, period, 777, 1, 2, 2, 2, 0.123, 0.0123, touches, ST_Multi(ST_Translate(ST_Envelope(outline), 5000, 5000))
            FROM analysis.hotspot WHERE number = 1 AND run_id = (SELECT max(id) FROM analysis.run WHERE method = 'hotspots')
            RETURNING 1
            """, _ => 0);
        _outside = await DeskVisitor.SignInAsync(_desk.Address, "council-external");
    }

    public async Task DisposeAsync()
    {
        _outside.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task What_is_internal_does_not_exist_whatever_the_method_and_the_format()
    {
        foreach (var page in (string[])["/findings", "/quality", "/findings?f=csv", "/quality?f=gpkg"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _outside.GetAsync(Home + page)).Status);
        }

        foreach (var form in (string[])["/measures", "/findings", "/decisions"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _outside.SendFormAsync(Home + form, ("title", "x"))).Status);
        }

        var start = (await _outside.GetAsync(Home, "text/html")).Text;
        Assert.DoesNotContain("/findings", start, StringComparison.Ordinal);
        Assert.DoesNotContain("/quality", start, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/map?weekday=fri")]
    [InlineData("/map?source=damage-register")]
    [InlineData("/map?fromHour=22&toHour=4")]
    [InlineData("/timeline?weekday=fri")]
    [InlineData("/compare?source=damage-register")]
    [InlineData("/compare?from=2026-06-01&to=2026-06-07&againstFrom=2026-05-01&againstTo=2026-05-07")]
    public async Task No_narrowing_below_what_is_published_can_be_asked_for(string address) => Assert.Equal(HttpStatusCode.BadRequest, (await _outside.GetAsync(Home + address)).Status);

    [Fact]
    public async Task A_small_concentration_is_on_no_page_and_in_no_file()
    {
        foreach (var page in Pages)
        {
            var joint = page.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            foreach (var format in (string[])["html", "csv", "svg"])
            {
                var answer = await _outside.GetAsync($"{Home}{page}{joint}f={format}", "text/html");
                Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{page} {format}: {answer.Status}");
                Assert.DoesNotMatch("[Nn]ummer 777|,777,|>777<", answer.Text);
                Assert.DoesNotContain("för få händelser för att säga något: ", answer.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task No_shape_in_any_file_is_finer_than_the_squares_of_the_rule_and_no_count_is_small()
    {
        var squares = 0;
        foreach (var page in Pages)
        {
            var folder = Directory.CreateTempSubdirectory("geo-outside-");
            try
            {
                var path = Path.Combine(folder.FullName, "page.gpkg");
                await File.WriteAllBytesAsync(path, (await _outside.GetAsync($"{Home}{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}f=gpkg")).Bytes);
                await using var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
                await file.OpenAsync();
                foreach (var (table, counts) in Tables(file))
                {
                    Assert.DoesNotContain("punkt", table, StringComparison.OrdinalIgnoreCase);
                    using var command = file.CreateCommand();
                    command.CommandText = $"SELECT * FROM \"{table}\"";
                    using var row = command.ExecuteReader();
                    while (row.Read())
                    {
                        if (table == "koncentrationer")
                        {
                            var shape = new WKBReader().Read(((byte[])row["geom"])[40..]);
                            Assert.All(shape.Coordinates, corner => Assert.Equal((0, 0), (corner.X % 250, corner.Y % 250)));
                            Assert.True(shape.Area >= 250 * 250);
                            squares++;
                        }

                        Assert.All(counts, count => Assert.True(row[count] is DBNull || Convert.ToInt64(row[count], CultureInfo.InvariantCulture) is 0 or >= 3, $"{page} {table} {count}: {row[count]}"));
                    }
                }
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        Assert.True(squares > 0);
    }

    [Fact]
    public async Task Every_count_that_is_compared_is_a_public_one()
    {
        var published = (await _desk.AskAsync(
            "SELECT area, period, count FROM published.count JOIN published.release ON release.id = count.release WHERE approved AND theme = 'damage' AND count IS NOT NULL AND area_kind IN ('deso', 'municipality')",
            row => (Area: row.GetString(0), Period: row.GetString(1), Count: row.GetInt32(2)))).ToHashSet();

        using var csv = new CsvReader(new StringReader((await _outside.GetAsync($"{Home}/compare?theme=damage&f=csv")).Text), CultureInfo.InvariantCulture);
        var rows = csv.GetRecords<dynamic>().Select(row => ((IDictionary<string, object>)row).ToDictionary(cell => cell.Key, cell => (string)cell.Value)).ToList();

        Assert.NotEmpty(rows);
        foreach (var row in rows.Where(row => row["tidigare"].Length > 0))
        {
            var area = row["omrade"].Length == 0 ? "9901" : row["omrade"];
            Assert.Contains((area, "2025K2", int.Parse(row["tidigare"], CultureInfo.InvariantCulture)), published);
            Assert.Contains((area, "2026K2", int.Parse(row["senare"], CultureInfo.InvariantCulture)), published);
        }

        // Of a withheld pair nothing is computed either.
        Assert.All(rows.Where(row => row["tidigare"].Length == 0), row => Assert.Equal("", row["senare"] + row["kvot"] + row["nedre"] + row["ovre"] + row["q"]));
        Assert.Contains("inga punkter, inget antal under 3, inga rutor under 250 meter", rows[0]["sekretess"], StringComparison.Ordinal);
    }

    // The published counts hold every event, the council's own what comes again at a place once: one word for both would make two truths.
    [Fact]
    public async Task What_is_published_is_called_events_and_what_nobody_can_compare_is_no_answer()
    {
        foreach (var page in (string[])["/timeline", "/compare"])
        {
            Assert.DoesNotContain("platshändelser", MainOf((await _outside.GetAsync(Home + page, "text/html")).Text), StringComparison.OrdinalIgnoreCase);
        }

        var compared = MainOf((await _outside.GetAsync(Home + "/compare?theme=violence", "text/html")).Text);
        Assert.Contains("Inget område går att jämföra: antalen är skyddade eller för små.", compared, StringComparison.Ordinal);
        Assert.Contains("områden jämförs inte: deras antal är skyddade", compared, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"kartorna\"", compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_holds_an_event_s_place_a_reporter_or_a_layer_of_lighting_or_guards()
    {
        var places = await _desk.AskAsync("SELECT DISTINCT round(ST_X(location))::int, round(ST_Y(location))::int FROM analysis.theme_event", row => (East: row.GetInt32(0), North: row.GetInt32(1)));
        var grid = places.Where(place => place.East % 5 != 0 && place.North % 5 != 0).Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.East} {place.North}")).ToHashSet(StringComparer.Ordinal);
        var reporters = await _desk.AskAsync("SELECT DISTINCT reporter FROM analysis.theme_event WHERE reporter <> ''", row => row.GetString(0));
        Assert.NotEmpty(grid);
        foreach (var page in Pages)
        {
            var text = (await _outside.GetAsync(Home + page, "text/html")).Text;
            Assert.DoesNotContain(Pair().Matches(text).Select(pair => $"{pair.Groups[1].Value} {pair.Groups[2].Value}"), grid.Contains);
            Assert.DoesNotMatch("vakt|väktar|lyktstolp|belysningspunkt", MainOf(text));
            Assert.All(reporters.Where(reporter => reporter.Contains("bolag", StringComparison.OrdinalIgnoreCase)), reporter => Assert.DoesNotContain(reporter, MainOf(text), StringComparison.Ordinal));
        }
    }

    private static string MainOf(string page) => page[page.IndexOf("<main", StringComparison.Ordinal)..];

    private static List<(string Table, List<string> Counts)> Tables(SqliteConnection file)
    {
        var tables = new List<(string, List<string>)>();
        using var command = file.CreateCommand();
        command.CommandText = "SELECT table_name FROM gpkg_contents WHERE table_name NOT IN ('stampel', 'sidor', 'omraden')";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            using var columns = file.CreateCommand();
            columns.CommandText = $"SELECT name FROM pragma_table_info('{row.GetString(0)}') WHERE name IN ('handelser', 'platshandelser', 'platser', 'tidigare', 'senare')";
            using var column = columns.ExecuteReader();
            var counts = new List<string>();
            while (column.Read())
            {
                counts.Add(column.GetString(0));
            }

            tables.Add((row.GetString(0), counts));
        }

        return tables;
    }

    [GeneratedRegex("([0-9]{6})(?:[.][0-9]+)?[ ,]+([0-9]{7})")]
    private static partial Regex Pair();
}
