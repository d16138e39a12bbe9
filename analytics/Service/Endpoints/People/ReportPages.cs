using System.Globalization;
using System.Text.Json.Nodes;
using Geo.Components;
using Geo.Service.Pages;
using Geo.Service.Serving;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Endpoints.People;

/// <summary>The reports that have been taken in (EST): to the coordinator all, to who reports the organisation's own.</summary>
internal static class ReportPages
{
    private const int Most = 200;

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/reports/{municipality}").WithMetadata(new OutsideTheApi()).For(DeskRole.Coordinator, DeskRole.Reporter).Reads("report");
        pages.MapRead("", ListAsync);
        pages.MapRead("/{id:long}", OneAsync);
    }

    private static async Task ListAsync(HttpContext context, string municipality, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json, AnswerFormat.Html);
        var language = request.Language;
        await using var db = await desk.OpenAsync(municipality, cancel);
        var reports = await db.IncidentReports.AsNoTracking().OrderByDescending(report => report.Id).Take(Most).Select(report => new { report.Id, report.Reporter, report.ReceivedAt }).ToListAsync(cancel);
        if (!request.IsPage)
        {
            await ApiJson.WriteAsync(context, request, new JsonObject
            {
                ["reports"] = new JsonArray([.. reports.Select(report => new JsonObject { ["id"] = report.Id, ["reporter"] = report.Reporter, ["receivedAt"] = ApiJson.Moment(report.ReceivedAt) })]),
            });
            return;
        }

        await HtmlAnswer.WriteAsync(context, new()
        {
            Language = request.Language,
            Title = language.Of("Rapporter", "Reports"),
            Lead = reports.Count == 0 ? language.Of("Inga rapporter har kommit in än.", "No reports have been received yet.") : language.Of($"De senaste {reports.Count} som har kommit in.", $"The latest {reports.Count} that have been received."),
            Crumbs = [PageWords.Start(request)],
            Sections = reports.Count == 0 ? [] :
            [
                new(language.Of("Kvitton", "Receipts"))
                {
                    Table = PageWords.Table(
                        "reports", language.Of("Rapporter, den senaste först", "Reports, the latest first"), [language.Of("Nummer", "Number"), language.Of("Organisation", "Organisation"), language.Of("Kom in", "Received")],
                        reports.Select(report => new TableRow(
                        [
                            new(report.Id.ToString(CultureInfo.InvariantCulture), $"/reports/{municipality}/{report.Id}"), new(report.Reporter),
                            new(SwedishClock.Minute(report.ReceivedAt)),
                        ]))),
                },
            ],
        });
    }

    private static async Task OneAsync(HttpContext context, string municipality, long id, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, [], AnswerFormat.Json);
        await using var db = await desk.OpenAsync(municipality, cancel);
        var report = await db.IncidentReports.AsNoTracking().SingleOrDefaultAsync(report => report.Id == id, cancel) ?? throw ProblemException.NotFound("Det finns ingen sådan rapport.", "There is no such report.");
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
}
