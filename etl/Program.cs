using System.CommandLine;
using Geo.CommandLine;
using Geo.Etl.Verbs;

namespace Geo.Etl;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        const string Typed = "./geo etl";
        var root = new RootCommand("Läser in källor: från filer till databasens rena händelser, områden och statistik.")
        {
            FetchVerb.Create(),
            LoadVerb.Create(),
            CheckVerb.Create(),
            ReportVerb.Create(),
            SampleVerb.Create(),
            InspectVerb.Create(),
            MapVerb.Create(),
        }.InSwedish(Typed);
        try
        {
            var call = root.Parse(args);
            if (call.FindFault(Typed) is { } fault)
            {
                await Console.Error.WriteLineAsync(fault);
                return 2;
            }

            return await call.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failed) when (Failure.Describe(failed) is { } told)
        {
            await Console.Error.WriteLineAsync(Failure.WithoutNothingLoaded(told.Message));
            return told.ExitCode;
        }
    }
}
