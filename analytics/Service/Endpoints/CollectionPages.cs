using Geo.Components;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>The pages of the collections.</summary>
internal static class CollectionPages
{
    public static ApiPage List(ApiRequest request, PublishedReleases releases) => new()
    {
        Language = request.Language,
        Title = new Bilingual("Samlingar", "Collections").After(releases.Mark).In(request.Language),
        Lead = new Bilingual("Det som är publicerat, samling för samling.", "What is published, collection by collection.").In(request.Language),
        Fictional = releases.Fictional,
        Crumbs = [PageWords.Start(request)],
        Sections =
        [
            new(new Bilingual("Alla samlingar", "All collections").In(request.Language))
            {
                Table = PageWords.Table(
                    "collections", new Bilingual("Samlingar som alla får läsa", "Collections that anyone may read").In(request.Language),
                    [new Bilingual("Samling", "Collection").In(request.Language), new Bilingual("Innehåll", "Contents").In(request.Language)],
                    PublishedCollections.All.Select(collection => new TableRow([new(collection.Title.In(request.Language), request.Link($"/collections/{collection.Id}")), new(collection.Description.In(request.Language))]))),
            },
        ],
    };

    public static ApiPage One(ApiRequest request, PublishedCollection collection, PublishedReleases releases, CollectionExtent extent)
    {
        var path = $"/collections/{collection.Id}";
        return new()
        {
            Language = request.Language,
            Title = collection.Title.After(releases.Mark).In(request.Language),
            Lead = collection.Description.In(request.Language),
            Fictional = releases.Fictional,
            Crumbs = [PageWords.Start(request), PageWords.Collections(request)],
            Sections =
            [
                new(new Bilingual("Hämta", "Fetch").In(request.Language))
                {
                    Paragraphs = extent.From is { } from && extent.To is { } to ? [new Bilingual($"Gäller {from.Iso()}–{to.Iso()}.", $"About {from.Iso()}–{to.Iso()}.").In(request.Language)] : [],
                    Links =
                    [
                        new(new Bilingual("Läs posterna", "Read the items").In(request.Language), request.Link($"{path}/items", "html")),
                        .. ((AnswerFormat[])[AnswerFormat.GeoJson, AnswerFormat.Csv, AnswerFormat.GeoPackage, AnswerFormat.GeoJsonLines]).Select(format => new ApiLink(format.Words, request.Link($"{path}/items", format.Name))),
                        new(new Bilingual("Fält att fråga efter", "Queryables").In(request.Language), request.Link($"{path}/queryables", "html")),
                        .. collection.Id == "areas" ? (ReadOnlySpan<ApiLink>)[new(new Bilingual("Kartrutor", "Tiles").In(request.Language), request.Link($"{path}/tiles", "html"))] : [],
                    ],
                },
                new(new Bilingual("Fält", "Properties").In(request.Language)) { Table = Table(request, collection, collection.Properties) },
            ],
        };
    }

    public static ApiPage Properties(ApiRequest request, PublishedCollection collection, IReadOnlyList<CollectionProperty> properties, bool asked) => new()
    {
        Language = request.Language,
        Title = $"{collection.Title.In(request.Language)}: {(asked ? new Bilingual("fält att fråga efter", "queryables") : new("schema", "schema")).In(request.Language)}",
        Lead = asked
            ? new Bilingual("Fälten kan stå i filter= eller som egna parametrar.", "The properties can stand in filter= or as parameters of their own.").In(request.Language)
            : collection.Description.In(request.Language),
        Crumbs = [PageWords.Start(request), PageWords.Collections(request), PageWords.Of(request, collection)],
        Sections = [new(new Bilingual("Fält", "Properties").In(request.Language)) { Table = Table(request, collection, properties) }],
    };

    private static TableView Table(ApiRequest request, PublishedCollection collection, IEnumerable<CollectionProperty> properties) => PageWords.Table(
        "properties", new Bilingual($"Fälten i {collection.Title.Swedish}", $"The properties of {collection.Title.English}").In(request.Language),
        [new Bilingual("Fält", "Property").In(request.Language), new Bilingual("Namn", "Title").In(request.Language), new Bilingual("Betyder", "Meaning").In(request.Language), new Bilingual("Enhet", "Unit").In(request.Language)],
        properties.Select(property => new TableRow([new(property.Name), new(property.Title.In(request.Language)), new(property.Description.In(request.Language)), new(property.Unit?.In(request.Language) ?? "")])));
}
