using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>The turn-outs of the rescue service (<i>räddningstjänstens insatser</i>) that the mapping knows a kind for.</summary>
/// <remarks>A fire is arson only where the service itself has judged it so (<i>anlagd</i>: ja); not judged is not arson. The
/// time is that of the alarm, soon after a fire was seen.</remarks>
internal static class RescueService
{
    private const string Fire = "fire";
    private const string Arson = "arson";

    public static ToldIncident Tell(SourceRow row, Reading reading)
    {
        var word = row.Word("type");
        var kind = Words.Kind(row, reading, "type", word);
        return new(word, kind == Fire ? KindOfFire(row, reading) : kind, Moments.Get(row, reading, "alarm"))
        {
            Text = IncidentRows.Text(row, "object", "description"),
        };
    }

    private static string? KindOfFire(SourceRow row, Reading reading)
    {
        switch (row.Word("deliberate").ToLowerInvariant())
        {
            case "ja":
                return Arson;
            case "nej" or "okänt" or "okänd" or "vet ej" or "":
                return Fire;
            default:
                reading.Reject(row, "deliberate", "ordet känns inte igen; skriv ja, nej eller okänt");
                return null;
        }
    }
}
