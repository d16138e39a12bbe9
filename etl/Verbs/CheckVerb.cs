using System.CommandLine;
using Geo.Database;
using Geo.Etl.Loading;

namespace Geo.Etl.Verbs;

/// <summary><c>etl check</c>: what is in order and what is not, source by source, each with what to do.</summary>
internal static class CheckVerb
{
    public static Command Create()
    {
        var hash = new Option<bool>("--hash") { Description = "Skriv också lagrets innehållssumma." };
        var command = new Command("check", "Kontrollera inställningar, filer, databas och vad som är inläst.")
        {
            CommonOptions.Municipality, CommonOptions.Inputs, CommonOptions.Data, CommonOptions.Json, hash,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var (folder, inputs) = CommonOptions.Folder(parsed);
            var json = JsonSummary.Target(parsed);
            var output = json == "-" ? Console.Error : Console.Out;
            List<Check> checks = [.. InputChecks.Run(folder, inputs)];
            string? content = null;
            try
            {
                await using var db = await StoreConnection.OpenAsync(cancel);
                checks.AddRange(await StoreChecks.RunAsync(db, folder, inputs, cancel));
                checks.AddRange(await QualityChecks.RunAsync(db, folder, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date), cancel));
                content = parsed.GetValue(hash) ? await StoreHash.ComputeAsync(db, cancel) : null;
            }
            catch (Exception unreachable) when (unreachable is LoadFailedException or UsageException)
            {
                checks.Add(new("Databas", CheckResult.Bad, "kan inte öppnas", unreachable.Message));
            }

            foreach (var line in Lines(checks))
            {
                await output.WriteLineAsync(line);
            }

            if (content is not null)
            {
                await output.WriteLineAsync($"innehållssumma {content}");
            }

            await JsonSummary.WriteAsync(json, new { folder.Municipality.Code, checks, hash = content }, cancel);
            return checks.Any(check => check.Result == CheckResult.Bad) ? 1 : 0;
        });
        return command;
    }

    /// <summary>What is about no source first, then a source at a time in their order, and how many went ill.</summary>
    private static IEnumerable<string> Lines(List<Check> checks)
    {
        foreach (var source in checks.GroupBy(check => check.Source ?? "").OrderBy(source => source.Key.Length > 0))
        {
            yield return source.Key.Length > 0 ? source.Key : "allmänt";
            foreach (var check in source)
            {
                yield return check.ToString();
            }
        }

        var (bad, noted) = (checks.Count(check => check.Result == CheckResult.Bad), checks.Count(check => check.Result == CheckResult.Note));
        yield return $"{bad} fel, {noted} obs, {checks.Count - bad - noted} ok";
    }
}
