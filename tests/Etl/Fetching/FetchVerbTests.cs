using System.Text.Json;
using Geo.Database;
using Geo.Etl.Fetching;
using Geo.Etl.Settings;
using Geo.Tests.Support;

namespace Geo.Tests.Etl.Fetching;

/// <summary><c>etl fetch</c> as a user runs it, and the settings it reads.</summary>
public class FetchVerbTests
{
    [Fact]
    public async Task The_verb_fetches_and_tells_people_and_machines()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.Events("x")));
        using var fetch = new FetchFixture();
        Write(fetch, Source("events", publisher.Address, "{ Ort: Över }"));

        var run = (await RunAsync(fetch, "--source", "events", "--json", "-")).Succeeded();

        Assert.Matches(@"events +hämtad +\d+ +\d+,\d +1  raw/events/\d{4}-\d\d-\d\d/handelser-9901-\d{4}-\d\d-\d\d\.json", run.Errors);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("fetched", json.RootElement.GetProperty("sources")[0].GetProperty("result").GetString());
        Assert.Equal("?Ort=%C3%96ver", publisher.Asked.Single().Query);
    }

    [Fact]
    public async Task A_source_that_fails_gives_exit_code_1_and_no_body_in_the_output()
    {
        await using var down = await Publisher.StartAsync(Publisher.Status(403));
        await using var up = await Publisher.StartAsync(Publisher.Json(Answers.Events("x")));
        using var fetch = new FetchFixture();
        Write(fetch, Source("down", down.Address) + Source("up", up.Address));

        var run = await RunAsync(fetch);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("svarade 403. Källan släpper inte in oss.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Single(fetch.Files, file => file.StartsWith("up/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_source_gives_exit_code_1()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Html("<html>hemligt</html>"));
        using var fetch = new FetchFixture();
        Write(fetch, Source("events", publisher.Address));

        var run = await RunAsync(fetch);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("avvisad", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligt", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fetch_that_is_stopped_leaves_no_half_file()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Endless(Answers.Events("x")));
        using var fetch = new FetchFixture();
        Write(fetch, Source("events", publisher.Address));

        using var process = ProgramRun.Start("Geo.Etl", new Dictionary<string, string>(), "fetch", "exempelstad", "--data", fetch.Data);
        var errors = process.StandardError.ReadToEndAsync();
        while (publisher.Asked.Count == 0 && !process.HasExited)
        {
            await Task.Delay(20);
        }

        using var terminate = System.Diagnostics.Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("Hämtningen avbröts.", await errors, StringComparison.Ordinal);
        Assert.Empty(fetch.Files);
        Assert.DoesNotContain(Directory.EnumerateFiles(fetch.Raw, "*", SearchOption.AllDirectories), path => path.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_municipality_without_open_sources_is_told_so()
    {
        using var fetch = new FetchFixture();

        var run = await RunAsync(fetch);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("är påhittad och har inget att hämta", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(fetch.Raw));
    }

    [Theory]
    [InlineData("http://example.org/api", "bara https är tillåtet")]
    [InlineData("https://a:b@example.org/api", "användarnamn och lösenord")]
    [InlineData("/api/events", "skriv en hel adress")]
    [InlineData("https://example.org/api?a=1", "under query")]
    public void An_address_that_is_not_safe_is_a_mistake_in_the_settings(string url, string problem) =>
        Refused(Source("events", url), problem);

    [Theory]
    [InlineData("retentionDays: 30", "retentionDays: 0", "retentionDays ska vara minst 1")]
    [InlineData("retentionDays: 30", "retention: 30", "nyckeln retention känns inte igen")]
    [InlineData("handelser-{municipality}-{date}.json", "../handelser.json", "fileName är ../handelser.json")]
    [InlineData("handelser-{municipality}-{date}.json", "a.fetched.json", "fileName är a.fetched.json")]
    [InlineData("id: events", "id: ../events", "id ../events får bara ha")]
    [InlineData("api: polisen-events", "api: pxweb", "behöver selection")]
    public void A_source_that_cannot_be_fetched_is_a_mistake_in_the_settings(string from, string to, string problem) =>
        Refused(Source("events", "https://example.org/api").Replace(from, to, StringComparison.Ordinal), problem);

    [Theory]
    [InlineData("någon")]
    [InlineData("\"\"")]
    [InlineData("\"a@example.org (b)\"")]
    public void Who_asks_is_said_so_that_the_publisher_can_answer(string contact) =>
        Refused(Source("events", "https://example.org/api"), "contact är", contact);

    [Fact]
    public void The_same_id_twice_is_a_mistake_and_so_is_an_unknown_one()
    {
        Refused(Source("events", "https://example.org/api") + Source("events", "https://example.org/api"), "källan events står 2 gånger");
        using var fetch = new FetchFixture();
        Write(fetch, Source("events", "https://example.org/api"));

        var unknown = Assert.Throws<UsageException>(() => Read(fetch).Select(["event"]));

        Assert.Contains("Där finns: events.", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nykopings_sources_ask_for_Nykoping_encrypted()
    {
        var folder = Path.Combine(EtlFixture.Checkout(), "nykoping");

        var file = FetchFile.Read(folder, MunicipalityFile.Read(Path.Combine(folder, "municipality.yml")));

        var asked = file.Sources.ToDictionary(source => source.Id, source => Uri.UnescapeDataString(FetchRequest.Of(source, "0480").Address.AbsoluteUri));
        Assert.All(asked.Values, address => Assert.StartsWith("https://", address, StringComparison.Ordinal));
        Assert.Equal("https://polisen.se/api/events?locationname=Södermanlands län;Nyköping", asked["polisen-events"]);
        Assert.EndsWith("typeNames=stat:DeSO_2025&outputFormat=application/json&srsName=EPSG:3006&CQL_FILTER=kommunkod='0480'", asked["deso-2025"], StringComparison.Ordinal);
        Assert.EndsWith(
            "/TAB6574/data?lang=sv&outputFormat=json-stat2&valueCodes[Region]=0480*&valueCodes[Alder]=totalt&valueCodes[Kon]=1+2&valueCodes[ContentsCode]=000007Y7&valueCodes[Tid]=*&codelist[Region]=vs_DeSO2025",
            asked["population-deso-2025"], StringComparison.Ordinal);
        Assert.EndsWith("U00489,U00490/municipality/0480", asked["kolada-reported-offences"], StringComparison.Ordinal);
    }

    private static string Source(string id, string url, string query = "{}") => $$"""

          - id: {{id}}
            api: polisen-events
            url: {{url}}
            query: {{query}}
            fileName: handelser-{municipality}-{date}.json
            retentionDays: 30
        """;

    private static void Write(FetchFixture fetch, string sources, string contact = "drift@exempelstad.example.org") =>
        File.WriteAllText(Path.Combine(fetch.Folder, "fetch.yml"), $"contact: {contact}\nsources:{sources}\n");

    private static FetchFile Read(FetchFixture fetch) => FetchFile.Read(fetch.Folder, MunicipalityFile.Read(Path.Combine(fetch.Folder, "municipality.yml")));

    private static void Refused(string sources, string problem, string contact = "drift@exempelstad.example.org")
    {
        using var fetch = new FetchFixture();
        Write(fetch, sources, contact);

        var wrong = Assert.Throws<UsageException>(() => Read(fetch));

        Assert.Contains(problem, wrong.Message, StringComparison.Ordinal);
    }

    private static Task<ProgramRun> RunAsync(FetchFixture fetch, params string[] arguments) =>
        ProgramRun.RunAsync("Geo.Etl", new Dictionary<string, string>(), ["fetch", "exempelstad", .. arguments, "--data", fetch.Data]);
}
