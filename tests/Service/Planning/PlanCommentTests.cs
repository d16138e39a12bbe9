using System.Net;
using System.Text.Json;
using Geo.Database;
using Geo.Service.Documents;
using Geo.Service.Planning;
using Geo.Tests.Service.Council;
using Geo.Tests.Support;
using Npgsql;

namespace Geo.Tests.Service.Planning;

/// <summary>What planners answer and conclude on a kept check.</summary>
[Collection(nameof(DemoRun))]
public sealed class PlanCommentTests(DemoRun demo) : IAsyncLifetime
{
    private static readonly PlanAnswer First = new("Gestaltning", PlanningContent.Read(null).Questions[0].Questions[0].Ask, "");
    private CouncilDesk _desk = null!;
    private DeskVisitor _planner = null!;
    private string _check = "";

    private string Own => $"/checks/exempelstad/{_check}";

    public async Task InitializeAsync()
    {
        _desk = await CouncilDesk.StartAsync(demo);
        _planner = await DeskVisitor.SignInAsync(_desk.Address, "planner");
        await using var store = await OpenAsync();
        _check = (await PlanCheckRun.RunAsync(store, new(PlanFiles.Square, Crs.Sweref99Tm), null, new("Provplan", null, "samrad", "new", "prov"), TimeProvider.System, CancellationToken.None)).Id;
    }

