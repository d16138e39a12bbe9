using System.Collections.Immutable;

namespace Geo.Service.Planning;

/// <summary>An area that is like the plan's.</summary>
/// <param name="Distance">In standard deviations of the pool's traits; 0 is the same.</param>
internal sealed record ComparableArea(string Subject, double Distance, PlanTraits Traits);

/// <summary>Chooses the areas that are likest a plan's, by what they are and never by what happens there.</summary>
/// <remarks>Each trait is divided by its standard deviation among the pool, so that none counts for more because of its unit; the distance is
/// Euclidean. Traits that do not vary in the pool say nothing and are left out. Likeness in these traits is not likeness in all:
/// what they leave out, such as how a place is kept, differs between the areas.</remarks>
internal static class ComparableAreas
{
    public const int Chosen = 8;

    /// <summary>Fewer areas make no pool.</summary>
    public const int Fewest = 12;

    /// <summary>Farther than this, more than a standard deviation in each of the seven traits, an area is not much like the plan's.</summary>
    public const double Alike = 2.65;

    /// <param name="plan">The plan's traits.</param>
    /// <param name="pool">The areas to choose among: those near the plan are already left out.</param>
    /// <returns>The likest first; empty where the pool is too small.</returns>
    public static ImmutableArray<ComparableArea> Choose(PlanTraits plan, IReadOnlyList<(string Subject, PlanTraits Traits)> pool)
    {
        if (pool.Count < Fewest)
        {
            return [];
        }

        var (sought, values) = (plan.Values(), pool.Select(area => area.Traits.Values()).ToArray());
        double[] deviations = [.. sought.Select((_, trait) => Deviation([.. values.Select(area => area[trait])]))];
        return
        [
            .. pool.Select((area, i) => new ComparableArea(
                    area.Subject, Math.Sqrt(sought.Select((value, trait) => deviations[trait] > 0 ? Math.Pow((value - values[i][trait]) / deviations[trait], 2) : 0).Sum()), area.Traits))
                .OrderBy(area => area.Distance).ThenBy(area => area.Subject, StringComparer.Ordinal).Take(Chosen),
        ];
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        return deviation > 1e-9 * Math.Max(1, Math.Abs(mean)) ? deviation : 0;
    }
}
