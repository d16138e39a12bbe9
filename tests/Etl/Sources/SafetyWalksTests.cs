namespace Geo.Tests.Etl.Sources;

public class SafetyWalksTests
{
    private static readonly SampleSource Walks = SampleSource.Of("safety-walks");

    [Fact]
    public void A_shortcoming_tells_who_is_to_see_to_it_and_when_that_was_done()
    {
        Assert.Equal((112, 111, 1), (Walks.Read, Walks.Accepted, Walks.Rejected));
        Assert.Contains(Walks.Incidents, walk => walk.MaskedText!.Contains("Ansvarig: Gata och park; Klart: 202", StringComparison.Ordinal));
        Assert.StartsWith("bristen är åtgärdad före vandringen", Assert.Single(Walks.Issues, issue => issue.Rejected).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_a_person_who_is_to_see_to_it_is_masked() =>
        Assert.Contains("Ansvarig: [namn]", Walks.Incident("EX-TV-2025-0064").MaskedText, StringComparison.Ordinal);
}
