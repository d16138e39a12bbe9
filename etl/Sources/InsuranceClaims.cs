using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>Damage that the municipality has claimed for (<i>skadeförteckning</i>), a file a year from its insurer.</summary>
/// <remarks>The cost is what was paid and the excess (<i>självrisk</i>) together; where one of them is not known the cost
/// is not. The day is the insurer's, mostly without a time: the whole day is meant.</remarks>
internal static class InsuranceClaims
{
    public static ToldIncident Tell(SourceRow row, Reading reading)
    {
        var word = row.Word("cause");
        var kind = Words.Kind(row, reading, "cause", word);
        var time = Moments.Get(row, reading, "occurredOn");
        return new(word, kind, time)
        {
            CostKronor = row.Rejected ? null : Cost(row, reading),
            Text = IncidentRows.Text(row, "object", "description"),
        };
    }

    private static decimal? Cost(SourceRow row, Reading reading)
    {
        var paid = Costs.Find(row, reading, "paid");
        return reading.Mapping.Columns.ContainsKey("excess") ? paid + Costs.Find(row, reading, "excess") : paid;
    }
}
