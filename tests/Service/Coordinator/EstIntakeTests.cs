using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Coordinator;

/// <summary>Reports (EST) by form, file and program: what is right is kept, what is wrong is told, and a week that had nothing is not a silent week.</summary>
[Collection(nameof(DemoRun))]
public sealed class EstIntakeTests(DemoRun demo)
{
    private const string Form = "/est/exempelstad";
    private const string Reporter = "Exempelbostäder AB";
    private const string Header = "Rapport-id;Rapportör;År;Vecka;Datum;Från;Till;Plats;Öst;Nord;Kategori;Beskrivning;Upprepat;Allvar;Polisanmält;Åtgärd";

    [Fact]
    public async Task A_report_that_breaks_rules_is_refused_with_a_word_beside_each_field_and_what_was_written_stands()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");

        var (status, body, _) = await client.PostAsync(Form, Form, ("form", "happened"), ("reporter", Reporter), ("category", "Klotter"), ("date", "2099-01-01"), ("to", "25:00"), ("description", "Målat på en vägg vid torget."));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        foreach (var told in (string[])["Dagen har inte varit än", "Skriv ett klockslag som 23:15", "Fyll i ett svar.", "Målat på en vägg vid torget.", "Något behöver rättas"])
        {
            Assert.Contains(told, body, StringComparison.Ordinal);
        }

