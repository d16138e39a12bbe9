using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Coordinator;

/// <summary>What busy and clumsy people do at the desk, and those who try what it takes: nothing is kept twice, nothing is lost unsaid, and each refusal says what
/// to do next.</summary>
[Collection(nameof(DemoRun))]
public sealed class ClumsyDeskTests(DemoRun demo)
{
    private const string NewMeasure = "/chain/exempelstad/measures/new";
    private const string Est = "/est/exempelstad";
    private static readonly (string, string)[] Measure = [("title", "Lampor två gånger"), ("focusArea", "external-2"), ("finding", "Släckta lampor."), ("owner", "Gatuenheten"), ("state", "ongoing"), ("from", "2026-11-21")];
    private static readonly (string, string)[] Report = [("form", "happened"), ("category", "Klotter"), ("date", "2026-11-20"), ("place", "Stora torget")];

    [Fact]
    public async Task A_record_that_is_sent_twice_at_once_or_after_the_back_button_is_one()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var first = await DeskClient.SignInAsync(desk.Address, "coordinator");
        using var second = await DeskClient.SignInAsync(desk.Address, "coordinator");

        var sent = await Task.WhenAll(first.PostAsync(NewMeasure, NewMeasure, Measure), second.PostAsync(NewMeasure, NewMeasure, Measure));
        var (again, _, to) = await first.PostAsync(NewMeasure, NewMeasure, Measure);

