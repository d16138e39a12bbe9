using System.CommandLine;
using Geo.Database;
using Geo.Etl.Verbs;

namespace Geo.Etl;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("etl")
        {
            SampleVerb.Create(),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
    }
}
