using System.Net;
using System.Text;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Serving;

/// <summary>What the public side gives and holds back, and how it speaks HTTP.</summary>
[Collection(nameof(PublishedService))]
public class PublicApiTests(PublishedService service)
{
    [Fact]
    public async Task Only_the_latest_approved_release_of_each_municipality_is_served()
    {
        var releases = (await ItemsAsync("/collections/counts/items?limit=10000&theme=damage")).Select(item => item.GetProperty("release").GetString())
            .Concat((await ItemsAsync("/collections/counts/items?municipality=9901")).Select(item => item.GetProperty("release").GetString())).Distinct();

        Assert.Equal(["0123-2026-11-20-1-dddddd", "9901-2026-11-23-1-bbbbbb"], releases.Order());
    }

    [Theory]
    [InlineData("json")]
    [InlineData("geojsonl")]
    [InlineData("csv")]
    [InlineData("html")]
    public async Task A_withheld_count_is_withheld_in_every_format_and_so_is_its_rate(string format)
    {
        var withheld = SampleRelease.Fictional().Counts.Where(count => count.Mark == FigureMark.Withheld).Select(count => $"{count.Theme}.{(count.AreaKind == AreaKind.Deso ? "deso" : "unknown")}.2025.{count.Area}.{count.Period}").ToList();
        var text = (await service.GetAsync($"/collections/counts/items?limit=1000&mark=withheld&municipality=9901&f={format}", "*/*")).Text;

        Assert.NotEmpty(withheld);
        Assert.All(withheld, id => Assert.Contains(id, text, StringComparison.Ordinal));
        if (format == "json")
        {
            Assert.All(await ItemsAsync("/collections/counts/items?limit=1000&mark=withheld"), item => Assert.All(
                (string[])["count", "per_thousand", "per_thousand_lower", "per_thousand_upper"], name => Assert.Equal(JsonValueKind.Null, item.GetProperty(name).ValueKind)));
        }
        else if (format == "html")
        {
            Assert.Equal(withheld.Count * 4, text.Split("skyddad</td>").Length - 1 + text.Split("skyddad\n").Length - 1);
        }
    }

