using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Geo.Components;
using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.People;

/// <summary>The log, for the coordinator: who read and changed what, when and why.</summary>
internal static class AuditPages
{
    private const int PageSize = 100;
    private const int MostInFile = 100_000;
    private static readonly Bilingual Title = new("Logg", "Log");

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/audit", ListAsync).WithMetadata(new OutsideTheApi()).For(DeskRole.Coordinator).Reads("log");

    private static async Task ListAsync(HttpContext context, DeskSession desk, CancellationToken cancel)
    {
        var request = ApiRequest.Read(context, AuditQuery.Parameters, AnswerFormat.Html, AnswerFormat.Csv);
        var query = AuditQuery.Read(request);
        await using var connection = await desk.OpenAsync(cancel);
        if (request.Format == AnswerFormat.Csv)
        {
            await WriteAsync(context, await query.ListAsync(connection, MostInFile, cancel), cancel);
            return;
        }

        var lines = await query.ListAsync(connection, PageSize + 1, cancel);
        await HtmlAnswer.WriteAsync(context, Page(request, query, lines));
    }

    private static ApiPage Page(ApiRequest request, AuditQuery query, List<AuditLine> lines)
    {
        var language = request.Language;
        return new()
        {
            Language = request.Language,
            Title = Title.In(request.Language),
            Lead = language.Of("Vem som har läst och ändrat vad, det senaste först. Loggen går inte att ändra härifrån.", "Who has read and changed what, the latest first. The log cannot be changed from here."),
            Crumbs = [PageWords.Start(request)],
            Sections =
            [
                new(language.Of("Sök", "Search"))
                {
                    Form = new("/audit", "", "", [], language.Of("Visa", "Show"), "", "")
                    {
                        IsQuestion = true,
                        Fields =
                        [
                            new("from", language.Of("Från och med, till exempel 2026-01-31", "From, such as 2026-01-31"), ApiFieldKind.Text) { Value = query.From?.Iso() ?? "" },
                            new("to", language.Of("Till och med", "To"), ApiFieldKind.Text) { Value = query.To?.Iso() ?? "" },
                            new("action", language.Of("Vad som gjordes, eller dess början, till exempel signed-in eller read", "What was done, or how it begins, such as signed-in or read"), ApiFieldKind.Text) { Value = query.Action },
                            new("person", language.Of("Vem (beteckningen i tabellen)", "Who (the mark in the table)"), ApiFieldKind.Text) { Value = query.Person },
                        ],
                    },
                },
                new(language.Of("Rader", "Lines"))
                {
                    Paragraphs = [language.Of("Vad som gjordes står med loggens egna ord, som går att söka på: read-… är läst, added-… och changed-… är tillagt och ändrat, exported-… är uttaget som fil, signed-in är inloggning och refused är nekat.", "What was done stands in the log's own words, which can be searched: read-…, added-…, changed-…, exported-… as a file, signed-in, refused."),
                        .. lines.Count > 0 ? Array.Empty<string>() : [language.Of("Ingen rad passar frågan. Ta bort eller ändra något av det som står i fälten ovanför.", "No line fits the question. Remove or change something in the fields above.")]],
                    Table = lines.Count == 0 ? null : PageWords.Table(
                        "log", language.Of("Läst och ändrat, svensk tid", "Read and changed, Swedish time"),
                        [language.Of("När", "When"), language.Of("Vem", "Who"), language.Of("Roll", "Role"), language.Of("Vad", "What"), language.Of("Av vad", "Of what"), language.Of("Varför", "Why"), language.Of("Kommun", "Municipality")],
                        lines.Take(PageSize).Select(line => new TableRow(
                        [
                            new(Moment(line.At)), new(line.Name.Length > 0 ? $"{line.Name} ({line.Person})" : line.Person), new(DeskRole.All.FirstOrDefault(role => role.Name == line.Role)?.Title.In(language) ?? line.Role), new(line.Action), new(line.Subject), new(line.Reason ?? "–"),
                            new(line.Municipality.Length > 0 ? line.Municipality : "–"),
                        ]))),
                    Links =
                    [
                        .. lines.Count > PageSize ? [new ApiLink(language.Of("Äldre rader", "Older lines"), request.Again(("before", lines[PageSize - 1].Id.ToString(CultureInfo.InvariantCulture))), "next")] : Array.Empty<ApiLink>(),
                        new(language.Of($"Som CSV (högst {MostInFile.Swedish()} rader)", $"As CSV ({MostInFile.Swedish()} lines at most)"), request.Again(("f", "csv"), ("before", null))),
                    ],
                },
                new(language.Of("Hur länge raderna finns kvar", "How long the lines are kept"))
                {
                    Paragraphs =
                    [
                        language.Of("En rad finns i fem år. Äldre rader tas bort när databasen uppdateras (./geo db migrate), av dess ägare: arbetsbordet kan bara lägga till.",
                            "A line is kept for five years. Older lines are removed when the database is updated (./geo db migrate), by its owner: the desk can only add."),
                        language.Of("Personer står som en beteckning. Namnet bredvid kommer från kommunens inloggning och går att ta bort på sidan Personer.",
                            "People stand as a mark. The name beside it is from the municipality's sign-in, and can be removed on the page People."),
                    ],
                },
            ],
        };
    }

    // A cell that begins as a formula would be run by a spreadsheet: it is escaped.
    private static async Task WriteAsync(HttpContext context, List<AuditLine> lines, CancellationToken cancel)
    {
        context.Response.ContentType = "text/csv; charset=utf-8; header=present";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"logg.csv\"";
        await using var text = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape }, leaveOpen: true);
        foreach (var column in (string[])["id", "at", "municipality", "role", "person", "action", "subject", "reason"])
        {
            csv.WriteField(column);
        }

        await csv.NextRecordAsync();
        foreach (var line in lines)
        {
            csv.WriteField(line.Id);
            csv.WriteField(ApiJson.Moment(line.At));
            foreach (var value in (string?[])[line.Municipality, line.Role, line.Person, line.Action, line.Subject, line.Reason])
            {
                csv.WriteField(value);
            }

            await csv.NextRecordAsync();
        }

        await text.FlushAsync(cancel);
    }

    private static string Moment(DateTime at) => SwedishClock.Local(at).ToString("yyyy-MM-dd HH.mm.ss", CultureInfo.InvariantCulture);
}
