using System.Text.Json;
using Geo.Etl.Fetching;

namespace Geo.Tests.Etl.Fetching;

/// <summary>What reaches the raw folder, and what never does.</summary>
public class FetchTests
{
    private const string First = "source/2026-11-23/answer.json";

    [Fact]
    public async Task An_answer_is_written_as_it_came_with_what_is_known_of_it_beside()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.Events("Brand i en container."), "\"a\""));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.PolisenEvents, $"{publisher.Address}/api/events");

        Assert.Equal((FetchResult.Fetched, $"raw/{First}", 1), (source.Result, source.File, source.Attempts));
        Assert.Equal(Answers.Events("Brand i en container."), fetch.Text(First));
        var about = fetch.About(First);
        Assert.Equal(($"{publisher.Address}/api/events", 200, "\"a\"", 1, source.Bytes), (about.Url, about.Status, about.Etag, about.Pages, about.Bytes));
        Assert.Equal(fetch.Clock.GetUtcNow().Date, about.FetchedAt.Date);
        Assert.Contains("kommun 9901; drift@exempelstad.example.org", publisher.Asked.Single().UserAgent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_one_who_runs_it_can_read_what_was_fetched()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.Events("x")));
        using var fetch = new FetchFixture();

        await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.All(
            Directory.EnumerateDirectories(fetch.Raw, "*", SearchOption.AllDirectories).Append(fetch.Raw),
            folder => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder)));
        Assert.All(
            Directory.EnumerateFiles(fetch.Raw, "*", SearchOption.AllDirectories),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Told_that_nothing_has_changed_it_writes_nothing()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.Events("x"), "\"a\""));
        using var fetch = new FetchFixture();
        await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);
        var before = fetch.Everything();

        fetch.Clock.Advance(TimeSpan.FromDays(2));
        var source = await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.Equal((FetchResult.Unchanged, 0L), (source.Result, source.Bytes));
        Assert.Equal("\"a\"", publisher.Asked[^1].IfNoneMatch);
        Assert.Equal(before, fetch.Everything());
    }

    [Fact]
    public async Task The_same_content_again_gives_nothing_new()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.Kolada));
        using var fetch = new FetchFixture();
        await fetch.RunOneAsync(FetchApi.Kolada, publisher.Address);
        var before = fetch.Everything();

        fetch.Clock.Advance(TimeSpan.FromDays(1));
        var source = await fetch.RunOneAsync(FetchApi.Kolada, publisher.Address);

        Assert.Equal(FetchResult.Unchanged, source.Result);
        Assert.Equal(before, fetch.Everything());
    }

    [Fact]
    public async Task Areas_that_differ_in_the_servers_clock_alone_are_the_same()
    {
        await using var publisher = await Publisher.StartAsync(
            Publisher.Json(Answers.Areas("9901A0010", "2026-11-23T10:00:00Z")), Publisher.Json(Answers.Areas("9901A0010", "2026-11-23T11:00:00Z")),
            Publisher.Json(Answers.Areas("9901A0020", "2026-11-23T12:00:00Z")));
        using var fetch = new FetchFixture();

        FetchResult[] results =
        [
            (await fetch.RunOneAsync(FetchApi.Wfs, publisher.Address)).Result,
            (await fetch.RunOneAsync(FetchApi.Wfs, publisher.Address)).Result,
            (await fetch.RunOneAsync(FetchApi.Wfs, publisher.Address)).Result,
        ];

        Assert.Equal([FetchResult.Fetched, FetchResult.Unchanged, FetchResult.Fetched], results);
    }

    [Fact]
    public async Task New_content_on_the_same_day_gets_a_name_of_its_own()
    {
        await using var publisher = await Publisher.StartAsync(
            Publisher.Json(Answers.Events("a")), Publisher.Json(Answers.Events("b")), Publisher.Json(Answers.Events("a")));
        using var fetch = new FetchFixture();

        for (var run = 0; run < 3; run++)
        {
            await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);
            fetch.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal([First, "source/2026-11-23/answer_02.json", "source/2026-11-23/answer_03.json"], fetch.Files);
        Assert.Equal([Answers.Events("a"), Answers.Events("b"), Answers.Events("a")], fetch.Files.Select(fetch.Text));
    }

    [Fact]
    public async Task Pages_become_one_answer_of_the_same_shape()
    {
        await using var publisher = await Publisher.StartAsync();
        publisher.Reply(
            Publisher.Json(Answers.KoladaPage(2023, $"{publisher.Address}/v3/data?page=2"), "\"a\""),
            Publisher.Json(Answers.KoladaPage(2024, "/v3/data?page=3")), Publisher.Json(Answers.KoladaPage(2025, null)));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.Kolada, $"{publisher.Address}/v3/data");

        Assert.Equal((FetchResult.Fetched, 3), (source.Result, source.Attempts));
        Assert.Equal(["", "?page=2", "?page=3"], publisher.Asked.Select(asked => asked.Query));
        using var merged = JsonDocument.Parse(fetch.Text(First));
        Assert.Equal([2023, 2024, 2025], merged.RootElement.GetProperty("values").EnumerateArray().Select(row => row.GetProperty("period").GetInt32()));
        Assert.Equal((3, JsonValueKind.Null), (merged.RootElement.GetProperty("count").GetInt32(), merged.RootElement.GetProperty("next_url").ValueKind));
        Assert.Equal(3, fetch.About(First).Pages);
    }

    [Fact]
    public async Task A_paged_answer_is_asked_for_whole_the_next_time()
    {
        await using var publisher = await Publisher.StartAsync();
        publisher.Reply(Publisher.Json(Answers.KoladaPage(2023, "?page=2"), "\"a\""), Publisher.Json(Answers.KoladaPage(2024, null)));
        using var fetch = new FetchFixture();
        await fetch.RunOneAsync(FetchApi.Kolada, publisher.Address);
        publisher.Reply(Publisher.Json(Answers.KoladaPage(2023, "?page=2"), "\"a\""), Publisher.Json(Answers.KoladaPage(2025, null)));

        var source = await fetch.RunOneAsync(FetchApi.Kolada, publisher.Address);

        Assert.Equal(FetchResult.Fetched, source.Result);
        Assert.All(publisher.Asked, asked => Assert.Null(asked.IfNoneMatch));
    }

    [Theory]
    [InlineData("https://example.org/v3/data?page=2")]
    [InlineData("//example.org/v3")]
    [InlineData("file:///etc/passwd")]
    public async Task A_next_page_at_another_host_is_not_fetched(string next)
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.KoladaPage(2023, next)));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.Kolada, publisher.Address);

        Assert.Equal(FetchResult.Failed, source.Result);
        Assert.Contains("en annan värd", source.Message, StringComparison.Ordinal);
        Assert.Empty(fetch.Files);
    }

    [Fact]
    public async Task Pages_without_end_are_given_up()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.KoladaPage(2023, "?page=2")));
        using var fetch = new FetchFixture { Limits = new() { MostPages = 3 } };

        var source = await fetch.RunOneAsync(FetchApi.Kolada, publisher.Address);

        Assert.Equal((FetchResult.Failed, 3), (source.Result, source.Attempts));
        Assert.Contains("fler än 3 sidor", source.Message, StringComparison.Ordinal);
        Assert.Empty(fetch.Files);
    }

    [Fact]
    public async Task One_source_that_fails_stops_no_other()
    {
        await using var down = await Publisher.StartAsync(Publisher.Status(404));
        await using var up = await Publisher.StartAsync(Publisher.Json(Answers.Events("x")));
        using var fetch = new FetchFixture();

        var summary = await fetch.RunAsync(
            FetchFixture.Source(FetchApi.Kolada, down.Address, "down"), FetchFixture.Source(FetchApi.PolisenEvents, up.Address, "up"));

        Assert.False(summary.IsDone);
        Assert.Equal([FetchResult.Failed, FetchResult.Fetched], summary.Sources.Select(source => source.Result));
        Assert.Equal(["up/2026-11-23/answer.json"], fetch.Files);
    }

    [Fact]
    public async Task What_a_killed_run_left_is_cleared_and_two_runs_do_not_meet()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.Events("x")));
        using var fetch = new FetchFixture();
        await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);
        var left = Path.Combine(fetch.Raw, "source", "2026-11-23", ".answer.json.part");
        await File.WriteAllTextAsync(left, "[");

        await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.False(File.Exists(left));
        using var held = OwnFiles.Lock(fetch.Raw);
        await Assert.ThrowsAsync<FetchFailedException>(() => fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address));
    }

    [Fact]
    public async Task What_is_older_than_it_may_be_is_deleted_but_never_the_newest()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Answers.Events("a")));
        using var fetch = new FetchFixture();
        await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);
        publisher.Reply(Publisher.Json(Answers.Events("b")));
        fetch.Clock.Advance(TimeSpan.FromDays(20));
        await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        fetch.Clock.Advance(TimeSpan.FromDays(60));
        var summary = await fetch.RunAsync(FetchFixture.Source(FetchApi.PolisenEvents, publisher.Address));

        Assert.Equal([$"raw/{First}"], summary.Deleted);
        Assert.Equal(["source/2026-12-13/answer.json"], fetch.Files);
        Assert.Equal(["2026-12-13"], Directory.EnumerateDirectories(Path.Combine(fetch.Raw, "source")).Select(Path.GetFileName));
        Assert.Equal(200, fetch.About("source/2026-12-13/answer.json").Status);
    }
}
