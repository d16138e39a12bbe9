using Geo.Components.Release;
using Geo.Database;

namespace Geo.Service.Chain;

/// <summary>A promise as a file, <c>promises/2026-1.yml</c>: one file a promise and period, kept for ever.</summary>
/// <remarks>
/// Beyond the contract's types it holds what a reader of the page relies on: a number to reach has its target, a thing
/// not done has its reason, periods lie inside the promise's time, and an interval encloses its value.
/// </remarks>
public static class PromiseFile
{
    /// <summary>Reads one promise.</summary>
    /// <exception cref="UsageException">The file is not a promise: the message names file, line, key and remedy.
    /// </exception>
    public static CitizenPromise Read(string path) => YamlRecord.ReadFile(path, Promise);

    internal static CitizenPromise Promise(YamlRecord file)
    {
        var (from, to) = (file.Date("from"), file.Date("to"));
        if (from > to)
        {
            throw file.Wrong("from", $"{from:yyyy-MM-dd} ligger efter to, {to:yyyy-MM-dd}", "Rätta ett av datumen.");
        }

        var promise = new CitizenPromise
        {
            Id = file.Text("id"),
            Title = file.Text("title"),
            From = from,
            To = to,
            Parties = file.Texts("parties"),
            Situation = file.Record("situation", Sourced),
            Aim = file.Record("aim", Sourced),
            Method = file.Record("method", Sourced),
            Outcome = file.FindRecord("outcome", Sourced),
            Activities = file.Records("activities", record => Activity(record, from, to)),
            Effects = file.Records("effects", Effect),
            Events = file.Records("events", record => new PromiseEvent(record.Date("on"), record.Text("text"))),
            Unknown = file.Texts("unknown"),
            FollowedUpOn = file.FindDate("followedUpOn"),
            NextFollowUpOn = file.FindDate("nextFollowUpOn"),
            Contact = file.FindText("contact"),
        };

        return promise switch
        {
            _ when promise.Id != file.FileName || !promise.Id.StartsWith($"{from:yyyy}-", StringComparison.Ordinal) =>
                throw file.Wrong(
                    "id", $"\"{promise.Id}\" stämmer inte med filens namn och första år",
                    $"Skriv år och nummer, till exempel {from:yyyy}-1, lika i id och filnamn."),
            { Parties: [] } => throw file.Wrong("parties", "ingen part är angiven", "Skriv vilka som har gett löftet."),
            { FollowedUpOn: { } last, NextFollowUpOn: { } next } when next <= last =>
                throw file.Wrong("nextFollowUpOn", "ligger inte efter followedUpOn", "Rätta ett av datumen."),
            _ when !promise.Events.Select(e => e.On).SequenceEqual(promise.Events.Select(e => e.On).Order()) =>
                throw file.Wrong("events", "händelserna står inte i tidsordning", "Sätt den äldsta först."),
            _ => promise,
        };
    }

    private static SourcedText Sourced(YamlRecord text)
    {
        var sourced = new SourcedText(
            text.Text("text"), text.FindText("source"), text.FindAddress("address"), text.FindDate("checkedOn"));
        return sourced is { Source: null, Address: not null } or { Source: null, CheckedOn: not null }
            ? throw text.Wrong(
                "source", "nyckeln saknas", "Skriv vad källan heter när den har adress eller kontrolldatum.")
            : sourced;
    }

    private static PromiseActivity Activity(YamlRecord record, DateOnly from, DateOnly to)
    {
        var activity = new PromiseActivity
        {
            Text = record.Text("text"),
            Responsible = record.Text("responsible"),
            Kind = record.Word<ActivityKind>("kind"),
            Unit = record.FindText("unit"),
            Target = record.FindCount("target"),
            Results = record.Records("results", result => Result(result, from, to)),
            State = record.Word<ActivityState>("state"),
            Schedule = record.Word<ActivitySchedule>("schedule"),
            Evidence = record.Word<ActivityEvidence>("evidence"),
            Reason = record.FindText("reason"),
            EvidenceAddress = record.FindAddress("evidenceAddress"),
        };
        return Refused(record, activity) is { } refused ? throw refused : activity;
    }

    private static UsageException? Refused(YamlRecord record, PromiseActivity activity) => activity switch
    {
        { Kind: ActivityKind.CountTarget, Target: null or 0 } =>
            record.Wrong(
                "target", "ett mål i antal behöver ett tal",
                "Skriv talet, eller välj kind: continuous när inget tal är lovat."),
        { Kind: ActivityKind.CountTarget, Unit: null } =>
            record.Wrong("unit", "ett mål i antal behöver vad som räknas", "Skriv till exempel trygghetsvandringar."),
        { Kind: ActivityKind.OnNeed or ActivityKind.Continuous, Target: not null } =>
            record.Wrong(
                "target", "det som görs vid behov eller löpande har inget måltal",
                "Ta bort target, eller välj kind: count-target."),
        { State: ActivityState.NoNeedArose, Kind: not ActivityKind.OnNeed } =>
            record.Wrong(
                "state", "inget behov uppstod gäller bara det som görs vid behov",
                "Välj ett annat läge, eller kind: on-need."),
        { State: ActivityState.NotDone or ActivityState.PartlyDone or ActivityState.NoLongerRelevant, Reason: null }
            or { Schedule: ActivitySchedule.Late, Reason: null } =>
            record.Wrong("reason", "skälet saknas", "Skriv varför det inte är gjort, eller inte än."),
        { Evidence: ActivityEvidence.NothingPublished, EvidenceAddress: not null } =>
            record.Wrong(
                "evidenceAddress", "inget är publicerat, men en adress är angiven",
                "Ta bort adressen, eller välj shown."),
        _ when activity.Results.Select(result => result.Period).Distinct().Count() < activity.Results.Length =>
            record.Wrong("results", "samma period står två gånger", "Slå ihop raderna."),
        _ => null,
    };

    private static TertialResult Result(YamlRecord record, DateOnly from, DateOnly to)
    {
        var period = Period(record);
        return Periods.Find(period) is { } days && days.First <= to && days.Last >= from
            ? new(period, record.FindCount("count"))
            : throw record.Wrong(
                "period", $"{period} ligger utanför löftets tid",
                $"Löftet gäller {from:yyyy-MM-dd} till {to:yyyy-MM-dd}.");
    }

    private static EffectIndicator Effect(YamlRecord record) => new()
    {
        Title = record.Text("title"),
        Scale = record.Text("scale"),
        HigherIsBetter = record.YesOrNo("higherIsBetter"),
        Target = record.FindNumber("target"),
        Source = record.Text("source"),
        Address = record.FindAddress("address"),
        Values = record.Records("values", Value),
    };

    private static EffectValue Value(YamlRecord record)
    {
        var value = new EffectValue(
            Period(record), record.Number("value"), record.FindNumber("lower"), record.FindNumber("upper"));
        return value.Lower > value.Value || value.Upper < value.Value
            ? throw record.Wrong("value", "ligger utanför sitt intervall", "Rätta value, lower eller upper.")
            : value;
    }

    private static string Period(YamlRecord record)
    {
        var period = record.Text("period");
        return Periods.Find(period) is null
            ? throw record.Wrong(
                "period", $"\"{period}\" är ingen period",
                "Skriv ett år, 2026, eller ett tertial, 2026T1 till 2026T3.")
            : period;
    }
}
