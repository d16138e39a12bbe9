using Geo.Service.Endpoints.Collections;

namespace Geo.Service.Endpoints.Formats;

/// <summary>Items as a GeoPackage in SWEREF 99 TM: made as a file of its own, sent, and gone.</summary>
internal static class GeoPackageItems
{
    public static async Task WriteAsync(HttpContext context, ApiRequest request, ItemQuestion question, PublishedReleases releases, ItemQuery items, CancellationToken cancel)
    {
        var page = await FileAnswer.TakeAsync(context, request, question, releases, items, cancel);
        var folder = Directory.CreateTempSubdirectory("geo-gpkg-");
        try
        {
            var path = Path.Combine(folder.FullName, "items.gpkg");
            var title = question.Collection.Title.After(releases.Mark).In(request.Language);
            GeoPackageFile.Write(path, question.Collection, title, page, releases.All.Select(release => release.PublishedOn).DefaultIfEmpty().Max());
            context.Response.ContentType = AnswerFormat.GeoPackage.MediaType;
            FileAnswer.Name(context, question.Collection, releases, "gpkg");
            await context.Response.SendFileAsync(path, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
