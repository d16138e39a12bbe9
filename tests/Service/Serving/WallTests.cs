using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Geo.Database;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Serving;
using Geo.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace Geo.Tests.Service.Serving;

/// <summary>The wall between the public and the signed-in: two processes, two logins, one way in that exists in the demo
/// alone.</summary>
public partial class WallTests(PostGis postGis) : IClassFixture<PostGis>, IAsyncLifetime
{
    // Who signs in is written down: not in the template of the other tests.
    private TestDatabase _own = null!;

    public async Task InitializeAsync() => _own = await PostGis.CloneAsync();

    public async Task DisposeAsync() => await _own.DisposeAsync();

    [Theory]
    [InlineData("core.incident")]
    [InlineData("core.area")]
    [InlineData("analysis.hotspot")]
    [InlineData("analysis.area_count")]
    [InlineData("work.promise")]
    [InlineData("audit.event")]
    [InlineData("staging.incident")]
    public async Task The_public_process_s_own_connections_are_refused_every_other_schema_and_all_writing(string table)
    {
        await using var app = ServiceApp.Build(Public());
        var pool = (NpgsqlDataSource)app.Services.GetService(typeof(NpgsqlDataSource))!;

        await RefusedAsync(pool, $"SELECT * FROM {table} LIMIT 1", PostgresErrorCodes.InsufficientPrivilege);
        await RefusedAsync(pool, "DELETE FROM published.count", PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.ReadOnlySqlTransaction);
        await RefusedAsync(pool, "SET ROLE geo_desk", PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_process_that_is_given_another_login_than_its_own_refuses_to_start()
    {
        var run = await ProgramRun.RunAsync("Geo.Service", postGis.Template.Environment(), "serve", "public", "--port", "0");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("GEO_DATABASE_DESK", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_answers_says_where_and_stops_when_it_is_told()
    {
        using var process = ProgramRun.Start("Geo.Service", new Dictionary<string, string> { ["GEO_DATABASE_PUBLIC"] = postGis.Template.LoginOf(GeoRole.Public) }, "serve", "public", "--port", "0");
        var said = await process.StandardOutput.ReadLineAsync() ?? await process.StandardError.ReadToEndAsync();
        using var client = new HttpClient();
        using var answer = await client.GetAsync(Address().Match(said).Value + "/conformance");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)));
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void The_demo_s_way_in_is_refused_where_others_could_use_it()
    {
        Assert.Throws<UsageException>(() => ServiceApp.Build(Desk(demo: true) with { Address = IPAddress.Any }));
        Assert.Throws<UsageException>(() => ServiceApp.Build(Desk(demo: true) with { PublicAddress = new("https://desk.example") }));
        Assert.Throws<UsageException>(() => ServiceApp.Build(Public() with { Demo = true }));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/processes")]
    [InlineData("/api")]
    [InlineData("/jobs/abc")]
    [InlineData("/finns/inte")]
    [InlineData("/collections")]
    public async Task Who_is_not_signed_in_is_told_the_same_of_every_address(string path)
    {
        await using var desk = await StartAsync(Desk(demo: true));
        using var client = Client(desk);
        using var program = await client.GetAsync(path);
        using var page = await client.SendAsync(new(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } });

        (await Answer.ReadAsync(program)).IsProblem(401, "sign-in-required");
        Assert.Equal((HttpStatusCode.Redirect, path == "/" ? "/sign-in" : $"/sign-in?to={Uri.EscapeDataString(path)}"), (page.StatusCode, page.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task In_the_demo_whoever_chooses_a_role_is_in_and_out_again()
    {
        await using var desk = await StartAsync(Desk(demo: true));
        using var client = Client(desk);
        var (form, token, formCookie) = await FormAsync(client);
        using var signedIn = await PostAsync(client, "/sign-in", formCookie, (form, token), ("role", "planner"));
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("__Host-geo-desk=", StringComparison.Ordinal));
        var session = $"{formCookie}; {cookie.Split(';')[0]}";
        using var start = await GetAsync(client, "/", session);
        using var missing = await GetAsync(client, "/finns/inte", session);

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.All((string[])["httponly", "secure", "samesite=strict"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(HttpStatusCode.OK, start.StatusCode);
        Assert.Contains("planarkitekt", await start.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (await Answer.ReadAsync(missing)).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task Without_the_form_s_own_token_or_with_an_unknown_role_no_one_is_let_in()
    {
        await using var desk = await StartAsync(Desk(demo: true));
        using var client = Client(desk);
        var (form, token, formCookie) = await FormAsync(client);
        using var forged = await PostAsync(client, "/sign-in", formCookie, ("role", "planner"));
        using var unknown = await PostAsync(client, "/sign-in", formCookie, (form, token), ("role", "owner"));

        Assert.Equal((HttpStatusCode.Forbidden, false), (forged.StatusCode, forged.Headers.Contains("Set-Cookie")));
        Assert.Equal((HttpStatusCode.BadRequest, false), (unknown.StatusCode, unknown.Headers.Contains("Set-Cookie")));
    }

    [Fact]
    public async Task Outside_the_demo_there_is_no_way_in()
    {
        await using var desk = await StartAsync(Desk(demo: false));
        using var client = Client(desk);
        using var page = await client.GetAsync("/sign-in");
        using var post = await PostAsync(client, "/sign-in", "", ("role", "planner"));

        Assert.DoesNotContain("<form", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(post.StatusCode is HttpStatusCode.Unauthorized, post.StatusCode.ToString());
        Assert.False(post.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Before_the_first_release_every_address_answers_that_there_is_nothing_yet()
    {
        await using var app = await StartAsync(Public());
        using var client = Client(app);
        foreach (var path in (string[])["/", "/collections", "/collections/areas", "/collections/themes", "/collections/areas/tiles/SWEREF99TM", "/collections/areas/tiles/SWEREF99TM/0/0/0", "/?f=html"])
        {
            using var answer = await client.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, path);
        }

        foreach (var collection in PublishedCollections.All)
        {
            using var answer = await client.GetAsync($"/collections/{collection.Id}/items");
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{collection.Id}: {await answer.Content.ReadAsStringAsync()}");
            Assert.Equal(0, (await Answer.ReadAsync(answer)).Json.GetProperty("numberMatched").GetInt32());
        }
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_to_wait()
    {
        await using var app = await StartAsync(Public() with { RequestsPerSecond = 1 });
        using var client = Client(app);
        var statuses = new List<Answer>();
        for (var i = 0; i < 12; i++)
        {
            using var answer = await client.GetAsync("/conformance");
            statuses.Add(await Answer.ReadAsync(answer));
        }

        var refused = statuses.First(answer => answer.Status != HttpStatusCode.OK).IsProblem(429, "too-many-requests");
        Assert.Equal(10, statuses.TakeWhile(answer => answer.Status == HttpStatusCode.OK).Count());
        Assert.NotNull(refused.Header("Retry-After"));
    }

    private static async Task<WebApplication> StartAsync(ServeSettings settings)
    {
        var app = ServiceApp.Build(settings);
        await app.StartAsync();
        return app;
    }

    private static HttpClient Client(WebApplication app) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(app.ListeningAddress()) };

    private static async Task<(string Name, string Token, string Cookie)> FormAsync(HttpClient client)
    {
        using var page = await client.GetAsync("/sign-in");
        var field = Token().Match(await page.Content.ReadAsStringAsync());
        return (field.Groups["name"].Value, field.Groups["value"].Value, page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string cookie, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?f=html");
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        return await client.SendAsync(request);
    }

    private static async Task RefusedAsync(NpgsqlDataSource pool, string sql, params string[] states)
    {
        await using var command = pool.CreateCommand(sql);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Contains(refused.SqlState, states);
    }

    private ServeSettings Public() => new() { Zone = ServiceZone.Public, Database = postGis.Template.LoginOf(GeoRole.Public), Connections = 2 };

    private ServeSettings Desk(bool demo) => new() { Zone = ServiceZone.Desk, Database = _own.LoginOf(GeoRole.Desk), Demo = demo, Connections = 2 };

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]+)""")]
    private static partial Regex Token();
}
