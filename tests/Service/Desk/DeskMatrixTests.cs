using System.Net;
using System.Text;
using Geo.Service.Serving;
using Geo.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Geo.Tests.Service.Desk;

/// <summary>Who may use which address, and what it leaves in the log: the routing table is held against what is written here, so that a new address without a
/// line, or with another rule, fails.</summary>
[Collection(nameof(DeskService))]
public class DeskMatrixTests(DeskService desk)
{
    // Method, address, who may: C coordinator, B council, P planner, R reporter, X council from outside; * for everyone. Then what it leaves in the log.
    private const string Matrix = """
        GET    /                                              CBPRX  –
        GET    /account                                       CBPRX  read-account
        GET    /api                                           CBPRX  –
        GET    /api/3.1                                       CBPRX  –
        GET    /assets/council.css                            *      –
        GET    /assets/map-licences.txt                       *      –
        GET    /assets/map.css                                *      –
        GET    /assets/map.js                                 *      –
        GET    /assets/service.css                            *      –
        GET    /audit                                         C      read-log
        GET    /checks                                        CP     read-plan-check
        GET    /checks/{municipality}                         CP     read-plan-check
        GET    /checks/{municipality}/new                     CP     read-plan-check
        GET    /checks/{municipality}/{id}                    CP     read-plan-check
        GET    /checks/{municipality}/{id}/comments           CP     read-plan-check
        GET    /checks/{municipality}/{id}/comments/{version:int} CP read-plan-check
        POST   /checks/{municipality}/{id}/comments           CP     change
        GET    /checks/{municipality}/{id}/compare/{other}    CP     read-plan-check
        GET    /checks/{municipality}/{id}/{file}             CP     read-plan-check
        POST   /checks/{municipality}                         CP     change
        GET    /conformance                                   CBPRX  –
        GET    /council                                       CBX    –
        GET    /council/{municipality}                        CBX    read-council
        GET    /council/{municipality}/areas                  CBX    read-council
        GET    /council/{municipality}/areas/{item}           CBX    read-council
        GET    /council/{municipality}/compare                CBX    read-council
        GET    /council/{municipality}/export                 CBX    read-council
        GET    /council/{municipality}/findings               CB     read-council
        GET    /council/{municipality}/map                    CBX    read-council
        GET    /council/{municipality}/quality                CB     read-council
        GET    /council/{municipality}/timeline               CBX    read-council
        POST   /council/{municipality}/decisions              CB     change
        POST   /council/{municipality}/findings               CB     change
        POST   /council/{municipality}/measures               CB     change
        DELETE /jobs/{jobId}                                  CBPRX  change
        GET    /jobs/{jobId}                                  CBPRX  read-job
        GET    /jobs/{jobId}/results                          CBPRX  read-job
        GET    /keys/{municipality}                           C      read-keys
        POST   /keys/{municipality}                           C      change
        POST   /keys/{municipality}/revoked                   C      change
        GET    /map/{municipality}/tiles/cell/{tileMatrix}/{tileRow}/{tileCol} CBX read-map-cell
        GET    /map/{municipality}/tiles/deso/{tileMatrix}/{tileRow}/{tileCol} CBPX read-map-deso
        GET    /map/{municipality}/tiles/ground/{tileMatrix}/{tileRow}/{tileCol} CBPX read-map-ground
        GET    /map/{municipality}/tiles/hotspot/{tileMatrix}/{tileRow}/{tileCol} CBPX read-map-hotspot
        GET    /map/{municipality}/tiles/measure/{tileMatrix}/{tileRow}/{tileCol} CBP read-map-measure
        GET    /map/{municipality}/tiles/plan/{tileMatrix}/{tileRow}/{tileCol} CBPX read-map-plan
        GET    /people                                        C      read-people
        POST   /people/ended                                  C      change
        POST   /people/forgotten                              C      change
        GET    /problems                                      CBPRX  –
        GET    /problems/{name}                               CBPRX  –
        GET    /processes                                     CBPRX  –
        GET    /processes/{processId}                         CBPRX  –
        POST   /processes/{processId}/execution               CBPRX  change
        GET    /reports/{municipality}                        CR     read-report
        GET    /reports/{municipality}/{id:long}              CR     read-report
        GET    /sign-in                                       *      –
        POST   /sign-in                                       *      –
        POST   /sign-out                                      CBPRX  –
        GET    /assets/draft.js                               *      –
        GET    /chain/{municipality}/{kind}                   C      read-chain
        GET    /chain/{municipality}/{kind}/{id}              C      read-chain
        POST   /chain/{municipality}/{kind}/{id}              C      change
        POST   /chain/{municipality}/{kind}/{id}/draft        C      change
        POST   /chain/{municipality}/{kind}/{id}/draft/dropped C      change
        GET    /chain/{municipality}/{kind}/{id}/history      C      read-chain
        POST   /chain/{municipality}/{kind}/{id}/history      C      change
        GET    /coordination/{municipality}                   C      read-chain
        GET    /est/{municipality}                            CR     read-report
        POST   /est/{municipality}                            CR     change
        POST   /est/{municipality}/draft                      CR     change
        POST   /est/{municipality}/file                       CR     change
        GET    /est/{municipality}/list                       CR     read-report
        GET    /est/{municipality}/{id:long}                  CR     read-report
        POST   /est/{municipality}/{id:long}                  C      change
        GET    /indicators/{municipality}                     CBP    read-indicators
        GET    /releases/{municipality}                       C      read-release
        GET    /releases/{municipality}/{id}                  C      read-release
        POST   /releases/{municipality}/{id}                  C      change
        GET    /releases/{municipality}/{id}/preview          C      read-release
        POST   /reports/{municipality}                        CR     change
        GET    /tib/{municipality}                            CBP    read-duty-route
        """;

