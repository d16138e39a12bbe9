using System.Collections.Immutable;

namespace Geo.Statistics.Disclosure;

/// <summary>Withholds more counts until those that had to be withheld cannot be found out from the others (<i>complementary
/// suppression</i>), and as few more as it can.</summary>
/// <remarks>
/// Cell by cell: the cheapest other table in which the count is as much larger or smaller as it must be able to be; every
/// count that differs there is withheld. The idea is the heuristic of Fischetti, M. and Salazar, J. J. (2001), Solving the
/// cell suppression problem on tabular data with linear constraints, <i>Management Science</i> 47(7), section 5; the other
/// tables are not sought by linear programming but among the boxes of the cube and chains of them, since a box is a table of
/// whole numbers: each chain proves to whoever adds it up that the count is safe. A heuristic withholds more than the
/// least possible; it never acquits by mistake, since <see cref="DisclosureAuditor"/> adds up again.
/// </remarks>
public static class ComplementarySuppression
{
    /// <summary>The marks of all cells, with the proofs that they hold.</summary>
    /// <param name="cube">The counts, of this release and of all before it.</param>
    /// <param name="smallestCount">k.</param>
    /// <param name="cancel">Stops between two cells.</param>
    public static SuppressedCube Withhold(CountCube cube, int smallestCount, CancellationToken cancel) =>
        Withhold(cube, cube.PrimaryMarks(), smallestCount, cancel);

    /// <summary>The same, with some cells withheld beforehand for another reason.</summary>
    public static SuppressedCube Withhold(CountCube cube, bool[] marks, int smallestCount, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(cube);
        ArgumentNullException.ThrowIfNull(marks);
        var work = new SuppressionWork(cube, [.. marks], smallestCount);
        work.Run(cancel);
        return work.Result();
    }
}

/// <summary>A cube with its marks.</summary>
/// <param name="Withheld">One mark a cell.</param>
/// <param name="Proofs">Other tables that fit what is shown, for <see cref="DisclosureAuditor"/> to add up.</param>
/// <param name="Unproven">Withheld cells for which no proof was found: the auditor must decide.</param>
public sealed record SuppressedCube(bool[] Withheld, ImmutableArray<MoveChain> Proofs, ImmutableArray<int> Unproven);
