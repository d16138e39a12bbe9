using Geo.Service.Serving;
using Geo.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Geo.Tests.Service.Desk;

/// <summary>Signing in by a real provider in a real browser: each role, none, several, and out again.</summary>
[Collection(nameof(DeskService))]
public sealed class OidcSignInTests(DeskService desk) : IAsyncLifetime
{
    private WebApplication _app = null!;
    private SignInProvider _provider = null!;

    private string Address => _app.ListeningAddress();

    public async Task InitializeAsync()
    {
        var port = SignInProvider.FreePort();
        _provider = await SignInProvider.StartAsync($"http://127.0.0.1:{port}");
        var environment = new Dictionary<string, string>
        {
            ["GEO_OIDC_AUTHORITY"] = _provider.Issuer.AbsoluteUri.TrimEnd('/'),
            ["GEO_OIDC_CLIENT_ID"] = "geo",
            ["GEO_OIDC_CLIENT_SECRET"] = "a secret of the tests",
            ["GEO_OIDC_ROLE_CLAIM"] = "groups",
            ["GEO_OIDC_ROLES"] = "planner=plan-avd; council=bra; council-external=bra-extern; coordinator=sakerhet; reporter=rapport; coordinator@9901=sakerhet-9901; council@9901=bra-9901; coordinator@0123=sakerhet-0123",
            ["GEO_DESK_SECRET"] = "a secret of the tests, long enough to be one",
        };
        _app = await desk.StartAsync(settings => settings with { Port = port, Oidc = OidcSettings.Read(environment.GetValueOrDefault), Secret = DeskSecret.Read(environment.GetValueOrDefault) });
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _provider.Dispose();
    }

