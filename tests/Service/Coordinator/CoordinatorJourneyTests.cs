using System.Globalization;
using Geo.Tests.Support;
using Microsoft.Playwright;

namespace Geo.Tests.Service.Coordinator;

/// <summary>The coordinator's way from a report on a phone to a site that anyone may read, in a real browser, by keyboard alone.</summary>
[Collection(nameof(DemoRun))]
public sealed class CoordinatorJourneyTests(DemoRun demo)
{
    private const int Phone = 360;

    [Fact]
    public async Task A_report_on_a_phone_becomes_finding_measure_promise_follow_up_and_an_approved_release_that_the_site_shows()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await browser.ContextAsync(Phone);
        var keys = new Keyboard(await context.NewPageAsync(), desk.Address);
        await keys.GoAsync("/sign-in");
        await keys.CheckAsync("säkerhetssamordnare");
        await keys.PressAsync("Logga in");

        // The report.
        await keys.GoAsync("/est/exempelstad");
        await keys.ChooseAsync("Vem rapporterar?", "Exempelbostäder AB");
        await keys.ChooseAsync("Vad hände?", "Trasig belysning");
        await keys.DateAsync("Vilken dag?", new(2026, 11, 20));
        await keys.WriteAsync("Var?", "Stora torget");
        await keys.WriteAsync("Vad såg ni?", "Fyra lampor är släckta längs gångvägen.");
        await keys.PressAsync("Skicka rapporten");
        await keys.SeeAsync("Kvitto");
        var report = new Uri(keys.Page.Url).AbsolutePath;
        await keys.FollowAsync("Skriv ett nytt fynd av rapporten");

        // Finding, measure, promise, follow-up.
        await keys.WriteAsync("Rubrik", "Släckta lampor vid torget");
        await keys.WriteAsync("Text", "Gångvägen vid torget är mörk på kvällarna.");
        await keys.DateAsync("Sett den", new(2026, 11, 20));
        await keys.ChooseAsync("Läge", "gäller");
        await keys.PressAsync("Spara");
        await keys.SeeAsync("Sparat.");
        await keys.FollowAsync("Ny åtgärd för fyndet");
        await keys.WriteAsync("Rubrik", "Laga lamporna vid torget");
        await keys.ChooseAsync("Fokusområde", 1);
        await keys.WriteAsync("Problemet i ord för allmänheten", "Lampor vid torget är släckta.");
        await keys.WriteAsync("Ansvarig enhet", "Gatuenheten");
        await keys.ChooseAsync("Läge", "pågår");
        await keys.DateAsync("Från och med", new(2026, 11, 21));
        await keys.PressAsync("Spara");
        await keys.SeeAsync("Sparat.");
        var measure = new Uri(keys.Page.Url).Segments[^1];
        await keys.FollowAsync("Nytt löfte");
        await keys.WriteAsync("Rubrik", "Ljust kring torget");
        await keys.DateAsync("Från och med", new(2026, 11, 21));
        await keys.DateAsync("Till och med", new(2027, 4, 30));
        await keys.WriteAsync("Parter", "Exempelstads kommun");
        await keys.WriteAsync("Situationen idag", "Text", "Gångvägen är mörk på kvällarna.");
        await keys.WriteAsync("Det här ska vi åstadkomma", "Text", "Gångvägen ska vara upplyst.");
        await keys.WriteAsync("Så här ska vi göra", "Text", "Gatuenheten lagar lamporna.");
        await keys.PressAsync("Lägg till: aktivitet");
        await keys.WriteAsync("Vad som ska göras", "Lampor lagas");
        await keys.WriteAsync("Ansvarig", "Gatuenheten");
        await keys.ChooseAsync("Slag", "görs en gång");
        await keys.ChooseAsync("Läge", "pågår");
        await keys.ChooseAsync("Tid", "enligt plan");
        await keys.ChooseAsync("Belägg", "inget publicerat");
        await keys.PressAsync("Spara");
        await keys.SeeAsync("Sparat.");
        var promise = new Uri(keys.Page.Url).Segments[^1];
        await keys.GoAsync($"/chain/exempelstad/follow-ups/new?measure={measure}");
        await keys.DateAsync("Uppföljt den", new(2026, 11, 27));
        await keys.DateAsync("Från och med", new(2026, 11, 21));
        await keys.DateAsync("Till och med", new(2026, 11, 27));
        await keys.WriteAsync("Text", "Två av fyra lampor är lagade.");
        await keys.WriteAsync("Vem följde upp (roll)", "säkerhetssamordnare");
        await keys.PressAsync("Spara");
        await keys.SeeAsync("Sparat.");
        await keys.GoAsync(report);
        await keys.WriteAsync("Återkoppling till den som rapporterade", "Lamporna lagas i veckan.");
        await keys.ChooseAsync("Fynd som rapporten hör till", "Släckta lampor vid torget");
        await keys.PressAsync("Spara återkopplingen");
        await keys.SeeAsync("● given", "/est/exempelstad/list");

