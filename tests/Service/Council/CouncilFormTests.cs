using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Geo.Service.Council;
using Geo.Tests.Service.Coordinator;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Council;

/// <summary>What the council adds to the chain of evidence, and what it is told when something is missing.</summary>
[Collection(nameof(DemoRun))]
public sealed class CouncilFormTests(DemoRun demo) : IAsyncLifetime
{
    private const string Findings = CouncilDesk.Home + "/findings";
    private static readonly (string, string)[] Measure = [("finding", "summer-fires"), ("title", "Grillplats vid badet"), ("owner", "Parkenheten"), ("focusArea", "external-7"), ("plan", "plan-2026"), ("from", "2026-12-01"), ("nextFollowUpOn", "2027-06-01"), ("meeting", "bra-2026-05")];

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
    public async Task A_measure_is_kept_with_its_decision_at_the_meeting_and_both_have_their_line_in_the_log()
    {
        var first = await _council.PostAsync(Findings, CouncilDesk.Home + "/measures", Measure);
        var second = await _council.PostAsync(Findings, CouncilDesk.Home + "/measures", [.. Measure, ("to", "2027-12-31")]);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.Status, second.Status));
        var kept = (await _desk.AskAsync("SELECT id, document::text FROM work.measure WHERE title = 'Grillplats vid badet' ORDER BY id", row => (Id: row.GetString(0), Document: JsonDocument.Parse(row.GetString(1)).RootElement))).ToList();
        Assert.Equal(["grillplats-vid-badet", "grillplats-vid-badet-2"], kept.Select(measure => measure.Id));
        Assert.Equal(("Parkenheten", "planned", "2027-06-01", "plan-2026", "summer-fires"), (Text("owner"), Text("state"), Text("nextFollowUpOn"), Text("plan"), kept[0].Document.GetProperty("findings")[0].GetString()));
        var decisions = JsonDocument.Parse((await _desk.AskAsync("SELECT document ->> 'decisions' FROM work.chain_link WHERE kind = 'meetings' AND id = 'bra-2026-05'", row => row.GetString(0)))[0]).RootElement;
        Assert.Equal((5, "grillplats-vid-badet-2"), (decisions.GetArrayLength(), decisions[4].GetProperty("measure").GetString()));
        var log = await _desk.AskAsync("SELECT action || ' ' || subject FROM audit.event WHERE person = 'demo-council' AND action !~ '^(read|signed)' ORDER BY id", row => row.GetString(0));
        Assert.Equal(
            ["decided-measure measures/grillplats-vid-badet", "recorded-decision meetings/bra-2026-05", "decided-measure measures/grillplats-vid-badet-2", "recorded-decision meetings/bra-2026-05"],
            log.Where(line => line.StartsWith("decided", StringComparison.Ordinal) || line.StartsWith("recorded", StringComparison.Ordinal)));

        string? Text(string name) => kept[0].Document.GetProperty(name).GetString();
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_at_once_or_after_the_back_button_is_kept_once()
    {
        (string, string)[] finding = [("title", "Sett två gånger"), ("text", "Lampor är släckta."), ("source", "Trygghetsvandring")];
        (string, string)[] decision = [("meeting", "bra-2026-05"), ("text", "Vandring två gånger."), ("owner", "Parkenheten"), ("dueOn", "2027-01-31")];
        foreach (var (path, fields) in ((string, (string, string)[])[])[("/measures", Measure), ("/findings", finding), ("/decisions", decision)])
        {
            using var other = await DeskVisitor.SignInAsync(_desk.Address, "council");
            var atOnce = await Task.WhenAll(_council.PostAsync(Findings, CouncilDesk.Home + path, fields), other.PostAsync(Findings, CouncilDesk.Home + path, fields));
            var afterwards = await _council.PostAsync(Findings, CouncilDesk.Home + path, fields);

            Assert.All(atOnce.Append(afterwards), answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        }

        Assert.Equal([1L], await _desk.AskAsync("SELECT count(*) FROM work.measure WHERE title = 'Grillplats vid badet'", row => row.GetInt64(0)));
        Assert.Equal([1L], await _desk.AskAsync("SELECT count(*) FROM work.chain_link WHERE kind = 'findings' AND document ->> 'title' = 'Sett två gånger'", row => row.GetInt64(0)));
        Assert.Equal([1L], await _desk.AskAsync("SELECT count(*) FROM work.chain_link, jsonb_array_elements(document -> 'decisions') AS one WHERE kind = 'meetings' AND one ->> 'text' = 'Vandring två gånger.'", row => row.GetInt64(0)));
    }

    [Theory]
    [InlineData("owner", "", "utan ansvarig lämnar inget rådet")]
    [InlineData("nextFollowUpOn", "", "utan uppföljning lämnar inget rådet")]
    [InlineData("nextFollowUpOn", "2026-11-01", "ligger före åtgärdens början")]
    [InlineData("nextFollowUpOn", "i vår", "Skriv en dag som 2026-01-31")]
    [InlineData("finding", "pahittat", "Välj ett av alternativen")]
    [InlineData("title", "", "Skriv vad som ska göras")]
    public async Task What_lacks_something_is_not_kept_and_nothing_written_is_lost(string field, string value, string words)
    {
        var answer = await _council.PostAsync(Findings, CouncilDesk.Home + "/measures", [.. Measure.Select(one => one.Item1 == field ? (field, value) : one)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        Assert.Contains("Något behöver rättas. Inget av det du skrev är borta.", answer.Text, StringComparison.Ordinal);
        Assert.Contains(field == "title" ? "value=\"Parkenheten\"" : "value=\"Grillplats vid badet\"", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await _desk.AskAsync("SELECT id FROM work.measure WHERE title = 'Grillplats vid badet'", row => row.GetString(0)));
    }

    [Fact]
    public async Task What_was_saved_is_said_at_its_form_and_a_title_that_is_a_formula_is_text_in_the_file()
    {
        var kept = await _council.PostAsync(Findings, Findings, ("title", "=1+1"), ("text", "-2 av 5 lampor lyser."), ("source", "@vandring"));
        var page = await new HtmlParser().ParseDocumentAsync((await _council.GetAsync(kept.Headers.Location!.ToString(), "text/html")).Text);
        var unsaid = await new HtmlParser().ParseDocumentAsync((await _council.GetAsync(Findings, "text/html")).Text);
        var file = (await _council.GetAsync(Findings + "?f=csv&table=fynd")).Text;

        Assert.EndsWith("#nytt-fynd", kept.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Det är sparat", page.QuerySelector("#nytt-fynd .told")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".told"));
        Assert.Empty(unsaid.QuerySelectorAll(".told"));
        Assert.Contains("'=1+1", file, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_time_is_told_of_than_there_are_figures_for()
    {
        var wide = (await _council.GetAsync(CouncilDesk.Home + "/timeline?from=1800-01-01&to=2199-01-01", "text/html")).Text;
        var beside = await _council.GetAsync(CouncilDesk.Home + "/timeline?from=1800-01-01&to=1801-01-01");

        Assert.Contains("från 1 juli 2024 till 30 juni 2026", wide, StringComparison.Ordinal);
        beside.IsProblem(400, "invalid-parameter");
    }

    [Fact]
    public async Task A_null_letter_brings_each_form_back_in_words_with_all_else_kept()
    {
        using var council = await DeskClient.SignInAsync(_desk.Address, "council");
        (string, string)[] finding = [("title", "Sett i veckan"), ("text", "Lampor\0 är släckta."), ("source", "Trygghetsvandring")];
        (string, string)[] decision = [("meeting", "bra-2026-05"), ("text", "Vandring\0 i oktober."), ("owner", "Parkenheten"), ("dueOn", "2027-01-31")];

        var (measure, told, _) = await council.PostPartsAsync(Findings, CouncilDesk.Home + "/measures", [.. Measure.Select(one => one.Item1 == "owner" ? ("owner", "Park\0enheten") : one)]);
        var (found, foundTold, _) = await council.PostPartsAsync(Findings, CouncilDesk.Home + "/findings", finding);
        var (decided, decidedTold, _) = await council.PostPartsAsync(Findings, CouncilDesk.Home + "/decisions", decision);
        var (spot, _, _) = await council.PostPartsAsync(Findings, CouncilDesk.Home + "/findings", [.. finding[..2], ("theme", "viol\0ence"), ("period", "2024-07/2026-06\0"), ("number", "1\0")]);

        Assert.All((HttpStatusCode[])[measure, found, decided, spot], status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.All((string[])[told, foundTold, decidedTold], page => Assert.Contains("(nolltecken) är borttaget", page, StringComparison.Ordinal));
        Assert.Contains("value=\"Parkenheten\"", told, StringComparison.Ordinal);
        Assert.Contains("value=\"Grillplats vid badet\"", told, StringComparison.Ordinal);
        Assert.Contains("Lampor är släckta.", foundTold, StringComparison.Ordinal);
        Assert.Contains("Vandring i oktober.", decidedTold, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_concentration_becomes_a_finding_that_points_at_it_and_a_text_becomes_one_without_persons()
    {
        var page = Findings + "?theme=violence&period=2024-07%2F2026-06&number=1";
        var onMap = await _council.PostAsync(page, Findings, ("title", "Samlat vid stationen"), ("text", "Händelser samlas vid stationen. Ring 070-123 45 67."), ("theme", "violence"), ("period", "2024-07/2026-06"), ("number", "1"));
        var gone = await _council.PostAsync(page, Findings, ("title", "Samlat"), ("text", "Här"), ("theme", "violence"), ("period", "2024-07/2026-06"), ("number", "999"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.BadRequest), (onMap.Status, gone.Status));
        var document = (await _desk.AskAsync("SELECT document::text FROM work.chain_link WHERE kind = 'findings' AND id = 'samlat-vid-stationen'", row => row.GetString(0)))[0];
        Assert.DoesNotContain("070", document, StringComparison.Ordinal);
        var evidence = JsonDocument.Parse(document).RootElement.GetProperty("evidence")[0];
        Assert.Equal(("hotspots", "hotspot:1"), (evidence.GetProperty("method").GetString(), evidence.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task A_decision_is_added_after_those_that_stand_and_needs_owner_and_day()
    {
        var kept = await _council.PostAsync(Findings, CouncilDesk.Home + "/decisions", ("meeting", "bra-2026-05"), ("text", "Vandring i oktober."), ("owner", "Säkerhetssamordnaren"), ("dueOn", "2026-10-31"));
        var refused = await _council.PostAsync(Findings, CouncilDesk.Home + "/decisions", ("meeting", "bra-2026-05"), ("text", "Vandring i oktober."), ("owner", ""), ("dueOn", ""));
        var early = await _council.PostAsync(Findings, CouncilDesk.Home + "/decisions", ("meeting", "bra-2026-05"), ("text", "Vandring."), ("owner", "Parkenheten"), ("dueOn", "2026-01-01"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (kept.Status, refused.Status, early.Status));
        Assert.Contains("Vandring i oktober.", (await _council.GetAsync(CouncilDesk.Home, "text/html")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ny belysning på Ågatan!", "ny-belysning-pa-agatan")]
    [InlineData("  ", "utan-namn")]
    [InlineData("Öppet -- på loven (2027)", "oppet-pa-loven-2027")]
    public void A_title_becomes_an_id_of_small_letters_digits_and_hyphens(string title, string id) => Assert.Equal(id, CouncilForms.IdOf(title));
}
