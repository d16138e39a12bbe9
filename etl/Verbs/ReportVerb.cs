using System.CommandLine;
using Geo.Etl.Loading;
using Microsoft.EntityFrameworkCore;

namespace Geo.Etl.Verbs;

/// <summary><c>etl report</c>: every issue of what is loaded, for those who can mend it at the source.</summary>
internal static class ReportVerb
{
    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Bara en källa, till exempel damage-register." };
        var command = new Command("report", "Visa vad som avvisades eller anmärktes på, rad för rad.")
        {
            CommonOptions.Municipality, CommonOptions.Data, CommonOptions.Json, source,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var (folder, _) = CommonOptions.Folder(parsed);
            var (json, only) = (parsed.GetValue(CommonOptions.Json), parsed.GetValue(source));
            var output = json == "-" ? Console.Error : Console.Out;
            await using var db = await StoreConnection.OpenAsync(cancel);
            var issues = await db.Issues.AsNoTracking()
                .Where(issue => issue.Municipality == folder.Municipality.Code && (only == null || issue.Source == only))
                .OrderBy(issue => issue.Source).ThenBy(issue => issue.File).ThenBy(issue => issue.Line).ThenBy(issue => issue.Field)
                .Select(issue => new { issue.Source, issue.File, issue.Line, issue.Field, issue.Value, issue.Problem, issue.Rejected })
                .ToListAsync(cancel);
            foreach (var issue in issues)
            {
                var place = issue.Line > 0 ? $"{issue.File}:{issue.Line}" : issue.File;
                await output.WriteLineAsync(
                    $"{(issue.Rejected ? "avvisad" : "anmärkt")}  {place}  {issue.Field}{(issue.Value is null ? "" : $" = {issue.Value}")}: {issue.Problem}");
            }

            await output.WriteLineAsync($"{issues.Count(issue => issue.Rejected)} avvisade, {issues.Count(issue => !issue.Rejected)} anmärkta");
            await JsonSummary.WriteAsync(json, issues, cancel);
            return 0;
        });
        return command;
    }
}
