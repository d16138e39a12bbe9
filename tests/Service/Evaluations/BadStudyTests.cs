using Geo.Tests.Support;

namespace Geo.Tests.Service.Evaluations;

/// <summary>Studies that cannot be: each is named with what to do, and the others go on.</summary>
[Collection(nameof(DemoRun))]
public sealed class BadStudyTests(DemoRun demo) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geo-studies-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_cannot_be_evaluated_is_told_and_the_rest_is()
    {
        var run = await EvaluateAsync(
            Study("whole"), Study("overlaps", control: "deso:9901C1040 deso:9901C1010"), Study("elsewhere", control: "deso:9901C1015"), Study("unknown", measure: "no-such"),
            Study("early", beforeFrom: "2020-01-01"), Study("themeless", theme: "rumours"), Study("later", afterTo: "2027-06-30"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("1 av 7 utvärderade", run.Output, StringComparison.Ordinal);
        Assert.Contains("overlaps (graffiti-two-days, damage)\n  Kontrollområdet deso:9901C1040 deso:9901C1010 överlappar det åtgärdade. Välj ett annat.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Området deso:9901C1015 finns inte, eller har ingen gräns i 2025 års indelning. Rätta treated eller control.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Åtgärden no-such finns inte.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Före-perioden börjar 2020-01-01, men händelser är inlästa först från 2024-07-01.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Temat rumours finns inte eller har inga händelser.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Efter-perioden slutar 2027-06-30, men händelser är inlästa bara till 2026-06-30. Vänta, eller läs in mer.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_whose_time_is_not_up_waits_and_is_no_fault()
    {
        var run = (await EvaluateAsync(Study("later", afterTo: "2027-06-30"), Study("whole"))).Succeeded();

        Assert.Contains("1 av 2 utvärderade", run.Output, StringComparison.Ordinal);
        Assert.Contains("Vänta, eller läs in mer.", run.Output, StringComparison.Ordinal);
    }

    private async Task<ProgramRun> EvaluateAsync(params string[] studies)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "exempelstad", "plan"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "exempelstad", "plan", "evaluations.yml"), string.Concat(studies));
        return await ProgramRun.RunAsync("Geo.Service", demo.Database.Environment(), "evaluate", "exempelstad", "--data", _folder);
    }

    private static string Study(
        string id, string measure = "graffiti-two-days", string theme = "damage", string control = "deso:9901C1040", string beforeFrom = "2024-07-01", string afterTo = "2025-12-31") => $"""
        - id: {id}
          measure: {measure}
          theme: {theme}
          treated: deso:9901C1010
          control: {control}
          beforeFrom: {beforeFrom}
          beforeTo: 2024-12-31
          afterFrom: 2025-07-01
          afterTo: {afterTo}

        """;
}
