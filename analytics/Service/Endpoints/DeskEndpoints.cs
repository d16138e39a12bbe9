using System.Text.Json.Nodes;
using Geo.Service.Council;
using Geo.Service.Endpoints.Coordinator;
using Geo.Service.Endpoints.Maps;
using Geo.Service.Endpoints.People;
using Geo.Service.Endpoints.Processes;
using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints;

/// <summary>The signed-in side: its start page, its processes and its description. Who is not signed in learns of nothing but
/// the way in.</summary>
internal static class DeskEndpoints
{
    private static readonly Bilingual Title = new("Arbetsbordet", "The desk");

    public static void AddDesk(this WebApplicationBuilder builder, ServeSettings settings)
    {
        builder.AddSignIn(settings);
        builder.AddDeskWall();
    }

    public static void MapDesk(this WebApplication app, ServeSettings settings)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseDeskWall();
        app.MapAssets();
        app.MapSignIn(settings);
        var told = app.MapGroup("").ForSignedIn().TellsNothing();
        told.MapRead("/", StartAsync);
        told.MapRead("/conformance", LandingEndpoints.ConformanceAsync);
        told.MapProblems();
        told.MapProcesses();
        told.MapOpenApiText();
        app.MapPlanChecks();
        app.MapDeskTiles();
        app.MapCouncil();
        app.MapReportApi();
        app.MapEst();
        app.MapCoordination();
        app.MapRecords();
        app.MapReleases();
        app.MapPeople();
        app.MapKeys();
        app.MapAudit();
        app.MapAccount();

        // An address that does not exist must not look different from one that may not be read.
        app.MapFallback(() => Results.NotFound());
    }

    private static async Task StartAsync(HttpContext context, ProcessRegistry processes, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json, AnswerFormat.Html);
        context.Response.Headers.CacheControl = "no-store";
        var role = DeskRole.Of(context.User);

        // One's own work stands first: plans for who checks plans, the council for its members.
        var isFirst = role == DeskRole.Coordinator || role == DeskRole.Reporter;
        var coordination = role is null || !request.IsPage ? [] : await CoordinationPages.LinksAsync(desk, role, request.Language, cancel);
        await (request.IsPage
            ? HtmlAnswer.WriteAsync(context, new()
            {
                Language = request.Language,
                Title = Title.In(request.Language),
                Lead = new Bilingual($"Du är inloggad som {role?.Title.Swedish}.", $"You are signed in as {role?.Title.English}.").In(request.Language),
                Sections =
                [
                    new(new Bilingual("Att göra", "To do").In(request.Language))
                    {
                        Links =
                        [
                            .. isFirst ? coordination : [],
                            .. DeskRole.Planning.Contains(role!) ? [new ApiLink(new Bilingual("Mina plankontroller", "My plan checks").In(request.Language), request.Link("/checks"))] : Array.Empty<ApiLink>(),
                            .. CouncilPage.Everyone.Contains(role!) ? [new ApiLink(new Bilingual("Brottsförebyggande rådet", "The crime prevention council").In(request.Language), request.Link("/council"))] : Array.Empty<ApiLink>(),
                            .. isFirst ? [] : coordination,
                            .. DeskRole.Coordinator == role ? [new ApiLink(new Bilingual("Personer och nycklar", "People and keys").In(request.Language), request.Link("/people")), new(new Bilingual("Logg", "Log").In(request.Language), request.Link("/audit"))] : Array.Empty<ApiLink>(),
                            new(new Bilingual("Mitt konto", "My account").In(request.Language), request.Link("/account")),
                            .. processes.All.Where(process => process.IsFor(context.User)).Select(process => new ApiLink(process.Title.In(request.Language), request.Link($"/processes/{process.Id}"))),
                            new(new Bilingual("API-beskrivning", "API description").In(request.Language), request.Link("/api", "html")),
                        ],
                    },
                    SignInPages.SignOutSection(context, request.Language),
                ],
            })
            : ApiJson.WriteAsync(context, request, new JsonObject
            {
                ["title"] = Title.In(request.Language),
                ["links"] = new JsonArray(
                    ApiJson.Link("self", AnswerFormat.Json.MediaType, Title.In(request.Language), request.Link("/", "json")),
                    ApiJson.Link("service-desc", $"{AnswerFormat.OpenApi.MediaType};version=3.0", "OpenAPI 3.0", request.Link("/api")),
                    ApiJson.Link("conformance", AnswerFormat.Json.MediaType, new Bilingual("Standarder som följs", "Conformance").In(request.Language), request.Link("/conformance")),
                    ApiJson.Link("http://www.opengis.net/def/rel/ogc/1.0/processes", AnswerFormat.Json.MediaType, new Bilingual("Processer", "Processes").In(request.Language), request.Link("/processes"))),
            }));
    }
}
