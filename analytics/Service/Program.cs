using System.CommandLine;
using Geo.CommandLine;
using Geo.Database;
using Geo.Service.Verbs;
using Geo.Service.Workbench;
using Npgsql;

namespace Geo.Service;

internal static class Program
{
    // ENOSPC, which an IOException carries as it is; where room is set aside beforehand it has the words alone.
    private const int NoSpaceLeft = 28;

    private static async Task<int> Main(string[] args)
    {
        if (args is [StatVerb.Name, .. var call])
        {
            return StatVerb.Run(call);
        }

        const string Typed = "./geo analytics";
        var root = new RootCommand("Geo analytics: från det inlästa till analyser, släpp och svar.")
        {
            AnalyseVerb.Create(), HotspotsVerb.Create(), CompareVerb.Create(), EvaluateVerb.Create(), ExplainVerb.Create(), DocumentVerb.Create(),
            ReleaseVerb.Create(), ChainVerb.Create(), CheckVerb.Create(), ServeVerb.Create(), StatVerb.Create(), SbomVerb.Create(),
        }.InSwedish(Typed);
        try
        {
            var parsed = root.Parse(args);
            if (parsed.FindFault(Typed) is { } fault)
            {
                await Console.Error.WriteLineAsync(fault);
                return 2;
            }

            // The service's own time for finishing what it has begun ends before this does.
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
        catch (Exception failed) when (FindDatabaseFailure(failed) is { } failure)
        {
            await Console.Error.WriteLineAsync(DatabaseFailure.Describe(failure));
            return 1;
        }
        catch (IOException full) when (full.HResult == NoSpaceLeft || full.Message.Contains("the disk was full", StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync($"Disken är full, och arbetet avbröts ({full.Message}). Frigör plats och kör om; det som redan är klart görs inte igen.");
            return 1;
        }
        catch (Exception failed) when (failed is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Arbetet avbröts: {failed.Message} Rätta orsaken och kör om; det som redan är klart görs inte igen.");
            return 1;
        }
    }

    // EF wraps what the driver throws, once or twice.
    private static NpgsqlException? FindDatabaseFailure(Exception? failed) =>
        failed is null or NpgsqlException ? failed as NpgsqlException : FindDatabaseFailure(failed.InnerException);
}
