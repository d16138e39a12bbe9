using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Geo.Components;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Documents;
using Geo.Service.Endpoints.Maps;
using Geo.Service.Pages;
using Geo.Service.Planning;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Antiforgery;
using Npgsql;

namespace Geo.Service.Endpoints;

/// <summary>The planner's pages: my checks, a new one, its report as page, PDF, GeoPackage and JSON, and two side by side. For planners and
/// coordinators; for others they do not exist.</summary>
internal static class PlanCheckPages
{
    private static readonly Bilingual Checks = new("Mina kontroller", "My checks");

    public static void MapPlanChecks(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/checks").WithMetadata(new OutsideTheApi()).For(DeskRole.Planning).Reads("plan-check");
        pages.MapRead("", ChooseAsync);
        pages.MapRead("/{municipality}", ListAsync);
        pages.MapRead("/{municipality}/new", FormAsync);
        pages.MapPost("/{municipality}", CreateAsync).Changes("plan-check").Takes(PlanFile.LargestFile + 1024 * 1024);
        pages.MapRead("/{municipality}/{id}", OneAsync);
        pages.MapRead("/{municipality}/{id}/{file}", FileAsync);
        pages.MapRead("/{municipality}/{id}/compare/{other}", CompareAsync);
        pages.MapPlanComments();
    }

