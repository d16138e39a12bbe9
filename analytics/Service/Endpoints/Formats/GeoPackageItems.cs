using System.Globalization;
using Geo.Database;
using Geo.Service.Endpoints.Collections;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Geo.Service.Endpoints.Formats;

/// <summary>Items as a GeoPackage in SWEREF 99 TM, easting first: made as a file of its own, sent, and gone.</summary>
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
            GeoPackageWriter.Write(path, [Layer(question.Collection, page)], title, releases.All.Select(release => release.PublishedOn).DefaultIfEmpty().Max(), compact: true);
            context.Response.ContentType = AnswerFormat.GeoPackage.MediaType;
            FileAnswer.Name(context, question.Collection, releases, "gpkg");
            await context.Response.SendFileAsync(path, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static GeoPackageLayer Layer(PublishedCollection collection, IEnumerable<Item> items) => new(
        collection.Id,
        collection.HasGeometry ? "MULTIPOLYGON" : null,
        [("item_id", "TEXT"), .. collection.Properties.Select(property => (property.Name, SqlType(property.Kind)))],
        items.Select(item => (Shape(item), (object?[])[item.Id, .. item.Values.Select(Stored)])));

    private static Geometry Shape(Item item) => item.Geometry is byte[] binary ? new WKBReader().Read(binary) : Sweref99Tm.Factory.CreateMultiPolygon();

    private static object? Stored(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => (double)number,
        bool truth => truth ? 1 : 0,
        _ => value,
    };

    private static string SqlType(PropertyKind kind) => kind switch
    {
        PropertyKind.Integer => "INTEGER",
        PropertyKind.Number => "DOUBLE",
        PropertyKind.Boolean => "BOOLEAN",
        PropertyKind.Date => "DATE",
        _ => "TEXT",
    };
}
