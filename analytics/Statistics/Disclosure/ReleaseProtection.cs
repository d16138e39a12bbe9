using System.Collections.Immutable;

namespace Geo.Statistics.Disclosure;

/// <summary>The marks of a candidate: suppressed, audited with all that was said before, and coarsened where the auditor does not
/// acquit.</summary>
public static class ReleaseProtection
{
    /// <summary>One mark a count of the candidate.</summary>
    /// <param name="joined">The candidate and all releases before it.</param>
    /// <param name="smallestCount">k.</param>
    /// <param name="limits">How long the auditor thinks.</param>
    /// <param name="cancel">Stops between two cells.</param>
    /// <remarks>What is found out about falls back on withholding more: first all of the candidate that shares time with the
    /// breach, its corrected block among it, then all of the candidate that is new. What is a breach even then is one of the earlier
    /// releases, and the candidate must not come out.</remarks>
    public static ProtectedRelease Protect(JoinedReleases joined, int smallestCount, AuditLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(joined);
        var cube = joined.Cube;
        var marks = cube.PrimaryMarks();
        for (var coarser = 0; ; coarser++)
        {
            var suppressed = ComplementarySuppression.Withhold(cube, marks, smallestCount, cancel);
            var audit = DisclosureAuditor.Audit(cube, suppressed, smallestCount, limits, cancel);
            if (audit.Breaches.IsEmpty || coarser == 2)
            {
                return new([.. joined.Candidate.Select(cell => suppressed.Withheld[cell])], suppressed, audit, coarser);
            }

            var times = audit.Breaches.SelectMany(breach => cube.Times.Nodes[cube.Cells[breach.Cell].Time].Leaves)
                .SelectMany(leaf => cube.Times.Versions[leaf]).ToHashSet();
            marks = [.. suppressed.Withheld.Select((mark, cell) => mark
                || (cube.Cells[cell].Standing == CellStanding.Open && (coarser == 1 || cube.Times.Nodes[cube.Cells[cell].Time].Leaves.Any(times.Contains))))];
        }
    }
}

/// <summary>A candidate with its marks.</summary>
/// <param name="Withheld">One mark a count, in the candidate's order.</param>
/// <param name="Suppressed">The marks of all cells of all releases.</param>
/// <param name="Audit">The auditor's verdict; breaches mean that the candidate must not come out.</param>
/// <param name="Coarsened">0 where suppression was enough; 1 where all that shares time with a breach was withheld, 2 where
/// all that is new.</param>
public sealed record ProtectedRelease(ImmutableArray<bool> Withheld, SuppressedCube Suppressed, DisclosureAudit Audit, int Coarsened);
