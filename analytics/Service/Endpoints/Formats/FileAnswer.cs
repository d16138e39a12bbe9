using Geo.Service.Endpoints.Collections;

namespace Geo.Service.Endpoints.Formats;

/// <summary>What the formats that are files share: a name that says what is in them, and the next page as a header.</summary>
internal static class FileAnswer
{
    /// <summary>Names the file; the invented municipality's says so.</summary>
    public static void Name(HttpContext context, PublishedCollection collection, PublishedReleases releases, string extension) =>
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{(releases.Fictional ? "EXEMPELDATA-" : "")}{collection.Id}.{extension}\"";

    /// <summary>Takes the page's items, and links to the next page in the header <c>Link</c>, which must be known before the
    /// first byte: the page is held in memory.</summary>
    public static async Task<List<Item>> TakeAsync(HttpContext context, ApiRequest request, ItemQuestion question, PublishedReleases releases, ItemQuery items, CancellationToken cancel)
    {
        var page = await items.ReadAsync(question, releases, cancel).ToListAsync(cancel);
        if (page.Count > question.Limit)
        {
            page.RemoveAt(page.Count - 1);
            context.Response.Headers.Link = $"<{request.Again(("cursor", page[^1].Cursor.Text))}>; rel=\"next\"";
        }

        return page;
    }
}
