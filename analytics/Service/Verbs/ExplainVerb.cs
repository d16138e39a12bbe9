using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Verbs;

/// <summary><c>explain NAMN [RUN]</c>: what went into a run, what was done, with which parameters, and how to repeat it.</summary>
internal static class ExplainVerb
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    // What each method does, in a sentence that a council member can read.
    private static readonly Dictionary<string, (string Does, string Verb)> Methods = new()
    {
        [CountAnalysis.Method] = ("Räknar händelser och platshändelser per område, tema och period. Upprepningar på en plats inom 28 dygn räknas som en platshändelse.", "analyse"),
        [HotspotAnalysis.Method] = ("Söker rutor där platshändelserna är fler än invånarna förklarar: exakt binomialtest, rättat för alla rutor.", "analyse"),
        [SensitivityAnalysis.Method] = ("Söker varje koncentration igen med andra rutor, annat grannskap och annan tid, och räknar i hur många av inställningarna den finns kvar.", "analyse"),
        [DensityAnalysis.Method] = ("Jämnar ut platshändelserna över en fast sträcka till en täthet per kvadratkilometer. En bild, ingen prövning.", "analyse"),
        [SelectionAnalysis.Method] = ("Söker koncentrationer i ett urval av händelserna: vissa veckodagar, timmar, källor eller bara de med känd adress.", "hotspots"),
        [ComparisonAnalysis.Method] = ("Jämför två valda tider, område för område, med exakta intervall.", "compare"),
        [AreaAnalysis.Method] = ("Prövar planområden och statistiska områden mot deras invånare: exakt binomialtest, tal per invånare med intervall, och hur läget har utvecklats kvartal för kvartal.", "analyse"),
        [ChangeAnalysis.Method] = ("Jämför det senaste kvartalet med samma kvartal året före, med exakta intervall.", "analyse"),
        [TrendAnalysis.Method] = ("Prövar om kommunens årsvärden ökar eller minskar (Mann-Kendall, Sens lutning); preliminära år är inte med.", "analyse"),
        [OfficialAnalysis.Method] = ("Jämför officiell statistik med samma kvartal året före, med hänsyn till hur mycket den brukar variera, och räknar anmälningar per område.", "analyse"),
        [SurveyAnalysis.Method] = ("Prövar om svaren i en enkät skiljer sig mellan de två senaste åren, fråga för fråga, med enkätens egen osäkerhet. Två enkäter jämförs aldrig.", "analyse"),
        [ConcentrationAnalysis.Method] = ("Räknar på hur få platser hälften av händelserna ligger, och när i veckan de händer.", "analyse"),
        [ClusterAnalysis.Method] = ("Söker det senaste årets pågående ansamlingar i rum och tid (Kulldorffs permutationsskanning), mot slumpade kartor.", "analyse"),
        [ExpectedLevelAnalysis.Method] = ("Räknar ut vad som är att vänta nästa kvartal på varje plats. En modell används bara där den på tidigare kvartal är säkert bättre än en enkel karta.", "analyse"),
        [RepeatAnalysis.Method] = ("Prövar om händelser upprepas nära varandra i rum och tid (Knox), och följer kedjor av upprepningar.", "analyse"),
        [PlanGroundAnalysis.Method] = ("Lägger händelserna så att planerares kontroller hittar det som ligger nära, och mäter hur registrets planområden är, så att lika kan jämföras med lika.", "analyse"),
        [StudyRun.Method] = ("Utvärderar åtgärder: före och efter i det åtgärdade området, mot ett kontrollområde, med det som kan ha flyttat.", "evaluate"),
    };

    public static Command Create()
    {
        var name = MunicipalityArgument.Create();
        var run = new Argument<long?>("körning") { Description = "Körningens nummer; utelämnat listas den senaste av varje metod.", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("explain", "Visar vad en körning läste, vad den gjorde och hur den upprepas.") { name, run };
        verb.SetAction(async (call, cancel) =>
        {
            await RunAsync(call.GetRequiredValue(name), call.GetValue(run), Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    /// <summary>Prints a run, or the newest of every method.</summary>
    internal static async Task RunAsync(string slug, long? number, TextWriter output, CancellationToken cancel)
    {
        await using var db = Store.Open(GeoRole.Analytics);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var runs = await db.Runs.AsNoTracking().Where(run => run.Municipality == municipality.Code).OrderBy(run => run.Id).ToListAsync(cancel);
        if (runs.Count == 0)
        {
            throw new UsageException($"{municipality.Name} har inga körningar. Kör ./geo analytics analyse {slug} först.");
        }

        var fingerprint = await RunLog.FingerprintAsync(db, municipality.Code, cancel);
        if (number is null)
        {
            foreach (var newest in runs.GroupBy(run => run.Method).Select(method => method.Last()))
            {
                await output.WriteLineAsync($"{newest.Id,5}  {newest.Method,-14} {SwedishClock.Minute(newest.FinishedAt)}  {(newest.InputFingerprint == fingerprint ? "gäller det som nu är inläst" : "indata har ändrats sedan dess")}");
            }

            await output.WriteLineAsync($"./geo analytics explain {slug} NUMMER visar en av dem.");
            return;
        }

        var chosen = runs.SingleOrDefault(run => run.Id == number)
            ?? throw new UsageException($"Körning {number} finns inte för {municipality.Name}. Nummer: {string.Join(", ", runs.Select(run => run.Id))}.");
        await WriteAsync(db, municipality, chosen, fingerprint, output, cancel);
    }

    private static async Task WriteAsync(GeoDb db, Municipality municipality, AnalysisRun run, string fingerprint, TextWriter output, CancellationToken cancel)
    {
        var (does, verb) = Methods.GetValueOrDefault(run.Method, ("En metod som den här versionen inte känner.", "analyse"));
        await output.WriteLineAsync($"Körning {run.Id}, {run.Method}, {municipality.Name}");
        await output.WriteLineAsync($"  {does}");
        await output.WriteLineAsync($"Klar        {SwedishClock.Minute(run.FinishedAt)}, svensk tid");
        await output.WriteLineAsync($"Kod         {run.CodeVersion}{(run.CodeVersion == CodeVersion.Current ? "" : $" (nu: {CodeVersion.Current})")}");
        await output.WriteLineAsync($"Slump       {(run.Seed == 0 ? "ingen" : string.Create(CultureInfo.InvariantCulture, $"frö {run.Seed}"))}");
        await output.WriteLineAsync("Parametrar");
        using var parameters = JsonDocument.Parse(run.Parameters);
        foreach (var parameter in parameters.RootElement.EnumerateObject())
        {
            await WriteAsync(parameter, output);
        }

        await output.WriteLineAsync($"Indata      {run.InputFingerprint[..16]}…, {(run.InputFingerprint == fingerprint ? "samma som nu är inläst:" : "något har ändrats sedan dess; nu är inläst:")}");
        var deliveries = await db.Deliveries.AsNoTracking().Where(delivery => delivery.Municipality == municipality.Code)
            .OrderBy(delivery => delivery.Source).ThenBy(delivery => delivery.DeliveredOn).ThenBy(delivery => delivery.File).ToListAsync(cancel);
        foreach (var delivery in deliveries)
        {
            await output.WriteLineAsync(string.Create(Swedish, $"  {delivery.Source,-22} {delivery.DeliveredOn:yyyy-MM-dd}  {delivery.RowsAccepted,8:N0} av {delivery.RowsRead,8:N0} rader  {delivery.FileHash[..12]}  {delivery.File}"));
        }

        var (results, counts, cells) = (
            await db.AnalysisResults.CountAsync(result => result.RunId == run.Id, cancel),
            await db.AreaCounts.CountAsync(count => count.RunId == run.Id, cancel),
            await db.HotspotCells.CountAsync(cell => cell.RunId == run.Id, cancel));
        await output.WriteLineAsync(string.Create(Swedish, $"Resultat    {results + counts + cells:N0} {(results + counts + cells == 1 ? "rad" : "rader")}"));
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Verbs/result_fingerprint"), cancel, run.Id);
        await output.WriteLineAsync($"Avtryck     {await command.ExecuteScalarAsync(cancel)}: samma siffror, samma avtryck, också i en annan databas");
        await output.WriteLineAsync($"Upprepa     läs in samma filer i en tom databas, med koden {run.CodeVersion}, och kör");
        foreach (var step in (string[])[$"etl load {municipality.Slug}", $"analytics chain import {municipality.Slug}", $"analytics {verb} {municipality.Slug}"])
        {
            await output.WriteLineAsync($"  ./geo {step}");
        }
    }

    // A list of records takes a line each.
    private static async Task WriteAsync(JsonProperty parameter, TextWriter output)
    {
        if (parameter.Value.ValueKind != JsonValueKind.Array || parameter.Value.EnumerateArray().All(item => item.ValueKind != JsonValueKind.Object))
        {
            await output.WriteLineAsync($"  {parameter.Name,-27} {parameter.Value}");
            return;
        }

        await output.WriteLineAsync($"  {parameter.Name}");
        foreach (var item in parameter.Value.EnumerateArray())
        {
            await output.WriteLineAsync($"    {string.Join(", ", item.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => $"{member.Name} {member.Value}"))}");
        }
    }
}