        Assert.All(sent, answer => Assert.Equal((HttpStatusCode.Redirect, to), (answer.Status, answer.To)));
        Assert.Equal(HttpStatusCode.Redirect, again);
        Assert.Equal(["1"], await OwnDesk.QueryAsync(desk.Database, "SELECT count(*) FROM work.measure WHERE title = 'Lampor två gånger'"));
    }

    [Fact]
    public async Task The_demos_reporter_is_of_an_organisation_that_is_asked_for_reports_and_sees_no_others()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var reporter = await DeskClient.SignInAsync(desk.Address, "reporter");
        using var coordinator = await DeskClient.SignInAsync(desk.Address, "coordinator");

        var (kept, _, receipt) = await reporter.PostAsync(Est, Est, Report);
        var (_, _, other) = await coordinator.PostAsync(Est, Est, [.. Report, ("reporter", "Exempelgymnasiet")]);
        var (read, _) = await reporter.GetAsync(receipt!);
        var (guessed, words) = await reporter.GetAsync(other!);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK, HttpStatusCode.NotFound), (kept, read, guessed));
        Assert.DoesNotContain("Exempelgymnasiet", words, StringComparison.Ordinal);
        Assert.Equal(["1"], await OwnDesk.QueryAsync(desk.Database, $"SELECT count(*) FROM work.incident_report AS report JOIN core.reporter AS asked ON asked.name = report.reporter AND asked.source = 'est-reports' WHERE report.id = {receipt!.Split('/')[^1]}"));
    }

    [Fact]
    public async Task Text_is_kept_without_marks_that_turn_its_direction_and_shown_as_text()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        const string Hostile = "<script>alert(1)</script> \u202Egrotlort\u202C \u0007åäö 🔦";

        var (kept, _, to) = await client.PostAsync(Est, Est, [.. Report, ("reporter", "Exempelgymnasiet"), ("description", Hostile)]);
        var (_, page) = await client.GetAsync(to!);

        Assert.Equal(HttpStatusCode.Redirect, kept);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script> grotlort åäö 🔦", (await new HtmlParser().ParseDocumentAsync(page)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_says_what_to_do_next_also_when_the_session_has_ended()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");

        var (large, tooLarge, _) = await client.PostFileAsync(Est, Est + "/file", "stor.csv", Encoding.ASCII.GetBytes(new string('a', 6 * 1024 * 1024)));
        var (missing, nowhere) = await client.GetAsync("/finns-inte");
        var (ended, signIn, _) = await client.PostAfterSignOutAsync(NewMeasure, Measure);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (large, missing, ended));
        Assert.Contains("Filen är större än 5 MB. Dela den.", tooLarge, StringComparison.Ordinal);
        Assert.Contains("Backa i webbläsaren", tooLarge, StringComparison.Ordinal);
        Assert.Contains("href=\"/\"", nowhere, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in\"", signIn, StringComparison.Ordinal);
        Assert.Contains("ett utkast som hann sparas står kvar", signIn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_letter_brings_the_form_back_in_words_with_all_else_kept_and_the_next_try_goes_through()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");

        var (report, told, _) = await client.PostPartsAsync(Est, Est, [.. Report, ("reporter", "Exempelgymnasiet"), ("description", "Lamporna\0 är släckta.")]);
        var (measure, again, _) = await client.PostPartsAsync(NewMeasure, NewMeasure, [.. Measure, ("areas", "9901\0")]);
        var (kept, _, to) = await client.PostPartsAsync(Est, Est, [.. Report, ("reporter", "Exempelgymnasiet"), ("description", "Lamporna är släckta.")]);
        var (feedback, asked, _) = await client.PostPartsAsync(to!, to!, ("feedback", "Lagas\0 i veckan."));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.BadRequest), (report, measure, kept, feedback));
        Assert.All((string[])[told, again, asked], page => Assert.Contains("(nolltecken) är borttaget", page, StringComparison.Ordinal));
        Assert.Contains("Lamporna är släckta.", told, StringComparison.Ordinal);
        Assert.Contains("value=\"Stora torget\"", told, StringComparison.Ordinal);
        Assert.Contains("value=\"Lampor två gånger\"", again, StringComparison.Ordinal);
        Assert.Contains("Lagas i veckan.", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedback_that_is_refused_or_comes_second_is_kept_in_its_field_and_writes_over_nobody()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var first = await DeskClient.SignInAsync(desk.Address, "coordinator");
        using var second = await DeskClient.SignInAsync(desk.Address, "coordinator");
        var (_, _, receipt) = await first.PostAsync(Est, Est, [.. Report, ("reporter", "Exempelgymnasiet")]);

        var (refused, long1, _) = await first.PostAsync(receipt!, receipt!, ("feedback", "Ett långt svar. " + new string('x', 1_000)), ("based-on", ""));
        var (kept, _, _) = await first.PostAsync(receipt!, receipt!, ("feedback", "Den förstas svar."), ("based-on", ""));
        var (again, _, _) = await first.PostAsync(receipt!, receipt!, ("feedback", "Den förstas svar."), ("based-on", ""));
        var (late, told, _) = await second.PostAsync(receipt!, receipt!, ("feedback", "Den andras svar."), ("based-on", ""));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Conflict), (refused, kept, again, late));
        Assert.Contains("Ett långt svar.", long1, StringComparison.Ordinal);
        Assert.Contains("Någon annan svarade medan du skrev.", told, StringComparison.Ordinal);
        Assert.Contains(">Den andras svar.</textarea>", told, StringComparison.Ordinal);
        Assert.Equal(["Den förstas svar."], await OwnDesk.QueryAsync(desk.Database, $"SELECT feedback FROM work.incident_report WHERE id = {receipt!.Split('/')[^1]}"));
    }

    [Fact]
    public async Task Another_report_in_a_form_that_was_sent_is_told_so_and_goes_through_when_it_is_sent_again()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        (string, string)[] sent = [.. Report, ("reporter", "Exempelgymnasiet"), ("reference", "A-ABCDEF012345")];

        await client.PostAsync(Est, Est, sent);
        var (status, told, _) = await client.PostAsync(Est, Est, [.. sent[..3], ("place", "Västra torget"), .. sent[4..]]);
        var (future, words, _) = await client.PostAsync(Est, Est, [("form", "happened"), ("reporter", "Exempelgymnasiet"), ("category", "Klotter"), ("date", "2199-01-01"), ("place", "Torget")]);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (status, future));
        Assert.Contains("Det här formuläret är redan skickat en gång", told, StringComparison.Ordinal);
        Assert.Contains("value=\"Västra torget\"", told, StringComparison.Ordinal);
        Assert.DoesNotContain("A-ABCDEF012345", told, StringComparison.Ordinal);
        Assert.Contains("Dagen har inte varit än.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Veckan har inte börjat än.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_leads_to_a_finding_and_the_finding_back_to_the_feedback_with_itself_chosen()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        const string New = "/chain/exempelstad/findings/new";
        var (_, _, receipt) = await client.PostAsync(Est, Est, [.. Report, ("reporter", "Exempelgymnasiet")]);
        var id = receipt!.Split('/')[^1];

        var (_, started) = await client.GetAsync($"{New}?report={id}");
        var (_, unknown) = await client.GetAsync($"{New}?report=99999999");
        var (_, _, saved) = await client.PostAsync(New, New, ("title", "Klotter vid torget"), ("text", "Klotter kommer åter."), ("foundOn", "2026-11-20"), ("state", "standing"), ("evidence[0].source", $"EST-rapport {id}"));
        var (_, finding) = await client.GetAsync(saved!);
        var (_, feedback) = await client.GetAsync($"{receipt}?finding=klotter-vid-torget");

        Assert.Contains($"EST-rapport {id}", started, StringComparison.Ordinal);
        Assert.DoesNotContain("EST-rapport 99999999", unknown, StringComparison.Ordinal);
        Assert.Contains($"href=\"{receipt}?finding=klotter-vid-torget\"", finding, StringComparison.Ordinal);
        Assert.Contains("<option value=\"klotter-vid-torget\" selected", feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_opens_the_programs_address_of_reports_in_a_browser_is_led_to_their_page()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        var (_, _, receipt) = await client.PostAsync(Est, Est, [.. Report, ("reporter", "Exempelgymnasiet")]);
        var id = receipt!.Split('/')[^1];

        Assert.Equal(Est + "/list", await client.LedToAsync("/reports/exempelstad"));
        Assert.Equal($"{Est}/{id}", await client.LedToAsync($"/reports/exempelstad/{id}"));
    }

    [Theory]
    [InlineData("/coordination/exempelstad")]
    [InlineData("/est/exempelstad")]
    [InlineData("/est/exempelstad/list")]
    [InlineData("/chain/exempelstad/promises")]
    [InlineData("/chain/exempelstad/totals/new")]
    [InlineData("/indicators/exempelstad")]
    [InlineData("/tib/exempelstad")]
    [InlineData("/releases/exempelstad")]
    [InlineData("/keys/exempelstad")]
    public async Task Every_page_of_an_invented_municipality_says_that_it_is(string address)
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");

        Assert.Contains("EXEMPELDATA", (await client.GetAsync(address)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_that_is_written_at_the_desk_stands_in_the_yearly_report_and_among_the_indicators()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        const string New = "/chain/exempelstad/totals/new";
        var folder = Directory.CreateTempSubdirectory("geo-desk-prov-").FullName;

        var (kept, _, _) = await client.PostAsync(New, New, ("focusArea", "internal-3"), ("indicator", "samtal-om-hot"), ("period", "2026T3"), ("value", "1 017"), ("unit", "samtal"), ("source", "Personalenheten"), ("registryNumber", "EX 2026/77"));
        (await ProgramRun.RunAsync("Geo.Service", desk.Database.Environment(), "document", "exempelstad", "--date", "2026-12-15", "--no-pdf", "--out", folder)).Succeeded();
        var report = await new HtmlParser().ParseDocumentAsync(await File.ReadAllTextAsync(Path.Combine(folder, "arsrapport.html")));
        var (_, indicators) = await client.GetAsync("/indicators/exempelstad");
        Directory.Delete(folder, recursive: true);

        Assert.Equal(HttpStatusCode.Redirect, kept);
        var rows = report.QuerySelectorAll("#arsrapport-internal-3-summor tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim().Replace('\u202f', ' ')))).ToList();
        Assert.Contains(rows, row => row.StartsWith("Samtal om hot|", StringComparison.Ordinal) && row.EndsWith("|1 017|samtal|Personalenheten (EX 2026/77)", StringComparison.Ordinal));
        Assert.Contains("84", string.Join(' ', report.QuerySelectorAll("#arsrapport-internal-1-summor td").Select(cell => cell.TextContent)), StringComparison.Ordinal);
        Assert.Contains("Samtal om hot", indicators, StringComparison.Ordinal);
    }
}
