using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Geo.Service.Serving;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Desk;

/// <summary>What somebody who should not have it tries to get.</summary>
[Collection(nameof(DeskService))]
public partial class DeskAttackTests(DeskService desk)
{
    // How long a slow sender is tried: nobody who is cut off at all takes as long.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task What_another_site_sends_is_refused_with_and_without_the_form_s_token()
    {
        using var visitor = await DeskVisitor.SignInAsync(desk.Address, "coordinator");
        var token = Token().Match((await visitor.GetAsync("/keys/exempelstad", "text/html")).Text);
        (string, string)[] fields = [(token.Groups["name"].Value, token.Groups["value"].Value), ("reporter", DeskService.OtherReporter), ("days", "30"), ("reason", "prov")];

        (await visitor.SendFormAsync("/keys/exempelstad", fields[1..])).IsProblem(403, "not-allowed");
        foreach (var (header, value) in new[] { ("Origin", "https://elsewhere.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site") })
        {
            (await SendAsync(visitor, fields, header, value)).IsProblem(403, "not-allowed");
        }

        using var other = await DeskVisitor.SignInAsync(desk.Address, "coordinator");
        (await other.SendFormAsync("/keys/exempelstad", fields)).IsProblem(403, "not-allowed");
        using var json = new HttpRequestMessage(HttpMethod.Post, "/processes/plan-check/execution") { Content = new StringContent("{\"inputs\":{}}", Encoding.UTF8, "text/plain") };
        (await visitor.SendAsync(json)).IsProblem(403, "not-allowed");
        Assert.DoesNotContain(await desk.LogAsync(), line => line.Action == "made-key" && line.Reason == "prov");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(visitor, fields, "Origin", desk.Address)).Status);
    }

    [Fact]
    public async Task Signing_in_makes_a_new_session_and_ends_the_one_that_was_planted()
    {
        using var attacker = await DeskVisitor.SignInAsync(desk.Address, "reporter");
        var planted = attacker.Cookies["__Host-geo-desk"];
        using var victim = new DeskVisitor(desk.Address) { Cookies = { ["__Host-geo-desk"] = planted } };
        await victim.PostAsync("/sign-in", "/sign-in", ("role", "coordinator"));

        Assert.NotEqual(planted, victim.Cookies["__Host-geo-desk"]);
        Assert.Equal(HttpStatusCode.OK, (await victim.GetAsync("/audit", "text/html")).Status);
        (await attacker.GetAsync("/account")).IsProblem(401, "sign-in-required");
    }

    [Fact]
    public async Task A_cookie_that_is_changed_another_process_s_or_of_a_session_that_is_over_is_worth_nothing()
    {
        await using var other = await desk.StartAsync(settings => settings with { Demo = true });
        using var foreigner = await DeskVisitor.SignInAsync(other.ListeningAddress(), "coordinator");
        using var visitor = await DeskVisitor.SignInAsync(desk.Address, "planner");
        var own = visitor.Cookies["__Host-geo-desk"];
        foreach (var cookie in (string[])[foreigner.Cookies["__Host-geo-desk"], own[..^6] + "AAAAAA", own[..40], "coordinator"])
        {
            using var thief = new DeskVisitor(desk.Address) { Cookies = { ["__Host-geo-desk"] = cookie } };
            (await thief.GetAsync("/account")).IsProblem(401, "sign-in-required");
        }

        await visitor.PostAsync("/account", "/sign-out");
        using var late = new DeskVisitor(desk.Address) { Cookies = { ["__Host-geo-desk"] = own } };
        (await late.GetAsync("/account")).IsProblem(401, "sign-in-required");
    }

    [Fact]
    public async Task A_session_ends_when_nothing_is_done_and_when_its_time_is_up_whatever_is_done()
    {
        var clock = new HandClock();
        var sessions = new SessionRegistry(clock, desk.Settings());
        var (idle, busy) = (sessions.Start("a", null), sessions.Start("b", null));
        for (var minutes = 20; minutes < 600; minutes += 20)
        {
            clock.Move(TimeSpan.FromMinutes(20));
            Assert.True(sessions.IsAlive(busy));
        }

        Assert.False(sessions.IsAlive(idle));
        clock.Move(TimeSpan.FromMinutes(20.1));
        Assert.False(sessions.IsAlive(busy));
        await using var short_ = await desk.StartAsync(settings => settings with { Demo = true, IdleSession = TimeSpan.FromSeconds(5) });
        using var visitor = await DeskVisitor.SignInAsync(short_.ListeningAddress(), "planner");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account")).Status);
        await Task.Delay(5_500);
        (await visitor.GetAsync("/account")).IsProblem(401, "sign-in-required");
    }

    [Fact]
    public async Task A_key_reads_its_own_organisation_s_reports_and_nothing_else_and_ends_when_it_is_taken_back_or_old()
    {
        using var coordinator = await DeskVisitor.SignInAsync(desk.Address, "coordinator");
        var (key, id) = await MakeKeyAsync(coordinator, DeskService.OtherReporter);
        using var program = new DeskVisitor(desk.Address) { Key = key };
        var listed = (await program.GetAsync("/reports/exempelstad")).Json.GetProperty("reports");
        var own = listed.EnumerateArray().Single();

        Assert.Equal(DeskService.OtherReporter, own.GetProperty("reporter").GetString());
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync($"/reports/exempelstad/{own.GetProperty("id")}")).Status);
        Assert.Equal($"key:{id}", (await program.GetAsync("/account")).Json.GetProperty("person").GetString());
        foreach (var address in (string[])["/audit", "/people", "/keys/exempelstad", "/checks/exempelstad", "/reports/annanstad"])
        {
            (await program.GetAsync(address)).IsProblem(404, "not-found");
        }

        // Another organisation's, by its number: the coordinator sees it, the key does not.
        var all = (await coordinator.GetAsync("/reports/exempelstad")).Json.GetProperty("reports").EnumerateArray();
        var others = all.First(report => report.GetProperty("reporter").GetString() == DeskService.OwnReporter).GetProperty("id").GetInt64();
        (await program.GetAsync($"/reports/exempelstad/{others}")).IsProblem(404, "not-found");

        program.Key = key[..^1] + (key[^1] == '0' ? '1' : '0');
        (await program.GetAsync("/account")).IsProblem(401, "sign-in-required");
        program.Key = key;
        Assert.Contains(id, (await coordinator.GetAsync("/keys/exempelstad", "text/html")).Text, StringComparison.Ordinal);
        await desk.ExecuteAsync($"UPDATE work.api_key SET expires_at = now() - interval '1 second' WHERE id = '{id}'");
        (await program.GetAsync("/account")).IsProblem(401, "sign-in-required");
        await desk.ExecuteAsync($"UPDATE work.api_key SET expires_at = now() + interval '1 day' WHERE id = '{id}'");
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.PostAsync("/keys/exempelstad", "/keys/exempelstad/revoked", ("key", id), ("reason", "Slutat"))).Status);
        (await program.GetAsync("/account")).IsProblem(401, "sign-in-required");
        var log = await desk.LogAsync(40);
        Assert.Contains(log, line => (line.Action, line.Subject, line.Reason) == ("made-key", $"key/{id}", "Prov"));
        Assert.Contains(log, line => (line.Action, line.Subject, line.Reason) == ("revoked-key", $"key/{id}", "Slutat"));
        Assert.Contains(log, line => (line.Action, line.Person) == ("read-report", $"key:{id}"));
        foreach (var fault in (string[])["key-forged", "key-expired", "key-revoked"])
        {
            Assert.Contains(log, line => (line.Action, line.Subject) == ("refused-sign-in", fault));
        }
    }

    [Fact]
    public async Task Who_guesses_at_keys_is_shut_out_and_let_in_again_after_a_while()
    {
        await using var app = await desk.StartAsync(settings => settings with { Demo = true, FailuresBeforeLockout = 5, Lockout = TimeSpan.FromSeconds(8) });
        using var coordinator = await DeskVisitor.SignInAsync(app.ListeningAddress(), "coordinator");
        var (key, _) = await MakeKeyAsync(coordinator, DeskService.OwnReporter);
        using var guesser = new DeskVisitor(app.ListeningAddress());
        for (var i = 0; i < 5; i++)
        {
            guesser.Key = $"geo_{i:x12}_{new string('0', 64)}";
            (await guesser.GetAsync("/account")).IsProblem(401, "sign-in-required");
        }

        // Now the right one too: a guesser does not learn that it was.
        guesser.Key = key;
        var locked = (await guesser.GetAsync("/account")).IsProblem(429, "too-many-requests");
        Assert.InRange(int.Parse(locked.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 8);
        await Task.Delay(8_100);
        Assert.Equal(HttpStatusCode.OK, (await guesser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task A_job_is_its_starter_s_alone()
    {
        using var planner = await DeskVisitor.SignInAsync(desk.Address, "planner");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/processes/plan-check/execution") { Content = new StringContent("{\"inputs\":{\"municipality\":\"exempelstad\"}}", Encoding.UTF8, "application/json"), Headers = { { "Prefer", "respond-async" } } };
        var started = await planner.SendAsync(request);
        var job = new Uri(started.Header("Location")!).AbsolutePath;
        using var coordinator = await DeskVisitor.SignInAsync(desk.Address, "coordinator");

        Assert.Equal(HttpStatusCode.Created, started.Status);
        Assert.Equal(HttpStatusCode.OK, (await planner.GetAsync(job)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync(job)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.SendAsync(new(HttpMethod.Delete, job))).Status);
        Assert.Equal(HttpStatusCode.OK, (await planner.SendAsync(new(HttpMethod.Delete, job))).Status);
        Assert.Contains(await desk.LogAsync(), line => (line.Action, line.Subject) == ("dismissed-job", job));
    }

    [Fact]
    public async Task A_coordinator_ends_a_session_and_takes_a_name_away_with_a_reason_without_numbers_of_people()
    {
        using var council = await DeskVisitor.SignInAsync(desk.Address, "council");
        using var coordinator = await DeskVisitor.SignInAsync(desk.Address, "coordinator");

        (await coordinator.PostAsync("/people", "/people/ended", ("person", "demo-council"), ("reason", ""))).IsProblem(400, "invalid-body");
        Assert.Equal(HttpStatusCode.OK, (await council.GetAsync("/account")).Status);
        await coordinator.PostAsync("/people", "/people/ended", ("person", "demo-council"), ("reason", "Slutade, 19800101-1234"));
        (await council.GetAsync("/account")).IsProblem(401, "sign-in-required");
        Assert.Contains("Demo: ledamot i BRÅ", (await coordinator.GetAsync("/people", "text/html")).Text, StringComparison.Ordinal);
        await coordinator.PostAsync("/people", "/people/forgotten", ("person", "demo-council"), ("reason", "Slutat"));
        Assert.Contains("(namnet borttaget)", (await coordinator.GetAsync("/people", "text/html")).Text, StringComparison.Ordinal);
        var ended = (await desk.LogAsync()).First(line => line.Action == "ended-session");
        Assert.DoesNotContain("1234", ended.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_searched_turned_and_taken_out_as_a_file()
    {
        using var coordinator = await DeskVisitor.SignInAsync(desk.Address, "coordinator");
        await desk.ExecuteAsync("INSERT INTO audit.event (at, municipality, role, person, action, subject, reason) SELECT now(), '9901', 'planner', 'x', 'tried', '=1+1', 'rad ' || n FROM generate_series(1, 250) AS n");
        var (address, pages, seen) = ("/audit?action=tried", 0, new HashSet<string>());
        while (address.Length > 0)
        {
            var page = (await coordinator.GetAsync(address, "text/html")).Text;
            seen.UnionWith(Row().Matches(page).Select(row => row.Value));
            address = Next().Match(page) is { Success: true } next ? WebUtility.HtmlDecode(new Uri(WebUtility.HtmlDecode(next.Groups[1].Value)).PathAndQuery) : "";
            pages++;
        }

        var file = (await coordinator.GetAsync("/audit?action=tried&f=csv")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((3, 250, 251), (pages, seen.Count, file.Length));
        Assert.Equal("id,at,municipality,role,person,action,subject,reason", file[0]);
        Assert.DoesNotContain(",=1+1", file[1], StringComparison.Ordinal);
        Assert.Single((await coordinator.GetAsync("/audit?to=2020-01-01&f=csv")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        (await coordinator.GetAsync("/audit?from=igår", "*/*")).IsProblem(400, "invalid-parameter");
        (await coordinator.GetAsync("/audit?why=x", "*/*")).IsProblem(400, "unknown-parameter");
    }

    [Fact]
    public async Task Who_sends_too_much_is_stopped_at_its_size()
    {
        using var planner = await DeskVisitor.SignInAsync(desk.Address, "planner");
        using var large = new HttpRequestMessage(HttpMethod.Post, "/checks/exempelstad") { Content = new MultipartFormDataContent { { new ByteArrayContent(new byte[40 * 1024 * 1024]), "file", "plan.zip" } } };
        large.Headers.ExpectContinue = true;
        (await planner.SendAsync(large)).IsProblem(413, "too-large");
        using var coordinator = await DeskVisitor.SignInAsync(desk.Address, "coordinator");
        using var many = new HttpRequestMessage(HttpMethod.Post, "/people/ended") { Content = new FormUrlEncodedContent(Enumerable.Range(0, 5_000).Select(i => KeyValuePair.Create($"f{i}", "x"))) };
        (await coordinator.SendAsync(many)).IsProblem(400, "invalid-body");
    }

    // Kestrel's limits: 10 s for the headers, and at least 240 bytes a second of a body after 5 s.
    [Fact]
    public async Task Who_sends_slowly_is_cut_off_and_who_hangs_up_leaves_nothing_behind()
    {
        var before = (await desk.LogAsync(1))[0].Id;
        var slow = await Task.WhenAll(
            TrickleAsync("GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n", "X-Slow: a\r\n"),
            TrickleAsync("POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nrole=", "a"));
        using (var hangs = new TcpClient())
        {
            await hangs.ConnectAsync("127.0.0.1", new Uri(desk.Address).Port);
            await hangs.GetStream().WriteAsync("POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nrole=coord"u8.ToArray());
        }

        Assert.All(slow, seconds => Assert.InRange(seconds, 1, Patience.TotalSeconds));
        using var visitor = new DeskVisitor(desk.Address);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/sign-in", "text/html")).Status);
        Assert.DoesNotContain(await desk.LogAsync(), line => line.Id > before && line.Action == "signed-in");
    }

    private static async Task<Answer> SendAsync(DeskVisitor visitor, (string Name, string Value)[] fields, string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/keys/exempelstad") { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.TryAddWithoutValidation(header, value);
        return await visitor.SendAsync(request);
    }

    private static async Task<(string Key, string Id)> MakeKeyAsync(DeskVisitor coordinator, string reporter)
    {
        var made = await coordinator.PostAsync("/keys/exempelstad", "/keys/exempelstad", ("reporter", reporter), ("days", "30"), ("reason", "Prov"));
        var key = Key().Match(made.Text);
        Assert.True(key.Success, made.Text);
        Assert.DoesNotContain(key.Value, (await coordinator.GetAsync("/keys/exempelstad", "text/html")).Text, StringComparison.Ordinal);
        return (key.Value, key.Groups[1].Value);
    }

    // How many seconds until the other side closes.
    private async Task<double> TrickleAsync(string first, string more)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", new Uri(desk.Address).Port);
        var (stream, clock) = (socket.GetStream(), Stopwatch.StartNew());
        await stream.WriteAsync(Encoding.ASCII.GetBytes(first));
        var closed = Task.Run(async () =>
        {
            var bytes = new byte[1024];
            try
            {
                while (await stream.ReadAsync(bytes) > 0)
                {
                }
            }
            catch (IOException)
            {
            }
        });
        while (clock.Elapsed < Patience && await Task.WhenAny(closed, Task.Delay(500)) != closed)
        {
            try
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(more));
            }
            catch (IOException)
            {
                break;
            }
        }

        return clock.Elapsed.TotalSeconds;
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("geo_([0-9a-f]{12})_[0-9a-f]{64}")]
    private static partial Regex Key();

    [GeneratedRegex("rad [0-9]+")]
    private static partial Regex Row();

    [GeneratedRegex("""<a href="([^"]+)" rel="next">""")]
    private static partial Regex Next();
}
