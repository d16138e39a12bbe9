using Geo.Service.Evaluations;
using MathNet.Numerics.Distributions;
using NetTopologySuite.Geometries;

namespace Geo.Tests.Support;

/// <summary>How the evaluation of a measure does over many draws of one truth.</summary>
/// <param name="Spared">The share that the measure prevents, of which a third moves next door.</param>
/// <param name="Truth">What the weighted displacement difference should be, events a year.</param>
/// <param name="Cover">Share of draws whose 95 % interval holds the truth.</param>
/// <param name="Width">The interval's, mean.</param>
/// <param name="WidthInTheory">From the counts expected.</param>
/// <param name="Power">Share of draws in which the interval lies below 0.</param>
/// <param name="PowerInTheory">By the normal distribution.</param>
internal sealed record StudyRow(double Spared, double Truth, double Cover, double Width, double WidthInTheory, double Power, double PowerInTheory);

/// <summary>A measure between squares, drawn as often as wanted.</summary>
internal static class StudySimulation
{
    private const double Normal975 = 1.959964;

    public static readonly double[] Strengths = [0, .2, .4, .6];

    public static readonly EvaluationStudy Study = new()
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

    public static readonly StudyGround Ground = StudyGround.Of(Box(0, 0), Box(5_000, 0), ringMetres: 300);

    // Events a year in the treated area, its control, and the rings; the measure takes a share away, of which a third moves next door.
    public static StudyRow Of(double spared, int seeds)
    {
        const double Treated = 120, Control = 110, Around = 60, AroundControl = 55, Trend = 1.05;
        var moved = Treated * Trend * spared / 3;
        double[] means = [Treated, Treated * Trend * (1 - spared), Control, Control * Trend, Around, Around * Trend + moved, AroundControl, AroundControl * Trend];
        // The trend is a share, and so the larger area's is larger in number: that is part of the truth that WDD is asked for.
        var truth = means[1] - means[0] - (means[3] - means[2]) + (means[5] - means[4]) - (means[7] - means[6]);
        var deviation = Math.Sqrt(means.Sum());
        var found = Enumerable.Range(0, seeds).Select(seed => StudyEvaluation.Of(Study, Ground, Events(new(seed), means), new(2022, 1, 1))).ToList();
        return new(
            spared, truth, found.Count(study => study.Lower <= truth && truth <= study.Upper) / (double)seeds, found.Average(study => study.Upper - study.Lower),
            2 * Normal975 * deviation, found.Count(study => study.Upper < 0) / (double)seeds, Normal.CDF(0, 1, -Normal975 - truth / deviation));
    }

    /// <summary>Events of the treated area before and after, of its control, of the ring and of the control's.</summary>
    /// <param name="exact">Whether the means are the counts.</param>
    public static List<StudyEvent> Events(Random random, double[] means, bool exact = false)
    {
        Geometry[] areas = [Ground.Treated, Ground.Control, Ground.Ring!, Ground.ControlRing!];
        return
        [
            .. areas.SelectMany((area, i) => new[] { (Mean: means[2 * i], From: Study.BeforeFrom), (Mean: means[2 * i + 1], From: Study.AfterFrom) }
                .SelectMany(half => Scatter(random, area, exact ? (int)half.Mean : Poisson(random, half.Mean), half.From))),
        ];
    }

    /// <summary>Events anywhere in an area, on any day of a year.</summary>
    public static IEnumerable<StudyEvent> Scatter(Random random, Geometry area, int count, DateOnly from)
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

    // Consecutive seeds of Random begin alike: a draw that spends many numbers forgets it.
    private static int Poisson(Random random, double mean)
    {
        var (count, product, limit) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; product *= random.NextDouble())
        {
            count++;
        }

        return count;
    }

    private static Polygon Box(double west, double south, double side = 1_000) => new(new LinearRing(
        [new(west, south), new(west + side, south), new(west + side, south + side), new(west, south + side), new(west, south)]));
}
