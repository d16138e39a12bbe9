using System.Diagnostics;
using Geo.Database;

namespace Geo.Tests.Support;

/// <summary>The owner's program, run as <c>./geo db</c> runs it.</summary>
internal static class StoreProgram
{
    public static Task<ProgramRun> RunAsync(string owner, params string[] arguments) => ProgramRun.RunAsync("Geo.Database", Owner(owner), arguments);

    public static Process Start(string owner, params string[] arguments) => ProgramRun.Start("Geo.Database", Owner(owner), arguments);

    private static Dictionary<string, string> Owner(string owner)
    {
        // Only the owner's: a test that has others set must not have them read here.
        var environment = GeoRole.All.ToDictionary(GeoRole.Variable, _ => "");
        environment["GEO_DATABASE"] = owner;
        return environment;
    }
}
