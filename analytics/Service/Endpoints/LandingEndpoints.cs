using System.Text.Json.Nodes;
using Geo.Components;
using Geo.Service.Endpoints.Collections;
using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>The landing page and what the service conforms to.</summary>
internal static class LandingEndpoints
{
    private static readonly Bilingual Title = new("Öppna data om brottsförebyggande arbete", "Open data on crime prevention");

    private static readonly Bilingual Description = new(
        "Det som kommunen har godkänt och publicerat, som karta, tabell och API. Skyddade siffror är tomma här också.",
        "What the municipality has approved and published, as maps, tables and an API. Protected figures are empty here too.");

    private static readonly Bilingual NothingYet = new("Inget släpp är publicerat än.", "No release has been published yet.");

    public static void MapLanding(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/", LandingAsync);
        routes.MapRead("/conformance", ConformanceAsync);
    }

    private static async Task LandingAsync(HttpContext context, PublishedCatalog catalog, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json, AnswerFormat.Html);
        var releases = await catalog.GetAsync(cancel);
        if (Conditional.IsKnown(context, request, releases))
        {
            return;
        }

        var language = request.Language;
        var title = Title.After(releases.Mark).In(language);
        if (!request.IsPage)
        {
            await ApiJson.WriteAsync(context, request, new JsonObject
            {
                ["title"] = title,
                ["description"] = Description.In(language),
                ["attribution"] = string.Join(", ", releases.All.Select(release => release.MunicipalityName)),
                ["links"] = Links(request),
            });
            return;
        }

        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = title,
            Lead = Description.In(language),
            Fictional = releases.Fictional,
            Sections =
            [
                new(new Bilingual("Innehåll", "Contents").In(language))
                {
                    Links =
                    [
                        new(new Bilingual("Samlingar", "Collections").In(language), request.Link("/collections")),
                        new(new Bilingual("Processer", "Processes").In(language), request.Link("/processes")),
                        new(new Bilingual("Rutnät för kartrutor", "Tile matrix sets").In(language), request.Link("/tileMatrixSets")),
                        new(new Bilingual("API-beskrivning", "API description").In(language), request.Link("/api", "html")),
                        new(new Bilingual("Standarder som följs", "Conformance").In(language), request.Link("/conformance")),
                    ],
                },
                new(new Bilingual("Släpp som gäller", "Current releases").In(language))
                {
                    Paragraphs = releases.All.IsEmpty ? [NothingYet.In(language)] : [],
                    Table = releases.All.IsEmpty ? null : Releases(releases, language),
                },
            ],
        });
    }

    private static TableView Releases(PublishedReleases releases, Language language) => new()
    {
        Id = "releases",
        Caption = new Bilingual("Varje kommuns senaste godkända släpp", "Each municipality's latest approved release").In(language),
        Columns = [new(new Bilingual("Kommun", "Municipality").In(language), false), new(new Bilingual("Släpp", "Release").In(language), false), new(new Bilingual("Publicerat", "Published").In(language), false)],
        Rows = [.. releases.All.Select(release => new TableRow([new(release.MunicipalityName), new(release.Id), new(release.PublishedOn.Iso())]))],
    };

    private static JsonArray Links(ApiRequest request)
    {
        var links = ApiJson.Formats(request, AnswerFormat.Json, AnswerFormat.Html);
        (string Relation, string Type, Bilingual Title, string Path)[] others =
        [
            ("service-desc", $"{AnswerFormat.OpenApi.MediaType};version=3.0", new("API-beskrivning, OpenAPI 3.0", "API description, OpenAPI 3.0"), "/api"),
            ("service-desc", $"{AnswerFormat.OpenApi.MediaType};version=3.1", new("API-beskrivning, OpenAPI 3.1", "API description, OpenAPI 3.1"), "/api/3.1"),
            ("service-doc", "text/html", new("API-beskrivning att läsa", "API description to read"), "/api?f=html"),
            ("conformance", "application/json", new("Standarder som följs", "Conformance"), "/conformance"),
            ("data", "application/json", new("Samlingar", "Collections"), "/collections"),
            ("http://www.opengis.net/def/rel/ogc/1.0/conformance", "application/json", new("Standarder som följs", "Conformance"), "/conformance"),
            ("http://www.opengis.net/def/rel/ogc/1.0/data", "application/json", new("Samlingar", "Collections"), "/collections"),
            ("http://www.opengis.net/def/rel/ogc/1.0/processes", "application/json", new("Processer", "Processes"), "/processes"),
            ("http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes", "application/json", new("Rutnät för kartrutor", "Tile matrix sets"), "/tileMatrixSets"),
        ];
        foreach (var (relation, type, title, path) in others)
        {
            links.Add(ApiJson.Link(relation, type, title.In(request.Language), request.Link(path)));
        }

        return links;
    }

    internal static async Task ConformanceAsync(HttpContext context, ServeSettings settings)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json, AnswerFormat.Html);
        var classes = Conformance.Of(settings.Zone);
        if (!request.IsPage)
        {
            await ApiJson.WriteAsync(context, request, new JsonObject { ["conformsTo"] = new JsonArray([.. classes.Select(uri => JsonValue.Create(uri))]), ["links"] = ApiJson.Formats(request, AnswerFormat.Json, AnswerFormat.Html) });
            return;
        }

        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = request.Language,
            Title = new Bilingual("Standarder som följs", "Conformance").In(request.Language),
            Lead = new Bilingual("Delar av OGC:s standarder som tjänsten följer.", "Parts of the OGC's standards that the service keeps.").In(request.Language),
            Crumbs = [PageWords.Start(request)],
            Sections = [new(new Bilingual("Klasser", "Classes").In(request.Language)) { Links = [.. classes.Select(uri => new ApiLink(uri, uri))] }],
        });
    }
}
