using System.Globalization;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Endpoints.Filters;
using Geo.Service.Endpoints.Formats;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>The items of a collection, and one of them (OGC API – Features, parts 1 and 2, and queries in CQL2 text).</summary>
internal static class ItemEndpoints
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 10_000;

    /// <summary>The parameters of items, besides one a property.</summary>
    public static readonly string[] Parameters = ["limit", "bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs", "cursor"];

    private static readonly AnswerFormat[] Formats = [AnswerFormat.GeoJson, AnswerFormat.Html, AnswerFormat.Csv, AnswerFormat.GeoPackage, AnswerFormat.GeoJsonLines];

    private static readonly AnswerFormat[] ItemFormats = [AnswerFormat.GeoJson, AnswerFormat.Html];

    public static void MapItems(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/collections/{collectionId}/items", ItemsAsync);
        routes.MapRead("/collections/{collectionId}/items/{featureId}", ItemAsync);
    }

    private static async Task ItemsAsync(HttpContext context, string collectionId, PublishedCatalog catalog, ItemQuery items, CancellationToken cancel)
    {
        var collection = CollectionEndpoints.Get(collectionId);
        var request = ApiRequest.Read(context, [.. Parameters, .. collection.Properties.Where(property => property.CanBeAsked).Select(property => property.Name)], Formats);
        var releases = await catalog.GetAsync(cancel);
        var question = Question(request, collection, releases);
        if (Conditional.IsKnown(context, request, releases))
        {
            return;
        }

        context.Response.Headers["Content-Crs"] = question.System.Header;
        await (request.Format switch
        {
            var format when format == AnswerFormat.Csv => CsvItems.WriteAsync(context, request, question, releases, items, cancel),
            var format when format == AnswerFormat.GeoPackage => GeoPackageItems.WriteAsync(context, request, question, releases, items, cancel),
            var format when format == AnswerFormat.GeoJsonLines => GeoJsonLines.WriteAsync(context, request, question, releases, items, cancel),
            var format when format == AnswerFormat.Html => ItemPages.WriteAsync(context, request, question, releases, items, cancel),
            _ => GeoJsonItems.WriteAsync(context, request, question, releases, items, cancel),
        });
    }

    private static async Task ItemAsync(HttpContext context, string collectionId, string featureId, PublishedCatalog catalog, ItemQuery items, CancellationToken cancel)
    {
        var collection = CollectionEndpoints.Get(collectionId);
        var request = ApiRequest.Read(context, ["crs"], ItemFormats);
        var system = CoordinateSystem.Get("crs", request.Find("crs"));
        var releases = await catalog.GetAsync(cancel);
        var item = await items.FindAsync(collection, featureId, system, releases, cancel)
            ?? throw ProblemException.NotFound($"{collection.Id} har ingen post med det namnet.", $"{collection.Id} has no item of that name.");
        if (Conditional.IsKnown(context, request, releases))
        {
            return;
        }

        context.Response.Headers["Content-Crs"] = system.Header;
        await (request.IsPage
            ? ItemPages.WriteItemAsync(context, request, collection, item, releases)
            : GeoJsonItems.WriteItemAsync(context, request, collection, item));
    }

    private static ItemQuestion Question(ApiRequest request, PublishedCollection collection, PublishedReleases releases)
    {
        var isFile = request.Format == AnswerFormat.Csv || request.Format == AnswerFormat.GeoPackage;
        var system = CoordinateSystem.Get("crs", request.Find("crs"));
        if (isFile && request.Find("crs") is not null)
        {
            throw ProblemException.Parameter("crs", "CSV och GeoPackage är alltid i SWEREF 99 TM, öst före nord. Ta bort crs.", "CSV and GeoPackage are always in SWEREF 99 TM, easting first. Leave out crs.");
        }

        var filter = new SqlFilter();
        BboxParameter.Apply(filter, request.Find("bbox"), CoordinateSystem.Get("bbox-crs", request.Find("bbox-crs")), collection.HasGeometry);
        DatetimeParameter.Apply(filter, request.Find("datetime"), collection);
        if (request.Find("filter-lang") is { } language && language != "cql2-text")
        {
            throw ProblemException.Parameter("filter-lang", "bara cql2-text finns.", "only cql2-text is offered.");
        }

        CqlParser.Apply(filter, request.Find("filter"), collection, CoordinateSystem.Get("filter-crs", request.Find("filter-crs")));
        foreach (var property in collection.Properties.Where(property => property.CanBeAsked))
        {
            if (request.Find(property.Name) is { } wanted)
            {
                filter.Require($"item.\"{property.Name}\" = {filter.Add(CqlValue.Read(wanted, property))}");
            }
        }

        return new(collection, filter, isFile ? CoordinateSystem.Storage : system, Form(request), Limit(request), ItemCursor.Read(request.Find("cursor"), collection, releases));
    }

    private static GeometryForm Form(ApiRequest request) => request.Format switch
    {
        var format when format == AnswerFormat.Csv => GeometryForm.Point,
        var format when format == AnswerFormat.GeoPackage => GeometryForm.Binary,
        var format when format == AnswerFormat.Html => GeometryForm.None,
        _ => GeometryForm.GeoJson,
    };

    // A file is fetched whole, a page of JSON or HTML in part.
    private static int Limit(ApiRequest request)
    {
        if (request.Find("limit") is not { } written)
        {
            return request.Format == AnswerFormat.GeoJson || request.IsPage ? DefaultLimit : MaxLimit;
        }

        // More than the most is no mistake (17-069r4, requirement 22 C): it gets the most.
        return written.Any(digit => digit != '0') && written.All(char.IsAsciiDigit)
            ? int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Min(limit, MaxLimit) : MaxLimit
            : throw ProblemException.Parameter(
                "limit", string.Create(CultureInfo.InvariantCulture, $"ange ett heltal från 1 till {MaxLimit}."), string.Create(CultureInfo.InvariantCulture, $"give a whole number from 1 to {MaxLimit}."));
    }
}
