using System.Net;
using System.Web;
using Geo.Service.Serving;
using Geo.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace Geo.Tests.Service.Desk;

/// <summary>Tokens, states and codes that are forged, old, or somebody else's let no one in.</summary>
[Collection(nameof(DeskService))]
public sealed class ForgedSignInTests(DeskService desk) : IAsyncLifetime
{
    private FalseIssuer _issuer = null!;
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        _issuer = await FalseIssuer.StartAsync();
        _app = await desk.StartAsync(settings => settings with { Oidc = new() { Authority = new(_issuer.Address), ClientId = "geo" }, Secret = DeskSecret.Fleeting(), FailuresBeforeLockout = 3 });
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_right_token_lets_in_and_leads_to_where_one_wanted_to_go_and_nowhere_else()
    {
        foreach (var (wanted, led) in new[] { ("/audit?action=a", "/audit?action=a"), ("https://elsewhere.example/", "/"), ("//elsewhere.example", "/"), ("/\\elsewhere.example", "/"), ("/a\r\nSet-Cookie: b", "/") })
        {
            using var visitor = new DeskVisitor(_app.ListeningAddress());
            var answer = await ReturnAsync(visitor, "", wanted);

            Assert.Equal((HttpStatusCode.OK, $"0;url={led}"), (answer.Status, answer.Header("Refresh")));
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/audit", "text/html")).Status);
        }
    }

    [Theory]
    [InlineData("key")]
    [InlineData("unsigned")]
    [InlineData("changed")]
    [InlineData("expired")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("nonce")]
    public async Task A_token_that_is_not_right_lets_no_one_in(string fault)
    {
        using var visitor = new DeskVisitor(_app.ListeningAddress());
        var answer = await ReturnAsync(visitor, fault, "/");

        await IsRefusedAsync(visitor, answer);
    }

    [Fact]
    public async Task Another_browser_s_sign_in_a_made_up_state_and_a_code_used_twice_let_no_one_in()
    {
        using var victim = new DeskVisitor(_app.ListeningAddress());
        using var attacker = new DeskVisitor(_app.ListeningAddress());
        var back = await StartAsync(attacker, "", "/");
        await IsRefusedAsync(victim, await victim.GetAsync(back, "text/html"));
        await IsRefusedAsync(victim, await victim.GetAsync("/sign-in/callback?code=abc&state=abc", "text/html"));
        Assert.Equal(HttpStatusCode.OK, (await attacker.GetAsync(back, "text/html")).Status);
        attacker.Cookies.Remove("__Host-geo-desk");

        await IsRefusedAsync(attacker, await attacker.GetAsync(back, "text/html"));

        // Three failures: the address waits.
        (await victim.GetAsync("/sign-in/start")).IsProblem(429, "too-many-requests");
    }

    [Fact]
    public async Task A_sign_in_that_does_not_answer_is_told_as_such()
    {
        await using var app = await desk.StartAsync(settings => settings with { Oidc = new() { Authority = new("http://127.0.0.1:1"), ClientId = "geo" }, Secret = DeskSecret.Fleeting() });
        using var visitor = new DeskVisitor(app.ListeningAddress());

        (await visitor.GetAsync("/sign-in/start")).IsProblem(503, "sign-in-away");
    }

    private async Task IsRefusedAsync(DeskVisitor visitor, Answer answer)
    {
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain("__Host-geo-desk", visitor.Cookies.Keys);
        (await visitor.GetAsync("/account")).IsProblem(401, "sign-in-required");
        Assert.Equal(("refused-sign-in", "not-confirmed"), (await desk.LogAsync(1)).Select(line => (line.Action, line.Subject)).Single());
    }

    private async Task<Answer> ReturnAsync(DeskVisitor visitor, string fault, string to) => await visitor.GetAsync(await StartAsync(visitor, fault, to), "text/html");

    // As the provider would send the browser back.
    private async Task<string> StartAsync(DeskVisitor visitor, string fault, string to)
    {
        var sent = await visitor.GetAsync("/sign-in/start?to=" + Uri.EscapeDataString(to));
        var asked = HttpUtility.ParseQueryString(new Uri(sent.Header("Location")!).Query);
        Assert.Equal(("code", "S256"), (asked["response_type"], asked["code_challenge_method"]));
        _issuer.Token = _issuer.Make(asked["nonce"]!, fault);
        return $"/sign-in/callback?code=abc&state={Uri.EscapeDataString(asked["state"]!)}";
    }
}
