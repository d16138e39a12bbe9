using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>A row of a promise's CSV.</summary>
public sealed record ActivityRow
{
    [Field("Löfte", "Löftets id")]
    public required string Promise { get; init; }

    [Field("Nummer", "Aktivitetens nummer i löftet")]
    public required int Number { get; init; }

    [Field("Aktivitet", "Vad som lovades")]
    public required string Activity { get; init; }

    [Field("Ansvarig", "Vem som gör det")]
    public required string Responsible { get; init; }

    [Field("Enhet", "Vad som räknas")]
    public string? Unit { get; init; }

    [Field("Mål", "Antal som lovades")]
    public int? Target { get; init; }

    [Field("Period", "Tertial eller år")]
    public string? Period { get; init; }

    [Field("Resultat", "Antal i perioden; tomt om det inte är känt")]
    public int? Result { get; init; }

    [Field("Läge", "Var aktiviteten står")]
    public required ActivityState State { get; init; }

    [Field("Tid", "Hur den ligger i tid")]
    public required ActivitySchedule Schedule { get; init; }

    [Field("Belägg", "Om det finns något publicerat som visar det")]
    public required ActivityEvidence Evidence { get; init; }

    [Field("Skäl", "Varför det inte blev av, eller inte än")]
    public string? Reason { get; init; }

    public static IEnumerable<ActivityRow> Of(CitizenPromise promise, PromiseActivity activity, int number) =>
        activity.Results.Cast<TertialResult?>().DefaultIfEmpty(null).Select(result => new ActivityRow
        {
            Promise = promise.Id,
            Number = number,
            Activity = activity.Text,
            Responsible = activity.Responsible,
            Unit = activity.Unit,
            Target = activity.Target,
            Period = result?.Period,
            Result = result?.Count,
            State = activity.State,
            Schedule = activity.Schedule,
            Evidence = activity.Evidence,
            Reason = activity.Reason,
        });
}
