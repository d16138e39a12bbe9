using System.Collections.Immutable;

namespace Geo.Statistics.Disclosure;

/// <summary>Attacks a table as it would be shown, and tells which withheld counts it finds out too much about.</summary>
/// <remarks>
/// <para>The attacker knows every count that is shown in this release and in all before it, what adds up, the rules and
/// thresholds, how many live where, and that counts are whole and 0 or more. What is computed from a shown count (rate, interval)
/// tells him nothing more, and nothing is computed from a withheld one. He does not know why a count is withheld, and
/// he is not inside: he does not know the events themselves.</para>
/// <para>Three steps, each only for what the one before left open. Moves that the suppression says prove a count
/// safe are added up. Linear programming: a value that no table of real numbers gives is a breach (Fischetti and Salazar 2001), and a
/// corner of whole numbers is a proof. Constraint programming over whole numbers (CP-SAT) for the rest; what it has not decided within
/// its limit counts as a breach. Nothing is timed by a clock: the same table gives the same answer on any machine.</para>
/// </remarks>
public static class DisclosureAuditor
{
    /// <summary>All breaches of a table; none when it is safe.</summary>
    /// <param name="table">The counts and what adds up.</param>
    /// <param name="withheld">One mark a cell.</param>
    /// <param name="smallestCount">k.</param>
    /// <param name="limits">How long a block may be thought about.</param>
    /// <param name="cancel">Stops between two cells.</param>
    public static DisclosureAudit Audit(CountTable table, bool[] withheld, int smallestCount, AuditLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(withheld);
        return Audit(table, withheld, smallestCount, limits, new int[withheld.Length], new int[withheld.Length], cancel);
    }

    /// <summary>The same, with moves that are said to prove most of it.</summary>
    public static DisclosureAudit Audit(
        CountCube cube, SuppressedCube suppressed, int smallestCount, AuditLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(cube);
        ArgumentNullException.ThrowIfNull(suppressed);
        var (up, down) = MoveProof.Of(cube, suppressed.Withheld, suppressed.Proofs);
        return Enumerable.Range(0, up.Length).All(IsProven)
            ? new([], suppressed.Withheld.Count(mark => mark), 0, 0)
            : Audit(cube.ToTable(), suppressed.Withheld, smallestCount, limits, up, down, cancel);

        bool IsProven(int cell) => !suppressed.Withheld[cell] || cube.Cells[cell].Standing == CellStanding.NeverTold
            || Need.IsMet(cube.Cells[cell].Count, up[cell], down[cell], smallestCount);
    }

    private static DisclosureAudit Audit(
        CountTable table, bool[] withheld, int smallestCount, AuditLimits limits, int[] up, int[] down, CancellationToken cancel)
    {
        var (breaches, programmes, searches, asked) = (ImmutableArray.CreateBuilder<DisclosureBreach>(), 0, 0, 0);
        foreach (var block in WithheldBlock.Of(table, withheld))
        {
            using var attack = new BlockAttack(table, withheld, block, smallestCount, limits, up, down);
            foreach (var cell in block.Cells.Where(cell => table.Cells[cell].Asked))
            {
                cancel.ThrowIfCancellationRequested();
                asked++;
                if (attack.Find(cell) is { } breach)
                {
                    breaches.Add(breach);
                }
            }

            (programmes, searches) = (programmes + attack.Programmes, searches + attack.Searches);
        }

        return new([.. breaches.OrderBy(breach => breach.Cell)], asked, programmes, searches);
    }
}

/// <summary>What an audit found.</summary>
/// <param name="Breaches">None when the table is safe.</param>
/// <param name="Asked">Withheld cells that were asked about.</param>
/// <param name="Programmes">Linear programmes solved.</param>
/// <param name="Searches">Searches over whole numbers.</param>
public sealed record DisclosureAudit(ImmutableArray<DisclosureBreach> Breaches, int Asked, int Programmes, int Searches);

/// <summary>A withheld count that too much can be found out about.</summary>
/// <param name="Cell">Its place in the table.</param>
/// <param name="Value">A whole number that it must be able to be, and cannot.</param>
/// <param name="By">How that was found.</param>
public readonly record struct DisclosureBreach(int Cell, int Value, BreachProof By);

/// <summary>How a breach was found.</summary>
public enum BreachProof
{
    /// <summary>No table fits, not even one of fractions.</summary>
    LinearBounds,

    /// <summary>Tables of fractions fit, none of whole numbers does.</summary>
    WholeNumbers,

    /// <summary>Not decided within its limit: taken as unsafe.</summary>
    Undecided,
}

/// <summary>How long the auditor thinks.</summary>
public sealed record AuditLimits
{
    /// <summary>Work that one search over whole numbers may do, in CP-SAT's deterministic seconds; default 1, more than 0.</summary>
    public double SearchEffort { get; init; } = 1;

    /// <summary>Searches that did not end after which the rest of a block counts as unsafe; default 3; at 0 none is made.</summary>
    public int UndecidedSearches { get; init; } = 3;
}
