using System.CommandLine;
using System.Diagnostics;
using System.Runtime.CompilerServices;
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
        var started = Stopwatch.GetTimestamp();
        await foreach (var outcome in EachAsync(slug, clock, cancel))
        {
            await output.WriteLineAsync($"analys   {outcome.Method,-14} {outcome.Summary} ({Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s)");
            foreach (var line in outcome.Lines)
            {
                await output.WriteLineAsync($"         {line}");
            }

            started = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Reads, and runs one analysis after the other: each is made when it is asked for.</summary>
    internal static async IAsyncEnumerable<AnalysisOutcome> EachAsync(string slug, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = Store.Open(GeoRole.Analytics);
        await using var turn = await db.TakeTurnAsync(slug, cancel);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var fingerprint = await RunLog.FingerprintAsync(db, municipality.Code, cancel);
        var incidents = await IncidentReader.ReadAsync(db, municipality, cancel);
        yield return new("reading", $"{incidents.Count} händelser i teman lästa");
        yield return await CountAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel);
        yield return await HotspotAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel);
        yield return await SensitivityAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel);
        yield return await DensityAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel);
        yield return await AreaAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel);
        yield return await ChangeAnalysis.RunAsync(db, municipality, fingerprint, clock, cancel);
        yield return await TrendAnalysis.RunAsync(db, municipality, fingerprint, clock, cancel);
        yield return await OfficialAnalysis.RunAsync(db, municipality, fingerprint, clock, cancel);
        yield return await SurveyAnalysis.RunAsync(db, municipality, fingerprint, clock, cancel);
        yield return await ConcentrationAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel);
        yield return await ClusterAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel);
        yield return await ExpectedLevelAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel);
        yield return await PlanGroundAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel);
        yield return await RepeatAnalysis.RunAsync(db, municipality, incidents, fingerprint, clock, cancel);
    }
}
