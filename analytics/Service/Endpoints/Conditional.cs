using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Geo.Service.Endpoints.Collections;
using Microsoft.Net.Http.Headers;

namespace Geo.Service.Endpoints;

/// <summary>Answers that have not changed are not sent again (RFC 9110): what is published changes with a release, and with
/// nothing else.</summary>
internal static class Conditional
{
    /// <summary>Writes the tags of the answer, and says whether the caller has it already; the answer is then 304.</summary>
    public static bool IsKnown(HttpContext context, ApiRequest request, PublishedReleases releases)
    {
        var response = context.Response;
        var tag = new EntityTagHeaderValue($"\"{TagOf(context, request, releases)}\"", isWeak: true);
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = "public, max-age=60";
        response.Headers.Vary = "Accept, Accept-Language, Accept-Encoding";
        if (releases.ChangedAt is { } changed)
        {
            response.GetTypedHeaders().LastModified = changed;
        }

        if (!HasIt(context.Request.GetTypedHeaders(), tag, releases.ChangedAt))
        {
            return false;
        }

        response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    // If-None-Match takes precedence: a date is only read where there is none.
    private static bool HasIt(Microsoft.AspNetCore.Http.Headers.RequestHeaders asked, EntityTagHeaderValue tag, DateTimeOffset? changed) =>
        asked.IfNoneMatch is { Count: > 0 } known
            ? known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false))
            : asked.IfModifiedSince is { } since && changed <= since;

    private static string TagOf(HttpContext context, ApiRequest request, PublishedReleases releases)
    {
        var of = string.Create(
            CultureInfo.InvariantCulture, $"{releases.Tag}\n{CodeVersion.Current}\n{request.Address}\n{context.Request.Path}\n{context.Request.QueryString}\n{request.Format.MediaType}\n{request.Language}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)))[..20];
    }
}
