using System.CommandLine;
using Geo.Etl.Fetching;
using Geo.Etl.Settings;

namespace Geo.Etl.Verbs;

/// <summary><c>etl fetch</c>: a municipality's open sources from their publishers into its raw folder.</summary>
internal static class FetchVerb
{
    public static Command Create()
    {
        var source = new Option<string[]>("--source") { Description = "Bara denna källa; kan anges flera gånger." };
        var command = new Command("fetch", "Hämta kommunens öppna källor till data/<kommun>/raw, utan att röra det som redan ligger där.")
        {
            CommonOptions.Municipality, source, CommonOptions.Data, CommonOptions.Json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            // No mappings are read: a new municipality fetches first and describes the files afterwards.
            var folder = MunicipalityFolder.Find(parsed.GetValue(CommonOptions.Data) ?? MunicipalityFolder.FindData(), parsed.GetRequiredValue(CommonOptions.Municipality));
            var municipality = MunicipalityFile.Read(Path.Combine(folder, "municipality.yml"));
            var file = FetchFile.Read(folder, municipality);
            var sources = file.Select(parsed.GetValue(source) ?? []);
            var json = JsonSummary.Target(parsed);
            var output = json == "-" ? Console.Error : Console.Out;
            try
            {
                await output.WriteLineAsync(FetchTable.Header);
                var summary = await new MunicipalityFetch(folder, municipality, file, new(), TimeProvider.System).RunAsync(sources, new Lines(output), cancel);
                foreach (var deleted in summary.Deleted)
                {
                    await output.WriteLineAsync($"raderad, äldre än källans retentionDays: {deleted}");
                }

                await JsonSummary.WriteAsync(json, summary, cancel);
                return summary.IsDone ? 0 : 1;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                await Console.Error.WriteLineAsync("Hämtningen avbröts. Det som var hämtat ligger kvar helt; kör om för resten.");
                return 1;
            }
            catch (Exception failed) when (failed is FetchFailedException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(failed is FetchFailedException ? failed.Message : $"Hämtningen avbröts: {failed.Message}. Rätta felet och kör om.");
                return 1;
            }
        });
        return command;
    }

    // Progress<T> would print on another thread, out of order.
    private sealed class Lines(TextWriter output) : IProgress<SourceFetched>
    {
        public void Report(SourceFetched value) => output.WriteLine(FetchTable.Line(value));
    }
}
