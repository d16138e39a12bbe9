using System.Globalization;
using Geo.Service.Evaluations;
using Geo.Statistics.Evaluation;
using Geo.Tests.Support;
using Xunit.Abstractions;

namespace Geo.Tests.Service.Evaluations;

/// <summary>Whether an evaluation finds what was planted, and nothing where nothing was.</summary>
public class StudyEvaluationTests(ITestOutputHelper output)
{
    private const int Seeds = 200;

    public static TheoryData<double> Strengths => [.. StudySimulation.Strengths];

    [Theory]
    [MemberData(nameof(Strengths))]
    public void The_interval_covers_the_truth_and_is_as_wide_as_theory_says(double spared)
    {
        var row = StudySimulation.Of(spared, Seeds);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"spared {spared:P0}: truth {row.Truth:0.0} a year, interval covers it in {row.Cover:P1} of {Seeds}, mean width {row.Width:0.0} against {row.WidthInTheory:0.0} in theory, found as fewer in {row.Power:P1}"));
        Assert.InRange(row.Cover, .92, .98);
        Assert.InRange(row.Width / row.WidthInTheory, .9, 1.1);
        Assert.InRange(row.Power - row.PowerInTheory, -.1, .1);
    }

    [Fact]
    public void Displacement_is_named_where_it_was_planted_and_not_elsewhere()
    {
        double[] moved = [200, 100, 200, 200, 100, 150, 100, 100], none = [200, 100, 200, 200, 100, 100, 100, 100];

        var quotients = Enumerable.Range(0, 20).Select(seed => (
            Moved: StudyEvaluation.Of(StudySimulation.Study, StudySimulation.Ground, StudySimulation.Events(new(seed), moved), new(2022, 1, 1)).Wdq,
            None: StudyEvaluation.Of(StudySimulation.Study, StudySimulation.Ground, StudySimulation.Events(new(seed), none), new(2022, 1, 1)).Wdq)).ToList();

        // Half of what was spared came up next door: −0.5.
        Assert.InRange(quotients.Average(one => one.Moved), -.65, -.35);
        Assert.InRange(quotients.Average(one => one.None), -.15, .15);
    }

    [Fact]
    public void The_sentence_says_no_more_than_the_interval()
    {
        var sure = StudyEvaluation.Of(StudySimulation.Study, StudySimulation.Ground, StudySimulation.Events(new(1), [300, 100, 300, 300, 50, 50, 50, 50], exact: true), new(2022, 1, 1));
        var unsure = StudyEvaluation.Of(StudySimulation.Study, StudySimulation.Ground, StudySimulation.Events(new(1), [20, 17, 20, 20, 5, 5, 5, 5], exact: true), new(2022, 1, 1));
        var more = StudyEvaluation.Of(StudySimulation.Study, StudySimulation.Ground, StudySimulation.Events(new(1), [100, 300, 300, 300, 50, 50, 50, 50], exact: true), new(2022, 1, 1));

        Assert.StartsWith("I det åtgärdade området 300 platshändelser före (1 januari 2023 till 31 december 2023) och 100 efter (1 januari 2025 till 31 december 2025), i kontrollen 300 och 300. Det är 200 färre om året än kontrollen lät vänta, området omkring inräknat (95 %: 132 till 268 färre).", sure.Sentence, StringComparison.Ordinal);
        Assert.Contains("Ingen säker skillnad", unsure.Sentence, StringComparison.Ordinal);
        Assert.Contains("fyra gånger av fem", unsure.Sentence, StringComparison.Ordinal);
        Assert.Contains("200 fler om året", more.Sentence, StringComparison.Ordinal);
        Assert.Equal(new BeforeAfter(300, 100), sure.Treated);
        Assert.Equal(new BeforeAfter(50, 50), sure.Ring);
    }

    [Fact]
    public void What_moved_next_door_is_said_where_it_is_sure()
    {
        var moved = StudyEvaluation.Of(StudySimulation.Study, StudySimulation.Ground, StudySimulation.Events(new(1), [300, 200, 300, 300, 50, 100, 50, 50], exact: true), new(2022, 1, 1));
        var unsure = StudyEvaluation.Of(StudySimulation.Study, StudySimulation.Ground, StudySimulation.Events(new(1), [300, 200, 300, 300, 50, 60, 50, 50], exact: true), new(2022, 1, 1));

        Assert.EndsWith(" Runt området är det 50 fler om året än runt kontrollen (95 %: 19 till 81 fler): händelser kan ha flyttat dit.", moved.Sentence, StringComparison.Ordinal);
        Assert.True(unsure is { RingLower: < 0, RingUpper: > 0 });
        Assert.DoesNotContain("Runt området", unsure.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_peak_before_the_measure_is_warned_of()
    {
        var history = StudySimulation.Scatter(new Random(3), StudySimulation.Ground.Treated, 40, new(2022, 1, 1));
        var peak = StudyEvaluation.Of(StudySimulation.Study, StudySimulation.Ground, [.. history, .. StudySimulation.Events(new(1), [120, 60, 100, 100, 50, 50, 50, 50], exact: true)], new(2022, 1, 1));
        var usual = StudyEvaluation.Of(StudySimulation.Study, StudySimulation.Ground, [.. history, .. StudySimulation.Events(new(1), [42, 20, 100, 100, 50, 50, 50, 50], exact: true)], new(2022, 1, 1));
        var unknown = StudyEvaluation.Of(StudySimulation.Study, StudySimulation.Ground, StudySimulation.Events(new(1), [42, 20, 100, 100, 50, 50, 50, 50], exact: true), new(2023, 1, 1));

        Assert.Contains(peak.Warnings, warning => warning.Contains("regression mot medelvärdet", StringComparison.Ordinal));
        Assert.DoesNotContain(usual.Warnings, warning => warning.Contains("regression", StringComparison.Ordinal));
        Assert.Contains(unknown.Warnings, warning => warning.Contains("ingen tid före", StringComparison.Ordinal));
    }

    [Fact]
    public void Controls_are_ranked_by_level_and_course_before()
    {
        var ranked = ControlMatching.Rank([10, 12, 14], [[30, 30, 30], [14, 12, 10], [10, 12, 14], [11, 12, 13]]);

        Assert.Equal([2, 3, 1, 0], ranked.Select(one => one.Candidate));
        Assert.Equal(0, ranked[0].Distance);
        Assert.Equal(1 / 22.0 + 1 / 28.0, ranked[1].Distance, 12);
        Assert.Throws<ArgumentException>(() => ControlMatching.Rank([1], [[1, 2]]));
        Assert.Throws<ArgumentException>(() => ControlMatching.Rank([1], [[-1.0]]));
    }
}