    [Theory]
    [InlineData("2026K1", "2026K1")]
    [InlineData("2025", "2025K1")]
    [InlineData("2025K4", "2024-07/2026-06")]
    public async Task Periods_with_a_day_in_common_are_not_compared(string period, string reference)
    {
        var refused = (await ExecuteAsync("violence-public", period, reference, "deso")).IsProblem(400, "invalid-body");

        Assert.Equal("inputs.reference", refused.Json.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Compare_periods_says_what_a_reader_could_compute_and_nothing_of_what_is_withheld()
    {
        var counts = SampleRelease.Fictional().Counts.Where(count => count is { Theme: "violence-public", AreaKind: AreaKind.Deso }).ToDictionary(count => (count.Area, count.Period));
        var compared = (await ExecuteAsync("violence-public", "2026K1", "2025K1", "deso")).Json.GetProperty("comparison").GetProperty("areas").EnumerateArray().Where(area => area.GetProperty("municipality").GetString() == "9901").ToList();

        Assert.Equal(6, compared.Count);
        foreach (var area in compared)
        {
            var (now, then) = (counts[(area.GetProperty("area").GetString()!, "2026K1")], counts[(area.GetProperty("area").GetString()!, "2025K1")]);
            Assert.Equal(now.Count, Whole(area, "count"));
            Assert.Equal(then.Count, Whole(area, "referenceCount"));
            var isHidden = now.Mark == FigureMark.Withheld || then.Mark == FigureMark.Withheld;
            Assert.Equal(isHidden ? "withheld" : "published", area.GetProperty("mark").GetString());
            Assert.Equal(!isHidden && now.Count > 0 && then.Count > 0, area.TryGetProperty("ratio", out var ratio));
            if (!isHidden && now.Count > 0 && then.Count > 0)
            {
                // Both first quarters have 90 days.
                Assert.Equal(now.Count!.Value / (double)then.Count!.Value, ratio.GetDouble(), 3);
                Assert.True(area.GetProperty("ratioLower").GetDouble() < ratio.GetDouble() && ratio.GetDouble() < area.GetProperty("ratioUpper").GetDouble());
            }
        }

        Assert.Contains(compared, area => area.GetProperty("mark").GetString() == "withheld");
        Assert.Contains(compared, area => area.TryGetProperty("ratio", out _));
    }

    [Fact]
    public async Task A_job_is_accepted_answers_for_itself_and_can_be_dismissed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/processes/compare-periods/execution") { Content = Inputs("damage", "2026K1", "2025K1", null) };
        request.Headers.TryAddWithoutValidation("Prefer", "respond-async");
        using var response = await service.Client.SendAsync(request);
        var accepted = await Answer.ReadAsync(response);
        var job = response.Headers.Location!.ToString();

        Assert.Equal((HttpStatusCode.Created, "compare-periods"), (accepted.Status, accepted.Json.GetProperty("processID").GetString()));
        Answer status;
        do
        {
            status = await service.GetAsync(job);
        }
        while (status.Json.GetProperty("status").GetString() is "accepted" or "running");

        Assert.Equal("successful", status.Json.GetProperty("status").GetString());
        Assert.NotEmpty((await service.GetAsync(job + "/results")).Json.GetProperty("comparison").GetProperty("areas").EnumerateArray());
        using var dismissed = await service.Client.DeleteAsync(job);
        Assert.Equal(HttpStatusCode.OK, dismissed.StatusCode);
        Assert.EndsWith("/no-such-job", (await service.GetAsync(job)).Json.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("/jobs")).Status);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        foreach (var path in (string[])["/", "/collections", "/collections/areas/items?limit=2", "/collections/areas/items/deso.2025.9901C1010", "/collections/areas/tiles/SWEREF99TM/2/7/7"])
        {
            var first = await service.GetAsync(path, "*/*");
            var again = await service.GetAsync(path, "*/*", headers: ("If-None-Match", first.Header("ETag")!));
            var other = await service.GetAsync(path, "*/*", headers: ("If-None-Match", "W/\"annan\""));
            var since = await service.GetAsync(path, "*/*", headers: ("If-Modified-Since", first.Header("Last-Modified")!));

            Assert.Equal((HttpStatusCode.NotModified, 0), (again.Status, again.Bytes.Length));
            Assert.Equal(HttpStatusCode.OK, other.Status);
            Assert.Equal(HttpStatusCode.NotModified, since.Status);
            Assert.NotEqual(first.Header("ETag"), (await service.GetAsync(path, "*/*", language: "en")).Header("ETag"));
        }
    }

    // RFC 9110, 12.5.1: the range that names a format most closely speaks for it.
    [Theory]
    [InlineData("application/geo+json;q=0, */*", "text/html")]
    [InlineData("*/*, application/geo+json;q=0.1, text/html;q=0", "text/csv")]
    [InlineData("text/*;q=0.3, text/html;q=0.7, */*;q=0.5, application/json;q=0.2", "text/html")]
    [InlineData("*/*;q=0, application/geo+json", "application/geo+json")]
    [InlineData("application/json, application/geo+json;q=0, text/csv;q=0.4", "text/csv")]
    public async Task A_format_is_taken_as_the_closest_range_of_accept_says(string accept, string type)
    {
        var answer = await service.GetAsync("/collections/areas/items?limit=1", accept);

        Assert.Equal((HttpStatusCode.OK, type), (answer.Status, answer.Type));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task An_answer_is_compressed_for_who_asks(string encoding)
    {
        var plain = await service.GetAsync("/collections/counts/items?limit=500");
        var small = await service.GetAsync("/collections/counts/items?limit=500", headers: ("Accept-Encoding", encoding));

        Assert.Equal(encoding, small.Header("Content-Encoding"));
        Assert.True(small.Bytes.Length * 5 < plain.Bytes.Length);
    }

    [Fact]
    public async Task A_problem_speaks_the_caller_s_language_and_is_a_page_for_who_asks_for_one()
    {
        var swedish = (await service.GetAsync("/collections/areas/items?limit=x")).IsProblem(400, "invalid-parameter");
        var english = (await service.GetAsync("/collections/areas/items?limit=x", language: "en-GB, sv;q=0.5")).IsProblem(400, "invalid-parameter");
        var page = await service.GetAsync("/collections/areas/items?limit=x", "text/html,application/xhtml+xml,*/*;q=0.8");

        Assert.Contains("ange ett heltal", swedish.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("give a whole number", english.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (page.Status, page.Type));
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync(swedish.Json.GetProperty("type").GetString()!)).Status);
        (await service.GetAsync("/collections/areas/items", "image/png")).IsProblem(406, "not-acceptable");
    }

