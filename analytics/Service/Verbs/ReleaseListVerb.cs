using System.CommandLine;
using System.Text.Json;
using Geo.Components.Release;
using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Verbs;

/// <summary><c>release list NAMN</c>: the register, a line a release, and below it what was decided on them.</summary>
internal static class ReleaseListVerb
{
    public static Command Create()
    {
        var name = MunicipalityArgument.Create();
        var verb = new Command("list", "Listar registret: kommunens släpp, vem som godkände dem, och vad som hänt med dem.") { name };
        verb.SetAction(async (call, cancel) =>
        {
            await ListAsync(call.GetRequiredValue(name), Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    private static async Task ListAsync(string slug, TextWriter output, CancellationToken cancel)
    {
        await using var db = Store.Open(GeoRole.Analytics);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var approvals = await db.ReleaseApprovals.AsNoTracking().Where(approval => approval.Municipality == municipality.Code).ToDictionaryAsync(approval => approval.CandidateId, cancel);
        var released = await db.Releases.AsNoTracking().Where(release => release.Municipality == municipality.Code).ToDictionaryAsync(release => release.Id, cancel);
        var files = await db.ReleaseFileRecords.Where(file => db.Releases.Any(release => release.Id == file.Release && release.Municipality == municipality.Code))
            .GroupBy(file => file.Release).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancel);
        foreach (var candidate in await db.ReleaseCandidates.AsNoTracking().Where(candidate => candidate.Municipality == municipality.Code)
            .OrderBy(candidate => candidate.CreatedOn).ThenBy(candidate => candidate.Id.Length).ThenBy(candidate => candidate.Id)
            .Select(candidate => new { candidate.Id, candidate.BuiltByRole }).ToListAsync(cancel))
        {
            var line = $"{candidate.Id}  byggt av {candidate.BuiltByRole}";
            line += approvals.TryGetValue(candidate.Id, out var approval) ? $", godkänt av {approval.Role}" : ", ej godkänt";
            if (released.TryGetValue(candidate.Id, out var release))
            {
                var about = JsonSerializer.Deserialize<ReleaseDescription>(release.Description, ReleaseFiles.Json)!;
                line += $", {(release.Approved ? "publicerat" : "provkört")} {release.PublishedOn:yyyy-MM-dd}, {about.PeriodFrom:yyyy-MM-dd}–{about.PeriodTo:yyyy-MM-dd}, regler {release.RulesVersion}, {files.GetValueOrDefault(candidate.Id)} filer";
                line += release.WithdrawnOn is { } on ? $", återkallat {on:yyyy-MM-dd}" : "";
            }

            await output.WriteLineAsync(line);
        }

        foreach (var decision in await db.ReleaseDecisions.AsNoTracking().Where(decision => decision.Municipality == municipality.Code).OrderBy(decision => decision.Number).ToListAsync(cancel))
        {
            var what = decision.Kind == Database.ReleaseEventKind.Correction ? $"rättelse av {decision.Theme ?? "alla teman"}, {decision.Period ?? "alla perioder"} i" : "återkallelse av";
            await output.WriteLineAsync($"{decision.Number}. {SwedishClock.Day(decision.At):yyyy-MM-dd} {what} {decision.Release}, {decision.Role}: {decision.Reason}");
        }
    }
}
