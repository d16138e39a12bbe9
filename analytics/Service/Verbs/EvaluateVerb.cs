using System.CommandLine;
using System.Globalization;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Evaluations;

namespace Geo.Service.Verbs;

/// <summary><c>evaluate NAMN</c>: what the studies of <c>plan/evaluations.yml</c> found, and controls for those that have none yet.
/// Internal.</summary>
internal static class EvaluateVerb
{
    public static Command Create()
    {
        var name = MunicipalityArgument.Create();
        var data = new Option<string?>("--data") { Description = "Mappen med kommunernas mappar; annars data/ vid Geo.sln." };
        var verb = new Command("evaluate", "Utvärderar åtgärder: före och efter, mot ett kontrollområde. Intern uppgift.") { name, data };
        verb.SetAction((call, cancel) => RunAsync(call.GetRequiredValue(name), call.GetValue(data), TimeProvider.System, Console.Out, cancel));
        return verb;
    }

    /// <summary>Evaluates what can be, and says of the rest what is missing.</summary>
    /// <returns>0, or 2 where a study must be written otherwise.</returns>
    internal static async Task<int> RunAsync(string slug, string? data, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        var file = Path.Combine(DataFolder.Of(data, slug), "plan", "evaluations.yml");
        if (!File.Exists(file))
        {
            throw new UsageException($"{file} finns inte: inga utvärderingar är planerade. Skriv en, se analytics/README.md.");
        }

        var studies = EvaluationFile.Read(file);
        await using var db = Store.Open(GeoRole.Analytics);
        await using var turn = await db.TakeTurnAsync(slug, cancel);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var fingerprint = await RunLog.FingerprintAsync(db, municipality.Code, cancel);
        var found = await StudyRun.EvaluateAsync(db, municipality, studies, cancel);
        var outcome = await StudyRun.StoreAsync((db, municipality, fingerprint, clock), studies, found, cancel);
        await output.WriteLineAsync($"utvärdering  {outcome.Summary}");
        foreach (var study in found)
        {
            await output.WriteLineAsync($"{study.Study.Id} ({study.Study.Measure}, {study.Study.Theme})");
            await output.WriteLineAsync($"  {study.Document?.Sentence ?? study.Refusal}");
            foreach (var warning in study.Document?.Warnings ?? [])
            {
                await output.WriteLineAsync($"  Obs: {warning}.");
            }

            foreach (var (area, distance) in study.Proposals)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.GetCultureInfo("sv-SE"), $"  förslag till kontroll: {area} (olikhet före åtgärden {distance:0.0})"));
            }
        }

        return found.Any(study => study.IsWrong) ? 2 : 0;
    }
}
