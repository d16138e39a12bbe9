using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Geo.Components;
using Geo.Database;
using Geo.Database.Masking;
using Geo.Service.Forms;
using Geo.Service.Pages;
using Geo.Service.Reports;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Endpoints.Coordinator;

/// <summary>Reports (EST) by form and file, their receipts, and what was answered. Whoever reports sees its own organisation's alone.</summary>
internal static class EstPages
{
    private const string Form = "est";
    private const string NothingForm = "nothing";
    private const int Most = 200;
    private const int LongestFeedback = 1_000;
    private const string BasedOn = "based-on";
    // The form's own number, which nobody has written: somebody went back in the browser and wrote another report in the one that was sent.
    private static readonly FormFault SentBefore = new("", new(
        "Det här formuläret är redan skickat en gång, med andra uppgifter. Kvittot står under Rapporter och återkoppling. Är det här en ny rapport? Skicka den då igen.",
        "This form has been sent once already, with other details. The receipt stands under Reports and feedback. Is this a new report? Then send it again."));

    private static readonly Bilingual Title = new("Rapportera i EST", "Report in EST");

    public static void MapEst(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/est/{municipality}").WithMetadata(new OutsideTheApi()).For(DeskRole.Coordinator, DeskRole.Reporter).Reads("report");
        pages.MapRead("", FormAsync);
        pages.MapPost("", TakeAsync).Changes("report");
        pages.MapPost("/draft", DraftAsync).Changes("draft");
        pages.MapPost("/file", FileAsync).Changes("report").Takes(4 * EstFile.LargestFile);
        pages.MapRead("/list", ListAsync);
        pages.MapRead("/{id:long}", OneAsync);
        pages.MapPost("/{id:long}", AnswerAsync).For(DeskRole.Coordinator).Changes("report");
    }

    /// <summary>The organisation of who reports; null for who may report for any.</summary>
    internal static string? OwnOf(DeskSession desk) => desk.Caller.Role == DeskRole.Reporter ? desk.Caller.Reporter : null;

    private static async Task FormAsync(HttpContext context, string municipality, DeskSession desk, TimeProvider clock, CancellationToken cancel)
    {
        ApiRequest.Read(context, [], AnswerFormat.Html);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var page = await ReadAsync(context, municipality, desk, db, clock, cancel);
        var draft = await new DraftStore(db, desk).FindAsync(Form, cancel);
        var values = draft is null ? new() : FormValues.Kept(draft.Values);
        await page.WriteAsync(values, new(), [], isNothing: false, draftOf: draft?.SavedAt);
    }

    private static async Task TakeAsync(HttpContext context, string municipality, DeskSession desk, TimeProvider clock, CancellationToken cancel)
    {
        var form = await context.ReadDeskFormAsync(cancel);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var page = await ReadAsync(context, municipality, desk, db, clock, cancel);
        var isNothing = form["form"] == NothingForm;
        var fields = isNothing ? page.Nothing : page.Happening;
        var (written, faults) = (FormValues.Posted(form, fields), new List<FormFault>());
        written.Build(fields, faults);
        var report = written.Copy();
        report["reference"] = form["reference"].ToString();
        if (isNothing)
        {
            var week = written["week"].Split('-');
            (report["category"], report["year"], report["week"]) = (page.Rules.NothingWord ?? "", week[0], week.Length > 1 ? week[1] : "");
        }

        var seen = new EstCheck(page.Rules, OwnOf(desk), page.Today).Check(report);
        faults.RemoveAll(fault => seen.Faults.Any(one => one.Path == fault.Path && written[fault.Path].Length > 0));
        faults.AddRange(seen.Faults.Where(fault => faults.All(one => one.Path != fault.Path)));
        if (faults.Count > 0)
        {
            if (!isNothing)
            {
                await new DraftStore(db, desk).SaveAsync(Form, written, clock.GetUtcNow().UtcDateTime, cancel);
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await page.WriteAsync(isNothing ? new() : written, isNothing ? written : new(), faults, isNothing);
            return;
        }

        var receipt = (await EstIntake.KeepAsync(db, desk, [seen], "form", clock.GetUtcNow().UtcDateTime, cancel))[0];
        if (receipt.Id is not { } id)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await page.WriteAsync(isNothing ? new() : written, isNothing ? written : new(), receipt.Report.Faults.Any(fault => fault.Path == "reference") ? [SentBefore] : receipt.Report.Faults, isNothing);
            return;
        }

        if (!isNothing)
        {
            await new DraftStore(db, desk).DropAsync(Form, cancel);
        }

        context.Response.Redirect($"/est/{municipality}/{id}");
    }

