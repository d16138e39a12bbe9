using System.Text;
using Geo.Etl.Fetching;

namespace Geo.Tests.Etl.Fetching;

/// <summary>How a publisher is asked, and asked again.</summary>
public class PolitenessTests
{
    private static readonly string Good = Answers.Events("x");

    private static readonly int Bytes = Encoding.UTF8.GetByteCount(Good);

    [Fact]
    public async Task A_publisher_that_asks_to_wait_is_waited_for()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Status(429, retryAfterSeconds: 37), Publisher.Json(Good));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.Equal((FetchResult.Fetched, 2), (source.Result, source.Attempts));
        Assert.Contains(TimeSpan.FromSeconds(37), fetch.Clock.Waits);
    }

    [Fact]
    public async Task One_that_asks_for_longer_than_we_wait_is_left_until_another_time()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Status(429, retryAfterSeconds: 3600), Publisher.Json(Good));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.Equal((FetchResult.Failed, 1), (source.Result, source.Attempts));
        Assert.Contains("svarade 429. Källan ber oss vänta. Kör om senare.", source.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_that_passes_is_passed_over()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Status(503), Publisher.Status(502), Publisher.Json(Good));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.Equal((FetchResult.Fetched, 3), (source.Result, source.Attempts));
        Assert.Equal(Good, fetch.Text("source/2026-11-23/answer.json"));
    }

    [Fact]
    public async Task A_fault_that_stays_is_told_and_nothing_is_written()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Status(500));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.Equal((FetchResult.Failed, 3), (source.Result, source.Attempts));
        Assert.Equal("127.0.0.1 svarade 500. Felet är hos källan. Kör om senare.", source.Message);
        Assert.Empty(fetch.Files);
    }

    [Fact]
    public async Task An_error_of_ours_is_not_tried_again()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Status(404), Publisher.Json(Good));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.Equal((FetchResult.Failed, 1), (source.Result, source.Attempts));
        Assert.Contains("svarade 404. Kontrollera url och query i fetch.yml.", source.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_is_tried_again()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Cut(Good), Publisher.Json(Good));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.Equal((FetchResult.Fetched, 2), (source.Result, source.Attempts));
        Assert.Equal(Good, fetch.Text("source/2026-11-23/answer.json"));
    }

    [Fact]
    public async Task A_connection_that_is_always_cut_leaves_nothing()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Cut(Good));
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.Equal((FetchResult.Failed, 3), (source.Result, source.Attempts));
        Assert.Contains("bröts", source.Message, StringComparison.Ordinal);
        Assert.Empty(fetch.Files);
    }

    [Fact]
    public async Task An_answer_without_end_is_given_up()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Endless(Good));
        using var fetch = new FetchFixture { Limits = new() { Retries = 1, AttemptTimeout = TimeSpan.FromMilliseconds(300) } };

        var source = await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.Equal((FetchResult.Failed, 2), (source.Result, source.Attempts));
        Assert.Contains("svarade inte färdigt", source.Message, StringComparison.Ordinal);
        Assert.Empty(fetch.Files);
    }

    [Fact]
    public async Task A_publisher_that_is_not_there_is_told_of()
    {
        var publisher = await Publisher.StartAsync(Publisher.Json(Good));
        var address = publisher.Address;
        await publisher.DisposeAsync();
        using var fetch = new FetchFixture();

        var source = await fetch.RunOneAsync(FetchApi.PolisenEvents, address);

        Assert.Equal((FetchResult.Failed, 3), (source.Result, source.Attempts));
        Assert.Contains("går inte att nå", source.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_taken_in()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Good));
        using var fetch = new FetchFixture { Limits = new() { LargestAnswer = Bytes - 1 } };
        using var roomy = new FetchFixture { Limits = new() { LargestAnswer = Bytes } };

        var (refused, taken) = (await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address), await roomy.RunOneAsync(FetchApi.PolisenEvents, publisher.Address));

        Assert.Equal((FetchResult.Failed, 1), (refused.Result, refused.Attempts));
        Assert.Contains("större än", refused.Message, StringComparison.Ordinal);
        Assert.Empty(fetch.Files);
        Assert.Equal(FetchResult.Fetched, taken.Result);
    }

    [Fact]
    public async Task A_redirect_is_followed_within_the_host_and_no_further()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Redirect("/api/v2/events"), Publisher.Json(Good), Publisher.Redirect("https://example.org/"));
        using var fetch = new FetchFixture();

        var within = await fetch.RunOneAsync(FetchApi.PolisenEvents, $"{publisher.Address}/api/events");
        var away = await fetch.RunOneAsync(FetchApi.PolisenEvents, $"{publisher.Address}/api/events");

        Assert.Equal(FetchResult.Fetched, within.Result);
        Assert.Equal(["/api/events", "/api/v2/events", "/api/events"], publisher.Asked.Select(asked => asked.Path));
        Assert.Equal(FetchResult.Failed, away.Result);
        Assert.Contains("en annan värd", away.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_is_asked_in_a_span_than_the_publisher_allows()
    {
        using var fetch = new FetchFixture();
        OwnFiles.MakeFolder(fetch.Raw);
        var rates = new HostRates(Path.Combine(fetch.Raw, ".requests.json"), TimeSpan.FromMinutes(2), fetch.Clock);
        rates.Allow("host", new(3, TimeSpan.FromSeconds(1)));

        var sent = new List<DateTimeOffset>();
        for (var request = 0; request < 10; request++)
        {
            await rates.WaitAsync("host", CancellationToken.None);
            sent.Add(fetch.Clock.GetUtcNow());
        }

        Assert.All(sent.Zip(sent.Skip(3)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1)));
        Assert.Equal(3, fetch.Clock.Waits.Count);
    }

    [Fact]
    public async Task Polisens_hourly_limit_holds_from_one_run_to_the_next()
    {
        await using var publisher = await Publisher.StartAsync(Publisher.Json(Good));
        using var fetch = new FetchFixture();
        for (var run = 0; run < 60; run++)
        {
            await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);
        }

        var tooSoon = await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);
        fetch.Clock.Advance(TimeSpan.FromHours(1));
        var later = await fetch.RunOneAsync(FetchApi.PolisenEvents, publisher.Address);

        Assert.Equal((FetchResult.Failed, 0), (tooSoon.Result, tooSoon.Attempts));
        Assert.Contains("tillåter 60 anrop på 60 minuter, och de är gjorda. Kör om efter klockan 12:00.", tooSoon.Message, StringComparison.Ordinal);
        Assert.Equal(FetchResult.Unchanged, later.Result);
        Assert.Equal(61, publisher.Asked.Count);
    }

    [Theory]
    [InlineData("https://kolada.example/v3?page=1", "http://kolada.example/v3?page=2", "https://kolada.example/v3?page=2")]
    [InlineData("https://kolada.example/v3/data", "?page=2", "https://kolada.example/v3/data?page=2")]
    [InlineData("https://kolada.example/v3", "https://kolada.example:8443/v3", null)]
    [InlineData("https://kolada.example/v3", "https://a:b@kolada.example/v3", null)]
    [InlineData("https://kolada.example/v3", "https://kolada.example.org/v3", null)]
    [InlineData("https://kolada.example/v3", "", "https://kolada.example/v3")]
    public void A_link_is_followed_encrypted_and_to_the_same_host_alone(string from, string to, string? expected)
    {
        var followed = SafeAddress.Follow(new(from), to);

        Assert.Equal(expected, followed?.AbsoluteUri);
    }
}
