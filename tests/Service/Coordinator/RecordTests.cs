using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Geo.Database;
using Geo.Tests.Support;
using Npgsql;

namespace Geo.Tests.Service.Coordinator;

/// <summary>Records of the chain in forms: rules in words, two people at once, drafts, history, and a service that dies.</summary>
[Collection(nameof(DemoRun))]
public sealed partial class RecordTests(DemoRun demo)
{
    private const string Promise = "/chain/exempelstad/promises/2026-1";

    [Fact]
    public async Task Two_people_edit_one_promise_and_the_second_is_told_field_by_field_and_loses_nothing()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var first = await DeskClient.SignInAsync(desk.Address, "coordinator");
        using var second = await DeskClient.SignInAsync(desk.Address, "coordinator");
        var (mine, theirs) = (Fields((await second.GetAsync(Promise)).Body), Fields((await first.GetAsync(Promise)).Body));
        theirs["title"] = "Den förstas rubrik";
        theirs["contact"] = "Kommunens säkerhetssamordnare, den förstas väg";
        Event(theirs, "2026-11-20", "Den förstas händelse.");
        mine["title"] = "Den andras rubrik";
        mine["aim.text"] = "Den andras mål.";
        Event(mine, "2026-11-21", "Den andras händelse.");

        var (saved, _, _) = await first.PostAsync(Promise, Promise, Sent(theirs));
        var (late, told, _) = await second.PostAsync(Promise, Promise, Sent(mine));
        var merged = Fields(told);
        var (kept, again, _) = await second.PostAsync(Promise, Promise, Sent(merged));
        var document = (await OwnDesk.QueryAsync(desk.Database, "SELECT document::text FROM work.promise WHERE id = '2026-1'"))[0];

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (saved, late));
        Assert.Contains("Den andra sparade", told, StringComparison.Ordinal);
        Assert.Equal("Den andras rubrik", merged["title"]);
        Assert.Contains("Den förstas rubrik", told, StringComparison.Ordinal);
        Assert.True(kept == HttpStatusCode.Redirect, again);
        Assert.All((string[])["Den andras rubrik", "den förstas väg", "Den andras mål.", "Den förstas händelse.", "Den andras händelse."], text => Assert.Contains(text, document, StringComparison.Ordinal));
        Assert.DoesNotContain("Den förstas rubrik", document, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3"], await OwnDesk.QueryAsync(desk.Database, "SELECT number FROM work.revision WHERE kind = 'promises' AND id = '2026-1' ORDER BY number"));
    }

    [Fact]
    public async Task An_earlier_version_is_put_back_as_a_new_change_and_what_has_happened_stays()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        var fields = Fields((await client.GetAsync(Promise)).Body);
        var title = fields["title"];
        fields["title"] = "En rubrik som blev fel";
        Event(fields, "2026-11-20", "Rubriken ändrades.");
        await client.PostAsync(Promise, Promise, Sent(fields));

        var (status, _, _) = await client.PostAsync(Promise + "/history", Promise + "/history", ("number", "1"), ("reason", "Fel rubrik"));
        var document = (await OwnDesk.QueryAsync(desk.Database, "SELECT document::text FROM work.promise WHERE id = '2026-1'"))[0];
        var history = (await client.GetAsync(Promise + "/history")).Body;

        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Contains(title, document, StringComparison.Ordinal);
        Assert.Contains("Rubriken ändrades.", document, StringComparison.Ordinal);
        Assert.Contains("En rubrik som blev fel", history, StringComparison.Ordinal);
        Assert.Contains("Fel rubrik", string.Join(' ', await OwnDesk.QueryAsync(desk.Database, "SELECT reason FROM audit.event WHERE action = 'changed-promises'")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_breaks_the_rules_is_told_beside_its_field_and_kept_as_a_draft()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        var fields = Fields((await client.GetAsync(Promise)).Body);
        fields["activities[0].kind"] = "count-target";
        fields["activities[0].target"] = "många";
        fields["from"] = "";
        fields["events[0].text"] = "En omskriven händelse.";
        fields["aim.text"] = "Ett nytt mål, inte sparat.";
        var (wrong, shapes, _) = await client.PostAsync(Promise, Promise, Sent(fields));
        fields["activities[0].target"] = "";
        fields["from"] = "2026-01-01";
        var (rules, told, _) = await client.PostAsync(Promise, Promise, Sent(fields));
        fields["activities[0].target"] = "12";
        fields["activities[0].unit"] = "vandringar";
        var (events, rewritten, _) = await client.PostAsync(Promise, Promise, Sent(fields));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (wrong, rules, events));
        Assert.Contains("Skriv ett heltal, noll eller mer.", shapes, StringComparison.Ordinal);
        Assert.Contains("Från och med: Fyll i en dag.", shapes, StringComparison.Ordinal);
        Assert.Contains("Ett mål i antal behöver ett tal.", told, StringComparison.Ordinal);
        Assert.Contains("har hänt och skrivs inte om", rewritten, StringComparison.Ordinal);
        Assert.Contains("Ett nytt mål, inte sparat.", (await client.GetAsync(Promise)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Ett nytt mål", (await OwnDesk.QueryAsync(desk.Database, "SELECT document::text FROM work.promise WHERE id = '2026-1'"))[0], StringComparison.Ordinal);
        await client.PostAsync(Promise, Promise + "/draft/dropped");
        Assert.DoesNotContain("Ett nytt mål, inte sparat.", (await client.GetAsync(Promise)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_form_is_folded_lists_its_parts_and_opens_the_one_that_is_wrong_or_new()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        var page = (await client.GetAsync(Promise)).Body;
        var fields = Fields(page);
        fields["activities[1].target"] = "många";

        var (wrong, told, _) = await client.PostAsync(Promise, Promise, Sent(fields));
        fields["activities[1].target"] = "12";
        var (added, more, _) = await client.PostAsync(Promise, Promise, [.. Sent(fields), ("add", "activities[0].results")]);
        var (folded, faulty, grown) = (await ParseAsync(page), await ParseAsync(told), await ParseAsync(more));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (wrong, added));
        Assert.NotEmpty(folded.QuerySelectorAll("details.part"));
        Assert.Empty(folded.QuerySelectorAll("details.part[open]"));
        Assert.All(folded.QuerySelectorAll("nav.parts a"), link => Assert.NotNull(folded.QuerySelector(link.GetAttribute("href")!)));
        Assert.All(folded.QuerySelectorAll("details.part > summary .gist"), gist => Assert.NotEqual("", gist.TextContent));
        Assert.Equal(["f-activities-1-"], faulty.QuerySelectorAll("details.part[open]").Select(part => part.Id!));
        Assert.Equal("f-activities-0-", grown.QuerySelectorAll("details.part[open]")[0].Id);
        Assert.Equal(2, grown.QuerySelectorAll("details.part[open]").Length);
        Assert.NotNull(grown.QuerySelector("#" + grown.QuerySelectorAll("details.part[open]")[1].Id));
    }

    [Theory]
    [InlineData("../../ut")]
    [InlineData("new")]
    [InlineData("Å Ä")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_mark_that_cannot_stand_in_an_address_is_refused_in_words(string id)
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        const string New = "/chain/exempelstad/measures/new";

        var (status, told, _) = await client.PostAsync(New, New, ("id", id), ("title", "Lampor"), ("focusArea", "external-2"), ("finding", "Släckta lampor."), ("owner", "Gatuenheten"), ("state", "ongoing"), ("from", "2026-11-21"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Skriv små bokstäver a–z, siffror och bindestreck", told, StringComparison.Ordinal);
        Assert.Contains("value=\"Lampor\"", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_of_many_activities_is_kept_whole()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        var fields = Fields((await client.GetAsync(Promise)).Body);
        var first = fields.Where(field => field.Key.StartsWith("activities[0].", StringComparison.Ordinal)).ToList();
        var count = Enumerable.Range(0, 100).First(i => !fields.ContainsKey($"activities[{i}].text"));
        foreach (var number in Enumerable.Range(count, 30))
        {
            first.ForEach(field => fields[$"activities[{number}]{field.Key["activities[0]".Length..]}"] = field.Value);
        }

        var (kept, told, _) = await client.PostAsync(Promise, Promise, Sent(fields));

        Assert.True(fields.Count > 256);
        Assert.True(kept == HttpStatusCode.Redirect, told);
        Assert.Equal([$"{count + 30}"], await OwnDesk.QueryAsync(desk.Database, "SELECT jsonb_array_length(document -> 'activities')::text FROM work.promise WHERE id = '2026-1'"));
    }

    [Fact]
    public async Task A_version_that_is_put_back_without_a_reason_brings_the_page_back_with_what_was_chosen()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        var fields = Fields((await client.GetAsync(Promise)).Body);
        fields["title"] = "En annan rubrik";
        await client.PostAsync(Promise, Promise, Sent(fields));

        var (status, told, _) = await client.PostAsync(Promise + "/history", Promise + "/history", ("number", "1"), ("reason", ""));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Skriv varför", told, StringComparison.Ordinal);
        Assert.Contains("<option value=\"1\" selected", told, StringComparison.Ordinal);
        Assert.Contains("Lägg tillbaka", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_dies_in_the_middle_of_a_form_leaves_the_record_as_it_was_and_the_draft_that_it_had()
    {
        await using var database = await PostGis.CloneAsync(demo.Database);
        var before = await OwnDesk.QueryAsync(database, "SELECT document::text FROM work.promise ORDER BY id");
        var environment = new Dictionary<string, string> { ["GEO_DATABASE_DESK"] = database.LoginOf(GeoRole.Desk) };
        using (var service = ProgramRun.Start("Geo.Service", environment, "serve", "desk", "--demo", "--port", "0"))
        {
            var address = Address().Match(await service.StandardOutput.ReadLineAsync() ?? "").Value;
            using var client = await DeskClient.SignInAsync(address, "coordinator");
            var fields = Fields((await client.GetAsync(Promise)).Body);
            fields["aim.text"] = "Ett mål som hann bli ett utkast.";
            await client.PostAsync(Promise, Promise + "/draft", Sent(fields));

            // The record's row is held, so that the save waits half-way; then the service is killed.
            await using var holder = new NpgsqlConnection(database.Owner + ";Pooling=false");
            await holder.OpenAsync();
            await using var held = await holder.BeginTransactionAsync();
            await using var hold = new NpgsqlCommand("SELECT FROM work.promise WHERE id = '2026-1' FOR UPDATE", holder, held);
            await hold.ExecuteNonQueryAsync();
            var saving = client.PostAsync(Promise, Promise, Sent(fields));
            await Task.Delay(500);
            Assert.False(saving.IsCompleted);
            service.Kill();
            await service.WaitForExitAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => saving);
        }

        Assert.Equal(before, await OwnDesk.QueryAsync(database, "SELECT document::text FROM work.promise ORDER BY id"));
        Assert.Empty(await OwnDesk.QueryAsync(database, "SELECT subject FROM audit.event WHERE action = 'changed-promises'"));
        using var after = ProgramRun.Start("Geo.Service", environment, "serve", "desk", "--demo", "--port", "0");
        using var back = await DeskClient.SignInAsync(Address().Match(await after.StandardOutput.ReadLineAsync() ?? "").Value, "coordinator");
        var shown = (await back.GetAsync(Promise)).Body;
        after.Kill();
        Assert.Contains("Ett mål som hann bli ett utkast.", shown, StringComparison.Ordinal);
    }

    private static Task<IHtmlDocument> ParseAsync(string page) => new HtmlParser().ParseDocumentAsync(page);

    private static void Event(Dictionary<string, string> fields, string on, string text)
    {
        var number = Enumerable.Range(0, 100).First(i => !fields.ContainsKey($"events[{i}].on"));
        (fields[$"events[{number}].on"], fields[$"events[{number}].text"]) = (on, text);
    }

    private static (string, string)[] Sent(Dictionary<string, string> fields) => [.. fields.Where(field => field.Key != "reason" && !field.Key.StartsWith("__", StringComparison.Ordinal)).Select(field => (field.Key, field.Value)), ("reason", "Prov")];

    // What a browser would send of the form that was not touched.
    private static Dictionary<string, string> Fields(string page)
    {
        var fields = new Dictionary<string, string>();
        var form = Form().Match(page).Value;
        foreach (Match input in Input().Matches(form))
        {
            var (name, type) = (Attribute(input.Value, "name"), Attribute(input.Value, "type"));
            if (name.Length > 0 && (type is not ("checkbox" or "radio") || input.Value.Contains(" checked", StringComparison.Ordinal)))
            {
                fields[name] = Attribute(input.Value, "value");
            }
        }

        foreach (Match area in Area().Matches(form))
        {
            fields[WebUtility.HtmlDecode(area.Groups["name"].Value)] = WebUtility.HtmlDecode(area.Groups["text"].Value);
        }

        foreach (Match choice in Choice().Matches(form))
        {
            fields[choice.Groups["name"].Value] = Chosen().Match(choice.Value) is { Success: true } chosen ? chosen.Groups["value"].Value : "";
        }

        return fields;
    }

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $"""\b{name}="(?<value>[^"]*)""").Groups["value"].Value);

    [GeneratedRegex("""<form class="edit".*?</form>""", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Input();

    [GeneratedRegex("""<textarea[^>]*name="(?<name>[^"]+)"[^>]*>(?<text>.*?)</textarea>""", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("""<select[^>]*name="(?<name>[^"]+)".*?</select>""", RegexOptions.Singleline)]
    private static partial Regex Choice();

    [GeneratedRegex("""<option value="(?<value>[^"]*)" selected""")]
    private static partial Regex Chosen();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
