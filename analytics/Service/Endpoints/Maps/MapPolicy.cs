using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Maps;

/// <summary>What a page with a map may fetch: the pictures of the municipality's own map servers, and of no one else's.</summary>
internal static class MapPolicy
{
    private const string Pictures = "img-src 'self' data:";

    /// <summary>Lets the servers of the backgrounds through, on this answer alone.</summary>
    public static void Allow(HttpContext context, IEnumerable<MapBackground> backgrounds)
    {
        var hosts = string.Concat(backgrounds.Select(background => " " + new Uri(background.Address).GetLeftPart(UriPartial.Authority)).Distinct(StringComparer.Ordinal));
        var policy = context.Response.Headers.ContentSecurityPolicy.ToString() is { Length: > 0 } own ? own : Walls.ContentSecurityPolicy;
        context.Response.Headers.ContentSecurityPolicy = policy.Replace(Pictures, Pictures + hosts, StringComparison.Ordinal);
    }
}