        Assert.Empty(await OwnDesk.QueryAsync(desk.Database, "SELECT document::text FROM work.incident_report"));
        Assert.Contains("Målat på en vägg vid torget.", (await client.GetAsync(Form)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_and_numbers_are_taken_out_of_a_report_before_it_is_kept_and_the_same_post_twice_is_one_report()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        (string, string)[] report = [("form", "happened"), ("reference", "A-PROV"), ("reporter", Reporter), ("category", "Klotter"), ("date", "2026-11-20"), ("place", "Stora torget"), ("description", "Ring 070-123 45 67 till Anna Lindqvist, 19850412-1231.")];

        var (first, _, to) = await client.PostAsync(Form, Form, report);
        var (second, _, again) = await client.PostAsync(Form, Form, report);
        var kept = Assert.Single(await OwnDesk.QueryAsync(desk.Database, "SELECT document::text FROM work.incident_report"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, to), (first, second, again));
        Assert.All((string[])["070", "Lindqvist", "19850412"], planted => Assert.DoesNotContain(planted, kept, StringComparison.Ordinal));
        Assert.Contains("took-reports", string.Join(' ', await OwnDesk.QueryAsync(desk.Database, "SELECT action FROM audit.event WHERE person LIKE 'demo-%'")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_faults_gives_its_good_rows_and_tells_each_bad_one_and_can_be_sent_again()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        var file = Encoding.GetEncoding("iso-8859-1").GetBytes(string.Join('\n',
            Header,
            $"P-1;{Reporter};2026;47;2026-11-18;21:00;23:30;Stora torget;;;Ordningsstörning;Högljutt;ja;2;nej;",
            $"P-2;{Reporter};2026;47;2026-11-30;;;Stora torget;;;Klotter;;;;;",
            "P-3;Okänd förening;2026;47;2026-11-18;;;Stora torget;;;Klotter;;;;;",
            $"P-4;{Reporter};2026;47;2026-11-18;;;Stora torget;;;Våld i nära relation;;;;;",
            $"P-5;{Reporter};2026;47;2026-11-18;;;;;;Klotter;;;9;kanske;",
            $"P-6;{Reporter};2026;47;;;;;;;Inget att rapportera;;;;;",
            $"P-1;{Reporter};2026;47;2026-11-18;;;Annan plats;;;Klotter;;;;;"));

        var (status, body, _) = await client.PostFileAsync(Form, Form + "/file", "rapporter.csv", file);
        var (_, again, _) = await client.PostFileAsync(Form, Form + "/file", "rapporter.csv", file);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("7 rader: 2 tagna emot, 0 fanns redan och 5 lämnade utanför", body, StringComparison.Ordinal);
        Assert.Contains("7 rader: 0 tagna emot, 2 fanns redan och 5 lämnade utanför", again, StringComparison.Ordinal);
        Assert.All((string[])["Välj en organisation som rapporterar", "Kategorin finns inte", "Skriv var det hände", "Skriv 1, 2 eller 3", "Numret är redan använt"], told => Assert.Contains(told, body, StringComparison.Ordinal));
        Assert.Equal(["P-1", "P-6"], await OwnDesk.QueryAsync(desk.Database, "SELECT reference FROM work.incident_report ORDER BY 1"));
    }

    [Theory]
    [InlineData("", "Välj en fil")]
    [InlineData("Namn;Adress\nA;B", "kolumner som inte känns igen")]
    [InlineData("Rapport-id;Datum\n1;2026-11-18", "Kolumnen Kategori saknas")]
    [InlineData("PK\u0003\u0004 trasig", "varken CSV eller en hel xlsx-fil")]
    [InlineData("bomb", "orimligt stor")]
    public async Task A_file_that_is_none_is_refused_whole_in_words(string content, string told)
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");

        var (status, body, _) = await client.PostFileAsync(Form, Form + "/file", "fil.xlsx", content == "bomb" ? Bomb() : Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(told, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_s_program_reports_by_its_key_for_its_own_organisation_alone_and_reads_the_answer()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var program = new HttpClient { BaseAddress = new(desk.Address) };
        program.DefaultRequestHeaders.Authorization = new("Bearer", await desk.KeyAsync(Reporter));
        const string Good = """{ "reference": "X-1", "category": "Klotter", "date": "2026-11-20", "place": "Stora torget" }""";

        var (created, told) = await SendAsync(program, $"[{Good}, {{ \"reference\": \"X-2\", \"category\": \"Klotter\", \"date\": \"igår\", \"place\": \"Torget\" }}, {{ \"reporter\": \"Gata och park\", \"category\": \"Klotter\", \"date\": \"2026-11-20\", \"place\": \"Torget\", \"färg\": 1 }}]");
        var (known, _) = await SendAsync(program, Good);
        var (changed, differs) = await SendAsync(program, Good.Replace("Stora torget", "Lilla torget", StringComparison.Ordinal));
        var (broken, _) = await SendAsync(program, "{ \"reference\": ");
        var (empty, _) = await SendAsync(program, "[]");

        Assert.Equal((HttpStatusCode.Created, 1, 2), (created, told.GetProperty("taken").GetInt32(), told.GetProperty("refused").GetInt32()));
        var faults = told.GetProperty("reports")[2].GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("field").GetString()).ToList();
        Assert.Equal(["färg", "reporter"], faults);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (known, changed, broken, empty));
        Assert.Equal("reference", differs.GetProperty("reports")[0].GetProperty("faults")[0].GetProperty("field").GetString());

        var id = told.GetProperty("reports")[0].GetProperty("id").GetInt64();
        using var coordinator = await DeskClient.SignInAsync(desk.Address, "coordinator");
        await coordinator.PostAsync($"{Form}/{id}", $"{Form}/{id}", ("feedback", "Klottret är borta sedan i fredags."), ("finding", "dark-places-station"));
        using var receipt = JsonDocument.Parse(await program.GetStringAsync($"/reports/exempelstad/{id}"));
        using var other = new HttpClient { BaseAddress = new(desk.Address) };
        other.DefaultRequestHeaders.Authorization = new("Bearer", await desk.KeyAsync("Gata och park"));
        using var foreign = await other.GetAsync($"/reports/exempelstad/{id}");

        Assert.Equal("Klottret är borta sedan i fredags.", receipt.RootElement.GetProperty("feedback").GetString());
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task What_the_desk_takes_in_is_loaded_as_a_source_and_a_week_with_nothing_is_not_a_silent_one()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        await client.PostAsync(Form, Form, ("form", "happened"), ("reference", "A-1"), ("reporter", Reporter), ("category", "Klotter"), ("date", "2026-11-20"), ("place", "Stora torget"));
        await client.PostAsync(Form, Form, ("form", "nothing"), ("reporter", "Gata och park"), ("week", "2026-47"));

        (await ProgramRun.RunAsync("Geo.Etl", desk.Database.Environment(), "load", "exempelstad", "--data", demo.Data)).Succeeded();
        var again = (await ProgramRun.RunAsync("Geo.Etl", desk.Database.Environment(), "load", "exempelstad", "--data", demo.Data)).Succeeded();

        Assert.Equal(["est-reports graffiti"], await OwnDesk.QueryAsync(desk.Database, "SELECT source || ' ' || kind FROM core.incident WHERE reference = 'A-1'"));
        Assert.Equal(
            ["Bostadsrättsföreningarnas samråd silent", "Exempelbostäder AB reported", "Gata och park nothing"],
            await OwnDesk.QueryAsync(desk.Database, "SELECT reporter || ' ' || state FROM core.reporting_completeness WHERE source = 'est-reports' AND iso_year = 2026 AND iso_week = 47 AND reporter IN ('Exempelbostäder AB', 'Gata och park', 'Bostadsrättsföreningarnas samråd') ORDER BY 1"));
        Assert.Contains("oförändrad", again.Output, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Told)> SendAsync(HttpClient program, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await program.PostAsync("/reports/exempelstad", content);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone());
    }

    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 128; i++)
            {
                part.Write(zeros);
            }
        }

        return bytes.ToArray();
    }
}