    private static readonly (char Letter, string Role)[] Roles = [('C', "coordinator"), ('B', "council"), ('P', "planner"), ('R', "reporter"), ('X', "council-external")];

    [Fact]
    public void Every_address_has_a_rule_and_a_line_here_and_each_line_an_address()
    {
        var routed = desk.Routes().SelectMany(route => Methods(route).Select(method => string.Join(' ', method, Text(route), Who(route), Trace(route)))).Order(StringComparer.Ordinal);

        Assert.Equal(Lines().Select(line => string.Join(' ', line.Method, line.Route, line.Who, line.Trace)).Order(StringComparer.Ordinal), routed);
    }

    // A policy of an address's own would be asked in place of the rule.
    [Fact]
    public void No_address_says_who_may_use_it_in_another_way() =>
        Assert.DoesNotContain(desk.Routes(), route => route.Metadata.GetMetadata<IAuthorizeData>() is not null || (route.Metadata.GetMetadata<IAllowAnonymous>() is not null && Who(route) != "*"));

    private static async Task<Answer> SendAsync(DeskVisitor visitor, string role, string method, string route)
    {
        try
        {
            return await visitor.SendAsync(Request(method, route));
        }
        catch (TaskCanceledException late)
        {
            throw new TimeoutException($"{role}: {method} {route}", late);
        }
    }

