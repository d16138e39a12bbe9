using Geo.Statistics.Patterns;

namespace Geo.Service.Workbench;

/// <summary><c>aoristic</c>: events between two moments, spread over the hours of the week.</summary>
internal static class AoristicMethod
{
    public static StatMethod Method { get; } = new(
        "aoristic",
        "När i veckan händer det, när man bara vet mellan vilka klockslag? Ratcliffe (2000).",
        [
            new("from", "Kolumnen med tidigaste tidpunkt, lokal tid (2026-05-31 22:15)", Required: true, Sample: "fran"),
            new("to", "Kolumnen med senaste tidpunkt, lokal tid; tomt = starttimmen", Required: true, Sample: "till"),
        ],
        Run);

    private static void Run(StatCall call)
    {
        var table = call.ReadTable();
        var column = call.Column("from");
        var starts = table.MomentsOrEmpty(column);
        DateTime[] from = [.. starts.Select((start, row) => start ?? throw table.Wrong(row, column, "en tidpunkt som 2026-05-31 22:15 (lokal tid)"))];
        var to = table.MomentsOrEmpty(call.Column("to"));
        var weights = call.Compute(_ => Aoristic.WeightsByHourOfWeek(from, to));

        call.Count("events", from.Length);
        call.Count("without_end", to.Count(end => end is null));
        call.Count("end_not_later", from.Zip(to).Count(pair => pair.Second <= pair.First));
        call.Write(["hour_of_week", "weight"], weights.Select((weight, hour) => (object?[])[hour + 1, weight]));
    }
}