        // The release.
        var data = Directory.CreateTempSubdirectory("geo-desk-prov-").FullName;
        DemoRun.CopyData("exempelstad", data);
        await RunAsync(desk, "release", "build", "exempelstad");
        await keys.GoAsync("/releases/exempelstad");
        await keys.FollowAsync((await OwnDesk.QueryAsync(desk.Database, "SELECT id FROM analysis.release_candidate ORDER BY created_on DESC, length(id) DESC, id DESC LIMIT 1"))[0]);
        await keys.WriteAsync("Vad är granskat, och varför kan det publiceras?", "Granskat på arbetsbordet.");
        await keys.PressAsync("Godkänn släppet");
        await keys.SeeAsync("publiceras strax");
        var release = new Uri(keys.Page.Url).AbsolutePath;
        await RunAsync(desk, "release", "follow", "exempelstad", "--once", "--data", data);
        await keys.SeeAsync("● publicerat", release);
        var site = Path.Combine(data, "site");

        // What was written at the desk is Swedish: the site has both languages, and somebody writes the other.
        string[] written = ["Laga lamporna vid torget", "Lampor vid torget är släckta.", "Ljust kring torget", "Gångvägen är mörk på kvällarna.", "Gångvägen ska vara upplyst.", "Gatuenheten lagar lamporna.", "Lampor lagas"];
        await File.AppendAllLinesAsync(Path.Combine(data, "exempelstad", "content", "en", "translations.yml"), written.Select((text, i) => $"- sv: \"{text}\"\n  en: \"Text {i} in English\""));
        (await ProgramRun.RunAsync("Geo.Generator", new Dictionary<string, string>(), "build", "--release", Path.Combine(data, "exempelstad", "release", "current"), "--content", Path.Combine(data, "exempelstad", "content"), "--out", site)).Succeeded();

