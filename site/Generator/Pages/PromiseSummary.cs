using System.Collections.Immutable;
using System.Text.Json;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>One promise: all that its page shows. Activity and effect are apart.</summary>
public sealed record PromiseSummary
{
    /// <summary>Said of a promise that no one has published a follow-up of.</summary>
    public const string NotKnown = "Det är inte känt om löftet hölls: ingen uppföljning har publicerats.";

    public required CitizenPromise Promise { get; init; }

    public required string Address { get; init; }

    public required string Lead { get; init; }

    /// <summary>The periods that some activity has a result for, oldest first: the table's columns.</summary>
    public required ImmutableArray<ReportPeriod> Periods { get; init; }

    public required ImmutableArray<FigureSeries> Effects { get; init; }

    public static PromiseSummary Of(CitizenPromise promise, Addresses addresses)
    {
        var address = addresses.Of(promise);
        return new()
        {
            Promise = promise,
            Address = address,
            Lead = LeadOf(promise),
            Periods =
            [
                .. promise.Activities.SelectMany(activity => activity.Results).Select(result => result.Period).Distinct()
                    .Select(ReportPeriod.Parse).OrderBy(period => period.Position),
            ],
            Effects = [.. promise.Effects.Select((effect, i) => FigureOf(effect, i + 1, address))],
        };
    }

    /// <summary>Short answer: how the activities stand, or that it is not known.</summary>
    public static string LeadOf(CitizenPromise promise)
    {
        var tally = new ActivityTally(promise.Activities);
        return promise.Activities.IsEmpty ? "Löftet har inga aktiviteter i släppet."
            : tally.IsUnknown ? NotKnown
            : tally.WithNames();
    }

    /// <summary>"1 aktivitet", "4 aktiviteter".</summary>
    public static string Counted(int number, string one, string many) => $"{number.Swedish()} {(number == 1 ? one : many)}";

    /// <summary>How much an activity gave in a period: its number, or that it is not known.</summary>
    public static string ResultWords(PromiseActivity activity, ReportPeriod period) =>
        activity.Results.FirstOrDefault(result => result.Period == period.Code) is { } result
            ? result.Count is { } count ? count.Swedish() : Numbers.Missing
            : "–";

    /// <summary>The activities as CSV, one row an activity and period.</summary>
    public static string Csv(CitizenPromise promise)
    {
        using var text = new StringWriter();
        CsvTable.Write(text, promise.Activities.SelectMany((activity, i) => ActivityRow.Of(promise, activity, i + 1)));
        return text.ToString();
    }

    /// <summary>The whole promise as JSON, as it stands in the release.</summary>
    public static string Json(CitizenPromise promise) => JsonSerializer.Serialize(promise, ReleaseFiles.Json) + "\n";

    private static FigureSeries FigureOf(EffectIndicator effect, int number, string address)
    {
        var decimals = effect.Values.Any(value => value.Value != decimal.Truncate(value.Value)) ? 1 : 0;
        decimal? Round(decimal? value) => value is { } known ? decimal.Round(known, decimals, MidpointRounding.AwayFromZero) : null;
        var points = effect.Values.Select(value => new ChartPoint
        {
            Period = ReportPeriod.Parse(value.Period),
            Mark = FigureMark.Published,
            Value = Round(value.Value),
            Lower = Round(value.Lower),
            Upper = Round(value.Upper),
        }).OrderBy(point => point.Period.Position).ToImmutableArray();
        return new()
        {
            Id = $"effekt-{number.Svg()}",
            Title = effect.Title,
            Description = $"Linjediagram: {Findings.LowerFirst(effect.Title)}, {effect.Scale}. Samma siffror står i tabellen.",
            Category = "Period",
            Unit = effect.Scale,
            Decimals = decimals,
            Lines = [new(effect.Title, Dashed: false, points)],
            Source = effect.Source,
            Note = (effect.HigherIsBetter ? "Högre är bättre." : "Lägre är bättre.")
                + (points.Any(point => point.Lower is null) ? " Källan ger inget osäkerhetsintervall för alla värden." : ""),
            CsvAddress = $"{address}effekt-{number.Svg()}.csv",
        };
    }
}

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
