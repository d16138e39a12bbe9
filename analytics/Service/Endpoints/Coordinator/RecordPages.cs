using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Geo.Components;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Chain;
using Geo.Service.Chain.Records;
using Geo.Service.Endpoints.People;
using Geo.Service.Forms;
using Geo.Service.Pages;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Endpoints.Coordinator;

/// <summary>The chain of evidence as the coordinator keeps it: each record in a form, with its draft, its history, and what somebody else changed
/// meanwhile.</summary>
internal static class RecordPages
{
    private const string New = "new";
    private const string BasedOn = "based-on";
    private const string Add = "add";
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static void MapRecords(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/chain/{municipality}").WithMetadata(new OutsideTheApi()).For(DeskRole.Coordinator).Reads("chain");
        pages.MapRead("/{kind}", ListAsync);
        pages.MapRead("/{kind}/{id}", FormAsync);
        pages.MapPost("/{kind}/{id}", SaveAsync).Changes("chain");
        pages.MapPost("/{kind}/{id}/draft", DraftAsync).Changes("draft");
        pages.MapPost("/{kind}/{id}/draft/dropped", DropAsync).Changes("draft");
        pages.MapRead("/{kind}/{id}/history", HistoryAsync);
        pages.MapPost("/{kind}/{id}/history", RestoreAsync).Changes("chain");
    }

