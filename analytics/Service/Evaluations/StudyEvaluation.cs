using System.Globalization;
using Geo.Components;
using Geo.Statistics.Evaluation;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Geo.Service.Evaluations;

/// <summary>An event of a study's theme: where, and on which day in Swedish time.</summary>
internal readonly record struct StudyEvent(Coordinate Location, DateOnly Day);

/// <summary>The ground of a study: none of it overlaps.</summary>
internal sealed record StudyGround(Geometry Treated, Geometry Control, Geometry? Ring, Geometry? ControlRing)
{
    /// <summary>The rings lie within some metres of the treated area and of its control; what both could claim belongs to the treated
    /// area's.</summary>
    public static StudyGround Of(Geometry treated, Geometry control, int ringMetres)
    {
        if (ringMetres == 0)
        {
            return new(treated, control, null, null);
        }

        var ring = treated.Buffer(ringMetres).Difference(treated).Difference(control);
        return new(treated, control, ring, control.Buffer(ringMetres).Difference(control).Difference(treated).Difference(ring));
    }
}

/// <summary>What became of a measure, in figures and in words.</summary>
/// <param name="Measure">The measure's id.</param>
/// <param name="Wdd">Place-events a year more (positive) or fewer than the control foretold, those that moved next door counted in.</param>
/// <param name="Wdq">Of what was spared, how much came up next door, when negative; null without success or ring.</param>
/// <param name="Ratio">Of the treated area's change over the control's: 0.8 is a fifth fewer than foretold.</param>
/// <param name="RingChange">Place-events a year more (positive) or fewer around the treated area than around the control; NaN without
/// ring, as its interval.</param>
/// <param name="Detectable">The smallest change that the study finds four times in five.</param>
/// <param name="Sentence">In Swedish.</param>
internal sealed record StudyDocument(
    string Measure, BeforeAfter Treated, BeforeAfter Control, BeforeAfter Ring, BeforeAfter ControlRing, double YearsBefore, double YearsAfter,
    double Wdd, double StandardError, double Lower, double Upper, double P, double Wdq, double Ratio, double RatioLower, double RatioUpper,
    double RingChange, double RingLower, double RingUpper, double Detectable, string Sentence, string[] Warnings);

/// <summary>Evaluates one study: counts, differences, and a sentence that says no more than they do.</summary>
internal static class StudyEvaluation
{
    private const double DaysOfYear = 365.25;

    /// <summary>Counts below this make the normal interval poor.</summary>
    private const int Few = 5;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <param name="study">Its periods.</param>
    /// <param name="ground">Where.</param>
    /// <param name="events">All of the theme, of any time.</param>
    /// <param name="from">The first day that the data knows, for the time before the study.</param>
    public static StudyDocument Of(EvaluationStudy study, StudyGround ground, IReadOnlyCollection<StudyEvent> events, DateOnly from)
    {
        var design = new EvaluationDesign
        {
            Treated = Count(study, ground.Treated, events),
            Control = Count(study, ground.Control, events),
            Displacement = ground.Ring is { } ring ? Count(study, ring, events) : default,
            DisplacementControl = ground.ControlRing is { } controlRing ? Count(study, controlRing, events) : default,
            YearsPre = Years(study.BeforeFrom, study.BeforeTo),
            YearsPost = Years(study.AfterFrom, study.AfterTo),
        };
        var test = Statistics.Evaluation.Wdd.Test(design);
        var ratio = RatioOfRatios.Of(design.Treated, design.Control);
        var around = ground.Ring is null ? null : Statistics.Evaluation.Wdd.Test(new()
        {
            Treated = design.Displacement,
            Control = design.DisplacementControl,
            YearsPre = design.YearsPre,
            YearsPost = design.YearsPost,
        });
        var detectable = Statistics.Evaluation.Wdd.MinimumDetectable(test.StandardError);
        return new(
            study.Measure, design.Treated, design.Control, design.Displacement, design.DisplacementControl, design.YearsPre, design.YearsPost,
            test.Estimate, test.StandardError, test.Lower, test.Upper, test.PTwoSided,
            ground.Ring is null ? double.NaN : DisplacementQuotient.Of(design).Wdq, ratio.Ratio, ratio.Lower, ratio.Upper,
            around?.Estimate ?? double.NaN, around?.Lower ?? double.NaN, around?.Upper ?? double.NaN, detectable,
            Sentence(study, design, test, (detectable, around)), [.. Warnings(study, design, ground, events, from)]);
    }

