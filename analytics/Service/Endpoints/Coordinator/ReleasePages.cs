using System.Net;
using System.Security.Cryptography;
using System.Text;
using Geo.Components;
using Geo.Database;
using Geo.Service.Forms;
using Geo.Service.Pages;
using Geo.Service.Release;
using Geo.Service.Serving;
using Geo.Service.Verbs;
using Microsoft.AspNetCore.Antiforgery;

namespace Geo.Service.Endpoints.Coordinator;

/// <summary>What is to become public: the candidates, what each withholds and changes, and the approval. Publishing is another login's work, which follows
/// (<c>release follow</c>).</summary>
internal static class ReleasePages
{
    private static readonly Bilingual Title = new("Släpp till webben", "Releases");

    public static void MapReleases(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/releases/{municipality}").WithMetadata(new OutsideTheApi()).For(DeskRole.Coordinator).Reads("release");
        pages.MapRead("", ListAsync);
        pages.MapRead("/{id}", OneAsync);
        pages.MapPost("/{id}", ApproveAsync).Changes("release");
        pages.MapRead("/{id}/preview", PreviewAsync);
    }

    private static async Task ListAsync(HttpContext context, string municipality, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Html);
        var language = request.Language;
        await using var db = await desk.OpenAsync(municipality, cancel);
        var candidates = await CandidatesAsync(db, cancel);
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = Title.In(language),
            Lead = candidates.Count == 0
                ? language.Of("Inget släpp är byggt än. Det byggs på servern: ./geo analytics release build.", "No release has been built yet. It is built on the server: ./geo analytics release build.")
                : candidates.Count(one => one is { ApprovedAt: null, WithdrawnOn: null }) switch
                {
                    0 => language.Of("Inget väntar på godkännande.", "Nothing waits for approval."),
                    1 => language.Of("Ett släpp väntar på godkännande.", "One release waits for approval."),
                    var waiting => language.Of($"{waiting} släpp väntar på godkännande.", $"{waiting} releases wait for approval."),
                },
            Crumbs = [PageWords.Start(request), new(language.Of("Samordning", "Coordination"), $"/coordination/{municipality}")],
            Sections = candidates.Count == 0 ? [] :
            [
                new(language.Of("Kandidater", "Candidates"))
                {
                    Table = PageWords.Table(
                        "candidates", language.Of("Den senaste först", "The latest first"), [language.Of("Släpp", "Release"), language.Of("Byggt", "Built"), language.Of("Läge", "State")],
                        candidates.Select(one => new TableRow([new(one.Id, $"/releases/{municipality}/{one.Id}"), new(one.CreatedOn.Iso()), new(one.State(language))]))),
                },
            ],
        });
    }

    private static async Task OneAsync(HttpContext context, string municipality, string id, DeskSession desk, CancellationToken cancel)
    {
        ApiRequest.Read(context, [], AnswerFormat.Html);
        await using var db = await desk.OpenAsync(municipality, cancel);
        await WriteAsync(context, municipality, id, desk, db, (new(), []), cancel);
    }

    private static async Task ApproveAsync(HttpContext context, string municipality, string id, DeskSession desk, TimeProvider clock, CancellationToken cancel)
    {
        var form = await context.ReadDeskFormAsync(cancel);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var candidate = await GetAsync(db, id, cancel);
        var values = FormValues.Posted(form, Fields);
        var faults = new List<FormFault>();
        values.Build(Fields, faults);
        var role = await DeskMunicipality.GetApproverRoleAsync(db, desk.Municipality, cancel);
        var by = new DecisionBy(role, values["reason"], values["registryNumber"] is { Length: > 0 } number ? number : null) { Person = desk.Caller.Person };
        try
        {
            if (faults.Count == 0 && await FindPreviewAsync(db, id, cancel) is not { IsCurrent: true })
            {
                faults.Add(new("", new("Ett annat släpp har publicerats sedan kandidaten byggdes. Bygg en ny och granska den.", "Another release has been published since the candidate was built. Build a new one and review it.")));
            }

            if (faults.Count == 0)
            {
                by.Check(role);
                await ReleaseApprovals.ApproveAsync(db, desk.Municipality, candidate.Id, by, AccountMark.Of(desk.Municipality, desk.Caller.Person), clock.GetUtcNow().UtcDateTime, cancel);
                context.Response.Redirect($"/releases/{municipality}/{id}");
                return;
            }
        }
        catch (UsageException refused)
        {
            faults.Add(new("", new(refused.Message, refused.Message)));
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await WriteAsync(context, municipality, id, desk, db, (values, faults), cancel);
    }

    private static async Task PreviewAsync(HttpContext context, string municipality, string id, DeskSession desk, CancellationToken cancel)
    {
        ApiRequest.Read(context, [], AnswerFormat.Html);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var preview = await FindPreviewAsync(db, id, cancel) ?? throw ProblemException.NotFound("Granskningen finns inte. Bygg kandidaten på nytt.", "There is no preview. Build the candidate again.");

        // The document stands alone with its style inside: that style, and no other, is let through.
        var from = preview.Html.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length;
        var style = preview.Html[from..preview.Html.IndexOf("</style>", from, StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        context.Response.Headers.ContentSecurityPolicy = Walls.ContentSecurityPolicy.Replace("style-src 'self'", $"style-src 'self' 'sha256-{hash}'", StringComparison.Ordinal);
        context.Response.Headers.ContentLanguage = "sv";
        await Results.Text(WithWays(preview.Html, municipality, id), "text/html; charset=utf-8").ExecuteAsync(context);
    }

    // The document is kept as it was built, and stands in many files: here alone it lies between a page and a decision.
    private static string WithWays(string html, string municipality, string id)
    {
        var release = $"<a href=\"/releases/{Uri.EscapeDataString(municipality)}/{Uri.EscapeDataString(id)}\">Släpp {WebUtility.HtmlEncode(id)}</a>";
        return html
            .Replace("<p class=\"audience\">", $"<p class=\"audience\">Tillbaka: {release}</p><p class=\"audience\">", StringComparison.Ordinal)
            .Replace("</main>", $"<p class=\"lead\">Färdig med granskningen? Beslutet fattas på sidan {release}.</p></main>", StringComparison.Ordinal);
    }

    private static readonly FormField[] Fields =
    [
        new("reason", new("Vad är granskat, och varför kan det publiceras?", "What was reviewed, and why can it be published?"), FieldShape.Text) { IsRequired = true, Hint = new("Blir offentligt: står i släppets filer. Inga uppgifter om personer.", "Becomes public: stands in the release's files. Nothing of persons.") },
        new("registryNumber", new("Diarienummer", "Registry number"), FieldShape.Line),
    ];

    private static async Task WriteAsync(HttpContext context, string municipality, string id, DeskSession desk, GeoDb db, (FormValues Values, IReadOnlyList<FormFault> Faults) form, CancellationToken cancel)
    {
        var language = context.Request.Language();
        var candidate = await GetAsync(db, id, cancel);
        var preview = await FindPreviewAsync(db, id, cancel);
        var role = await DeskMunicipality.GetApproverRoleAsync(db, desk.Municipality, cancel);
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        var maker = new EditFormMaker(language, form.Values) { Faults = form.Faults };
        var obstacle = await ReleaseApprovals.FindObstacleAsync(db, desk.Municipality, candidate.BuiltByMark, AccountMark.Of(desk.Municipality, desk.Caller.Person), cancel);
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = language.Of($"Släpp {id}", $"Release {id}"),
            Lead = candidate.State(language),
            Crumbs = [new("Start", "/"), new(language.Of("Samordning", "Coordination"), $"/coordination/{municipality}"), new(Title.In(language), $"/releases/{municipality}")],
            Sections =
            [
                new(candidate.PublishedOn is null ? language.Of("Det här blir offentligt", "This becomes public") : language.Of("Det här är offentligt", "This is public"))
                {
                    Paragraphs = preview is null ? [language.Of("Granskningen finns inte. Bygg kandidaten på nytt: ./geo analytics release build.", "There is no preview. Build the candidate again: ./geo analytics release build.")] : [.. preview.Answers],
                    Links = preview is null ? [] : [new(language.Of("Granska alla antal, också de skyddade (intern uppgift)", "Review all counts, the withheld too (internal)"), $"/releases/{municipality}/{id}/preview")],
                },
                .. candidate is not { PublishedOn: not null, WithdrawnOn: null } ? Array.Empty<ApiSection>() :
                [
                    new(language.Of("Om något är fel", "If something is wrong"))
                    {
                        Paragraphs =
                        [
                            language.Of("Ett publicerat släpp ändras inte. Fel siffror rättas i nästa släpp, och står bland rättelserna. Ett släpp som röjer något återkallas genast.", "A published release is not changed. Wrong figures are corrected in the next release, and stand among the corrections. A release that discloses something is withdrawn at once."),
                            language.Of($"Båda görs på servern, i din roll och med ditt skäl: ./geo analytics release correct {municipality} och ./geo analytics release withdraw {municipality} --release {id}.", $"Both are done on the server, in your role and with your reason: ./geo analytics release correct {municipality} and ./geo analytics release withdraw {municipality} --release {id}."),
                        ],
                    },
                ],
                .. candidate.ApprovedAt is not null || preview is null ? Array.Empty<ApiSection>() :
                [
                    new(language.Of("Godkänn", "Approve"))
                    {
                        Paragraphs = [obstacle is null ? language.Of($"Du godkänner som {role}. Ett godkännande ändras inte.", $"You approve as {role}. An approval is not changed.") : language.Of($"Du kan inte godkänna släppet: {obstacle.Swedish}", $"You cannot approve the release: {obstacle.English}")],
                        Edit = obstacle is not null ? null : new()
                        {
                            Language = language,
                            Action = $"/releases/{municipality}/{id}",
                            TokenName = token.FormFieldName,
                            Token = token.RequestToken!,
                            Button = language.Of("Godkänn släppet", "Approve the release"),
                            Fields = maker.Fields(Fields),
                            Faults = maker.Others(Fields),
                        },
                    },
                ],
            ],
        });
    }

    private static async Task<Candidate> GetAsync(GeoDb db, string id, CancellationToken cancel) =>
        (await CandidatesAsync(db, cancel)).Find(one => one.Id == id) ?? throw ProblemException.NotFound("Det finns inget sådant släpp.", "There is no such release.");

    private static async Task<List<Candidate>> CandidatesAsync(GeoDb db, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(ReleasePages), "Endpoints/Coordinator/release_candidates"), cancel);
        await using var row = await command.ExecuteReaderAsync(cancel);
        var candidates = new List<Candidate>();
        while (await row.ReadAsync(cancel))
        {
            candidates.Add(new(
                row.GetString(0), row.GetFieldValue<DateOnly>(1), row.IsDBNull(2) ? null : row.GetDateTime(2), row.IsDBNull(3) ? null : row.GetString(3),
                row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4), !row.IsDBNull(5) && row.GetBoolean(5), row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6), row.GetString(7), row.GetString(8)));
        }

        return candidates;
    }

    private static async Task<Preview?> FindPreviewAsync(GeoDb db, string id, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(ReleasePages), "Endpoints/Coordinator/release_preview"), cancel, id);
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? new(row.GetFieldValue<string[]>(0), row.GetString(1), row.GetBoolean(2)) : null;
    }

    private sealed record Preview(string[] Answers, string Html, bool IsCurrent);

    private sealed record Candidate(string Id, DateOnly CreatedOn, DateTime? ApprovedAt, string? Reason, DateOnly? PublishedOn, bool IsWhole, DateOnly? WithdrawnOn, string BuiltByRole, string BuiltByMark)
    {
        public string State(Language language) => this switch
        {
            { WithdrawnOn: { } on } => language.Of($"■ återkallat {on.Iso()}", $"■ withdrawn {on.Iso()}"),
            { ApprovedAt: null } => language.Of("◇ väntar på godkännande", "◇ waits for approval"),
            { PublishedOn: { } on, IsWhole: true } => language.Of($"● publicerat {on.Iso()}", $"● published {on.Iso()}"),
            _ => language.Of(
                $"▲ godkänt {SwedishClock.Minute(ApprovedAt!.Value)}, publiceras strax: {Reason}",
                $"▲ approved {SwedishClock.Minute(ApprovedAt.Value)}, soon published: {Reason}"),
        };
    }
}
