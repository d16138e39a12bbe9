using System.Text.Json;
using AngleSharp.Html.Parser;
using Geo.Tests.Etl.Loading;
using Geo.Tests.Support;

namespace Geo.Tests.Etl.Reporting;

/// <summary>The report of Exempelstad's first load.</summary>
public class LoadReportTests(LoadedExempelstad loaded) : IClassFixture<LoadedExempelstad>
{
    private readonly EtlFixture _etl = loaded.Etl;

    [Fact]
    public async Task A_load_is_recorded_with_its_counts_and_is_no_part_of_the_content()
    {
        Assert.Equal(["1"], await _etl.QueryAsync("SELECT number FROM staging.load_record"));
        Assert.Equal(["1951 9 1942 0"], await _etl.QueryAsync(
            """
            SELECT (source ->> 'read') || ' ' || (source ->> 'rejected') || ' ' || (source ->> 'accepted') || ' ' || (source ->> 'withdrawn')
            FROM staging.load_record CROSS JOIN jsonb_array_elements(summary -> 'sources') AS source WHERE source ->> 'source' = 'damage-register'
            """));
        Assert.DoesNotContain("core.reporting_completeness", await TablesOfHashAsync());
        Assert.DoesNotContain("staging.load_record", await TablesOfHashAsync());
    }

    [Fact]
    public async Task A_load_that_changes_nothing_adds_no_record()
    {
        (await _etl.RunAsync("load", "exempelstad")).Succeeded();

        Assert.Equal(["1"], await _etl.QueryAsync("SELECT count(*) FROM staging.load_record"));
    }

    [Fact]
    public async Task The_page_is_well_formed_has_no_script_and_asks_for_nothing_outside_itself()
    {
        var (page, _, _) = await ReportAsync();

        var document = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(page);

        Assert.Equal("sv", document.DocumentElement.GetAttribute("lang"));
        Assert.Single(document.QuerySelectorAll("h1"));
        Assert.Empty(document.QuerySelectorAll("script, iframe, object, form, img, [onclick], [src]"));
        Assert.All(document.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
        Assert.All(document.QuerySelectorAll("th"), header => Assert.NotNull(header.GetAttribute("scope")));
        Assert.All(document.QuerySelectorAll("[href]"), link => Assert.Matches("^(#|data:,$)", link.GetAttribute("href")!));
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_and_the_json_file_hold_the_counts_of_the_store()
    {
        var (page, json, _) = await ReportAsync();
        var cells = new HtmlParser().ParseDocument(page).GetElementById("counts-table")!.ParentElement!.QuerySelectorAll("tbody tr")
            .Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Replace("\u00A0", "", StringComparison.Ordinal)))).ToList();

        foreach (var told in await _etl.QueryAsync(
            """
            SELECT source.title || '|' || count(*) || '|' || sum(rows_read) || '|' || sum(rows_accepted) || '|' || sum(rows_rejected) || '|' ||
              (SELECT count(*) FROM staging.issue WHERE issue.source = source.id AND NOT rejected) || '|0|' ||
              (SELECT count(*) FROM core.incident WHERE incident.source = source.id AND duplicate_of IS NOT NULL)
            FROM core.source JOIN core.delivery ON delivery.source = source.id GROUP BY source.id, source.title
            """))
        {
            Assert.Contains(told, cells);
        }

