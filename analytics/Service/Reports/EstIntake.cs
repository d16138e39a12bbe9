using Geo.Database;
using Geo.Service.Serving;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Reports;

/// <summary>What became of a report.</summary>
internal enum IntakeState
{
    /// <summary>Kept now.</summary>
    Taken,

    /// <summary>The same was sent before: its receipt is given again.</summary>
    Known,

    /// <summary>Not kept.</summary>
    Refused,
}

/// <summary>A report's receipt.</summary>
/// <param name="Id">Its number at the desk; null where it was refused.</param>
internal sealed record Receipt(CheckedReport Report, IntakeState State, long? Id);

/// <summary>Keeps reports that have been looked at: those without a fault, all of them or none, the same number once.</summary>
internal static class EstIntake
{
    private static readonly Forms.FormFault Differs = new("reference", new(
        "Numret är redan använt för en annan rapport. Ge den här ett eget nummer, eller be säkerhetssamordnaren rätta den förra.",
        "The number has been used for another report. Give this one a number of its own, or ask the safety coordinator to correct the former."));

    /// <summary>Keeps those that can be kept.</summary>
    /// <param name="db">Opened as the caller.</param>
    /// <param name="desk">The caller.</param>
    /// <param name="reports">In the order in which they came.</param>
    /// <param name="way">How they came: form, file or api.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Stops; nothing has been written.</param>
    public static async Task<List<Receipt>> KeepAsync(GeoDb db, DeskSession desk, IReadOnlyList<CheckedReport> reports, string way, DateTime now, CancellationToken cancel)
    {
        // The same sent twice at once is two requests: the second waits, and finds the first.
        await using var transaction = await db.BeginInTurnAsync("geo report", desk.Municipality, cancel);
        var references = reports.Where(report => report.Document is not null).Select(report => report.Reference).Distinct().ToList();
        var known = (await db.IncidentReports.AsNoTracking().Where(report => references.Contains(report.Reference)).ToListAsync(cancel)).ToDictionary(report => (report.Reporter, report.Reference));
        var added = new Dictionary<(string, string), (IncidentReport Row, CheckedReport Report)>();
        var receipts = new List<Func<Receipt>>();
        foreach (var report in reports)
        {
            var key = (report.Reporter, report.Reference);
            if (report.Document is null)
            {
                receipts.Add(() => new(report, IntakeState.Refused, null));
            }
            else if (known.TryGetValue(key, out var before))
            {
                receipts.Add(() => Again(report, before.Document, before.Id));
            }
            else if (added.TryGetValue(key, out var twice))
            {
                receipts.Add(() => Again(report, twice.Row.Document, twice.Row.Id));
            }
            else
            {
                var row = new IncidentReport { Municipality = desk.Municipality, Reporter = report.Reporter, ReceivedAt = now, Reference = report.Reference, Document = report.Document.ToJsonString(ApiJsonOptions) };
                db.IncidentReports.Add(row);
                added[key] = (row, report);
                receipts.Add(() => new(report, IntakeState.Taken, row.Id));
            }
        }

        if (added.Count > 0)
        {
            db.AuditEvents.Add(desk.Event("took-reports", $"report/{way}/{added.Count}", reason: null));
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return [.. receipts.Select(receipt => receipt())];
    }

    private static Receipt Again(CheckedReport report, string before, long id) => JsonText.Same(before, report.Document!.ToJsonString(ApiJsonOptions))
        ? new(report, IntakeState.Known, id)
        : new(report with { Document = null, Faults = [Differs] }, IntakeState.Refused, null);

    private static readonly System.Text.Json.JsonSerializerOptions ApiJsonOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
