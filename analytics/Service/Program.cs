using System.CommandLine;
using Geo.Database;

namespace Geo.Service;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("analytics")
        {
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
