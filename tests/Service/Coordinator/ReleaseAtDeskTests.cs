using System.Net;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Coordinator;

/// <summary>Approving at the desk: by another login than the one that publishes, once, and whole whenever something dies.</summary>
[Collection(nameof(DemoRun))]
public sealed class ReleaseAtDeskTests(DemoRun demo) : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("geo-desk-prov-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task An_approval_says_why_is_given_once_and_stands_in_the_log_with_who_gave_it()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        var page = await BuildAsync(desk);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");

        var (empty, told, _) = await client.PostAsync(page, page, ("reason", ""));
        var (named, refused, _) = await client.PostAsync(page, page, ("reason", "Ring 070-123 45 67 om något är fel"));
        var (approved, _, _) = await client.PostAsync(page, page, ("reason", "Granskat"), ("registryNumber", "KS 2026/12"));
        var (_, waits) = await client.GetAsync(page);
        var (preview, shown) = await client.GetAsync(page + "/preview");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.OK), (empty, named, approved, preview));
        Assert.Contains("Fyll i", told, StringComparison.Ordinal);
        Assert.Contains("telefonnummer", refused, StringComparison.Ordinal);
        Assert.Contains("publiceras strax", waits, StringComparison.Ordinal);
        Assert.DoesNotContain("Godkänn släppet", waits, StringComparison.Ordinal);
        Assert.Contains("skyddade antal inom hakar", shown, StringComparison.Ordinal);
        Assert.Equal(2, shown.Split($"<a href=\"{page}\">").Length - 1);
        Assert.Equal(["demo-coordinator Granskat"], await OwnDesk.QueryAsync(desk.Database, $"SELECT person || ' ' || reason FROM audit.event WHERE action = 'approved-release' AND subject = '{page.Split('/')[^1]}'"));
    }

    [Fact]
    public async Task Publishing_that_is_killed_at_any_moment_leaves_the_old_release_or_the_new_and_is_finished_by_the_next()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        DemoRun.CopyData("exempelstad", _data);
        var page = await BuildAsync(desk);
        var id = page.Split('/')[^1];
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        await client.PostAsync(page, page, ("reason", "Granskat"));
        var folder = Path.Combine(_data, "exempelstad", "release", id);
        var killed = 0;
        foreach (var milliseconds in (int[])[300, 800, 1_400, 2_200])
        {
            using var follow = ProgramRun.Start("Geo.Service", desk.Database.Environment(), "release", "follow", "exempelstad", "--once", "--data", _data);
            await Task.Delay(milliseconds);
            killed += follow.HasExited ? 0 : 1;
            follow.Kill();
            await follow.WaitForExitAsync();

            // Its figures are all there or none, and so are its files.
            Assert.Equal(["0"], await OwnDesk.QueryAsync(desk.Database, $"SELECT count(*) FROM published.release WHERE id = '{id}' AND NOT EXISTS (SELECT FROM published.count WHERE release = '{id}')"));
            Assert.True(!Directory.Exists(folder) || File.Exists(Path.Combine(folder, "SHA256SUMS")));
        }

        (await ProgramRun.RunAsync("Geo.Service", desk.Database.Environment(), "release", "follow", "exempelstad", "--once", "--data", _data)).Succeeded();
        var again = (await ProgramRun.RunAsync("Geo.Service", desk.Database.Environment(), "release", "follow", "exempelstad", "--once", "--data", _data)).Succeeded();

        Assert.True(killed > 0);
        Assert.Contains("inget godkänt väntar", again.Output, StringComparison.Ordinal);
        Assert.Contains("● publicerat", (await client.GetAsync(page)).Body, StringComparison.Ordinal);
        Assert.Equal(id, new FileInfo(Path.Combine(_data, "exempelstad", "release", "current")).LinkTarget);
        Assert.Equal(0, (await ProcessRun.RunAsync("bash", "-c", $"cd '{folder}' && sha256sum -c --quiet SHA256SUMS")).ExitCode);
    }

    [Fact]
    public async Task Following_goes_on_after_an_approval_that_came_too_late()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        DemoRun.CopyData("exempelstad", _data);
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        var stale = await BuildAsync(desk);
        await client.PostAsync(stale, stale, ("reason", "Granskat"));
        var before = (await OwnDesk.QueryAsync(desk.Database, "SELECT id FROM published.release WHERE withdrawn_on IS NULL ORDER BY published_on DESC, length(id) DESC, id DESC"))[0];
        (await ProgramRun.RunAsync(
            "Geo.Service", desk.Database.Environment(), "release", "withdraw", "exempelstad", "--release", before, "--role", "säkerhetssamordnare", "--reason", "Prov", "--data", _data)).Succeeded();

        using var follow = ProgramRun.Start("Geo.Service", desk.Database.Environment(), "release", "follow", "exempelstad", "--seconds", "1", "--data", _data);
        try
        {
            var told = await follow.StandardError.ReadLineAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
            var next = await BuildAsync(desk, "Ännu en åtgärd");
            var (approved, _, _) = await client.PostAsync(next, next, ("reason", "Granskat"));
            var published = await follow.StandardOutput.ReadLineAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);

            Assert.Contains("återkallades", told, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Redirect, approved);
            Assert.Contains(next.Split('/')[^1], published, StringComparison.Ordinal);
        }
        finally
        {
            follow.Kill();
            await follow.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task Where_another_person_approves_the_desk_wants_to_know_who_built_and_refuses_them()
    {
        await using var desk = await OwnDesk.StartAsync(demo);
        await OwnDesk.QueryAsync(desk.Database, "UPDATE core.municipality SET another_person_approves = true RETURNING code");
        using var council = await DeskClient.SignInAsync(desk.Address, "council");
        using var client = await DeskClient.SignInAsync(desk.Address, "coordinator");
        var environment = desk.Database.Environment();

        // The settings are part of what an analysis rests on.
        (await ProgramRun.RunAsync("Geo.Service", environment, "analyse", "exempelstad")).Succeeded();

        // Built on the server by nobody knows whom.
        var page = await BuildAsync(desk);
        var (_, unsaid) = await client.GetAsync(page);
        var (refused, told, _) = await client.PostAsync("/keys/exempelstad", page, ("reason", "Granskat"));
        Assert.Contains("byggt på servern utan att säga av vem", unsaid, StringComparison.Ordinal);
        Assert.DoesNotContain("Godkänn släppet", unsaid, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.Contains("--by", told, StringComparison.Ordinal);

        // By nobody there is, by who is to approve, and then by another: the first who says so stays the builder.
        var nobody = await ProgramRun.RunAsync("Geo.Service", environment, "release", "build", "exempelstad", "--by", "demo-nobody");
        (await ProgramRun.RunAsync("Geo.Service", environment, "release", "build", "exempelstad", "--by", "demo-coordinator")).Succeeded();
        (await ProgramRun.RunAsync("Geo.Service", environment, "release", "build", "exempelstad", "--by", "demo-council")).Succeeded();
        var (own, self, _) = await client.PostAsync("/keys/exempelstad", page, ("reason", "Granskat"));
        var onServer = await ProgramRun.RunAsync("Geo.Service", environment, "release", "approve", "exempelstad", "--role", "säkerhetssamordnare", "--reason", "Granskat");
        Assert.Equal((2, HttpStatusCode.BadRequest, 2), (nobody.ExitCode, own, onServer.ExitCode));
        Assert.Contains("du har byggt det själv", self, StringComparison.Ordinal);
        Assert.Contains("godkänn på arbetsbordet", onServer.Errors, StringComparison.Ordinal);
        Assert.Empty(await OwnDesk.QueryAsync(desk.Database, $"SELECT role FROM work.release_approval WHERE candidate_id = '{page.Split('/')[^1]}'"));

        var others = await BuildAsync(desk, "Ännu en åtgärd", "--by", "demo-council");
        var (approved, _, _) = await client.PostAsync(others, others, ("reason", "Granskat"));
        Assert.Equal(HttpStatusCode.Redirect, approved);
    }

    // A changed measure makes a candidate that is not the one already public.
    private static async Task<string> BuildAsync(OwnDesk desk, string title = "Ny åtgärd", params string[] by)
    {
        using (var client = await DeskClient.SignInAsync(desk.Address, "coordinator"))
        {
            await client.PostAsync(
                "/chain/exempelstad/measures/new", "/chain/exempelstad/measures/new", ("title", title), ("focusArea", "external-2"), ("finding", "Släckta lampor."), ("owner", "Gatuenheten"),
                ("state", "ongoing"), ("from", "2026-11-21"));
        }

        (await ProgramRun.RunAsync("Geo.Service", desk.Database.Environment(), ["release", "build", "exempelstad", .. by])).Succeeded();
        return "/releases/exempelstad/" + (await OwnDesk.QueryAsync(desk.Database, "SELECT id FROM analysis.release_candidate WHERE id NOT IN (SELECT id FROM published.release) ORDER BY created_on DESC, length(id) DESC, id DESC"))[0];
    }
}
