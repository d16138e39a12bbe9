using System.Collections.Immutable;

namespace Geo.Service.Forms;

/// <summary>A field that two people have changed, or one of them.</summary>
/// <param name="Path">Which.</param>
/// <param name="Before">What stood there when both began.</param>
/// <param name="Mine">What this one wrote.</param>
/// <param name="Theirs">What the other had saved meanwhile.</param>
internal sealed record FormDifference(string Path, string Before, string Mine, string Theirs)
{
    /// <summary>Both wrote, and not the same.</summary>
    public bool IsConflict => Before != Mine && Before != Theirs && Mine != Theirs;

    /// <summary>The other alone wrote.</summary>
    public bool IsTheirs => Before == Mine && Before != Theirs;
}

/// <summary>Two people's changes of the same record, put together field by field: nothing of either is lost.</summary>
internal static class FormMerge
{
    /// <summary>What both wrote in one: where both changed the same field, this one's text stands and the other's is told.</summary>
    public static (FormValues Merged, ImmutableArray<FormDifference> Differences) Merge(FormValues before, FormValues mine, FormValues theirs, IReadOnlyList<FormField> fields)
    {
        // Both may have added groups at the end: theirs come first, mine after.
        var moved = mine.Copy();
        Part(before, moved, theirs, fields, "");
        var merged = moved.Copy();
        var differences = ImmutableArray.CreateBuilder<FormDifference>();
        foreach (var path in before.Paths.Union(moved.Paths).Union(theirs.Paths).Order(StringComparer.Ordinal))
        {
            var difference = new FormDifference(path, before[path], moved[path], theirs[path]);
            if (difference.IsTheirs)
            {
                merged[path] = theirs[path];
            }

            if (difference.IsTheirs || difference.IsConflict)
            {
                differences.Add(difference);
            }
        }

        return (merged, differences.ToImmutable());
    }

    private static void Part(FormValues before, FormValues mine, FormValues theirs, IReadOnlyList<FormField> fields, string prefix)
    {
        foreach (var field in fields)
        {
            var path = prefix + field.Name;
            if (field.Shape == FieldShape.One)
            {
                Part(before, mine, theirs, field.Fields, path + ".");
            }
            else if (field.Shape == FieldShape.Many)
            {
                var (first, added) = (before.Count(path), theirs.Count(path) - before.Count(path));
                if (added > 0 && mine.Count(path) > first)
                {
                    mine.Shift(path, first, added);
                }

                for (var i = 0; i < first; i++)
                {
                    Part(before, mine, theirs, field.Fields, $"{path}[{i}].");
                }
            }
        }
    }
}
