using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
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
        var answer = await SendAsync($"GET {path} HTTP/1.1\r\nHost: {Authority}\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 40[045] ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /collections/areas/items/%00 HTTP/1.1\r\nHost: {0}\r\n\r\n", 400, "invalid-request")]
    [InlineData("GET /collections/areas/items/a%00b?f=json HTTP/1.1\r\nHost: {0}\r\nConnection: close\r\n\r\n", 400, "invalid-request")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400, "invalid-request")]
    [InlineData("GET / HTTP/1.1\r\nHost: {0}\r\nno header at all\r\n\r\n", 400, "invalid-request")]
    [InlineData("hello\r\n\r\n", 400, "invalid-request")]
    [InlineData("GET /{1} HTTP/1.1\r\nHost: {0}\r\n\r\n", 414, "address-too-long")]
    [InlineData("GET / HTTP/1.1\r\nHost: {0}\r\nCookie: {1}{1}\r\n\r\n", 431, "headers-too-large")]
    public async Task What_is_refused_before_it_is_a_request_is_a_problem_too(string request, int status, string kind)
    {
        var answer = await SendAsync(string.Format(CultureInfo.InvariantCulture, request, Authority, new string('a', 20_000)));

        var parts = answer.Split("\r\n\r\n", 2);
        var problem = JsonDocument.Parse(parts[1]).RootElement;
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/problem+json\r\n", parts[0], StringComparison.Ordinal);
        Assert.Contains($"\r\nContent-Length: {Encoding.UTF8.GetByteCount(parts[1])}\r\n", parts[0], StringComparison.Ordinal);
        Assert.Equal((status, $"/problems/{kind}"), (problem.GetProperty("status").GetInt32(), problem.GetProperty("type").GetString()));
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_refused_request_after_a_good_one_on_the_same_connection_is_a_problem_too()
    {
        var answer = await SendAsync($"GET /problems/gone HTTP/1.1\r\nHost: {Authority}\r\n\r\nGET /%00 HTTP/1.1\r\nHost: {Authority}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("}", answer, StringComparison.Ordinal);
        Assert.Contains("%00", answer, StringComparison.Ordinal);
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

        refused.IsProblem(400, "invalid-request");
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

    private string Authority => new Uri(service.Address).Authority;

    // By hand, for a client would tidy the path.
    private async Task<string> SendAsync(string request)
    {
        var address = new Uri(service.Address);
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(socket.GetStream());
        return await reader.ReadToEndAsync();
    }

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
