using System.Globalization;
using Geo.Service.Evaluations;
using Geo.Statistics.Evaluation;
using NetTopologySuite.Geometries;
using Xunit.Abstractions;

namespace Geo.Tests.Service.Evaluations;

/// <summary>Whether an evaluation finds what was planted, and nothing where nothing was.</summary>
public class StudyEvaluationTests(ITestOutputHelper output)
{
    private const int Seeds = 200;
    private const int Ring = 300;

    private static readonly EvaluationStudy Study = new()
    {
        Id = "s",
        Measure = "m",
        Theme = "damage",
        Treated = "deso:A",
        Control = "deso:B",
        BeforeFrom = new(2023, 1, 1),
        BeforeTo = new(2023, 12, 31),
        AfterFrom = new(2025, 1, 1),
        AfterTo = new(2025, 12, 31),
    };

    private static readonly StudyGround Ground = StudyGround.Of(Box(0, 0), Box(5_000, 0), Ring);

    // Events a year in the treated area, its control, and the rings; the measure takes a share away, of which a third moves next door.
    public static TheoryData<double> Strengths => [0, .2, .4, .6];

    [Theory]
    [MemberData(nameof(Strengths))]
    public void The_interval_covers_the_truth_and_is_as_wide_as_theory_says(double spared)
    {
        const double Treated = 120, Control = 110, Around = 60, AroundControl = 55, Trend = 1.05;
        var moved = Treated * Trend * spared / 3;
        double[] means = [Treated, Treated * Trend * (1 - spared), Control, Control * Trend, Around, Around * Trend + moved, AroundControl, AroundControl * Trend];
        // The trend is a share, and so the larger area's is larger in number: that is part of the truth that WDD is asked for.
        var truth = means[1] - means[0] - (means[3] - means[2]) + (means[5] - means[4]) - (means[7] - means[6]);
        var theory = 2 * 1.959964 * Math.Sqrt(means.Sum());

        var found = Enumerable.Range(0, Seeds).Select(seed => StudyEvaluation.Of(Study, Ground, Events(new(seed), means), new(2022, 1, 1))).ToList();

        var cover = found.Count(study => study.Lower <= truth && truth <= study.Upper) / (double)Seeds;
        var width = found.Average(study => study.Upper - study.Lower);
        var power = found.Count(study => study.Upper < 0) / (double)Seeds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"spared {spared:P0}: truth {truth:0.0} a year, interval covers it in {cover:P1} of {Seeds}, mean width {width:0.0} against {theory:0.0} in theory, found as fewer in {power:P1}"));
        Assert.InRange(cover, .92, .98);
        Assert.InRange(width / theory, .9, 1.1);
        Assert.InRange(power - MathNet.Numerics.Distributions.Normal.CDF(0, 1, -1.959964 - truth / Math.Sqrt(means.Sum())), -.1, .1);
    }

    [Fact]
    public void Displacement_is_named_where_it_was_planted_and_not_elsewhere()
    {
        double[] moved = [200, 100, 200, 200, 100, 150, 100, 100], none = [200, 100, 200, 200, 100, 100, 100, 100];

        var quotients = Enumerable.Range(0, 20).Select(seed => (
            Moved: StudyEvaluation.Of(Study, Ground, Events(new(seed), moved), new(2022, 1, 1)).Wdq,
            None: StudyEvaluation.Of(Study, Ground, Events(new(seed), none), new(2022, 1, 1)).Wdq)).ToList();

        // Half of what was spared came up next door: −0.5.
        Assert.InRange(quotients.Average(one => one.Moved), -.65, -.35);
        Assert.InRange(quotients.Average(one => one.None), -.15, .15);
    }

    [Fact]
    public void The_sentence_says_no_more_than_the_interval()
    {
        var sure = StudyEvaluation.Of(Study, Ground, Events(new(1), [300, 100, 300, 300, 50, 50, 50, 50], exact: true), new(2022, 1, 1));
        var unsure = StudyEvaluation.Of(Study, Ground, Events(new(1), [20, 17, 20, 20, 5, 5, 5, 5], exact: true), new(2022, 1, 1));
        var more = StudyEvaluation.Of(Study, Ground, Events(new(1), [100, 300, 300, 300, 50, 50, 50, 50], exact: true), new(2022, 1, 1));

        Assert.StartsWith("I det åtgärdade området 300 platshändelser före och 100 efter, i kontrollen 300 och 300. Det är 200 färre om året än kontrollen lät vänta, området omkring inräknat (95 %: 132 till 268 färre).", sure.Sentence, StringComparison.Ordinal);
        Assert.Contains("Ingen säker skillnad", unsure.Sentence, StringComparison.Ordinal);
        Assert.Contains("fyra gånger av fem", unsure.Sentence, StringComparison.Ordinal);
        Assert.Contains("200 fler om året", more.Sentence, StringComparison.Ordinal);
        Assert.Equal(new BeforeAfter(300, 100), sure.Treated);
        Assert.Equal(new BeforeAfter(50, 50), sure.Ring);
    }

    [Fact]
    public void A_peak_before_the_measure_is_warned_of()
    {
        var history = Scatter(new Random(3), Box(0, 0), 40, new(2022, 1, 1));
        var peak = StudyEvaluation.Of(Study, Ground, [.. history, .. Events(new(1), [120, 60, 100, 100, 50, 50, 50, 50], exact: true)], new(2022, 1, 1));
        var usual = StudyEvaluation.Of(Study, Ground, [.. history, .. Events(new(1), [42, 20, 100, 100, 50, 50, 50, 50], exact: true)], new(2022, 1, 1));
        var unknown = StudyEvaluation.Of(Study, Ground, Events(new(1), [42, 20, 100, 100, 50, 50, 50, 50], exact: true), new(2023, 1, 1));

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

    private static Polygon Box(double west, double south, double side = 1_000) => new(new LinearRing(
        [new(west, south), new(west + side, south), new(west + side, south + side), new(west, south + side), new(west, south)]));

    private static List<StudyEvent> Events(Random random, double[] means, bool exact = false)
    {
        Geometry[] areas = [Ground.Treated, Ground.Control, Ground.Ring!, Ground.ControlRing!];
        return
        [
            .. areas.SelectMany((area, i) => new[] { (Mean: means[2 * i], From: Study.BeforeFrom), (Mean: means[2 * i + 1], From: Study.AfterFrom) }
                .SelectMany(half => Scatter(random, area, exact ? (int)half.Mean : Poisson(random, half.Mean), half.From))),
        ];
    }

    private static IEnumerable<StudyEvent> Scatter(Random random, Geometry area, int count, DateOnly from)
    {
        var (envelope, found) = (area.EnvelopeInternal, 0);
        while (found < count)
        {
            var point = new Coordinate(envelope.MinX + random.NextDouble() * envelope.Width, envelope.MinY + random.NextDouble() * envelope.Height);
            if (area.Contains(new Point(point)))
            {
                found++;
                yield return new(point, from.AddDays(random.Next(365)));
            }
        }
    }

    private static int Poisson(Random random, double mean)
    {
        var (count, product, limit) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }
}
