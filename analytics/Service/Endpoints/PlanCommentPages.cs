using System.Collections.Immutable;
using System.Globalization;
using Geo.Components;
using Geo.Service.Pages;
using Geo.Service.Planning;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Antiforgery;

namespace Geo.Service.Endpoints;

/// <summary>Where a planner answers the questions of a kept check and writes conclusions, and what was written before. Who saves on a version that is no
/// longer the last is shown both, and loses nothing.</summary>
internal static class PlanCommentPages
{
    public static readonly Bilingual Title = new("Svar och slutsatser", "Answers and conclusions");

    /// <param name="checks">The group of <c>/checks</c>, whose callers may.</param>
    public static void MapPlanComments(this IEndpointRouteBuilder checks)
    {
        checks.MapRead("/{municipality}/{id}/comments", FormAsync);
        checks.MapPost("/{municipality}/{id}/comments", SaveAsync).Changes("plan-comment");
        checks.MapRead("/{municipality}/{id}/comments/{version:int}", VersionAsync);
    }

    private static async Task FormAsync(HttpContext context, string municipality, string id, DeskSession desk, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        await using var store = await PlanCheckPages.OpenAsync(desk, municipality, cancel);
        var check = await PlanCheckPages.GetAsync(store, id, cancel);
        var versions = await PlanComments.ListAsync(store, id, cancel);
        await WriteAsync(context, store, check, versions, versions.FirstOrDefault() ?? PlanComments.None, isLate: false);
    }

    private static async Task SaveAsync(HttpContext context, string municipality, string id, DeskSession desk, TimeProvider clock, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        var form = await context.ReadDeskFormAsync(cancel);
        await using var store = await PlanCheckPages.OpenAsync(desk, municipality, cancel);
        var check = await PlanCheckPages.GetAsync(store, id, cancel);
        var versions = await PlanComments.ListAsync(store, id, cancel);
        if (!int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            throw new ProblemException(ProblemKind.InvalidBody, new("Versionen saknas. Öppna sidan på nytt.", "The version is missing. Open the page again."), "version");
        }

        try
        {
            var answers = Questions(PlanCheckPages.Content(store), versions).Select(question => question with { Answer = form[question.Key].ToString() });
            var comments = PlanComments.Of(
                form["conclusions"].ToString(), answers,
                PlanComments.None with { Version = version, WrittenBy = desk.Caller.Role.Name, WrittenAt = clock.GetUtcNow().UtcDateTime });
            if (await comments.KeepAsync(store, id, cancel))
            {
                context.Response.Redirect($"/checks/{store.Slug}/{id}");
                return;
            }

            context.Response.StatusCode = StatusCodes.Status409Conflict;
            await WriteAsync(context, store, check, await PlanComments.ListAsync(store, id, cancel), comments, isLate: true);
        }
        catch (PlanFault wrong)
        {
            throw new ProblemException(ProblemKind.InvalidBody, wrong.Words);
        }
    }

