using System.Net;
using System.Text.RegularExpressions;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Geo.Benchmarks;

/// <summary>The desk's pages as each role can reach them: by the links, from the start page, so that a new page is measured without being named
/// here; and the routing table, which says what no link led to.</summary>
internal static partial class DeskWalk
{
    // Of one kind of page, such as a plan check each, so many are enough.
    private const int MostOfAKind = 5;

    /// <summary>Whether a kind is made by a browser, one after the other: paper, and pictures of drawings.</summary>
    public static bool IsPrinted(string kind) => kind.EndsWith(" pdf", StringComparison.Ordinal) || kind.EndsWith(" png", StringComparison.Ordinal);

    /// <summary>What a role can read.</summary>
    /// <returns>Paths with their kind, which is the pattern of their address, and the format of a file.</returns>
    public static async Task<IReadOnlyList<(string Kind, string Path)>> PagesAsync(DeskUser user, IReadOnlyList<string> patterns, Uri address)
    {
        var (waiting, seen, pages) = (new Queue<string>(["/"]), new HashSet<string>(["/"]), new List<(string Kind, string Path)>());
        while (waiting.TryDequeue(out var path))
        {
            var kind = KindOf(path, patterns) ?? path;
            if (pages.Count(page => page.Kind == kind) >= MostOfAKind)
            {
                continue;
            }

            var (status, body) = await user.GetAsync(path);
            if (status != 200)
            {
                throw new InvalidOperationException($"{user.Role}: {path} answers {status}, and a page links there.");
            }

            pages.Add((kind, path));
            foreach (Match link in Links().Matches(body))
            {
                var target = WebUtility.HtmlDecode(link.Groups["href"].Value);
                if (Uri.TryCreate(new Uri(address, path), target, out var linked) && linked.Authority == address.Authority && seen.Add(linked.PathAndQuery))
                {
                    waiting.Enqueue(linked.PathAndQuery);
                }
            }
        }

        return pages;
    }

    /// <summary>The patterns of all addresses that are read.</summary>
    public static IReadOnlyList<string> Patterns(string login)
    {
        using var app = ServiceApp.Build(new() { Zone = ServiceZone.Desk, Database = login, Demo = true });
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) is true)
                .Select(endpoint => endpoint.RoutePattern.RawText!).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    // The most literal pattern first, as routing chooses.
    private static string? KindOf(string path, IReadOnlyList<string> patterns)
    {
        var (address, query) = path.Split('?') is [var first, var rest] ? (first, rest) : (path, "");
        var pattern = patterns.OrderBy(pattern => pattern.Count(letter => letter == '{'))
            .FirstOrDefault(pattern => new TemplateMatcher(TemplateParser.Parse(pattern.TrimStart('/')), []).TryMatch(address, []));
        var format = query.Split('&').FirstOrDefault(part => part.StartsWith("f=", StringComparison.Ordinal))?[2..] ?? Path.GetExtension(address).TrimStart('.');
        return pattern is null || format.Length == 0 ? pattern : $"{pattern} {format}";
    }

    [GeneratedRegex("""<a\s[^>]*href="(?<href>[^"#]+)["#]""")]
    private static partial Regex Links();
}
