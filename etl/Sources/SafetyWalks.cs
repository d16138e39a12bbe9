using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>What a safety walk (<i>trygghetsvandring</i>) found wanting: one row a shortcoming, with who is to see to it and
/// when that was done.</summary>
/// <remarks>The time is the day of the walk: the shortcoming was there before. Who is to see to it is an organisation; the
/// name of a person is masked.</remarks>
internal static class SafetyWalks
{
    public static ToldIncident Tell(SourceRow row, Reading reading)
    {
        var word = row.Word("shortcoming");
        var kind = Words.Kind(row, reading, "shortcoming", word);
        var time = Moments.Get(row, reading, "walkedOn");
        var done = Moments.Find(row, reading, "doneOn");
        if (done?.To < time?.From)
        {
            reading.Reject(row, "walkedOn,doneOn", "bristen är åtgärdad före vandringen; rätta det ena datumet");
        }

        string?[] parts =
        [
            IncidentRows.Text(row, "description"),
            row.Text("responsible") is { Length: > 0 } responsible ? $"Ansvarig: {responsible}" : null,
            done is null ? null : $"Klart: {Word(row)}",
        ];
        return new(word, kind, time) { Text = string.Join("; ", parts.OfType<string>()) is { Length: > 0 } text ? text : null };
    }

    private static string Word(SourceRow row) => row.Word("doneOn") is { Length: >= 10 } day ? day[..10] : row.Word("doneOn");
}