    private static async Task VersionAsync(HttpContext context, string municipality, string id, int version, DeskSession desk, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        var language = context.Request.Language();
        await using var store = await PlanCheckPages.OpenAsync(desk, municipality, cancel);
        var check = await PlanCheckPages.GetAsync(store, id, cancel);
        var comments = (await PlanComments.ListAsync(store, id, cancel)).FirstOrDefault(one => one.Version == version)
            ?? throw ProblemException.NotFound("Det finns ingen sådan version.", "There is no such version.");
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = new Bilingual($"{Title.Swedish}, version {version}", $"{Title.English}, version {version}").In(language),
            Lead = Written(comments, language),
            Fictional = store.Fictional,
            Crumbs = [.. PlanCheckPages.Crumbs(store, check, language), new(Title.In(language), $"/checks/{store.Slug}/{id}/comments")],
            Sections =
            [
                new(new Bilingual("Slutsatser", "Conclusions").In(language)) { Paragraphs = Paragraphs(comments.Conclusions, language) },
                .. comments.Answers.GroupBy(answer => answer.Area).Select(area => new ApiSection(area.Key) { Paragraphs = [.. area.Select(answer => $"{answer.Ask} {answer.Answer}")] }),
            ],
        });
    }

    private static Task WriteAsync(HttpContext context, PlanStore store, PlanReport check, List<PlanComments> versions, PlanComments written, bool isLate)
    {
        var language = context.Request.Language();
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        var last = versions.FirstOrDefault() ?? PlanComments.None;
        var own = $"/checks/{store.Slug}/{check.Id}/comments";
        return HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = Title.In(language),
            Lead = isLate
                ? new Bilingual(
                    "Någon annan har sparat en nyare version medan du skrev. Inget av ditt är sparat än. Din text står kvar, och under varje fält som skiljer sig står det som är sparat.",
                    "Somebody else saved a newer version while you wrote. Nothing of yours is saved yet. Your text is still there, and what is saved stands under each field that differs.").In(language)
                : new Bilingual(
                    $"{check.Question.Name}. Det du skriver står i rapporten, i PDF:en och i JSON-filen, men aldrig i underlaget till planbeskrivningen. Skriv inga personuppgifter.",
                    $"{check.Question.Name}. What you write stands in the report, the PDF and the JSON, but never in the text for the plan description. Write no personal data.").In(language),
            Fictional = store.Fictional,
            Crumbs = PlanCheckPages.Crumbs(store, check, language),
            Sections =
            [
                new(new Bilingual("Skriv", "Write").In(language))
                {
                    Form = new(own, "", "", [], new Bilingual("Spara", "Save").In(language), token.FormFieldName, token.RequestToken!) { Fields = [.. Fields(store, versions, last, written, isLate, language)] },
                },
                .. versions.Count == 0 ? Array.Empty<ApiSection>() :
                [
                    new(new Bilingual("Tidigare versioner", "Earlier versions").In(language))
                    {
                        Links = [.. versions.Select(version => new ApiLink($"Version {version.Version}: {Written(version, language)}", $"{own}/{version.Version}"))],
                    },
                ],
            ],
        });
    }

    private static IEnumerable<ApiField> Fields(PlanStore store, List<PlanComments> versions, PlanComments last, PlanComments written, bool isLate, Language language)
    {
        yield return new("version", "", ApiFieldKind.Hidden) { Value = last.Version.ToString(CultureInfo.InvariantCulture) };
        yield return Text("conclusions", new Bilingual("Slutsatser", "Conclusions").In(language), PlanComments.LongestConclusions, written.Conclusions, last.Conclusions);
        foreach (var area in Questions(PlanCheckPages.Content(store), versions).GroupBy(question => question.Area))
        {
            yield return new("", area.Key, ApiFieldKind.Heading);
            foreach (var question in area)
            {
                yield return Text(question.Key, question.Ask, PlanComments.LongestAnswer, written.AnswerTo(question.Area, question.Ask), last.AnswerTo(question.Area, question.Ask));
            }
        }

        ApiField Text(string name, string label, int longest, string mine, string theirs) => new(name, label, ApiFieldKind.Lines)
        {
            Value = mine,
            Longest = longest,
            Note = isLate && mine != theirs ? new Bilingual($"Sparat: {(theirs.Length == 0 ? "inget" : theirs)}", $"Saved: {(theirs.Length == 0 ? "nothing" : theirs)}").In(language) : null,
        };
    }

    // What has been answered is asked still, also where the municipality's list has changed.
    private static IEnumerable<PlanAnswer> Questions(PlanningContent content, List<PlanComments> versions) =>
        content.Questions.SelectMany(area => area.Questions.Select(question => new PlanAnswer(area.Area, question.Ask, "")))
            .Concat(versions.Take(1).SelectMany(version => version.Answers).Select(answer => answer with { Answer = "" }))
            .DistinctBy(question => question.Key);

    private static string Written(PlanComments comments, Language language)
    {
        var (role, day) = (DeskRole.All.FirstOrDefault(one => one.Name == comments.WrittenBy)?.Title.In(language) ?? comments.WrittenBy, SwedishClock.Minute(comments.WrittenAt));
        return $"{role}, {day}{(comments.Removed.IsEmpty ? "" : "; " + Removed(comments, language))}";
    }

    /// <summary>What was taken out of the texts; only where something was.</summary>
    public static string Removed(PlanComments comments, Language language) => new Bilingual(
        $"borttaget innan texten lagrades: {string.Join(", ", comments.Removed)}", $"taken out before it was stored: {string.Join(", ", comments.Removed)}").In(language);

    private static ImmutableArray<string> Paragraphs(string text, Language language) =>
        text.Length == 0 ? [new Bilingual("Inga är skrivna.", "None are written.").In(language)] : [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