        Assert.Contains("Ljust kring torget", await File.ReadAllTextAsync(Path.Combine(site, "loften", promise, "index.html")), StringComparison.Ordinal);
        Assert.Contains("Granskat på arbetsbordet.", string.Concat(Directory.EnumerateFiles(site, "datapackage.json", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
        Assert.Contains("Laga lamporna vid torget", await File.ReadAllTextAsync(Path.Combine(site, "atgarder", "index.html")), StringComparison.Ordinal);
        foreach (var address in (string[])["/", "/coordination/exempelstad", "/est/exempelstad", "/est/exempelstad/list", report, "/chain/exempelstad/promises", $"/chain/exempelstad/promises/{promise}", $"/chain/exempelstad/promises/{promise}/history", "/chain/exempelstad/findings/new", "/chain/exempelstad/meetings/new", "/releases/exempelstad", release, release + "/preview", "/indicators/exempelstad", "/tib/exempelstad"])
        {
            await TestBrowser.CheckAsync(context, desk.Address, address);
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task What_is_being_written_is_kept_by_itself_and_stands_when_the_page_is_opened_again()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await browser.ContextAsync(1280);
        var keys = new Keyboard(await context.NewPageAsync(), desk.Address);
        await keys.GoAsync("/sign-in");
        await keys.CheckAsync("säkerhetssamordnare");
        await keys.PressAsync("Logga in");
        await keys.GoAsync("/chain/exempelstad/findings/new");
        await keys.WriteAsync("Rubrik", "Halvskrivet fynd");
        await keys.Page.GetByText("Utkastet är sparat").WaitForAsync();

        await keys.GoAsync("/chain/exempelstad/findings/new");

        Assert.Equal("Halvskrivet fynd", await keys.Page.GetByLabel("Rubrik").InputValueAsync());
    }

    private static async Task RunAsync(OwnDesk desk, params string[] arguments) => (await ProgramRun.RunAsync("Geo.Service", desk.Database.Environment(), arguments)).Succeeded();

    /// <summary>Uses a page by Tab, arrows, letters and Return: what the mouse alone could reach is not reached.</summary>
    private sealed class Keyboard(IPage page, string address)
    {
        private const int MostTabs = 250;

        public IPage Page => page;

        public Task<IResponse?> GoAsync(string path) => page.GotoAsync(address + path);

        public async Task WriteAsync(string label, string text) => await WriteAsync(page.GetByLabel(label).First, text);

        public async Task WriteAsync(string group, string label, string text) => await WriteAsync(page.GetByRole(AriaRole.Group, new() { Name = group, Exact = true }).GetByLabel(label).First, text);

        public async Task ChooseAsync(string label, string words)
        {
            var select = page.GetByLabel(label).First;
            await TabToAsync(select);
            var wanted = await select.Locator("option").EvaluateAllAsync<int>($"options => options.findIndex(option => option.label.trim() === {System.Text.Json.JsonSerializer.Serialize(words)})");
            Assert.True(wanted >= 0, $"{label}: {words} finns inte");
            await ArrowsAsync(select, wanted);
        }

        public async Task ChooseAsync(string label, int number)
        {
            var select = page.GetByLabel(label).First;
            await TabToAsync(select);
            await ArrowsAsync(select, number);
        }

        public async Task DateAsync(string label, DateOnly day)
        {
            var field = page.GetByLabel(label).First;
            await TabToAsync(field);

            // In the order of the browser's own language, which headless is American.
            await page.Keyboard.TypeAsync(day.ToString("MMddyyyy", CultureInfo.InvariantCulture));
            Assert.Equal(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), await field.InputValueAsync());
        }

        public async Task CheckAsync(string label)
        {
            var radio = page.GetByLabel(label, new() { Exact = true });
            await TabToAsync(page.GetByRole(AriaRole.Radio).First);
            for (var i = 0; i < 20 && !await radio.IsCheckedAsync(); i++)
            {
                await page.Keyboard.PressAsync(i == 0 ? "Space" : "ArrowDown");
            }

            Assert.True(await radio.IsCheckedAsync());
        }

        public async Task PressAsync(string button) => await ReturnAsync(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last);

        public async Task FollowAsync(string link) => await ReturnAsync(page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First);

        public async Task SeeAsync(string text, string? at = null)
        {
            if (at is not null)
            {
                await GoAsync(at);
            }

            var shown = await page.Locator("main").InnerTextAsync();
            Assert.True(shown.Contains(text, StringComparison.Ordinal), $"{page.Url}: {text} syns inte\n{shown}");
        }

        private async Task WriteAsync(ILocator field, string text)
        {
            await TabToAsync(field);
            await page.Keyboard.TypeAsync(text);
        }

        private async Task ArrowsAsync(ILocator select, int wanted)
        {
            await page.Keyboard.PressAsync("Home");
            for (var i = 0; i < wanted; i++)
            {
                await page.Keyboard.PressAsync("ArrowDown");
            }

            Assert.Equal(wanted, await select.EvaluateAsync<int>("select => select.selectedIndex"));
        }

        private async Task ReturnAsync(ILocator target)
        {
            await TabToAsync(target);
            var loaded = new TaskCompletionSource();
            void Told(object? sender, IPage of) => loaded.TrySetResult();
            page.Load += Told;
            await page.Keyboard.PressAsync("Enter");
            await loaded.Task.WaitAsync(TimeSpan.FromMinutes(2));
            page.Load -= Told;
        }

        private async Task TabToAsync(ILocator target)
        {
            await target.WaitForAsync();
            for (var i = 0; i < MostTabs; i++)
            {
                if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                {
                    return;
                }

                await page.Keyboard.PressAsync("Tab");
            }

            Assert.Fail($"{page.Url}: {target} nås inte med tangentbordet");
        }
    }
}