    private static async Task ListAsync(HttpContext context, string municipality, string kind, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Html);
        var of = RecordKind.Get(kind);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var records = await new RecordStore(db, desk).ListAsync(of, cancel);
        var chain = await ChainStore.ReadAsync(db, desk.Municipality, cancel);
        var titles = records.Select(record => chain.TitleOf(record)).ToList();
        var hasState = records.Any(record => State(record, request.Language) is not "–");
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = request.Language,
            Title = of.Many.In(request.Language),
            Lead = records.Count == 0 ? request.Language.Of("Det finns inga än.", "There are none yet.") : request.Language.Of($"{records.Count} {(records.Count == 1 ? of.One : of.Many).Swedish.ToLower(Swedish)}.", $"{records.Count} {(records.Count == 1 ? of.One : of.Many).English.ToLowerInvariant()}."),
            Crumbs = Crumbs(request.Language, municipality, null),
            Sections =
            [
                new(request.Language.Of("Lägg till", "Add")) { Links = [new($"{request.Language.Of("Lägg till", "Add")}: {of.One.In(request.Language).ToLowerInvariant()}", $"/chain/{municipality}/{kind}/{New}")] },
                .. records.Count == 0 ? Array.Empty<ApiSection>() :
                [
                    new(of.Many.In(request.Language))
                    {
                        Table = PageWords.Table(
                            kind, request.Language.Of("Öppna för att läsa eller ändra", "Open to read or change"), [of.One.In(request.Language), .. hasState ? [request.Language.Of("Läge", "State")] : Array.Empty<string>(), request.Language.Of("Historik", "History")],
                            records.Zip(titles).Select(pair => (Record: pair.First, Title: pair.Second)).Select(row => new TableRow(
                            [
                                new(row.Title, $"/chain/{municipality}/{kind}/{row.Record["id"]}"), .. hasState ? [new(State(row.Record, request.Language))] : Array.Empty<TableCell>(),
                                new(request.Language.Of("Ändringar", "Changes"), $"/chain/{municipality}/{kind}/{row.Record["id"]}/history"),
                            ]))),
                    },
                ],
            ],
        });
    }

    private static async Task FormAsync(HttpContext context, string municipality, string kind, string id, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, ["finding", "priority", "measure", "report", "saved", "masked"], AnswerFormat.Html);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var page = await RecordPage.OpenAsync(context, desk, db, (municipality, RecordKind.Get(kind), id), cancel);
        var draft = await page.Drafts.FindAsync(page.Form, cancel);
        var (stored, revision) = (page.Stored, page.Revision);
        var values = stored is null ? Started(request, page, await FindReportAsync(request, db, cancel)) : FormValues.Of(stored, page.Fields);
        var notes = new List<string>();
        if (request.Find("saved") is not null)
        {
            notes.Add(request.Language.Of("Sparat.", "Saved."));
            notes.AddRange(request.Find("masked") is { Length: > 0 } masked ? [request.Language.Of($"{masked} uppgifter som pekar ut personer togs bort ur texten innan den sparades.", $"{masked} details that point at persons were taken out of the text before it was saved.")] : Array.Empty<string>());
        }

        IReadOnlyList<FormDifference> differences = [];
        if (draft is not null)
        {
            values = FormValues.Kept(draft.Values);
            var from = int.TryParse(values[BasedOn], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
            values[BasedOn] = "";
            notes.Add(request.Language.Of($"Det här är ditt utkast från {SwedishClock.Minute(draft.SavedAt)}. Det är inte sparat än.", $"This is your draft from {SwedishClock.Minute(draft.SavedAt)}. It is not saved yet."));
            if (from > 0 && from != revision)
            {
                (values, differences) = await page.MergeAsync(values, from, cancel);
            }
        }

        await page.WriteAsync(values, revision, new([], differences, null, [.. notes]) { HasDraft = draft is not null, IsSaved = request.Find("saved") is not null });
    }

    private static async Task SaveAsync(HttpContext context, string municipality, string kind, string id, DeskSession desk, TimeProvider clock, CancellationToken cancel)
    {
        var form = await context.ReadDeskFormAsync(cancel);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var page = await RecordPage.OpenAsync(context, desk, db, (municipality, RecordKind.Get(kind), id), cancel);
        var values = FormValues.Posted(form, page.Fields);
        var basedOn = Number(form);
        if (form[Add].ToString() is { Length: > 0 } add)
        {
            await page.WriteAsync(values, basedOn, new([], [], add, []));
            return;
        }

        var reason = PlainText.Of(FormValues.Text(form[Reason.Field]));
        if (id != New && page.Revision != basedOn)
        {
            await ConflictAsync(context, page, values, basedOn, reason, clock, cancel);
            return;
        }

        var faults = new List<FormFault>();
        var record = values.Build(page.Fields, faults);
        var own = id == New ? record["id"]?.ToString() is { Length: > 0 } given ? given : page.Kind.NewId(record, page.Taken) : id;
        record["id"] = own;
        if (id == New && (!ChainFile.IsId(own) || own.Length > ChainFile.LongestId || own == New))
        {
            faults.Add(new("id", new($"Skriv små bokstäver a–z, siffror och bindestreck, högst {ChainFile.LongestId} tecken, eller lämna tomt.", $"Write small letters a–z, digits and hyphens, {ChainFile.LongestId} characters at most, or leave it empty.")));
        }

        if (id != New && reason.Length is 0 or > 200)
        {
            faults.Add(new(Reason.Field, new("Skriv varför i högst 200 tecken. Det står i historiken.", "Say why, in 200 characters at most. It stands in the history.")));
        }

        var document = faults.Count == 0 ? page.Checked(own, record, faults) : null;
        if (document is null)
        {
            await page.KeepDraftAsync(values, basedOn, clock, cancel);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await page.WriteAsync(values, basedOn, new(faults, [], null, []) { ReasonGiven = reason, HasDraft = true });
            return;
        }

        var mask = new ChainMask();
        var masked = mask.Mask($"{kind}/{own}", document);
        if (await IsKeptAlreadyAsync())
        {
            return;
        }

        var saved = await page.Store.SaveAsync(page.Kind, own, masked, id == New ? 0 : basedOn, reason.Length > 0 ? new Geo.Database.Masking.Masker().Mask(reason) : null, cancel);
        if (saved is null && await IsKeptAlreadyAsync())
        {
            return;
        }

        if (saved is null)
        {
            await ConflictAsync(context, page, values, basedOn, reason, clock, cancel);
            return;
        }

        context.Response.Redirect($"/chain/{municipality}/{kind}/{own}?saved={saved}{(mask.Told.Count > 0 ? $"&masked={mask.Told.Count}" : "")}");

        // A form that was sent twice leads to what the first made: seen before, or only when the second could not be kept.
        async Task<bool> IsKeptAlreadyAsync()
        {
            if (id != New || await page.Store.FindSameAsync(page.Kind, masked, cancel) is not { } same)
            {
                return false;
            }

            context.Response.Redirect($"/chain/{municipality}/{kind}/{same}?saved=1");
            return true;
        }
    }

    // Somebody came between: what they changed is told field by field, and what was written here is kept.
    private static async Task ConflictAsync(HttpContext context, RecordPage page, FormValues values, int basedOn, string reason, TimeProvider clock, CancellationToken cancel)
    {
        await page.ReadAgainAsync(cancel);
        context.Response.StatusCode = StatusCodes.Status409Conflict;
        if (page.Id == New)
        {
            await page.KeepDraftAsync(values, 0, clock, cancel);
            await page.WriteAsync(values, 0, new([new("id", new("Beteckningen är redan tagen. Skriv en annan.", "The mark is taken. Write another."))], [], null, []) { HasDraft = true });
            return;
        }

        var (merged, differences) = await page.MergeAsync(values, basedOn, cancel);
        await page.KeepDraftAsync(merged, page.Revision, clock, cancel);
        await page.WriteAsync(merged, page.Revision, new([], differences, null, []) { ReasonGiven = reason, HasDraft = true, IsLate = true });
    }

    private static async Task DraftAsync(HttpContext context, string municipality, string kind, string id, DeskSession desk, TimeProvider clock, CancellationToken cancel)
    {
        var form = await context.ReadDeskFormAsync(cancel);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var page = await RecordPage.OpenAsync(context, desk, db, (municipality, RecordKind.Get(kind), id), cancel);
        await page.KeepDraftAsync(FormValues.Posted(form, page.Fields), Number(form), clock, cancel);
        context.AnswerDraftKept($"/chain/{municipality}/{kind}/{id}");
    }

    private static async Task DropAsync(HttpContext context, string municipality, string kind, string id, DeskSession desk, CancellationToken cancel)
    {
        await using var db = await desk.OpenAsync(municipality, cancel);
        await new DraftStore(db, desk).DropAsync(RecordStore.Form(RecordKind.Get(kind), id), cancel);
        context.Response.Redirect($"/chain/{municipality}/{kind}/{id}");
    }

    private static async Task HistoryAsync(HttpContext context, string municipality, string kind, string id, DeskSession desk, CancellationToken cancel)
    {
        ApiRequest.Read(context, [], AnswerFormat.Html);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var page = await RecordPage.OpenAsync(context, desk, db, (municipality, RecordKind.Get(kind), id), cancel);
        await WriteHistoryAsync(context, municipality, page, ("", "", null), cancel);
    }

    private static async Task WriteHistoryAsync(HttpContext context, string municipality, RecordPage page, (string Number, string Reason, Bilingual? Fault) asked, CancellationToken cancel)
    {
        var language = context.Request.Language();
        var (kind, id) = (page.Kind.Name, page.Id);
        var history = await page.Store.HistoryAsync(page.Kind, id, cancel);
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = $"{language.Of("Historik", "History")}: {page.Chain.TitleOf(page.Stored!)}",
            Lead = language.Of("Varje ändring finns kvar. En tidigare version kan läggas tillbaka, och det blir en ny ändring.", "Every change is kept. An earlier version can be put back, which is a new change."),
            Fault = asked.Fault?.In(language),
            Crumbs = Crumbs(language, municipality, page.Kind),
            Sections =
            [
                new(language.Of("Ändringar, den senaste först", "Changes, the latest first"))
                {
                    Table = PageWords.Table(
                        "history", language.Of("Vad som ändrades", "What was changed"), [language.Of("Version", "Version"), language.Of("När", "When"), language.Of("Vem", "Who"), language.Of("Fält", "Field"), language.Of("Stod", "Was"), language.Of("Står", "Is")],
                        history.SelectMany((one, i) => Changes(page, one.Revision, i + 1 < history.Count ? history[i + 1].Revision : null, language).Select(change => new TableRow(
                        [
                            new($"{one.Revision.Number}"), new(SwedishClock.Minute(one.Revision.At)), new(one.Who == "command" ? language.Of("inläst på servern", "read in on the server") : one.Who),
                            new(change.Place), new(change.Was), new(change.Is),
                        ])))),
                },
                .. history.Count < 2 ? Array.Empty<ApiSection>() :
                [
                    new(language.Of("Lägg tillbaka en version", "Put a version back"))
                    {
                        Form = new($"/chain/{municipality}/{kind}/{id}/history", "", "", [], language.Of("Lägg tillbaka", "Put back"), token.FormFieldName, token.RequestToken!)
                        {
                            Fields =
                            [
                                new("number", language.Of("Version", "Version"), ApiFieldKind.Choice) { Choices = [.. history.Skip(1).Select(one => ($"{one.Revision.Number}", $"{one.Revision.Number}, {SwedishClock.Minute(one.Revision.At)}"))], Value = asked.Number },
                                new(Reason.Field, language.Of("Varför", "Why"), ApiFieldKind.Text) { Value = asked.Reason },
                            ],
                        },
                    },
                ],
                new(language.Of("Tillbaka", "Back")) { Links = [new(page.Chain.TitleOf(page.Stored!), $"/chain/{municipality}/{kind}/{id}")] },
            ],
        });
    }

    private static async Task RestoreAsync(HttpContext context, string municipality, string kind, string id, DeskSession desk, CancellationToken cancel)
    {
        var form = await context.ReadDeskFormAsync(cancel);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var page = await RecordPage.OpenAsync(context, desk, db, (municipality, RecordKind.Get(kind), id), cancel);
        var number = int.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var earlier = (await page.Store.GetRevisionAsync(page.Kind, id, number, cancel)).AsObject();
        if (page.Kind == RecordKind.Promises)
        {
            // What has happened since stays: it is no wording to be taken back.
            earlier["events"] = page.Stored!["events"]?.DeepClone();
        }

        int saved;
        try
        {
            saved = await page.Store.SaveAsync(page.Kind, id, earlier.ToJsonString(ReleaseFiles.Json), page.Revision, Reason.Get(form), cancel)
                ?? throw new ProblemException(ProblemKind.InvalidBody, new("Någon har ändrat under tiden. Läs historiken igen.", "Somebody has changed it meanwhile. Read the history again."));
        }
        catch (ProblemException refused) when (refused.Kind == ProblemKind.InvalidBody)
        {
            context.Response.StatusCode = refused.Kind.Status;
            await WriteHistoryAsync(context, municipality, page, ($"{number}", FormValues.Text(form[Reason.Field]), refused.Detail), cancel);
            return;
        }

        context.Response.Redirect($"/chain/{municipality}/{kind}/{id}?saved={saved}");
    }

    private static IEnumerable<(string Place, string Was, string Is)> Changes(RecordPage page, Revision revision, Revision? before, Language language)
    {
        if (before is null)
        {
            yield return (language.Of("allt", "all"), "–", language.Of("lades till", "was added"));
            yield break;
        }

        var (was, now) = (FormValues.Of(JsonNode.Parse(before.Document)!, page.Fields), FormValues.Of(JsonNode.Parse(revision.Document)!, page.Fields));
        foreach (var path in was.Paths.Union(now.Paths).Where(path => was[path] != now[path]).Order(StringComparer.Ordinal))
        {
            yield return (FormWords.Place(path, page.Fields, language), Shown(was[path]), Shown(now[path]));
        }

        static string Shown(string text) => text.Length == 0 ? "–" : text;
    }

    // What a link brings along: the finding that a measure answers, the priority that an analysis explains, the measure that is followed up, the report that a finding rests on.
    private static FormValues Started(ApiRequest request, RecordPage page, long? report)
    {
        var (values, fields) = (new FormValues(), page.Fields);
        if (request.Find("finding") is { } finding && fields.Any(field => field.Name == "findings"))
        {
            values["findings"] = finding;
        }

        if (request.Find("priority") is { } priority)
        {
            values["priority"] = fields.Any(field => field.Name == "priority") ? priority : "";
            values["findings"] = fields.Any(field => field.Name == "findings") ? string.Join('\n', page.Chain.Priorities.FirstOrDefault(one => one.Id == priority)?.Findings ?? []) : "";
        }

        if (request.Find("measure") is { } measure && fields.Any(field => field.Name == "measure"))
        {
            values["measure"] = measure;
        }

        if (report is not null && fields.Any(field => field.Name == "evidence"))
        {
            values["evidence[0].source"] = RecordPage.ReportSource + report.Value.ToString(CultureInfo.InvariantCulture);
        }

        return values;
    }

    private static async Task<long?> FindReportAsync(ApiRequest request, GeoDb db, CancellationToken cancel) =>
        long.TryParse(request.Find("report"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await db.IncidentReports.AnyAsync(report => report.Id == id, cancel) ? id : null;

    private static string State(JsonNode record, Language language) => record["state"]?.ToString() is not { } state ? "–"
        : Enum.TryParse<ActivityState>(state.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var activity) ? Status.Of(activity, language).Word
        : Enum.TryParse<FindingState>(state, ignoreCase: true, out var finding) ? FormWords.Of(finding).In(language) : state;

    private static int Number(IFormCollection form) => int.TryParse(form[BasedOn], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static ImmutableArray<ApiLink> Crumbs(Language language, string municipality, RecordKind? kind) =>
    [
        new("Start", "/"), new(language.Of("Samordning", "Coordination"), $"/coordination/{municipality}"),
        .. kind is null ? Array.Empty<ApiLink>() : [new(kind.Many.In(language), $"/chain/{municipality}/{kind.Name}")],
    ];
}
