using System.CommandLine;
using Geo.Etl.Loading;

namespace Geo.Etl.Verbs;

/// <summary><c>etl load</c>: a municipality's files into the store.</summary>
internal static class LoadVerb
{
    public static Command Create()
    {
        var again = new Option<bool>("--again") { Description = "Läs också filer som redan är inlästa." };
        var fewer = new Option<bool>("--fewer") { Description = "Godta att en fil har mer än en femtedel färre rader än förra gången." };
        var command = new Command("load", "Läs in kommunens filer i databasen: allt eller inget.")
        {
            CommonOptions.Municipality, CommonOptions.Inputs, CommonOptions.Data, CommonOptions.Json, again, fewer,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var json = JsonSummary.Target(parsed);
            var output = json == "-" ? Console.Error : Console.Out;
            try
            {
                var (folder, inputs) = CommonOptions.Folder(parsed);
                await using var db = await StoreConnection.OpenAsync(cancel);
                await output.WriteLineAsync(LoadTable.Header);
                var load = new MunicipalityLoad(db, folder, inputs, new(parsed.GetValue(again), parsed.GetValue(fewer)), new Lines(output));
                var summary = await load.RunAsync(cancel);
                await output.WriteLineAsync(LoadTable.Total(summary));
                await JsonSummary.WriteAsync(json, summary, cancel);
            }
            catch (Exception failed) when (Failure.Describe(failed) is { } told)
            {
                // The lines above told of sources that were read: the transaction took them back.
                await Console.Error.WriteLineAsync(Failure.OfLoad(told.Message));
                return told.ExitCode;
            }

            return 0;
        });
        return command;
    }

    // Progress<T> would print on another thread, out of order.
    private sealed class Lines(TextWriter output) : IProgress<SourceSummary>
    {
        public void Report(SourceSummary value) => output.WriteLine(LoadTable.Line(value));
    }
}
