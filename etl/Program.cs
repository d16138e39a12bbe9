using System.CommandLine;
using Geo.Database;
using Geo.Etl.Formats;
using Geo.Etl.Loading;
using Geo.Etl.Verbs;
using Npgsql;

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
        catch (Exception wrong) when (wrong is UsageException or SourceDriftException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
        catch (LoadFailedException failed)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return 1;
        }
        catch (Exception failed) when (failed is NpgsqlException or IOException or UnauthorizedAccessException or InvalidOperationException { InnerException: NpgsqlException })
        {
            await Console.Error.WriteLineAsync($"Inläsningen avbröts: {failed.Message}. Databasen är som den var; rätta felet och kör om.");
            return 1;
        }
    }
}
