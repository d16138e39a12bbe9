using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Analyses;

/// <summary>Finds or opens the run of an analysis: the same method on the same input with the same parameters and code
/// has one run, and is not made again.</summary>
internal static class RunLog
{
    /// <summary>The sha256 of all that the analyses of a municipality read.</summary>
    public static async Task<string> FingerprintAsync(GeoDb db, string municipality, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Analyses/input_fingerprint"), cancel, municipality);
        var read = (string?)await command.ExecuteScalarAsync(cancel) ?? "";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(read)));
    }

    /// <summary>The newest run of a method; null where there is none.</summary>
    public static Task<AnalysisRun?> FindLatestAsync(GeoDb db, string municipality, string method, CancellationToken cancel) =>
        db.Runs.AsNoTracking()
            .Where(run => run.Municipality == municipality && run.Method == method)
            .OrderByDescending(run => run.Id)
            .FirstOrDefaultAsync(cancel);

    /// <summary>The run to fill, or null where the same has been made already and is the newest.</summary>
    public static async Task<AnalysisRun?> OpenAsync(
        GeoDb db, string municipality, string method, object parameters, string fingerprint, TimeProvider clock, CancellationToken cancel, long seed = 0)
    {
        var text = JsonSerializer.Serialize(parameters);
        var latest = await FindLatestAsync(db, municipality, method, cancel);
        if (latest is not null
            && latest.InputFingerprint == fingerprint
            && latest.Seed == seed
            && latest.CodeVersion == CodeVersion.Current
            && JsonText.Same(latest.Parameters, text))
        {
            return null;
        }

        var run = new AnalysisRun
        {
            Municipality = municipality,
            Method = method,
            Parameters = text,
            InputFingerprint = fingerprint,
            Seed = seed,
            CodeVersion = CodeVersion.Current,
            FinishedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Runs.Add(run);
        await db.SaveChangesAsync(cancel);
        return run;
    }
}
