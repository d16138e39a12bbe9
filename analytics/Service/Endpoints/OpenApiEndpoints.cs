using Geo.Components;
using Geo.Service.Endpoints.Processes;
using Geo.Service.Pages;
using Geo.Service.Serving;
using Microsoft.OpenApi;

namespace Geo.Service.Endpoints;

/// <summary>The API's description: OpenAPI 3.0, 3.1 beside it, and a page.</summary>
internal static class OpenApiEndpoints
{
    public static void MapOpenApiText(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api", (HttpContext context, ProcessRegistry processes, ServeSettings settings, CancellationToken cancel) =>
            WriteAsync(context, OpenApiSpecVersion.OpenApi3_0, processes, settings, cancel));
        routes.MapRead("/api/3.1", (HttpContext context, ProcessRegistry processes, ServeSettings settings, CancellationToken cancel) =>
            WriteAsync(context, OpenApiSpecVersion.OpenApi3_1, processes, settings, cancel));
    }

    private static async Task WriteAsync(HttpContext context, OpenApiSpecVersion version, ProcessRegistry processes, ServeSettings settings, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.OpenApi, AnswerFormat.Html);
        var document = OpenApiText.Of(request, settings.Zone, processes);
        if (request.IsPage)
        {
            await HtmlAnswer.WriteAsync(context, Page(request, document));
            return;
        }

        context.Response.ContentType = $"{AnswerFormat.OpenApi.MediaType};version={(version == OpenApiSpecVersion.OpenApi3_0 ? "3.0" : "3.1")}";
        context.Response.Headers.ContentLanguage = request.Language.Tag();
        await context.Response.WriteAsync(await document.SerializeAsJsonAsync(version, cancel), cancel);
    }

    private static ApiPage Page(ApiRequest request, OpenApiDocument document) => new()
    {
        Language = request.Language,
        Title = document.Info.Title ?? "API",
        Lead = document.Info.Description ?? "",
        Crumbs = [PageWords.Start(request)],
        Sections =
        [
            new(new Bilingual("Adresser", "Addresses").In(request.Language))
            {
                Table = PageWords.Table(
                    "addresses", new Bilingual("Adresser, metoder och parametrar", "Addresses, methods and parameters").In(request.Language),
                    [new Bilingual("Adress", "Address").In(request.Language), new Bilingual("Metod", "Method").In(request.Language), new Bilingual("Gör", "Does").In(request.Language), new Bilingual("Parametrar", "Parameters").In(request.Language)],
                    from path in document.Paths
                    from operation in path.Value.Operations ?? []
                    select new TableRow([new(path.Key), new(operation.Key.Method), new(operation.Value.Summary ?? ""), new(string.Join(", ", operation.Value.Parameters?.Select(parameter => parameter.Name) ?? []))])),
                Links = [new("OpenAPI 3.0", request.Link("/api", "json")), new("OpenAPI 3.1", request.Link("/api/3.1", "json"))],
            },
        ],
    };
}
