using System.Text.Json.Nodes;
using Geo.Components;
using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>What each kind of problem means: the addresses that problems name as their type.</summary>
internal static class ProblemEndpoints
{
    public static void MapProblems(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/problems", ListAsync);
        routes.MapRead("/problems/{name}", OneAsync);
    }

    private static Task ListAsync(HttpContext context)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json, AnswerFormat.Html);
        return request.IsPage
            ? HtmlAnswer.WriteAsync(context, new()
            {
                Language = request.Language,
                Title = new Bilingual("Felsvar", "Problems").In(request.Language),
                Lead = new Bilingual("Vad ett felsvar kan vara, och vad som hjälper.", "What a problem can be, and what helps.").In(request.Language),
                Crumbs = [PageWords.Start(request)],
                Sections =
                [
                    new(new Bilingual("Alla felsvar", "All problems").In(request.Language))
                    {
                        Table = PageWords.Table(
                            "problems", new Bilingual("Felsvar med kod", "Problems with their codes").In(request.Language), ["HTTP", new Bilingual("Namn", "Name").In(request.Language), new Bilingual("Betyder", "Meaning").In(request.Language)],
                            ProblemKind.All.Select(kind => new TableRow([new(kind.Status.Svg()), new(kind.Title.In(request.Language), request.Link($"/problems/{kind.Name}")), new(kind.Meaning.In(request.Language))]))),
                    },
                ],
            })
            : ApiJson.WriteAsync(context, request, new JsonObject { ["problems"] = new JsonArray([.. ProblemKind.All.Select(kind => Described(kind, request))]) });
    }

    private static Task OneAsync(HttpContext context, string name)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json, AnswerFormat.Html);
        var kind = ProblemKind.All.FirstOrDefault(kind => kind.Name == name) ?? throw ProblemException.NotFound("Det finns inget sådant felsvar.", "There is no such problem.");
        return request.IsPage
            ? HtmlAnswer.WriteAsync(context, new()
            {
                Language = request.Language,
                Title = $"{kind.Title.In(request.Language)} ({kind.Status.Svg()})",
                Lead = kind.Meaning.In(request.Language),
                Crumbs = [PageWords.Start(request), new(new Bilingual("Felsvar", "Problems").In(request.Language), request.Link("/problems"))],
            })
            : ApiJson.WriteAsync(context, request, Described(kind, request));
    }

    private static JsonObject Described(ProblemKind kind, ApiRequest request) => new()
    {
        ["type"] = kind.StandardType ?? request.Link($"/problems/{kind.Name}"),
        ["status"] = kind.Status,
        ["title"] = kind.Title.In(request.Language),
        ["description"] = kind.Meaning.In(request.Language),
    };
}
