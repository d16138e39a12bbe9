using System.CommandLine;
using Geo.Database;
using Geo.Etl.Loading;
using Geo.Etl.Reporting;
using Geo.Etl.Settings;
using Microsoft.EntityFrameworkCore;

namespace Geo.Etl.Verbs;

/// <summary><c>etl report</c>: how good what is loaded is, for those who can mend it at the source: lines here, and a page.</summary>
internal static class ReportVerb
{
    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Skriv bara ut en källa, till exempel damage-register; sidan har alla." };
        var all = new Option<bool>("--all") { Description = "Skriv ut varje rad, inte bara tre av varje slag." };
        var number = new Option<int?>("--load") { Description = "Inläsningens nummer; annars den senaste." };
        var target = new Option<string?>("--out") { Description = "Mappen för sidan; annars data/<kommun>/reports. Sidan är intern." };
        var command = new Command("report", "Visa vad som avvisades, vad som har ändrats och vad källornas ägare ska frågas om.")
        {
            CommonOptions.Municipality, CommonOptions.Data, CommonOptions.Json, source, all, number, target,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var (folder, _) = CommonOptions.Folder(parsed);
            var (json, only) = (JsonSummary.Target(parsed), parsed.GetValue(source));
            var output = json == "-" ? Console.Error : Console.Out;
            await using var db = await StoreConnection.OpenAsync(cancel);
            var report = await new LoadReports(db, folder).ReadAsync(parsed.GetValue(number), cancel);
            if (only is not null && report.Sources.All(s => s.Facts.Source != only))
            {
                throw new UsageException($"Källan {only} finns inte i inläsning {report.Number}. Där finns: {string.Join(", ", report.Sources.Select(s => s.Facts.Source))}.");
            }

            var shown = report.Sources.Where(s => only is null ? s.Issues.Count > 0 : s.Facts.Source == only).ToList();
            var lines = parsed.GetValue(all) && report.IsLatest ? await EveryRowAsync(db, folder, only, cancel) : IssueLines.Summary(shown);
            foreach (var line in lines)
            {
                await output.WriteLineAsync(line);
            }

            await output.WriteLineAsync(
                $"{ReportTable.Number(shown.Sum(s => s.Facts.Rejected))} rader avvisade, {ReportTable.Number(shown.Sum(s => s.Facts.Remarks))} anmärkningar");
            var page = await ReportFiles.WriteAsync(report, folder.Municipality.Slug, parsed.GetValue(target) ?? ReportFiles.DefaultFolder(folder.Path), cancel);
            await output.WriteLineAsync($"sida: {Path.GetFullPath(page)}");
            await JsonSummary.WriteAsync(json, report, cancel);
            return 0;
        });
        return command;
    }

    private static async Task<IEnumerable<string>> EveryRowAsync(GeoDb db, MunicipalityFolder folder, string? only, CancellationToken cancel)
    {
        var issues = await db.Issues.AsNoTracking()
            .Where(issue => issue.Municipality == folder.Municipality.Code && (only == null || issue.Source == only))
            .OrderBy(issue => issue.Source).ThenBy(issue => issue.File).ThenBy(issue => issue.Line).ThenBy(issue => issue.Field)
            .ToListAsync(cancel);
        return issues.Select(issue =>
            $"{IssueLines.Word(issue.Rejected)}  {(issue.Line > 0 ? $"{issue.File}:{issue.Line}" : issue.File)}  {issue.Field}{(issue.Value is null ? "" : $" = {issue.Value}")}: {issue.Problem}");
    }
}
