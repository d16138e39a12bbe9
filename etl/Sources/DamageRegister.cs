using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>The municipality's register of damage to its property (<i>skadegörelseregister</i>): one row a case, seen whole
/// at one time and found damaged at another.</summary>
/// <remarks>Times are Swedish wall-clock time. A case without cost is a case; a cost that cannot be read is a
/// remark.</remarks>
internal static class DamageRegister
{
    public static ToldIncident Tell(SourceRow row, Reading reading)
    {
        var word = row.Word("type");
        var kind = Words.Kind(row, reading, "type", word);
        var (from, to) = (Moments.Get(row, reading, "lastSeenWhole")?.From, Moments.Get(row, reading, "discovered")?.To);
        if (from > to)
        {
            reading.Reject(row, "lastSeenWhole,discovered", "upptäckten är före den tid då allt var helt; rätta den ena");
        }

        return new(word, kind, from is { } first && to is { } last ? new Span(first, last) : null)
        {
            CostKronor = row.Rejected ? null : Costs.Find(row, reading, "cost"),
            Text = IncidentRows.Text(row, "object", "description"),
        };
    }
}