    private static string Sentence(EvaluationStudy study, EvaluationDesign design, WddResult test, (double Detectable, WddResult? Ring) beside)
    {
        var (detectable, ring) = beside;
        var counts = string.Create(Swedish, $"I det åtgärdade området {design.Treated.Pre:N0} platshändelser före ({study.BeforeFrom.Swedish()} till {study.BeforeTo.Swedish()}) och {design.Treated.Post:N0} efter ({study.AfterFrom.Swedish()} till {study.AfterTo.Swedish()}), i kontrollen {design.Control.Pre:N0} och {design.Control.Post:N0}.");
        var around = ring is not null ? ", området omkring inräknat" : "";
        return Overall() + Moved(ring);

        string Overall() => test switch
        {
            { StandardError: 0 } => $"{counts} För få för att säga något.",
            { Upper: < 0 } => string.Create(Swedish, $"{counts} Det är {-test.Estimate:0} färre om året än kontrollen lät vänta{around} (95 %: {-test.Upper:0} till {-test.Lower:0} färre)."),
            { Lower: > 0 } => string.Create(Swedish, $"{counts} Det är {test.Estimate:0} fler om året än kontrollen lät vänta{around} (95 %: {test.Lower:0} till {test.Upper:0} fler)."),
            _ => string.Create(Swedish, $"{counts} Ingen säker skillnad mot vad kontrollen lät vänta{around} (95 %: {Signed(test.Lower)} till {Signed(test.Upper)} om året). En ändring på {Math.Ceiling(detectable):0} om året hade synts fyra gånger av fem."),
        };
    }

    // Said where it is sure: the ring's own interval is wide.
    private static string Moved(WddResult? ring) => ring switch
    {
        { StandardError: > 0, Lower: > 0 } => string.Create(Swedish, $" Runt området är det {ring.Estimate:0} fler om året än runt kontrollen (95 %: {ring.Lower:0} till {ring.Upper:0} fler): händelser kan ha flyttat dit."),
        { StandardError: > 0, Upper: < 0 } => string.Create(Swedish, $" Också runt området är det färre än runt kontrollen, {-ring.Estimate:0} om året (95 %: {-ring.Upper:0} till {-ring.Lower:0} färre)."),
        _ => "",
    };

    private static IEnumerable<string> Warnings(
        EvaluationStudy study, EvaluationDesign design, StudyGround ground, IReadOnlyCollection<StudyEvent> events, DateOnly from)
    {
        if (new[] { design.Treated.Pre, design.Treated.Post, design.Control.Pre, design.Control.Post }.Any(count => count < Few))
        {
            yield return $"färre än {Few} händelser i någon ruta: intervallet är ungefärligt";
        }

        if (Math.Abs(design.YearsPre - Math.Round(design.YearsPre)) > 0.03 || Math.Abs(design.YearsPost - Math.Round(design.YearsPost)) > 0.03)
        {
            yield return "perioderna är inte hela år: årstiden kan se ut som effekt";
        }

        if (from.AddDays(90) > study.BeforeFrom)
        {
            yield return "det finns ingen tid före före-perioden att jämföra med: valdes området för att det just haft en topp, sjunker det ändå";
            yield break;
        }

        var earlier = events.Count(happening => happening.Day < study.BeforeFrom && happening.Day >= from && Holds(ground.Treated, happening));
        var peak = RateRatio.Of(earlier, (int)design.Treated.Pre, Years(from, study.BeforeFrom.AddDays(-1)), design.YearsPre);
        if (peak.Lower > 1)
        {
            yield return string.Create(Swedish, $"området hade {peak.Ratio:0.0} gånger så många om året i före-perioden som dessförinnan: det hade sjunkit ändå (regression mot medelvärdet)");
        }
    }

    private static BeforeAfter Count(EvaluationStudy study, Geometry area, IReadOnlyCollection<StudyEvent> events)
    {
        var (before, after) = (0, 0);
        var locator = new IndexedPointInAreaLocator(area);
        foreach (var happening in events)
        {
            var isBefore = happening.Day >= study.BeforeFrom && happening.Day <= study.BeforeTo;
            if ((isBefore || (happening.Day >= study.AfterFrom && happening.Day <= study.AfterTo)) && locator.Locate(happening.Location) != Location.Exterior)
            {
                (before, after) = isBefore ? (before + 1, after) : (before, after + 1);
            }
        }

        return new(before, after);
    }

    private static bool Holds(Geometry area, StudyEvent happening) =>
        area.EnvelopeInternal.Contains(happening.Location) && SimplePointInAreaLocator.Locate(happening.Location, area) != Location.Exterior;

    private static double Years(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber + 1) / DaysOfYear;

    private static string Signed(double value) => value < 0
        ? string.Create(Swedish, $"{-value:0} färre")
        : string.Create(Swedish, $"{value:0} fler");
}