    private static async Task ChooseAsync(HttpContext context, DeskSession desk, CancellationToken cancel)
    {
        var language = Start(context);
        await using var connection = await desk.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT slug, name FROM core.desk_municipality ORDER BY name", connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var municipalities = new List<ApiLink>();
        while (await row.ReadAsync(cancel))
        {
            municipalities.Add(new(row.GetString(1), $"/checks/{row.GetString(0)}"));
        }

        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = Checks.In(language),
            Lead = new Bilingual("Välj kommun.", "Choose a municipality.").In(language),
            Crumbs = [Home(language)],
            Sections = [new(new Bilingual("Kommuner", "Municipalities").In(language)) { Links = [.. municipalities] }],
        });
    }

    private static async Task ListAsync(HttpContext context, string municipality, DeskSession desk, CancellationToken cancel)
    {
        var language = Start(context);
        await using var store = await OpenAsync(desk, municipality, cancel);
        var checks = await store.ListAsync(
            "plan_list", row => (Id: row.GetString(0), Name: row.GetString(1), Number: row.IsDBNull(2) ? "–" : row.GetString(2), By: row.GetString(3), At: row.GetDateTime(4), Stage: row.GetString(5)), cancel);
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = Checks.In(language),
            Lead = checks.Count == 0
                ? new Bilingual("Inga kontroller är gjorda än.", "No checks have been made yet.").In(language)
                : new Bilingual($"De senaste kontrollerna i {store.Name}.", $"The latest checks in {store.Name}.").In(language),
            Fictional = store.Fictional,
            Crumbs = [Home(language)],
            Sections =
            [
                new(PlanCheckForm.Title.In(language)) { Links = [new(PlanCheckForm.Title.In(language), $"/checks/{store.Slug}/new")] },
                .. checks.Count == 0 ? Array.Empty<ApiSection>() :
                [
                    new(Checks.In(language))
                    {
                        Table = PageWords.Table(
                            "checks", new Bilingual("Kontroller, den senaste först", "Checks, the latest first").In(language),
                            [
                                new Bilingual("Plan", "Plan").In(language), new Bilingual("Diarienummer", "Registry number").In(language), new Bilingual("Skede", "Stage").In(language),
                                new Bilingual("Gjord av", "Made by").In(language), new Bilingual("Dag", "Day").In(language),
                            ],
                            checks.Select(check => new TableRow(
                            [
                                new(check.Name, $"/checks/{store.Slug}/{check.Id}"), new(check.Number), new(PlanWords.Stage(check.Stage).In(language)), new(check.By), new(SwedishClock.Day(check.At).Iso()),
                            ]))),
                    },
                ],
            ],
        });
    }

    private static async Task FormAsync(HttpContext context, string municipality, DeskSession desk, IAntiforgery forms, CancellationToken cancel)
    {
        Start(context);
        await using var store = await OpenAsync(desk, municipality, cancel);
        await WriteFormAsync(context, store, desk, forms, refused: null, cancel);
    }

    private static async Task WriteFormAsync(HttpContext context, PlanStore store, DeskSession desk, IAntiforgery forms, (IFormCollection Form, PlanFault Why)? refused, CancellationToken cancel)
    {
        var language = context.Request.Language();
        var plans = await store.ListAsync("plan_choice", row => (Code: row.GetString(0), Name: row.GetString(1)), cancel);
        var map = await DeskMap.ReadAsync(store, cancel);
        MapPolicy.Allow(context, map.Backgrounds);
        await HtmlAnswer.WriteAsync(context, PlanCheckForm.Page(language, store, plans, map, (desk.Caller.Role, forms.GetAndStoreTokens(context)), refused) with { Crumbs = [Home(language), Crumb(store, language)] });
    }

    private static async Task CreateAsync(HttpContext context, string municipality, DeskSession desk, TimeProvider clock, IAntiforgery forms, CancellationToken cancel)
    {
        Start(context);
        var form = await context.ReadDeskFormAsync(cancel);
        await using var store = await OpenAsync(desk, municipality, cancel);
        try
        {
            var plan = await PlanCheckForm.ReadAsync(form, store, cancel);
            var question = PlanCheckForm.Question(form, plan, desk.Caller.Role.Name);
            var report = await PlanCheckRun.RunAsync(store, plan, PlanCheckForm.Crs(form), question, clock, cancel);
            context.Response.Redirect($"/checks/{store.Slug}/{report.Id}");
        }
        catch (PlanFault wrong) when (ProblemAnswer.PrefersPage(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await WriteFormAsync(context, store, desk, forms, (form, wrong), cancel);
        }
        catch (PlanFault wrong)
        {
            throw new ProblemException(ProblemKind.InvalidBody, wrong.Words, "plan");
        }
        catch (NpgsqlException slow) when (slow is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } or { InnerException: TimeoutException })
        {
            // The connection was there: what did not end in time was the question.
            throw new ProblemException(ProblemKind.TookTooLong, new(
                "Kontrollen blev inte klar i tid, och inget är sparat. Är gränsen mycket taggig eller ytan mycket stor: förenkla den, till exempel till en meter. Försök annars igen om en stund.",
                "The check was not done in time, and nothing is saved. If the boundary is very jagged or the surface very large, simplify it, to a metre, say. Otherwise try again in a while."));
        }
    }

    private static async Task OneAsync(HttpContext context, string municipality, string id, DeskSession desk, CancellationToken cancel)
    {
        var language = Start(context);
        await using var store = await OpenAsync(desk, municipality, cancel);
        var report = await GetAsync(store, id, cancel);
        var others = (await store.ListAsync("plan_list", row => (Id: row.GetString(0), Name: row.GetString(1), At: row.GetDateTime(4)), cancel)).Where(check => check.Id != id).Take(10).ToList();
        var own = $"/checks/{store.Slug}/{id}";
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = report.Question.Name,
            Lead = new Bilingual("Intern uppgift. Rapporten är på svenska.", "Internal. The report is in Swedish.").In(language),
            Fictional = store.Fictional,
            Crumbs = [Home(language), Crumb(store, language)],
            Sections =
            [
                new(new Bilingual("Sammanfattning", "Summary (in Swedish)").In(language)) { Paragraphs = [.. PlanWords.Summary(report), .. PlanWords.Read(report)] },
                new(new Bilingual("Rapporten", "The report").In(language))
                {
                    Links =
                    [
                        new(new Bilingual("Läs rapporten", "Read the report").In(language), $"{own}/report.html"), new(new Bilingual("Rapporten som PDF", "The report as PDF").In(language), $"{own}/report.pdf"),
                        new(new Bilingual("Siffror och ytor som GeoPackage", "Figures and surfaces as GeoPackage").In(language), $"{own}/report.gpkg"), new("JSON", $"{own}/report.json"),
                        new(new Bilingual("Underlag till planbeskrivningen (bara publicerade siffror)", "For the plan description (published figures only)").In(language), $"{own}/plan.html"),
                    ],
                },
                new(PlanCommentPages.Title.In(language))
                {
                    Paragraphs = [.. Comments(report.Comments, language)],
                    Links = [new(new Bilingual("Skriv svar och slutsatser", "Write answers and conclusions").In(language), $"{own}/comments")],
                },
                .. others.Count == 0 ? Array.Empty<ApiSection>() :
                [
                    new(new Bilingual("Jämför med en annan version", "Compare with another version").In(language))
                    {
                        Links = [.. others.Select(check => new ApiLink($"{check.Name}, {SwedishClock.Day(check.At).Iso()} ({check.Id[..8]})", $"{own}/compare/{check.Id}"))],
                    },
                ],
            ],
        });
    }

    private static async Task FileAsync(HttpContext context, string municipality, string id, string file, DeskSession desk, CancellationToken cancel)
    {
        Start(context);
        await using var store = await OpenAsync(desk, municipality, cancel);
        var report = await GetAsync(store, id, cancel);
        var content = Content(store);
        switch (file)
        {
            case "report.html":
                var map = await DeskMap.ReadAsync(store, cancel);
                await PageAsync(context, PlanReportDocument.Of(report, content, Audience.Internal, PlanScreenMap.Of(report, map, desk.Caller.Role)), map.Backgrounds);
                break;
            case "plan.html":
                await PageAsync(context, PlanReportDocument.Of(report, content, Audience.Public), []);
                break;
            case "report.json":
                await Results.Text(ResultRun.Write(report), "application/json; charset=utf-8").ExecuteAsync(context);
                break;
            case "report.pdf" or "report.gpkg":
                // All is read: who waits for a printer holds no connection.
                await store.DisposeAsync();
                await Results.File(await MakeAsync(file, report, content, cancel), file == "report.pdf" ? "application/pdf" : "application/geopackage+sqlite3", $"plankontroll-{id[..8]}{Path.GetExtension(file)}").ExecuteAsync(context);
                break;
            default:
                throw ProblemException.NotFound("Det finns inget på den adressen.", "There is nothing at that address.");
        }
    }

    private static async Task CompareAsync(HttpContext context, string municipality, string id, string other, DeskSession desk, CancellationToken cancel)
    {
        Start(context);
        await using var store = await OpenAsync(desk, municipality, cancel);
        await PageAsync(context, PlanCompareDocument.Of(await GetAsync(store, id, cancel), await GetAsync(store, other, cancel)), []);
    }

    // The document stands alone with its style inside: that style, and no other, is let through.
    private static async Task PageAsync(HttpContext context, ReportDocument document, IEnumerable<MapBackground> backgrounds)
    {
        var html = await DocumentRenderer.HtmlAsync(document);
        var from = html.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length;
        var style = html[from..html.IndexOf("</style>", from, StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        context.Response.Headers.ContentSecurityPolicy = Walls.ContentSecurityPolicy.Replace("style-src 'self'", $"style-src 'self' 'sha256-{hash}'", StringComparison.Ordinal);
        MapPolicy.Allow(context, backgrounds);
        context.Response.Headers.ContentLanguage = "sv";
        await Results.Text(html, "text/html; charset=utf-8").ExecuteAsync(context);
    }

    private static async Task<byte[]> MakeAsync(string file, PlanReport report, PlanningContent content, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("geo-check-");
        try
        {
            var path = Path.Combine(folder.FullName, file);
            if (file == "report.pdf")
            {
                await DocumentRenderer.PrintAsync(await DocumentRenderer.WriteAsync(PlanReportDocument.Of(report, content, Audience.Internal), folder.FullName, cancel), path, cancel);
            }
            else
            {
                PlanGeoPackageFile.Write(path, report);
            }

            return await File.ReadAllBytesAsync(path, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A kept check, with what has been written on it since.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    internal static async Task<PlanReport> GetAsync(PlanStore store, string id, CancellationToken cancel) =>
        await store.ListAsync("plan_kept", row => row.GetString(6), cancel, id) is [var document]
            ? ResultRun.Read<PlanReport>(document) with { Comments = (await PlanComments.ListAsync(store, id, cancel)).FirstOrDefault() }
            : throw ProblemException.NotFound("Det finns ingen sådan kontroll.", "There is no such check.");

    // The service may stand where there is no checkout: its own lists then serve.
    internal static PlanningContent Content(PlanStore store) => PlanningContent.Read(Checkout.Root is { } root ? Path.Combine(root, "data", store.Slug) : null);

    /// <summary>The pages above one that belongs to a check.</summary>
    internal static ImmutableArray<ApiLink> Crumbs(PlanStore store, PlanReport check, Language language) =>
        [Home(language), Crumb(store, language), new(check.Question.Name, $"/checks/{store.Slug}/{check.Id}")];

    private static IEnumerable<string> Comments(PlanComments? comments, Language language)
    {
        if (comments is null)
        {
            yield return new Bilingual("Inget är skrivet än.", "Nothing is written yet.").In(language);
            yield break;
        }

        yield return new Bilingual(
            $"Version {comments.Version}, {SwedishClock.Day(comments.WrittenAt).Iso()}: {comments.Answers.Length} svar{(comments.Conclusions.Length > 0 ? " och slutsatser" : "")}.",
            $"Version {comments.Version}, {SwedishClock.Day(comments.WrittenAt).Iso()}: {comments.Answers.Length} answers{(comments.Conclusions.Length > 0 ? " and conclusions" : "")}.").In(language);
        if (!comments.Removed.IsEmpty)
        {
            var removed = PlanCommentPages.Removed(comments, language);
            yield return $"{char.ToUpperInvariant(removed[0])}{removed[1..]}.";
        }
    }

    internal static async Task<PlanStore> OpenAsync(DeskSession desk, string municipality, CancellationToken cancel)
    {
        try
        {
            return await PlanStore.OpenAsync(await desk.OpenAsync(cancel), municipality, cancel);
        }
        catch (PlanFault)
        {
            throw ProblemException.NotFound("Det finns ingen sådan kommun.", "There is no such municipality.");
        }
    }

    private static Language Start(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Request.Language();
    }

    private static ApiLink Home(Language language) => new(new Bilingual("Start", "Start").In(language), "/");

    private static ApiLink Crumb(PlanStore store, Language language) => new(Checks.In(language), $"/checks/{store.Slug}");
}
