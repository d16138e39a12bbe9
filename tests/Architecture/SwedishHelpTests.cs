using Geo.Tests.Support;

namespace Geo.Tests.Architecture;

/// <summary>What the programs say of themselves and of a wrong call, as a user sees it.</summary>
public class SwedishHelpTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Theory]
    [InlineData("Geo.Etl", "./geo etl")]
    [InlineData("Geo.Etl", "./geo etl load <kommun>", "load")]
    [InlineData("Geo.Service", "./geo analytics release approve <kommun>", "release", "approve")]
    [InlineData("Geo.Generator", "./geo site build", "build")]
    public async Task Help_is_Swedish_and_says_what_is_typed(string program, string typed, params string[] verb)
    {
        var run = await ProgramRun.RunAsync(program, Nothing, [.. verb, "--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains($"  {typed}", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Show", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Geo.Etl", "<kommun> saknas", "load")]
    [InlineData("Geo.Etl", "Känner inte igen ”--nej”", "load", "exempelstad", "--nej")]
    [InlineData("Geo.Etl", "--json behöver ett värde", "check", "exempelstad", "--json")]
    [InlineData("Geo.Service", "Ange vad som ska göras: build, preview, approve, publish, follow, correct, withdraw, list", "release")]
    [InlineData("Geo.Service", "<körning>: ”y” går inte att använda", "explain", "exempelstad", "y")]
    [InlineData("Geo.Generator", "--release saknas", "build")]
    public async Task A_wrong_call_is_told_in_Swedish(string program, string message, params string[] call)
    {
        var run = await ProgramRun.RunAsync(program, Nothing, call);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Contains("--help.", run.Errors, StringComparison.Ordinal);
    }
}
