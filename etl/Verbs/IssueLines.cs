using Geo.Etl.Reporting;

namespace Geo.Etl.Verbs;

/// <summary>The lines that <c>etl report</c> prints.</summary>
internal static class IssueLines
{
    /// <summary>A summary of each source, its kinds of issue and up to three rows a kind.</summary>
    public static IEnumerable<string> Summary(IEnumerable<SourceReport> sources)
    {
        foreach (var source in sources)
        {
            var facts = source.Facts;
            var hit = facts.Placed.HitRate is { } rate ? $", {ReportTable.Percent(rate)} med känd plats" : "";
            yield return $"{facts.Source}: {ReportTable.Number(facts.Read)} lästa, {ReportTable.Number(facts.Rejected)} avvisade, {ReportTable.Number(facts.Remarks)} anmärkningar{hit}";
            foreach (var kind in source.Issues)
            {
                yield return $"  {ReportTable.Number(kind.Facts.Rows),6} {Word(kind.Facts.Rejected)}  {kind.Facts.Field}: {kind.Facts.Problem}";
                foreach (var example in kind.Examples)
                {
                    yield return $"{"",18}{example.Place}{(example.Value is null ? "" : $" = {example.Value}")}";
                }

                if (kind.Facts.Rows > kind.Examples.Count && kind.Examples.Count > 0)
                {
                    yield return $"{"",18}och {ReportTable.Number(kind.Facts.Rows - kind.Examples.Count)} till; --all visar alla";
                }
            }
        }
    }

    public static string Word(bool rejected) => rejected ? "avvisad" : "anmärkt";
}
