using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>What residents and staff report as broken or wrong outdoors (<i>felanmälan</i>), from a reporting system's list
/// or from an Open311 service (GeoReport v2).</summary>
/// <remarks>
/// The word is the category, or category/subgroup where the row has a subgroup. The time is that of the report: the fault
/// was there before it, and no one knows since when, so that the hour says when people report and not when things break.
/// Where the source also says when the fault was seen, that is the time. Who reported is a person and is never read.
/// </remarks>
internal static class FaultReports
{
    public static ToldIncident Tell(SourceRow row, Reading reading)
    {
        var word = row.Word("subgroup") is { Length: > 0 } subgroup ? $"{row.Word("category")}/{subgroup}" : row.Word("category");
        var kind = Words.Kind(row, reading, row.Word("subgroup").Length > 0 ? "category,subgroup" : "category", word);
        var reported = Moments.Get(row, reading, "reported");
        var observed = Moments.Find(row, reading, "observed");
        if (observed?.From > reported?.To)
        {
            reading.Reject(row, "observed,reported", "felet är sett efter att det anmäldes; rätta den ena tiden");
        }

        return new(word, kind, observed ?? reported) { Text = IncidentRows.Text(row, "description") };
    }
}
