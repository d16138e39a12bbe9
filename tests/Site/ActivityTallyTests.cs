using Geo.Components;
using Geo.Components.Release;
using Geo.Generator.Pages;
using Geo.Tests.Support;

namespace Geo.Tests.Site;

/// <summary>A promise's short answer: each activity counted once, what is before what is not.</summary>
public class ActivityTallyTests
{
    [Theory]
    [InlineData("2 av 3 aktiviteter följer planen. En är försenad: ny belysning.", "ongoing on-schedule", "planned on-schedule", "planned late")]
    [InlineData("1 av 3 aktiviteter är genomförd och 2 följer planen.", "done ended", "ongoing on-schedule", "planned on-schedule")]
    [InlineData("1 av 2 aktiviteter är försenad: ny belysning. En blev inte av: ny belysning.", "ongoing late", "not-done ended")]
    [InlineData("Alla 2 aktiviteter är genomförda.", "done late", "done ended")]
    [InlineData("1 av 1 aktivitet följer planen.", "ongoing on-schedule")]
    [InlineData("1 av 2 aktiviteter är genomförd. För en saknas uppföljning.", "done ended", "unknown ended")]
    [InlineData("Inget behov uppstod för 1 av 1 aktivitet.", "no-need-arose on-schedule")]
    [InlineData("1 av 4 aktiviteter är genomförd. Tre är försenade.", "done ended", "ongoing late", "ongoing late", "planned late")]
    [InlineData("Det är inte känt om löftet hölls: ingen uppföljning har publicerats.", "unknown ended", "unknown ended")]
    public void The_short_answer_counts_each_activity_once(string answer, params string[] activities)
    {
        var promise = SamplePromises.Running() with { Activities = [.. activities.Select(Activity)] };

        Assert.Equal(answer, PromiseSummary.LeadOf(promise, Language.Swedish));
    }

    [Fact]
    public void Several_promises_are_told_in_two_sentences_without_names()
    {
        var tally = new ActivityTally(
            [Activity("ongoing on-schedule"), Activity("ongoing late"), Activity("not-done ended"), Activity("no-need-arose on-schedule")], Language.Swedish);

        Assert.Equal(
            "1 av 4 aktiviteter i de löften som gäller nu följer planen. En är försenad, en blev inte av och för en uppstod inget behov.",
            tally.InBrief(" i de löften som gäller nu"));
    }

    private static PromiseActivity Activity(string words) => new()
    {
        Text = "Ny belysning",
        Responsible = "Kommunen",
        Kind = ActivityKind.OneOff,
        Results = [],
        State = Enum.Parse<ActivityState>(words.Split(' ')[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        Schedule = Enum.Parse<ActivitySchedule>(words.Split(' ')[1].Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        Evidence = ActivityEvidence.NothingPublished,
    };
}
