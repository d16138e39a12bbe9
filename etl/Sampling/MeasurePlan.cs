using NetTopologySuite.Geometries;

namespace Geo.Etl.Sampling;

/// <summary>A planted measure with displacement: from its first day a share of its theme's events in the treated area does not happen, and of
/// those a share happens in the ring around instead. The control is as busy and has no measure.</summary>
internal sealed record SampleMeasure(string Id, string Theme, double Spared, double Moved, DateOnly From, Polygon Treated, Polygon Control, Geometry Ring)
{
    public const int RingMetres = 300;
}

/// <summary>The measure as drawn: two bent shapes of one size, away from the hotspots of its theme.</summary>
internal static class MeasurePlan
{
    /// <summary>What is added a year in the treated area and in its control, before the measure: a measure is taken where there is trouble.</summary>
    public const double EventsAYear = 200;

    /// <summary>A third of what is prevented comes up next door.</summary>
    private const double Moved = 1.0 / 3;

    public static SampleMeasure Draw(double spared)
    {
        var (treated, control) = (At(1.55, 0.40), At(-0.95, 2.35));
        var ring = treated.Buffer(SampleMeasure.RingMetres).Difference(treated).Difference(control);
        return new("M1", "insecurity", spared, Moved, SamplePeriod.FirstDayOfSecondYear, treated, control, ring);

        static Polygon At(double east, double north) => Sweref.Polygon(TownPlan.Path(
            east - 0.36, north - 0.30, east + 0.10, north - 0.38, east + 0.38, north - 0.12, east + 0.30, north + 0.30, east - 0.02, north + 0.36, east - 0.16, north + 0.12));
    }
}
