using System.CommandLine;
using System.Diagnostics;
using Geo.Database;
using Geo.Service.Analyses;

namespace Geo.Service.Verbs;

/// <summary><c>analyse NAMN</c>: core → analysis.</summary>
internal static class AnalyseVerb
{
    public static Command Create()
    {
        var name = MunicipalityArgument.Create();
        var verb = new Command("analyse", "Räknar händelser och söker koncentrationer i det som har lästs in.") { name };
        verb.SetAction(async (call, cancel) =>
        {
            await RunAsync(call.GetRequiredValue(name), TimeProvider.System, Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    /// <summary>Runs every analysis that the municipality has data for, and prints a line each.</summary>
    internal static async Task RunAsync(string slug, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        await using var db = Store.Open(GeoRole.Analytics);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var fingerprint = await RunLog.FingerprintAsync(db, municipality.Code, cancel);
        var incidents = await IncidentReader.ReadAsync(db, municipality, cancel);
        await PrintAsync(output, () => CountAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel));
        await PrintAsync(output, () => HotspotAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel));
        await PrintAsync(output, () => AreaAnalysis.RunAsync(db, municipality, fingerprint, clock, cancel));
        await PrintAsync(output, () => ChangeAnalysis.RunAsync(db, municipality, fingerprint, clock, cancel));
        await PrintAsync(output, () => TrendAnalysis.RunAsync(db, municipality, fingerprint, clock, cancel));
        await PrintAsync(output, () => OfficialAnalysis.RunAsync(db, municipality, fingerprint, clock, cancel));
        await PrintAsync(output, () => ConcentrationAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel));
        await PrintAsync(output, () => ClusterAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel));
        await PrintAsync(output, () => ExpectedLevelAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel));
        await PrintAsync(output, () => RepeatAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel));
    }

    private static async Task PrintAsync(TextWriter output, Func<Task<AnalysisOutcome>> analysis)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = await analysis();
        await output.WriteLineAsync($"analys   {outcome.Method,-14} {outcome.Summary} ({Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s)");
        foreach (var line in outcome.Lines)
        {
            await output.WriteLineAsync($"         {line}");
        }
    }
}
