using System.Text;
using Geo.Service.Council;
using Geo.Service.Documents;
using Geo.Service.Endpoints.Maps;
using Geo.Service.Forms;
using Geo.Service.Pages;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Geo.Service.Endpoints;

/// <summary>The council's pages: each at its address, as a page and as files, and what the council adds. Members from outside find the pages that they
/// have, with what PostgreSQL shows them.</summary>
internal static class CouncilEndpoints
{
    private static readonly Bilingual Title = new("Brottsförebyggande rådet", "The crime prevention council");
    private static readonly byte[] Style = [.. Encoding.UTF8.GetBytes(DocumentRenderer.StyleSheet), .. HtmlAnswer.SharedStyle, .. HtmlAnswer.Read("council/council.css")];

    public static void MapCouncil(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/assets/council.css", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(Style, "text/css; charset=utf-8");
        }).ForEveryone().TellsNothing().WithMetadata(new OutsideTheApi());
        var pages = routes.MapGroup("/council").WithMetadata(new OutsideTheApi());
        pages.MapRead("", ChooseAsync).For(CouncilPage.Everyone).TellsNothing();
        foreach (var page in CouncilPage.All)
        {
            pages.MapRead("/{municipality}" + page.Path, (HttpContext context, string municipality, DeskSession desk, IAntiforgery forms, TimeProvider clock, CancellationToken cancel) =>
                ShowAsync(context, municipality, page, (desk, forms, clock), cancel)).For(page.Roles).Reads("council");
        }

        var changes = pages.MapGroup("/{municipality}").For(CouncilPage.Inside);
        changes.MapPost("/measures", Keep(CouncilForms.Measure, CouncilForms.KeepMeasureAsync)).Changes("measure");
        changes.MapPost("/findings", Keep(CouncilForms.Finding, CouncilForms.KeepFindingAsync)).Changes("finding");
        changes.MapPost("/decisions", Keep(CouncilForms.Decision, CouncilForms.KeepDecisionAsync)).Changes("decision");
    }

    private static async Task ChooseAsync(HttpContext context, DeskSession desk, CancellationToken cancel)
    {
        var language = context.Request.Language();
        await using var connection = await desk.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT slug, name FROM core.desk_municipality ORDER BY name", connection);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var municipalities = new List<ApiLink>();
        while (await row.ReadAsync(cancel))
        {
            municipalities.Add(new(row.GetString(1), $"/council/{row.GetString(0)}"));
        }

        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = Title.In(language),
            Lead = new Bilingual("Välj kommun. Sidorna är på svenska.", "Choose a municipality. The pages are in Swedish.").In(language),
            Crumbs = [new("Start", "/")],
            Sections = [new(new Bilingual("Kommuner", "Municipalities").In(language)) { Links = [.. municipalities] }],
        });
    }

    private static async Task ShowAsync(HttpContext context, string municipality, CouncilPage page, (DeskSession Desk, IAntiforgery Forms, TimeProvider Clock) with, CancellationToken cancel)
    {
        await using var store = await CouncilStore.OpenAsync(with.Desk, municipality, cancel);
        var query = CouncilQuery.Read(context.Request, page.Parameters(store.IsOutside));
        var format = query.FindWord("f", [.. CouncilFiles.Formats, "html"]);
        var ask = new CouncilAsk(store, query, SwedishClock.Day(with.Clock.GetUtcNow().UtcDateTime), context.Request.RouteValues["item"] as string);
        var view = await page.MakeAsync(ask, cancel);
        if (format is null or "html")
        {
            await WriteAsync(context, page, ask, view, with.Forms);
            return;
        }

        // All is read: who waits for a printer holds no connection.
        var stamp = CouncilStamp.Of(ask, view, with.Clock.GetUtcNow());
        await store.DisposeAsync();
        var (bytes, type, name) = await CouncilFiles.MakeAsync(view, stamp, query, format, cancel);

        // Beside the read: what left the desk, as what.
        await with.Desk.TraceAsync("exported-council", $"{DeskWall.Subject(context.Request)}.{format}", municipality, cancel);
        await Results.File(bytes, type, name).ExecuteAsync(context);
    }

    private static async Task WriteAsync(HttpContext context, CouncilPage page, CouncilAsk ask, CouncilView view, IAntiforgery forms)
    {
        MapPolicy.Allow(context, view.Document.Sections.SelectMany(section => section.Blocks).OfType<CouncilMapBlock>().SelectMany(maps => maps.Screen?.Backgrounds ?? []));
        var token = view.Forms.IsEmpty ? null : forms.GetAndStoreTokens(context);
        context.Response.Headers.ContentLanguage = "sv";
        var files = new List<(string Words, string Address)> { ("Sidan som PDF", ask.Query.With(("f", "pdf"), ("saved", null))) };
        if (!view.Layers.IsEmpty)
        {
            files.Add(("Allt som GeoPackage (SWEREF 99 TM)", ask.Query.With(("f", "gpkg"), ("saved", null))));
            files.AddRange(view.Layers.Select(layer => ($"{CouncilFiles.TitleOf(layer)} som CSV", ask.Query.With(("f", "csv"), ("table", layer.Name), ("saved", null)))));
        }

        files.AddRange(view.Drawings.SelectMany(drawing => ((string[])["svg", "png"]).Select(format => ($"{drawing.Title} som {format.ToUpperInvariant()}", ask.Query.With(("f", format), ("drawing", drawing.Id), ("saved", null))))));
        var result = new RazorComponentResult<CouncilPageView>(new Dictionary<string, object?>
        {
            [nameof(CouncilPageView.Page)] = OnScreen(ask, view),
            [nameof(CouncilPageView.Menu)] = CouncilPage.All.Where(one => one.Title is not null && one.Roles.Contains(ask.Store.Caller.Role))
                .Select(one => (one.Title!, ask.Home + one.Path, one == page || (page.Title is null && one.Path.Length > 0 && page.Path.StartsWith(one.Path, StringComparison.Ordinal)))).ToList(),
            [nameof(CouncilPageView.Files)] = files,
            [nameof(CouncilPageView.TokenName)] = token?.FormFieldName ?? "",
            [nameof(CouncilPageView.Token)] = token?.RequestToken ?? "",
        })
        {
            ContentType = "text/html; charset=utf-8",
            StatusCode = context.Response.StatusCode,
            PreventStreamingRendering = true,
        };
        await result.ExecuteAsync(context);
    }

    // The documents name their figures' files; on the desk each is this page as CSV.
    private static CouncilView OnScreen(CouncilAsk ask, CouncilView view) => view with
    {
        Document = view.Document with
        {
            Sections =
            [
                .. view.Document.Sections.Select(section => section with
                {
                    Blocks = [.. section.Blocks.Select(block => block is FigureBlock figure ? figure with { Series = figure.Series with { CsvAddress = ask.Query.With(("f", "csv"), ("table", figure.Series.Id)) } } : block)],
                }),
            ],
        },
    };

    private static Delegate Keep(string id, Func<CouncilStore, IFormCollection, DateOnly, CancellationToken, Task<CouncilSent?>> keep) =>
        async (HttpContext context, string municipality, DeskSession desk, IAntiforgery forms, TimeProvider clock, CancellationToken cancel) =>
        {
            var form = await context.ReadDeskFormAsync(cancel);
            await using var store = await CouncilStore.OpenAsync(desk, municipality, cancel);
            var today = SwedishClock.Day(clock.GetUtcNow().UtcDateTime);
            var sent = await keep(store, form, today, cancel);
            if (sent is null)
            {
                context.Response.Redirect($"/council/{store.Municipality.Slug}{CouncilPage.Findings.Path}?saved={id}#{id}");
                return;
            }

            // A fault is told on the page that the form stands on: what was written stays in it.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            var ask = new CouncilAsk(store, CouncilQuery.Of($"/council/{store.Municipality.Slug}{CouncilPage.Findings.Path}", Kept(form)), today, null);
            await WriteAsync(context, CouncilPage.Findings, ask, await FindingsPage.MakeAsync(ask, sent, cancel), forms);
        };

    // What a finding rests on comes with the form, not from it: the page needs it to say so again.
    private static IEnumerable<KeyValuePair<string, string>> Kept(IFormCollection form) => ((string[])["theme", "period", "number"]).Select(name => KeyValuePair.Create(name, FormValues.Text(form[name]))).Where(pair => pair.Value.Length > 0);
}