        var sources = json.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("facts")).ToList();
        Assert.Equal(
            cells[..^1],
            sources.Select(s => string.Join('|', s.GetProperty("title"), s.GetProperty("files"), s.GetProperty("read"), s.GetProperty("accepted"), s.GetProperty("rejected"),
                s.GetProperty("remarks"), s.GetProperty("withdrawn"), s.GetProperty("duplicates"))));
        Assert.Equal(12, sources.Single(s => s.GetProperty("source").GetString() == "est-reports").GetProperty("weeks").GetArrayLength());
    }

    [Fact]
    public async Task No_planted_detail_of_a_person_and_no_free_text_is_in_the_report()
    {
        var (page, json, output) = await ReportAsync();
        var truth = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(EtlFixture.Checkout(), "exempelstad", "sources", "truth.json"))).RootElement;
        var planted = truth.GetProperty("personalData").EnumerateArray().Select(detail => detail.GetProperty("value").GetString()!).ToList();
        var text = page + json + output;

        Assert.NotEmpty(planted);
        Assert.All(planted, value => Assert.DoesNotContain(value, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(await _etl.QueryAsync("SELECT DISTINCT masked_text FROM core.incident WHERE length(masked_text) > 12"),
            free => Assert.DoesNotContain(free, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_says_what_to_ask_whom_in_whole_sentences()
    {
        var (page, json, _) = await ReportAsync();

        var asked = json.GetProperty("sources").EnumerateArray().SelectMany(s => s.GetProperty("requests").EnumerateArray())
            .Select(r => (Whom: r.GetProperty("whom").GetString()!, What: r.GetProperty("what").GetString()!)).ToList();

        Assert.Contains(("EXEMPELDATA, Exempelstads kommun", "1 rad saknar datum (kolumn Datum); be dem fylla i det, som 2026-01-31."), asked);
        Assert.DoesNotContain(asked, request => request.What.Contains("behöver ses över", StringComparison.Ordinal));
        Assert.Contains("Att fråga källornas ägare om", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_files()
    {
        await ReportAsync();
        var folder = Path.Combine(_etl.Data, "exempelstad", "reports");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.All(Directory.EnumerateFiles(folder), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task A_load_or_a_source_that_is_not_there_is_told()
    {
        var load = await _etl.RunAsync("report", "exempelstad", "--load", "9");
        var source = await _etl.RunAsync("report", "exempelstad", "--source", "nothing");
        var never = await _etl.RunAsync("report", "nykoping");

        Assert.Equal((2, 2, 2), (load.ExitCode, source.ExitCode, never.ExitCode));
        Assert.Contains("den senaste är 1", load.Errors, StringComparison.Ordinal);
        Assert.Contains("Där finns: ", source.Errors, StringComparison.Ordinal);
        Assert.Contains("Kör ./geo etl load nykoping", never.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_are_three_a_kind_unless_all_are_asked_for()
    {
        var few = (await _etl.RunAsync("report", "exempelstad", "--source", "damage-register")).Succeeded().Output.Split('\n');
        var every = (await _etl.RunAsync("report", "exempelstad", "--source", "damage-register", "--all")).Succeeded().Output;

        Assert.StartsWith("damage-register: 1\u00A0951 lästa, 9 avvisade", few[0], StringComparison.Ordinal);
        Assert.Equal(9, every.Split('\n').Where(line => line.StartsWith("avvisad  ", StringComparison.Ordinal)).Select(line => line.Split("  ")[1]).Distinct().Count());
    }

    [Fact]
    public async Task The_page_is_accessible_and_fits_a_telephone()
    {
        await ReportAsync();
        var page = "file://" + Path.Combine(_etl.Data, "exempelstad", "reports", "etl-report-exempelstad-1.html");
        await using var browser = await TestBrowser.StartAsync();

        foreach (var (width, dark) in new[] { (1280, false), (320, false), (320, true) })
        {
            await TestBrowser.CheckAsync(await browser.ContextAsync(width, dark: dark), "", page);
        }
    }

    private async Task<(string Page, JsonElement Json, string Output)> ReportAsync()
    {
        var run = (await _etl.RunAsync("report", "exempelstad")).Succeeded();
        var page = run.Output.Split('\n').Single(line => line.StartsWith("sida: ", StringComparison.Ordinal))["sida: ".Length..].Trim();
        return (await File.ReadAllTextAsync(page), JsonDocument.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(page, ".json"))).RootElement, run.Output);
    }

    private Task<List<string>> TablesOfHashAsync() => _etl.QueryAsync(Geo.Etl.Loading.LoadingSql.Text("store_tables"));
}
