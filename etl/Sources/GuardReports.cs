using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>The reports of security guards (<i>väktarrapporter</i>): a time, a place by its name and a code for what
/// happened.</summary>
/// <remarks>The time is when the guard was there or, where the report says until when, from then until that. Codes for what
/// this system never takes in stand under <c>refusedWords</c>.</remarks>
internal static class GuardReports
{
    public static ToldIncident Tell(SourceRow row, Reading reading)
    {
        var word = row.Word("event");
        var kind = Words.Kind(row, reading, "event", word);
        var time = Moments.Get(row, reading, "time");
        var until = Moments.Find(row, reading, "until");
        if (until?.To < time?.From)
        {
            reading.Reject(row, "time,until", "slutet är före början; rätta den ena tiden");
        }

        return new(word, kind, time is { } start ? start with { To = until?.To ?? start.To } : null)
        {
            Text = IncidentRows.Text(row, "description"),
        };
    }
}
