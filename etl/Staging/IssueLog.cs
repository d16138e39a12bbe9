using Geo.Database;

namespace Geo.Etl.Staging;

/// <summary>What is wrong with the rows of one file. The rows themselves are counted by <see cref="Reading"/>.</summary>
internal sealed class IssueLog(string municipality, string source, string file, DateOnly deliveredOn)
{
    private const int LongestValue = 80;
    private readonly Dictionary<string, int> _rejections = [];
    private readonly List<Issue> _new = [];

    public int Remarks { get; private set; }

    /// <summary>The three commonest reasons for a row to be left out.</summary>
    public IEnumerable<(string Problem, int Rows)> Commonest =>
        _rejections.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(3).Select(p => (p.Key, p.Value));

    /// <param name="line">The row's line; 0 for the file as a whole.</param>
    /// <param name="field">The column as the file names it.</param>
    /// <param name="maskedValue">Masked already; null for a column of free text.</param>
    /// <param name="problem">What is wrong and what would be right.</param>
    /// <param name="rejected">True where the row is left out for it.</param>
    public void Add(int line, string field, string? maskedValue, string problem, bool rejected)
    {
        if (rejected)
        {
            _rejections[problem] = _rejections.GetValueOrDefault(problem) + 1;
        }
        else
        {
            Remarks++;
        }

        _new.Add(new()
        {
            Municipality = municipality,
            Source = source,
            File = file,
            DeliveredOn = deliveredOn,
            Line = line,
            Field = field,
            Value = maskedValue is { Length: > LongestValue } ? maskedValue[..LongestValue] : maskedValue,
            Problem = problem,
            Rejected = rejected,
        });
    }

    /// <summary>The issues since the last time.</summary>
    public IReadOnlyList<Issue> Drain()
    {
        if (_new.Count == 0)
        {
            return [];
        }

        Issue[] drained = [.. _new];
        _new.Clear();
        return drained;
    }
}
