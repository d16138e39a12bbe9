using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Serving;

/// <summary>Requests made to break it: none does, and each is told what is wrong.</summary>
[Collection(nameof(PublishedService))]
public class HostileRequestTests(PublishedService service)
{
    private const int Requests = 10_000;
    private const int Seed = 20_261_128;

    private static readonly string[] Injections =
    [
        "'; DROP TABLE published.count; --", "' OR '1'='1", "1 OR 1=1", "1); SELECT pg_sleep(5); --", "\"; DELETE FROM published.release; --", "$1", "%27%20OR%201=1", "\\", "'||(SELECT current_user)||'",
    ];

    [Fact]
    public async Task Ten_thousand_random_requests_from_the_description_get_an_answer_or_a_problem()
    {
        var generator = new RandomRequests((await service.GetAsync("/api")).Json, Seed);
        var requests = Enumerable.Range(0, Requests).Select(_ => generator.Next()).ToList();
        var faults = new ConcurrentBag<string>();
        var statuses = new ConcurrentDictionary<int, int>();

        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (request, cancel) =>
        {
            using var message = request.Message();
            using var response = await service.Client.SendAsync(message, cancel);
            var answer = await Answer.ReadAsync(response);
            statuses.AddOrUpdate((int)answer.Status, 1, (_, seen) => seen + 1);
            if ((int)answer.Status >= 500 || ((int)answer.Status >= 400 && !IsProblem(answer)))
            {
                faults.Add($"{(int)answer.Status} {answer.Type} {request}");
            }
        });

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(20)));
        Assert.True(statuses.GetValueOrDefault(200) > Requests / 10 && statuses.GetValueOrDefault(400) > Requests / 10, string.Join(' ', statuses));
    }

    [Fact]
    public async Task Sql_in_any_parameter_is_a_value_that_nothing_equals_or_a_problem()
    {
        var paths = (await service.GetAsync("/api")).Json.GetProperty("paths");
        var before = await CountAsync();
        var asked = from path in paths.EnumerateObject()
                    where path.Value.TryGetProperty("get", out _)
                    from parameter in path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray()
                    let name = parameter.GetProperty("name").GetString()!
                    from injection in Injections
                    select parameter.GetProperty("in").GetString() == "path" ? Filled(path.Name, name, injection) : $"{Filled(path.Name, "", "")}?{name}={Uri.EscapeDataString(injection)}";

        await Parallel.ForEachAsync(asked.ToList(), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (address, _) =>
        {
            var answer = await service.GetAsync(address, "*/*");
            Assert.True((int)answer.Status < 500 && ((int)answer.Status < 400 || IsProblem(answer)), $"{answer.Status} {address}");
            if (answer.Type == "application/geo+json")
            {
                Assert.True(answer.Json.GetProperty("numberMatched").GetInt32() == 0, address);
            }
        });

        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData("/assets/../../../../etc/passwd")]
    [InlineData("/assets/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/collections/..%2f..%2fetc%2fpasswd/items")]
    [InlineData("/collections/areas/items/..%5c..%5cetc%5cpasswd")]
    [InlineData("/jobs/..%2f..%2fetc%2fpasswd/results")]
    [InlineData("/processes/%252e%252e%252f/execution")]
    [InlineData("//etc/passwd")]
    [InlineData("/collections/areas/items/%00")]
    public async Task A_path_that_climbs_leads_nowhere(string path)
    {
        // By hand, for a client would tidy the path.
        var address = new Uri(service.Address);
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(socket.GetStream());
        var answer = await reader.ReadToEndAsync();

        Assert.Matches("^HTTP/1.1 40[045] ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_too_deep_or_no_json_is_a_problem()
    {
        (await PostAsync(new string(' ', 2 * 1024 * 1024))).IsProblem(413, "too-large");
        (await PostAsync($"{{\"inputs\":{string.Concat(Enumerable.Repeat("[", 500))}")).IsProblem(400, "invalid-body");
        (await PostAsync("{\"inputs\": {\"theme\": \"a\\u0000b\", \"period\": \"2026K1\", \"reference\": \"2025K1\"}}")).IsProblem(400, "invalid-body");
        (await PostAsync("{\"inputs\": {\"theme\": 1}}")).IsProblem(400, "invalid-body");
        (await PostAsync("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>")).IsProblem(400, "invalid-body");
        (await PostAsync("theme=damage", "application/x-www-form-urlencoded")).IsProblem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task An_answer_to_another_name_than_this_machine_s_is_refused()
    {
        var refused = await service.GetAsync("/", headers: ("Host", "elsewhere.example"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.DoesNotContain("elsewhere", refused.Text, StringComparison.Ordinal);
    }

    private static string Filled(string address, string name, string value) => string.Join('/', address.Split('/').Select(part => part switch
    {
        _ when part == $"{{{name}}}" => Uri.EscapeDataString(value),
        "{tileMatrixSetId}" => "SWEREF99TM",
        "{tileMatrix}" or "{tileRow}" or "{tileCol}" => "0",
        ['{', ..] => "x",
        _ => part,
    }));

    private static bool IsProblem(Answer answer) =>
        answer.Type == "application/problem+json" && answer.Json.TryGetProperty("type", out _) && answer.Json.TryGetProperty("detail", out _) && answer.Json.GetProperty("status").GetInt32() == (int)answer.Status;

    private async Task<Answer> PostAsync(string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/processes/compare-periods/execution") { Content = content };

        // What is refused for its size is refused before it is sent.
        request.Headers.ExpectContinue = true;
        using var response = await service.Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private async Task<int> CountAsync() => (await service.GetAsync("/collections/counts/items?limit=1")).Json.GetProperty("numberMatched").GetInt32();
}
