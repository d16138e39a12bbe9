using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Service.Forms;
using Geo.Service.Pages;
using Geo.Service.Reports;
using Geo.Service.Serving;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Endpoints.Coordinator;

/// <summary>Reports (EST) from a partner's program, by its own key: one report or a list. What is right is kept, what is wrong is told, and what was sent before
/// is known again by its reference, so that a program may send until it is answered. Who asks for a page is led to <see cref="EstPages"/>.</summary>
internal static class ReportApi
{
    private const int MostReports = 500;
    private const int MostListed = 200;
    private const int LongestBody = 1024 * 1024;

    public static void MapReportApi(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/reports/{municipality}").WithMetadata(new OutsideTheApi()).For(DeskRole.Coordinator, DeskRole.Reporter).Reads("report");
        reports.MapRead("", ListAsync);
        reports.MapRead("/{id:long}", OneAsync);
        reports.MapPost("", TakeAsync).Changes("report").Takes(LongestBody);
    }

    private static async Task ListAsync(HttpContext context, string municipality, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json, AnswerFormat.Html);
        await using var db = await desk.OpenAsync(municipality, cancel);
        if (request.IsPage)
        {
            context.Response.Redirect($"/est/{municipality}/list");
            return;
        }

        var reports = await db.IncidentReports.AsNoTracking().OrderByDescending(report => report.Id).Take(MostListed).Select(report => new { report.Id, report.Reporter, report.ReceivedAt }).ToListAsync(cancel);
        await ApiJson.WriteAsync(context, request, new JsonObject
        {
            ["reports"] = new JsonArray([.. reports.Select(report => new JsonObject { ["id"] = report.Id, ["reporter"] = report.Reporter, ["receivedAt"] = ApiJson.Moment(report.ReceivedAt) })]),
        });
    }

    private static async Task OneAsync(HttpContext context, string municipality, long id, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json, AnswerFormat.Html);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var report = await db.IncidentReports.AsNoTracking().SingleOrDefaultAsync(report => report.Id == id, cancel) ?? throw ProblemException.NotFound("Det finns ingen sådan rapport.", "There is no such report.");
        if (request.IsPage)
        {
            context.Response.Redirect($"/est/{municipality}/{id}");
            return;
        }

        await ApiJson.WriteAsync(context, request, new JsonObject
        {
            ["id"] = report.Id,
            ["reporter"] = report.Reporter,
            ["receivedAt"] = ApiJson.Moment(report.ReceivedAt),
            ["report"] = JsonNode.Parse(report.Document),
            ["feedback"] = report.Feedback,
            ["feedbackAt"] = report.FeedbackAt is { } at ? ApiJson.Moment(at) : null,
        });
    }

    private static async Task TakeAsync(HttpContext context, string municipality, DeskSession desk, TimeProvider clock, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json);
        if (!context.Request.HasJsonContentType())
        {
            throw new ProblemException(ProblemKind.UnsupportedMediaType, ProblemKind.UnsupportedMediaType.Meaning);
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body, new() { MaxDepth = 8 }, cancel);
        JsonElement[] sent = body.RootElement.ValueKind switch
        {
            JsonValueKind.Object => [body.RootElement],
            JsonValueKind.Array when body.RootElement.GetArrayLength() is > 0 and <= MostReports => [.. body.RootElement.EnumerateArray()],
            _ => throw new ProblemException(ProblemKind.InvalidBody, new($"Skicka en rapport, eller en lista med 1–{MostReports} rapporter.", $"Send one report, or a list of 1–{MostReports} reports.")),
        };
        await using var db = await desk.OpenAsync(municipality, cancel);
        var check = new EstCheck(await EstRules.ReadAsync(db, cancel), EstPages.OwnOf(desk), SwedishClock.Day(clock.GetUtcNow().UtcDateTime));
        var receipts = await EstIntake.KeepAsync(db, desk, [.. sent.Select(report => Checked(check, report))], "api", clock.GetUtcNow().UtcDateTime, cancel);
        context.Response.StatusCode = receipts.Exists(one => one.State == IntakeState.Taken) ? StatusCodes.Status201Created
            : receipts.Exists(one => one.State == IntakeState.Known) ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        await ApiJson.WriteAsync(context, request, new JsonObject
        {
            ["read"] = receipts.Count,
            ["taken"] = receipts.Count(one => one.State == IntakeState.Taken),
            ["known"] = receipts.Count(one => one.State == IntakeState.Known),
            ["refused"] = receipts.Count(one => one.State == IntakeState.Refused),
            ["reports"] = new JsonArray([.. receipts.Select((one, i) => Told(one, i, municipality, request))]),
        });
    }

    private static CheckedReport Checked(EstCheck check, JsonElement report)
    {
        if (report.ValueKind != JsonValueKind.Object)
        {
            return new("", "", null, [new("", new("Rapporten ska vara ett objekt.", "A report is to be an object."))], 0);
        }

        var (values, faults) = (new FormValues(), new List<FormFault>());
        foreach (var member in report.EnumerateObject())
        {
            if (!EstCheck.Keys.Contains(member.Name))
            {
                faults.Add(new(member.Name, new($"Fältet finns inte. De som finns: {string.Join(", ", EstCheck.Keys)}.", $"There is no such field. Those that there are: {string.Join(", ", EstCheck.Keys)}.")));
            }
            else if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                faults.Add(new(member.Name, new("Fältet ska vara en text, ett tal eller sant/falskt.", "The field is to be a text, a number or true/false.")));
            }
            else
            {
                values[member.Name] = member.Value.ValueKind == JsonValueKind.Null ? "" : member.Value.ToString().Replace("\0", "", StringComparison.Ordinal).Trim();
            }
        }

        var seen = check.Check(values);
        return faults.Count == 0 ? seen : seen with { Document = null, Faults = [.. faults, .. seen.Faults] };
    }

    private static JsonObject Told(Receipt receipt, int index, string municipality, ApiRequest request)
    {
        var told = new JsonObject { ["index"] = index, ["state"] = receipt.State.ToString().ToLowerInvariant() };
        if (receipt.Id is { } id)
        {
            told["id"] = id;
            told["reference"] = receipt.Report.Reference;
            told["masked"] = receipt.Report.Masked;
            told["href"] = request.Link($"/reports/{municipality}/{id}");
        }
        else
        {
            told["faults"] = new JsonArray([.. receipt.Report.Faults.Select(fault => new JsonObject { ["field"] = fault.Path, ["detail"] = fault.Words.In(request.Language) })]);
        }

        return told;
    }
}
