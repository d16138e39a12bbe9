using Geo.Tests.Support;

namespace Geo.Tests.Site;

public class ProgramTests
{
    [Theory]
    [InlineData("--content saknas", "build", "--release", "x", "--out", "y")]
    [InlineData("Ange vad som ska göras")]
    [InlineData("Känner inte igen ”--fel”", "check", "--site", "x", "--fel")]
    [InlineData("”abc” går inte att använda", "serve", "--site", "x", "--port", "abc")]
    [InlineData("en port är ett tal från 0 till 65535", "serve", "--site", "x", "--port", "99999")]
    public async Task A_wrong_call_is_explained_in_Swedish_with_exit_code_2(string said, params string[] arguments)
    {
        var run = await ProgramRun.RunAsync("Geo.Generator", new Dictionary<string, string>(), arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("is required", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_one_foresaw_is_a_Swedish_sentence_with_exit_code_1()
    {
        using var sample = new SampleSite();
        await sample.WriteAsync(SampleRelease.Fictional());
        var blocked = Path.Combine(sample.Root, "file");
        await File.WriteAllTextAsync(blocked, "");

        var run = await ProgramRun.RunAsync(
            "Geo.Generator", new Dictionary<string, string>(), "build", "--release", sample.Release, "--content", sample.Content, "--out", Path.Combine(blocked, "site"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Något oväntat gick fel", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }
}