    [Fact]
    public async Task Each_role_signs_in_by_the_provider_and_has_what_is_its_own_and_nothing_more()
    {
        (string Login, string Words, string May, string MayNot)[] people =
        [
            ("planerare", "planarkitekt", "/checks/exempelstad", "/people"), ("ledamot", "ledamot i BRÅ", "/account", "/checks/exempelstad"), ("utifran", "utomstående ledamot av BRÅ", "/account", "/reports/exempelstad"),
            ("samordnare", "säkerhetssamordnare", "/audit", "/nowhere"), ("rapportor", "rapportör", "/reports/exempelstad", "/checks/exempelstad"), ("flera", "ledamot i BRÅ och planarkitekt", "/checks/exempelstad", "/audit"),
        ];
        var before = (await desk.LogAsync(1)).Select(line => line.Id).SingleOrDefault();
        await using var browser = await TestBrowser.StartAsync();
        foreach (var (login, words, may, mayNot) in people)
        {
            await using var context = await ContextAsync(browser);
            var page = await SignInAsync(context, login, "/account");

            Assert.Equal(Address + "/account", page.Url);
            Assert.Contains($"Du är inloggad som {words}.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(200, (await page.GotoAsync(Address + may))!.Status);
            Assert.Equal(404, (await page.GotoAsync(Address + mayNot))!.Status);
        }

        // The store knows them by a pseudonym and the name that the provider gave, and the log by the pseudonym alone.
        var log = (await desk.LogAsync(200)).Where(line => line.Id > before && line.Action == "signed-in" && !line.Person.StartsWith("demo-", StringComparison.Ordinal)).Select(line => line.Person).Distinct().ToList();
        Assert.Equal(people.Length, log.Count);
        Assert.All(log, person => Assert.Matches("^[0-9a-f]{20}$", person));
    }

    [Fact]
    public async Task An_account_without_a_role_is_told_so_and_sees_nothing()
    {
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await ContextAsync(browser);
        var page = await SignInAsync(context, "ingen", "/");

        Assert.Contains("Ditt konto har ingen roll här", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await context.CookiesAsync(), cookie => cookie.Name == "__Host-geo-desk");
        Assert.Equal(401, (await context.APIRequest.GetAsync(Address + "/account", new() { Headers = [new("Accept", "application/json")] })).Status);
        Assert.Contains(await desk.LogAsync(), line => (line.Action, line.Subject) == ("refused-sign-in", "no-role"));
    }

    [Fact]
    public async Task A_role_that_holds_in_one_municipality_opens_nothing_of_another()
    {
        await using var browser = await TestBrowser.StartAsync();
        await using var own = await ContextAsync(browser);
        var page = await SignInAsync(own, "ortsbon", "/account");

        Assert.Contains("kommunen med kod 9901", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (await page.GotoAsync(Address + "/checks/exempelstad"))!.Status);
        Assert.Equal(200, (await page.GotoAsync(Address + "/keys/exempelstad"))!.Status);
        await page.GotoAsync(Address + "/people");
        Assert.Contains("säkerhetssamordnare i Exempelstad", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await using var foreign = await ContextAsync(browser);
        page = await SignInAsync(foreign, "grannen", "/account");
        foreach (var address in (string[])["/checks/exempelstad", "/keys/exempelstad", "/council/exempelstad", "/reports/exempelstad", "/nowhere"])
        {
            Assert.Equal(404, (await page.GotoAsync(Address + address))!.Status);
        }

        await page.GotoAsync(Address + "/people");
        Assert.DoesNotContain("ortsbon", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("grannen", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync(Address + "/audit");
        Assert.Equal(["0123"], (await page.Locator("table tbody tr td:last-child").AllInnerTextsAsync()).Distinct());
        Assert.DoesNotContain("Exempelstad", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_with_roles_in_two_municipalities_is_told_what_to_do_and_sees_nothing()
    {
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await ContextAsync(browser);
        var page = await SignInAsync(context, "tvaorter", "/");

        Assert.Contains("roller som gäller olika kommuner", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await context.CookiesAsync(), cookie => cookie.Name == "__Host-geo-desk");
        Assert.Contains(await desk.LogAsync(), line => (line.Action, line.Subject) == ("refused-sign-in", "several-municipalities"));
    }

    [Fact]
    public async Task The_session_s_cookie_is_the_host_s_own_and_out_is_out_here_and_at_the_provider()
    {
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await ContextAsync(browser);
        var page = await SignInAsync(context, "samordnare", "/account");
        var session = (await context.CookiesAsync()).Single(cookie => cookie.Name == "__Host-geo-desk");
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();
        await page.WaitForURLAsync(url => url.StartsWith(_provider.Issuer.AbsoluteUri, StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Locator("button[name=logout]").ClickAsync();
        await page.WaitForURLAsync(Address + "/sign-in");
        using var thief = new DeskVisitor(Address) { Cookies = { [session.Name] = session.Value } };

        Assert.Equal((true, true, SameSiteAttribute.Strict, "/"), (session.HttpOnly, session.Secure, session.SameSite, session.Path));
        (await thief.GetAsync("/account")).IsProblem(401, "sign-in-required");

        // The provider asks again.
        await page.GetByRole(AriaRole.Link, new() { Name = "Logga in med kommunens konto" }).ClickAsync();
        await Assertions.Expect(page.Locator("input[name=login]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_pages_of_signing_in_and_of_people_pass_axe_at_every_width()
    {
        await using var browser = await TestBrowser.StartAsync();
        await using var context = await ContextAsync(browser);
        await TestBrowser.CheckAsync(context, Address, "/sign-in");
        await SignInAsync(context, "samordnare", "/");
        foreach (var address in (string[])["/", "/account", "/people", "/keys/exempelstad", "/audit", "/audit?action=signed-in", "/reports/exempelstad"])
        {
            var (faults, _) = await TestBrowser.FaultsAsync(context, Address, address, 1280, 320);
            Assert.Empty(faults);
        }
    }

    // The provider's own pages fetch a font from elsewhere.
    private static async Task<IBrowserContext> ContextAsync(TestBrowser browser)
    {
        var context = await browser.ContextAsync(1280);
        await context.RouteAsync(url => !url.StartsWith("http://127.0.0.1:", StringComparison.Ordinal), route => route.AbortAsync());
        return context;
    }

    private async Task<IPage> SignInAsync(IBrowserContext context, string login, string to)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + to);
        await page.GetByRole(AriaRole.Link, new() { Name = "Logga in med kommunens konto" }).ClickAsync();
        await page.Locator("input[name=login]").FillAsync(login);
        await page.Locator("input[name=password]").FillAsync("x");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("button[autofocus][type=submit]").ClickAsync();
        await page.WaitForURLAsync(url => url == Address + to || url.Contains("/sign-in/callback", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        if (login is not ("ingen" or "tvaorter"))
        {
            await page.WaitForURLAsync(Address + to);
        }

        return page;
    }
}
