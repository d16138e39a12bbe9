using NetTopologySuite.Geometries;

namespace Geo.Service.Planning;

/// <summary>The ground within a distance of a plan.</summary>
internal static class PlanSurroundings
{
    // As in the database's core.grown_by_20. Where a boundary has teeth, each one's wide arc would cross all the others': grown by little first, they
    // flow together, and what is left is smooth. 300 needles took ten seconds in one step and take a twentieth of one in these.
    private static readonly double[] Steps = [1, 5, 14];

    /// <summary>The plan and what lies within the metres of it, as it is drawn; a half per cent of the distance too little in its curves, as any ring of
    /// corners is.</summary>
    public static Geometry Within(Geometry plan, int metres)
    {
        if (metres <= Steps.Sum())
        {
            return metres == 0 ? plan : plan.Buffer(metres);
        }

        return Steps.Aggregate(plan, (ground, step) => ground.Buffer(step)).Buffer(metres - Steps.Sum());
    }
}
