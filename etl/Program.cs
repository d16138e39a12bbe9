using System.CommandLine;
using Geo.Etl.Verbs;

namespace Geo.Etl;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("etl")
        {
            FetchVerb.Create(),
            LoadVerb.Create(),
            CheckVerb.Create(),
            ReportVerb.Create(),
            SampleVerb.Create(),
            InspectVerb.Create(),
            MapVerb.Create(),
        };
        try
        {
            var code = await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
            return root.Parse(args).Errors.Count > 0 ? 2 : code;
        }
        catch (Exception failed) when (Failure.Describe(failed) is { } told)
        {
            await Console.Error.WriteLineAsync(Failure.WithoutNothingLoaded(told.Message));
            return told.ExitCode;
        }
    }
}