    [Fact]
    public async Task Every_answer_has_the_headers_of_a_guarded_service()
    {
        foreach (var path in (string[])["/", "/collections/areas/items?f=html", "/finns/inte", "/assets/service.css"])
        {
            var answer = await service.GetAsync(path, "*/*");

            Assert.StartsWith("default-src 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal(("nosniff", "no-referrer", null), (answer.Header("X-Content-Type-Options"), answer.Header("Referrer-Policy"), answer.Header("Server")));
        }
    }

    [Fact]
    public async Task A_tile_is_what_postgis_makes_of_the_areas_in_its_square()
    {
        var tileset = (await service.GetAsync("/collections/areas/tiles/SWEREF99TM")).Json;
        var grid = (await service.GetAsync("/tileMatrixSets/SWEREF99TM")).Json.GetProperty("tileMatrices").EnumerateArray().ToList();
        var level = grid[8];
        var side = level.GetProperty("cellSize").GetDouble() * level.GetProperty("tileWidth").GetInt32();
        var origin = level.GetProperty("pointOfOrigin");
        var (row, column) = ((int)((origin[0].GetDouble() - 6_500_600) / side), (int)((700_600 - origin[1].GetDouble()) / side));
        var tile = await service.GetAsync($"/collections/areas/tiles/SWEREF99TM/8/{row}/{column}", "*/*");
        var empty = await service.GetAsync("/collections/areas/tiles/SWEREF99TM/8/0/0", "*/*");

        Assert.Equal("http://www.opengis.net/def/crs/EPSG/0/3006", tileset.GetProperty("crs").GetString());
        Assert.Equal("application/vnd.mapbox-vector-tile", tile.Type);
        Assert.Contains("9901C1010", Encoding.Latin1.GetString(tile.Bytes), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, 0), (empty.Status, empty.Bytes.Length));
        foreach (var outside in (string[])["13/0/0", "0/4/0", "0/0/4", "-1/0/0", "a/0/0"])
        {
            (await service.GetAsync($"/collections/areas/tiles/SWEREF99TM/{outside}", "*/*")).IsProblem(404, "not-found");
        }
    }

    [Fact]
    public async Task A_page_that_started_before_a_new_release_is_gone()
    {
        var cursor = System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string[]>(["9901-2026-10-01-1-aaaaaa", "deso", "2025", "9901C1010"]));

        (await service.GetAsync($"/collections/areas/items?cursor={cursor}")).IsProblem(410, "gone");
    }

    private static int? Whole(JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    private static StringContent Inputs(string theme, string period, string reference, string? areaKind) =>
        new(JsonSerializer.Serialize(new { inputs = new Dictionary<string, string?> { ["theme"] = theme, ["period"] = period, ["reference"] = reference, ["areaKind"] = areaKind } }), Encoding.UTF8, "application/json");

    private async Task<Answer> ExecuteAsync(string theme, string period, string reference, string? areaKind)
    {
        using var inputs = Inputs(theme, period, reference, areaKind);
        using var response = await service.Client.PostAsync("/processes/compare-periods/execution", inputs);
        return await Answer.ReadAsync(response);
    }

    private async Task<List<JsonElement>> ItemsAsync(string path) =>
        [.. (await service.GetAsync(path)).Json.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties"))];
}
