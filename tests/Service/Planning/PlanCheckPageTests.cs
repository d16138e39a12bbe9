using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Database;
using Geo.Service.Serving;
using Geo.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Geo.Tests.Service.Planning;

/// <summary>The planner's journey on the desk, in a real browser and by the process.</summary>
[Collection(nameof(DemoRun))]
public sealed class PlanCheckPageTests(DemoRun demo) : IAsyncLifetime
{
    private WebApplication _desk = null!;

    private string Address => _desk.ListeningAddress();

    public Task InitializeAsync()
    {
        _desk = ServiceApp.Build(new() { Zone = ServiceZone.Desk, Database = demo.Database.LoginOf(GeoRole.Desk), Demo = true });
        return _desk.StartAsync();
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task A_planner_uploads_each_format_writes_corners_and_picks_a_plan_and_gets_the_report()
    {
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await browser.ContextAsync(1280);
        var page = await SignInAsync(context, "planarkitekt");
        (string File, byte[] Bytes)[] files = [("kvarteret.geojson", PlanFiles.GeoJson(PlanFiles.Square)), ("kvarteret.gpkg", PlanFiles.GeoPackage(PlanFiles.Square)), ("kvarteret.zip", PlanFiles.Shapefile(PlanFiles.Square)), ("plan.json", PlanFiles.Ngp())];
        var made = new List<string>();
        foreach (var (file, bytes) in files)
        {
            await page.GotoAsync(Address + "/checks/exempelstad/new");
            await page.GetByLabel("1. Ladda upp").SetInputFilesAsync(new FilePayload { Name = file, MimeType = "application/octet-stream", Buffer = bytes });
            made.Add(await CheckAsync(page));
        }

        await page.GotoAsync(Address + "/checks/exempelstad/new");
        await page.GetByLabel("3. Eller skriv hörnen").FocusAsync();
        await page.Keyboard.InsertTextAsync("735200 6262620\n735400 6262620\n735400 6262820\n735200 6262820");
        made.Add(await CheckAsync(page));
        await page.GotoAsync(Address + "/checks/exempelstad/new");
        await page.GetByLabel("2. Eller välj").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        made.Add(await CheckAsync(page));

        Assert.Equal(made.Count, made.Distinct().Count());
        foreach (var address in (string[])["/checks", "/checks/exempelstad", "/checks/exempelstad/new", made[0], made[0] + "/report.html", made[0] + "/plan.html", $"{made[0]}/compare/{made[5][^32..]}"])
        {
            await TestBrowser.CheckAsync(context, Address, address);
        }

        var pdf = Encoding.Latin1.GetString(await (await context.APIRequest.GetAsync(Address + made[0] + "/report.pdf")).BodyAsync());
        Assert.StartsWith("%PDF", pdf, StringComparison.Ordinal);
        Assert.Contains("/MarkInfo", pdf, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", pdf, StringComparison.Ordinal);
        var gpkg = await (await context.APIRequest.GetAsync(Address + made[0] + "/report.gpkg")).BodyAsync();
        Assert.StartsWith("SQLite format 3", Encoding.ASCII.GetString(gpkg[..16]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_council_finds_no_checks_and_no_process_of_them()
    {
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await browser.ContextAsync(320);
        var page = await SignInAsync(context, "ledamot i BRÅ");

        Assert.DoesNotContain("plankontroll", await page.Locator("main").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        foreach (var address in (string[])["/checks", "/checks/exempelstad", "/processes/plan-check"])
        {
            Assert.Equal((int)HttpStatusCode.NotFound, (await context.APIRequest.GetAsync(Address + address)).Status);
        }
    }

    [Fact]
    public async Task The_process_answers_at_once_and_as_a_job_and_refuses_in_the_callers_language()
    {
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await browser.ContextAsync(1280);
        await SignInAsync(context, "planarkitekt");
        var inputs = new JsonObject { ["municipality"] = "exempelstad", ["name"] = "Program 850101-1234", ["plan"] = JsonNode.Parse(PlanFiles.GeoJson(PlanFiles.Square)) };

        var (status, now) = await ExecuteAsync(context, inputs);
        Assert.Equal(200, status);
        Assert.Equal(4, now.GetProperty("report").GetProperty("themes")[0].GetProperty("rings").GetArrayLength());
        Assert.Equal("Program [personnummer]", now.GetProperty("report").GetProperty("question").GetProperty("name").GetString());
        var (accepted, job) = await ExecuteAsync(context, inputs, ("Prefer", "respond-async"));
        Assert.Equal(201, accepted);
        JsonElement later = default;
        for (var attempt = 0; attempt < 1_200 && !later.TryGetPropertySafely("report"); attempt++)
        {
            await Task.Delay(100);
            later = JsonDocument.Parse(await (await context.APIRequest.GetAsync($"{Address}/jobs/{job.GetProperty("jobID").GetString()}/results")).BodyAsync()).RootElement;
        }

        Assert.Equal(now.GetProperty("report").GetProperty("themes").GetRawText(), later.GetProperty("report").GetProperty("themes").GetRawText());
        inputs["plan"] = Convert.ToBase64String(PlanFiles.Zip("bomb", new byte[40_000_000]));
        var (refused, problem) = await ExecuteAsync(context, inputs, ("Accept-Language", "en"));
        Assert.Equal(400, refused);
        Assert.Contains("beyond reason", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_refused_leaves_the_form_filled_in_and_says_why()
    {
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await browser.ContextAsync(320);
        var page = await SignInAsync(context, "planarkitekt");
        await page.GotoAsync(Address + "/checks/exempelstad/new");
        await page.GetByLabel("1. Ladda upp").SetInputFilesAsync(new FilePayload { Name = "punkt.geojson", MimeType = "application/geo+json", Buffer = """{"type":"Point","coordinates":[735200,6262620]}"""u8.ToArray() });
        await page.GetByLabel("Planens namn").FillAsync("Kvarteret Provet");
        await page.GetByLabel("Skede").SelectOptionAsync("granskning");
        await page.GetByLabel("Befintlig miljö").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kontrollera" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("ingen yta. Exportera planens gräns som yta (polygon). Välj filen på nytt; det andra står kvar.");
        await Assertions.Expect(page.GetByLabel("Planens namn")).ToHaveValueAsync("Kvarteret Provet");
        await Assertions.Expect(page.GetByLabel("Skede")).ToHaveValueAsync("granskning");
        await Assertions.Expect(page.GetByLabel("Befintlig miljö")).ToBeCheckedAsync();
        Assert.Empty(await TestBrowser.AxeAsync(page));

        await page.GetByLabel("1. Ladda upp").SetInputFilesAsync(new FilePayload { Name = "tom.geojson", MimeType = "application/geo+json", Buffer = [] });
        await page.GetByRole(AriaRole.Button, new() { Name = "Kontrollera" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Filen är tom.");
    }

    private async Task<(int Status, JsonElement Answer)> ExecuteAsync(IBrowserContext context, JsonObject inputs, (string Name, string Value)? header = null)
    {
        var headers = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["Accept"] = "application/json" };
        if (header is { } one)
        {
            headers[one.Name] = one.Value;
        }

        var answer = await context.APIRequest.PostAsync(
            Address + "/processes/plan-check/execution", new() { DataString = new JsonObject { ["inputs"] = inputs.DeepClone() }.ToJsonString(), Headers = headers });
        return (answer.Status, JsonDocument.Parse(await answer.BodyAsync()).RootElement);
    }

    private async Task<IPage> SignInAsync(IBrowserContext context, string role)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + "/sign-in");
        await page.GetByLabel(role).CheckAsync();
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await page.WaitForURLAsync(Address + "/");
        return page;
    }

    private static async Task<string> CheckAsync(IPage page)
    {
        await page.GetByLabel("Ny plan").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kontrollera" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Läs rapporten" }).WaitForAsync();
        return new Uri(page.Url).AbsolutePath;
    }
}

/// <summary>JSON that may not be there yet.</summary>
internal static class JsonWaiting
{
    public static bool TryGetPropertySafely(this JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);
}
