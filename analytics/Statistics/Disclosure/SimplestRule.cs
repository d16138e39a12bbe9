namespace Geo.Statistics.Disclosure;

/// <summary>The simplest rule that is safe, to hold the loss of <see cref="ComplementarySuppression"/> against: a count that must
/// be withheld takes its whole row, column and stack with it, over and over until nothing can be found out.</summary>
public static class SimplestRule
{
    /// <summary>One mark a cell.</summary>
    /// <param name="cube">The counts of one release.</param>
    /// <param name="smallestCount">k.</param>
    /// <param name="limits">How long the auditor thinks.</param>
    /// <param name="cancel">Stops between two rounds.</param>
    public static bool[] Withhold(CountCube cube, int smallestCount, AuditLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(cube);
        ArgumentNullException.ThrowIfNull(limits);
        var marks = cube.PrimaryMarks();
        var told = Enumerable.Range(0, marks.Length).Where(cell => marks[cell]).ToList();
        while (told.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var before = marks.Count(mark => mark);
            told.ForEach(cell => WithholdLines(cube, cell, marks));
            if (marks.Count(mark => mark) == before)
            {
                marks = [.. cube.Cells.Select(cell => cell.Standing != CellStanding.ShownBefore)];
                break;
            }

            told = [.. Told(cube, marks, smallestCount, limits, cancel)];
        }

        return marks;
    }

    // A rule so simple asks no solver on a large cube: what no box proves is taken as told.
    private static IEnumerable<int> Told(CountCube cube, bool[] marks, int smallestCount, AuditLimits limits, CancellationToken cancel)
    {
        var frozen = new CountCube(cube.Areas, cube.Times, cube.Kinds, cube.Leaves, [.. cube.Cells.Select((cell, i) => cell with
        {
            Primary = marks[i],
            Standing = marks[i] ? CellStanding.Open : CellStanding.ShownBefore,
        })]);
        var suppressed = ComplementarySuppression.Withhold(frozen, smallestCount, cancel);
        return suppressed.Unproven.Length == 0 || marks.Length > 2_000
            ? suppressed.Unproven
            : DisclosureAuditor.Audit(frozen, suppressed, smallestCount, limits, cancel).Breaches.Select(breach => breach.Cell);
    }

    private static void WithholdLines(CountCube cube, int cell, bool[] marks)
    {
        var (area, time, kind) = (cube.Cells[cell].Area, cube.Cells[cell].Time, cube.Cells[cell].Kind);
        for (var other = 0; other < cube.Cells.Length; other++)
        {
            var one = cube.Cells[other];
            var same = (one.Area == area ? 1 : 0) + (one.Time == time ? 1 : 0) + (one.Kind == kind ? 1 : 0);
            marks[other] |= same >= 2 && one.Standing != CellStanding.ShownBefore;
        }
    }
}
