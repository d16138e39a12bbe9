using Geo.Components.Release;
using Geo.Database;
using Geo.Statistics;

namespace Geo.Service.Release;

/// <summary>Rounds what is shown to the nearest multiple that the rule names. The rate and its interval are computed anew from the
/// rounded count, or they would give the count back.</summary>
internal static class Rounding
{
    /// <summary>The count of a kind as it is shown; itself where the rule does not round.</summary>
    public static PublishedKindCount Apply(PublishedKindCount count, ReleaseRule rule) =>
        rule.RoundingBase == 1 || count.Count is not { } exact ? count : count with { Count = Nearest(exact, rule.RoundingBase) };

    /// <summary>The count as it is shown; itself where the rule does not round.</summary>
    /// <param name="count">A count past the gate.</param>
    /// <param name="rule">The rule of its theme.</param>
    /// <param name="residents">The residents of its area; null where there is no rate.</param>
    public static PublishedCount Apply(PublishedCount count, ReleaseRule rule, int? residents)
    {
        if (rule.RoundingBase == 1 || count.Count is not { } exact)
        {
            return count;
        }

        var rounded = Nearest(exact, rule.RoundingBase);
        if (count.PerThousand is null || residents is not > 0)
        {
            return count with { Count = rounded };
        }

        var (lower, upper) = PoissonInterval.Garwood(rounded);
        return count with { Count = rounded, PerThousand = Rate(rounded), PerThousandLower = Rate(lower), PerThousandUpper = Rate(upper) };

        decimal Rate(double events) => Math.Round((decimal)(events * 1_000 / residents.Value), 2);
    }

    private static int Nearest(int exact, int roundingBase) => (int)Math.Round((double)exact / roundingBase, MidpointRounding.AwayFromZero) * roundingBase;
}