    private static async Task DraftAsync(HttpContext context, string municipality, DeskSession desk, TimeProvider clock, CancellationToken cancel)
    {
        var form = await context.ReadDeskFormAsync(cancel);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var page = await ReadAsync(context, municipality, desk, db, clock, cancel);
        await new DraftStore(db, desk).SaveAsync(Form, FormValues.Posted(form, page.Happening), clock.GetUtcNow().UtcDateTime, cancel);
        context.AnswerDraftKept($"/est/{municipality}");
    }

    private static async Task FileAsync(HttpContext context, string municipality, DeskSession desk, TimeProvider clock, CancellationToken cancel)
    {
        var language = context.Request.Language();
        var form = await context.ReadDeskFormAsync(cancel);
        byte[] bytes = [];
        if (form.Files.GetFile("file") is { } file)
        {
            // A byte more than may be: the reading then says in words that it is too large.
            await using var content = file.OpenReadStream();
            bytes = new byte[Math.Min(file.Length, EstFile.LargestFile + 1)];
            await content.ReadExactlyAsync(bytes, cancel);
        }

        var rows = EstFile.Read(bytes);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var check = new EstCheck(await EstRules.ReadAsync(db, cancel), OwnOf(desk), SwedishClock.Day(clock.GetUtcNow().UtcDateTime));
        var receipts = await EstIntake.KeepAsync(db, desk, [.. rows.Select(row => check.Check(row.Values))], "file", clock.GetUtcNow().UtcDateTime, cancel);
        var (taken, known, refused) = (receipts.Count(one => one.State == IntakeState.Taken), receipts.Count(one => one.State == IntakeState.Known), receipts.Count(one => one.State == IntakeState.Refused));
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = language.Of("Filen är läst", "The file has been read"),
            Lead = language.Of($"{rows.Count} rader: {taken} tagna emot, {known} fanns redan och {refused} lämnade utanför.", $"{rows.Count} rows: {taken} taken in, {known} known already and {refused} left out."),
            Crumbs = Crumbs(language, municipality),
            Sections =
            [
                .. refused == 0 ? Array.Empty<ApiSection>() :
                [
                    new(language.Of("Rätta och skicka igen", "Correct and send again"))
                    {
                        Paragraphs = [language.Of("Rader som är tagna emot kan stå kvar i filen: de känns igen på sitt Rapport-id.", "Rows that were taken in may stand in the file: they are known by their Rapport-id.")],
                        Table = PageWords.Table(
                            "refused", language.Of("Rader som lämnades utanför", "Rows that were left out"), [language.Of("Rad", "Row"), language.Of("Kolumn", "Column"), language.Of("Står", "Says"), language.Of("Gör så här", "What to do")],
                            rows.Zip(receipts).Where(row => row.Second.State == IntakeState.Refused).SelectMany(row => row.Second.Report.Faults.Select(fault => new TableRow(
                            [
                                new($"{row.First.Line}"), new(Column(fault.Path)), new(Shown(row.First.Values, fault.Path)), new(fault.Words.In(language)),
                            ])))),
                    },
                ],
                new(language.Of("Vidare", "Further")) { Links = [new(language.Of("Rapporter och återkoppling", "Reports and feedback"), $"/est/{municipality}/list")] },
            ],
        });
    }

    private static async Task ListAsync(HttpContext context, string municipality, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Html);
        var language = request.Language;
        await using var db = await desk.OpenAsync(municipality, cancel);
        var reports = await db.IncidentReports.AsNoTracking().OrderByDescending(report => report.Id).Take(Most).ToListAsync(cancel);
        var unanswered = reports.Count(report => report.FeedbackAt is null);
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = language.Of("Rapporter och återkoppling", "Reports and feedback"),
            Lead = reports.Count == 0 ? language.Of("Inga rapporter har kommit in än.", "No reports have been received yet.") : language.Of($"De senaste {reports.Count} rapporterna. {unanswered} väntar på återkoppling.", $"The latest {reports.Count} reports. {unanswered} wait for feedback."),
            Crumbs = Crumbs(language, municipality),
            Sections = reports.Count == 0 ? [] :
            [
                new(language.Of("Rapporter", "Reports"))
                {
                    Table = PageWords.Table(
                        "reports", language.Of("Den senaste först", "The latest first"), [language.Of("Kvitto", "Receipt"), language.Of("Organisation", "Organisation"), language.Of("Vad", "What"), language.Of("Vecka", "Week"), language.Of("Återkoppling", "Feedback")],
                        reports.Select(report => (report, JsonNode.Parse(report.Document)!)).Select(row => new TableRow(
                        [
                            new(row.report.Id.ToString(CultureInfo.InvariantCulture), $"/est/{municipality}/{row.report.Id}"), new(row.report.Reporter), new($"{row.Item2["category"]}"),
                            new($"{row.Item2["year"]}-{row.Item2["week"]}"), new(row.report.FeedbackAt is null ? language.Of("◇ väntar", "◇ waits") : language.Of("● given", "● given")),
                        ]))),
                },
            ],
        });
    }

    private static async Task OneAsync(HttpContext context, string municipality, long id, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, ["finding"], AnswerFormat.Html);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var report = await GetAsync(db, id, cancel);

        // Who comes from a finding that was written of the report has chosen it.
        var values = new FormValues { ["feedback"] = report.Feedback ?? "", ["finding"] = report.Finding ?? request.Find("finding") ?? "" };
        await WriteOneAsync(context, municipality, report, desk, db, new(values, [], IsLate: false), cancel);
    }

    private static async Task AnswerAsync(HttpContext context, string municipality, long id, DeskSession desk, TimeProvider clock, CancellationToken cancel)
    {
        var form = await context.ReadDeskFormAsync(cancel);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var report = await db.IncidentReports.SingleOrDefaultAsync(one => one.Id == id, cancel) ?? throw Missing();
        var (values, faults) = (FormValues.Posted(form, FeedbackFields([])), new List<FormFault>());
        values.Build([.. FeedbackFields([]).Where(field => field.Name == "feedback")], faults);

        // Somebody else's answer, which the organisation may have read, is not written over unseen.
        var text = new Masker().Mask(values["feedback"]);
        var isLate = report.Feedback is not null && form[BasedOn] != Stamp(report) && report.Feedback != text;
        if (faults.Count > 0 || isLate)
        {
            context.Response.StatusCode = isLate ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
            await WriteOneAsync(context, municipality, report, desk, db, new(values, faults, isLate), cancel);
            return;
        }

        (report.Feedback, report.FeedbackAt) = (text, clock.GetUtcNow().UtcDateTime);
        report.Finding = values["finding"] is { Length: > 0 } finding && await db.ChainLinks.AnyAsync(link => link.Kind == "findings" && link.Id == finding, cancel) ? finding : null;
        db.AuditEvents.Add(desk.Event("answered-report", $"report/{id}", reason: null));
        await db.SaveChangesAsync(cancel);
        context.Response.Redirect($"/est/{municipality}/{id}");
    }

    private static async Task WriteOneAsync(HttpContext context, string municipality, IncidentReport report, DeskSession desk, GeoDb db, Answering answering, CancellationToken cancel)
    {
        var language = context.Request.Language();
        var document = JsonNode.Parse(report.Document)!;
        var findings = desk.Caller.Role == DeskRole.Coordinator ? await db.ChainLinks.AsNoTracking().Where(link => link.Kind == "findings").OrderBy(link => link.Position).Select(link => link.Document).ToListAsync(cancel) : [];
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        var fields = FeedbackFields([.. findings.Select(finding => JsonNode.Parse(finding)!).Select(finding => ($"{finding["id"]}", new Bilingual($"{finding["title"]}", $"{finding["title"]}")))]);
        var maker = new EditFormMaker(language, answering.Values)
        {
            Faults = answering.Faults,
            Differences = answering.IsLate ? [new("feedback", "", answering.Values["feedback"], report.Feedback!)] : [],
        };
        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = language,
            Title = language.Of($"Kvitto {report.Id}", $"Receipt {report.Id}"),
            Lead = language.Of(
                $"Rapporten från {report.Reporter} kom in {SwedishClock.Minute(report.ReceivedAt)}. Tack.", $"The report from {report.Reporter} was received {SwedishClock.Minute(report.ReceivedAt)}. Thank you."),
            Crumbs = Crumbs(language, municipality),
            Sections =
            [
                new(language.Of("Det här är sparat", "This is what was kept"))
                {
                    Table = PageWords.Table(
                        "report", language.Of("Rapporten", "The report"), [language.Of("Uppgift", "Field"), language.Of("Värde", "Value")],
                        EstCheck.Keys.Where(key => document[key] is not null).Select(key => new TableRow([new(Column(key)), new(Value(document[key]!, language))]))),
                },
                new(language.Of("Återkoppling", "Feedback"))
                {
                    Paragraphs = [report.Feedback ?? language.Of("Ingen har svarat än.", "Nobody has answered yet.")],
                    Edit = desk.Caller.Role != DeskRole.Coordinator ? null : new()
                    {
                        Language = language,
                        Action = $"/est/{municipality}/{report.Id}",
                        TokenName = token.FormFieldName,
                        Token = token.RequestToken!,
                        Button = language.Of("Spara återkopplingen", "Save the feedback"),
                        Fields = maker.Fields(fields),
                        Faults = answering.IsLate ? [language.Of("Någon annan svarade medan du skrev. Läs det svaret under ditt, och spara igen om ditt ska gälla.", "Somebody else answered while you wrote. Read that answer below yours, and save again if yours is to hold.")] : [],
                        Hidden = [(BasedOn, Stamp(report))],
                    },
                    Links = desk.Caller.Role != DeskRole.Coordinator ? [] : [new(language.Of("Skriv ett nytt fynd av rapporten", "Write a new finding from the report"), $"/chain/{municipality}/findings/new?report={report.Id}")],
                },
                new(language.Of("Vidare", "Further")) { Links = [new(Title.In(language), $"/est/{municipality}"), new(language.Of("Rapporter och återkoppling", "Reports and feedback"), $"/est/{municipality}/list")] },
            ],
        });
    }

    private static ImmutableArray<FormField> FeedbackFields(ImmutableArray<(string, Bilingual)> findings) =>
    [
        new("feedback", new("Återkoppling till den som rapporterade", "Feedback to who reported"), FieldShape.Text)
        {
            IsRequired = true,
            Longest = LongestFeedback,
            Hint = new("Vad händer nu? Organisationen läser det här.", "What happens now? The organisation reads this."),
        },
        new("finding", new("Fynd som rapporten hör till", "Finding that the report belongs to"), FieldShape.Choice) { Choices = findings },
    ];

    // The answer that a form builds on.
    private static string Stamp(IncidentReport report) => report.FeedbackAt?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static async Task<IncidentReport> GetAsync(GeoDb db, long id, CancellationToken cancel) =>
        await db.IncidentReports.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) ?? throw Missing();

    private static ProblemException Missing() => ProblemException.NotFound("Det finns ingen sådan rapport.", "There is no such report.");

    private static async Task<EstPage> ReadAsync(HttpContext context, string municipality, DeskSession desk, GeoDb db, TimeProvider clock, CancellationToken cancel)
    {
        var (rules, today) = (await EstRules.ReadAsync(db, cancel), SwedishClock.Day(clock.GetUtcNow().UtcDateTime));
        return new(context, municipality, rules, today, EstForm.Happening(rules, OwnOf(desk)), EstForm.Nothing(rules, OwnOf(desk), today));
    }

    internal static string Column(string key) => EstFile.Columns.FirstOrDefault(column => column.Value == key).Key ?? key;

    private static string Value(JsonNode value, Language language) => value.ToJsonString() switch
    {
        "true" => language.Of("ja", "yes"),
        "false" => language.Of("nej", "no"),
        _ => value.ToString(),
    };

    // Masked and cut; a free text is not shown at all.
    private static string Shown(FormValues values, string path)
    {
        if (path is "description" or "action" || values[path].Length == 0)
        {
            return "–";
        }

        var masked = new Masker().Mask(values[path]);
        return masked.Length > 80 ? masked[..80] + "…" : masked;
    }

    private static ImmutableArray<ApiLink> Crumbs(Language language, string municipality) => [new("Start", "/"), new(Title.In(language), $"/est/{municipality}")];

    private sealed record Answering(FormValues Values, IReadOnlyList<FormFault> Faults, bool IsLate);

    private sealed record EstPage(HttpContext Context, string Municipality, EstRules Rules, DateOnly Today, ImmutableArray<FormField> Happening, ImmutableArray<FormField> Nothing)
    {
        public Task WriteAsync(FormValues happened, FormValues nothing, IReadOnlyList<FormFault> faults, bool isNothing, DateTime? draftOf = null)
        {
            var language = Context.Request.Language();
            var token = Context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(Context);
            EditForm Of(FormValues values, ImmutableArray<FormField> fields, string form, string button, bool isThis)
            {
                var maker = new EditFormMaker(language, values) { Faults = isThis ? faults : [], Scope = form == NothingForm ? form : "" };
                return new()
                {
                    Language = language,
                    Action = $"/est/{Municipality}",
                    TokenName = token.FormFieldName,
                    Token = token.RequestToken!,
                    Button = button,
                    Fields = maker.Fields(fields),
                    Faults = maker.Others(fields),
                    Hidden = [("form", form), ("reference", EstCheck.NewReference())],
                    DraftAddress = form == NothingForm ? null : $"/est/{Municipality}/draft",
                };
            }

            return HtmlAnswer.WriteAsync(Context, new()
            {
                Language = language,
                Title = Title.In(language),
                Lead = faults.Count > 0 ? language.Of("Rapporten är inte inskickad än.", "The report has not been sent yet.")
                    : draftOf is { } saved ? language.Of($"Ditt utkast från {SwedishClock.Minute(saved)} står i formuläret. Det är inte inskickat än.", $"Your draft of {SwedishClock.Minute(saved)} stands in the form. It has not been sent yet.")
                    : language.Of("Skriv om platser och händelser, aldrig om personer. Vid fara: ring 112.", "Write of places and events, never of persons. In danger: call 112."),
                Crumbs = [new("Start", "/")],
                Sections =
                [
                    new(language.Of("Något har hänt", "Something has happened")) { Edit = Of(happened, Happening, "happened", language.Of("Skicka rapporten", "Send the report"), !isNothing) },
                    .. Rules.NothingWord is null ? Array.Empty<ApiSection>() :
                    [
                        new(language.Of("Inget att rapportera", "Nothing to report"))
                        {
                            Paragraphs = [language.Of("Säg det: en vecka utan rapport kan annars inte skiljas från en vecka utan händelser.", "Say so: a week without a report cannot else be told from a week without events.")],
                            Edit = Of(nothing, Nothing, NothingForm, language.Of("Inget hände den veckan", "Nothing happened that week"), isNothing),
                        },
                    ],
                    new(language.Of("Skicka en fil", "Send a file"))
                    {
                        Paragraphs = [language.Of($"CSV eller Excel (xlsx), en rad för varje händelse. Kolumner: {string.Join(", ", EstFile.Columns.Keys)}.", $"CSV or Excel (xlsx), a row for each event. Columns: {string.Join(", ", EstFile.Columns.Keys)}.")],
                        Edit = new()
                        {
                            Language = language,
                            Action = $"/est/{Municipality}/file",
                            TokenName = token.FormFieldName,
                            Token = token.RequestToken!,
                            Button = language.Of("Skicka filen", "Send the file"),
                            Fields = [new("file", language.Of("Fil (högst 5 MB)", "File (5 MB at most)"), FieldShape.Line, "") { IsFile = true, IsRequired = true }],
                        },
                    },
                    new(language.Of("Det ni har skickat", "What you have sent")) { Links = [new(language.Of("Rapporter och återkoppling", "Reports and feedback"), $"/est/{Municipality}/list")] },
                ],
            });
        }
    }
}