    [Fact]
    public async Task Every_role_is_let_in_where_it_may_and_finds_nothing_elsewhere_by_whatever_method()
    {
        var wrong = new List<string>();
        foreach (var (letter, role) in Roles)
        {
            using var visitor = await DeskVisitor.SignInAsync(desk.Address, role);
            foreach (var (method, route, line) in Requests())
            {
                var before = (await desk.LogAsync(1))[0].Id;
                var answer = await SendAsync(visitor, role, method, route);
                var lines = (await desk.LogAsync()).Where(one => one.Id > before).ToList();
                var may = line is { } rule && (rule.Who == "*" || rule.Who.Contains(letter, StringComparison.Ordinal));
                var (hides, isNoted) = (answer.Status == HttpStatusCode.NotFound, lines.Any(one => one.Action == "refused" && one.Role == role));
                var expected = may ? !isNoted && answer.Status != HttpStatusCode.Unauthorized : line is null ? hides && !isNoted : hides && isNoted;
                if (!expected || (int)answer.Status >= 500)
                {
                    wrong.Add($"{role} {method} {route}: {(int)answer.Status}, {string.Join(' ', lines.Select(one => one.Action))}");
                }

                if (may && line is { Trace: ['r', 'e', 'a', 'd', ..] } read && !lines.Any(one => one.Action == read.Trace && one.Role == role && one.Person == "demo-" + role))
                {
                    wrong.Add($"{role} {method} {route}: lämnar inte {read.Trace} i loggen");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_the_same_of_every_address_and_method()
    {
        var wrong = new List<string>();
        using var visitor = new DeskVisitor(desk.Address);
        foreach (var (method, route, line) in Requests().Where(request => request.Line is not { Who: "*" }))
        {
            var answer = await visitor.SendAsync(Request(method, route));
            if (answer.Status != HttpStatusCode.Unauthorized || answer.Type != "application/problem+json")
            {
                wrong.Add($"{method} {route}: {(int)answer.Status}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_page_carries_the_headers_that_bind_a_browser_and_none_is_kept()
    {
        using var visitor = await DeskVisitor.SignInAsync(desk.Address, "coordinator");
        foreach (var line in Lines().Where(line => line.Method == "GET" && !line.Route.StartsWith("/assets/", StringComparison.Ordinal)))
        {
            var answer = await visitor.GetAsync(Filled(line.Route), "text/html");

            Assert.Contains("default-src 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal(("nosniff", "no-referrer", "same-origin"), (answer.Header("X-Content-Type-Options"), answer.Header("Referrer-Policy"), answer.Header("Cross-Origin-Resource-Policy")));
            Assert.StartsWith("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(string Method, string Route, string Who, string Trace)> Lines() =>
        Matrix.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(part => (part[0], part[1], part[2], part[3]));

    // Every address by every method, whether the address answers to it or not.
    private static IEnumerable<(string Method, string Route, (string Method, string Route, string Who, string Trace)? Line)> Requests() =>
        from route in Lines().Select(line => line.Route).Distinct()
        from method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE"]
        where (method, route) != ("POST", "/sign-out")
        select (method, route, Lines().Where(line => (line.Method, line.Route) == (method, route)).Select(line => ((string, string, string, string)?)line).FirstOrDefault());

    private static HttpRequestMessage Request(string method, string route) => new(new(method), Filled(route))
    {
        Content = method is "GET" or "DELETE" ? null : new StringContent("{}", Encoding.UTF8, "application/json"),
    };

    private static string Filled(string route) => string.Join('/', route.Split('/').Select(part => part switch
    {
        "{municipality}" => DeskService.Slug,
        "{id}" or "{other}" => DeskService.CheckId,
        "{id:long}" or "{version:int}" => "1",
        "{tileMatrix}" or "{tileRow}" or "{tileCol}" => "1",
        "{file}" => "report.json",
        "{processId}" => "plan-check",
        "{name}" => "not-found",
        ['{', ..] => "abc",
        _ => part,
    }));

    private static string Text(RouteEndpoint route) => route.RoutePattern.RawText is { Length: > 1 } text ? text.TrimEnd('/') : "/";

    private static IEnumerable<string> Methods(RouteEndpoint route) => route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Where(method => method != "HEAD");

    private static string Who(RouteEndpoint route) => route.Metadata.GetMetadata<DeskRule>() switch
    {
        null => "ingen",
        { Roles.IsEmpty: true } => "*",
        var rule => string.Concat(Roles.Where(role => rule.Roles.Any(one => one.Name == role.Role)).Select(role => role.Letter)),
    };

    private static string Trace(RouteEndpoint route) => route.Metadata.GetMetadata<DeskTrace>() switch
    {
        null => "inget",
        { Kind: TraceKind.None } => "–",
        { Kind: TraceKind.Change } => "change",
        var trace => $"read-{trace.Noun}",
    };
}