    public async Task DisposeAsync()
    {
        _planner.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task Answers_and_conclusions_stand_in_report_and_json_and_never_in_what_goes_to_the_plan_description()
    {
        var saved = await SaveAsync(0, "Torget behöver fler fönster.", (First.Key, "Bottenvåningarna får lokaler."));

        Assert.Equal((HttpStatusCode.Redirect, Own), (saved.Status, saved.Header("Location")));
        var report = await PageAsync(Own + "/report.html");
        Assert.Contains("Torget behöver fler fönster.", report, StringComparison.Ordinal);
        Assert.Contains("Bottenvåningarna får lokaler.", report, StringComparison.Ordinal);
        Assert.Contains("Skrivet av planarkitekt", report, StringComparison.Ordinal);
        var json = JsonDocument.Parse(await PageAsync(Own + "/report.json")).RootElement.GetProperty("comments");
        Assert.Equal((1, "Torget behöver fler fönster."), (json.GetProperty("version").GetInt32(), json.GetProperty("conclusions").GetString()));
        Assert.Equal("Bottenvåningarna får lokaler.", json.GetProperty("answers")[0].GetProperty("answer").GetString());
        var plan = await PageAsync(Own + "/plan.html");
        Assert.DoesNotContain("Torget behöver", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Bottenvåningarna får", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saves_on_an_old_version_loses_nothing_overwrites_nothing_and_sees_both()
    {
        _ = await SaveAsync(0, "Min slutsats.");
        var late = await SaveAsync(0, "En annans slutsats.");
        var page = late.Text;

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains(">En annans slutsats.</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("Sparat: Min slutsats.", page, StringComparison.Ordinal);
        Assert.Contains("""name="version" value="1" """.Trim(), page, StringComparison.Ordinal);
        Assert.Equal("Min slutsats.", Assert.Single(await VersionsAsync()).Conclusions);
        _ = await SaveAsync(1, "Båda slutsatserna.");
        Assert.Equal(["Båda slutsatserna.", "Min slutsats."], (await VersionsAsync()).Select(version => version.Conclusions));
        Assert.Contains("Min slutsats.", await PageAsync(Own + "/comments/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_who_save_at_once_on_the_same_version_leave_one()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 20).Select(async writer =>
        {
            await using var store = await OpenAsync();
            return await PlanComments.Of($"Slutsats {writer}", [], PlanComments.None with { WrittenBy = "planner", WrittenAt = DateTime.UtcNow }).KeepAsync(store, _check, CancellationToken.None);
        }));

        Assert.Single(saved, kept => kept);
        Assert.Single(await VersionsAsync());
    }

    [Fact]
    public async Task What_could_point_at_a_person_is_taken_out_and_told_of()
    {
        var saved = await SaveAsync(0, "Ring 070-174 06 05, eller skriv till anna.svensson@exempel.se.", (First.Key, "Personnumret är 19121212-1212."));

        var kept = Assert.Single(await VersionsAsync());
        Assert.DoesNotContain("070", kept.Conclusions, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", kept.Conclusions, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("1212", kept.Answers[0].Answer, StringComparison.Ordinal);
        Assert.Equal(3, kept.Removed.Length);
        Assert.Contains("Borttaget innan texten lagrades", await PageAsync(Own), StringComparison.Ordinal);
        await using var connection = new NpgsqlConnection(_desk.Database.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM work.plan_comment WHERE document::text ~ '070|anna|1212'", connection);
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("conclusions", 6_001)]
    [InlineData("answer", 2_001)]
    public async Task A_text_that_is_too_long_is_refused_and_nothing_is_kept(string field, int letters)
    {
        var saved = await SaveAsync(0, field == "conclusions" ? new('å', letters) : "", (First.Key, field == "answer" ? new('å', letters) : ""));

        Assert.Equal(HttpStatusCode.BadRequest, saved.Status);
        Assert.Empty(await VersionsAsync());
    }

    [Fact]
    public async Task Words_with_signs_of_markup_stand_as_they_were_written()
    {
        var saved = await SaveAsync(0, "<script>alert(1)</script>", (First.Key, "<b>fet</b>"));

        foreach (var address in (string[])[Own + "/report.html", Own + "/comments", Own + "/comments/1"])
        {
            var page = await PageAsync(address);
            Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>fet", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_desk_can_neither_change_nor_take_away_what_was_written()
    {
        var saved = await SaveAsync(0, "Står kvar.");
        await using var connection = new NpgsqlConnection(_desk.Database.LoginOf(GeoRole.Desk));
        await connection.OpenAsync();
        foreach (var sql in (string[])["UPDATE work.plan_comment SET version = 9", "DELETE FROM work.plan_comment", "TRUNCATE work.plan_comment"])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
        }
    }

    [Fact]
    public async Task The_council_and_who_has_no_token_cannot_write()
    {
        using var council = await DeskVisitor.SignInAsync(_desk.Address, "council");
        var forged = await _planner.SendFormAsync(Own + "/comments", ("version", "0"), ("conclusions", "Förfalskat"));

        Assert.Equal(HttpStatusCode.NotFound, (await council.GetAsync(Own + "/comments", "text/html")).Status);
        Assert.True(forged.Status is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, forged.Status.ToString());
        Assert.Empty(await VersionsAsync());
    }

    [Fact]
    public async Task An_answer_to_a_question_that_is_no_longer_asked_stands_in_the_report_still()
    {
        await using var store = await OpenAsync();
        var report = await ReadAsync(store) with { Comments = PlanComments.Of("", [new("Gamla frågor", "Frågades förr?", "Ja, och svaret står kvar.")], PlanComments.None with { Version = 1, WrittenBy = "planner" }) };

        var html = await DocumentRenderer.HtmlAsync(PlanReportDocument.Of(report, PlanningContent.Read(null), Audience.Internal));

        Assert.Contains("Frågades förr?", html, StringComparison.Ordinal);
        Assert.Contains("Ja, och svaret står kvar.", html, StringComparison.Ordinal);
    }

    private Task<Answer> SaveAsync(int version, string conclusions, params (string Name, string Value)[] answers) =>
        _planner.PostAsync(Own + "/comments", Own + "/comments", [("version", $"{version}"), ("conclusions", conclusions), .. answers]);

    private async Task<string> PageAsync(string address) => (await _planner.GetAsync(address, "*/*")).Text;

    private async Task<List<PlanComments>> VersionsAsync()
    {
        await using var store = await OpenAsync();
        return await PlanComments.ListAsync(store, _check, CancellationToken.None);
    }

    private async Task<PlanReport> ReadAsync(PlanStore store) =>
        Geo.Service.Analyses.ResultRun.Read<PlanReport>((await store.ListAsync("plan_kept", row => row.GetString(6), CancellationToken.None, _check)).Single());

    private async Task<PlanStore> OpenAsync()
    {
        var connection = new NpgsqlConnection(Geo.Service.Store.AsCoordinator(_desk.Database.LoginOf(GeoRole.Desk)));
        await connection.OpenAsync();
        return await PlanStore.OpenAsync(connection, "exempelstad", CancellationToken.None);
    }
}
