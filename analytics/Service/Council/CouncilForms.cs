using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Components;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Chain;
using Geo.Service.Chain.Records;
using Geo.Service.Forms;
using Geo.Service.Serving;
using Microsoft.EntityFrameworkCore.Storage;

namespace Geo.Service.Council;

/// <summary>A form that could not be kept: what was written, and what is wrong with it.</summary>
internal sealed record CouncilSent(string Form, FormValues Values, IReadOnlyList<FormFault> Faults);

/// <summary>What the council adds to the chain of evidence: checked in words, masked, kept with its line in the log, all or nothing.</summary>
internal static class CouncilForms
{
    public const string Measure = "ny-atgard";
    public const string Finding = "nytt-fynd";
    public const string Decision = "nytt-beslut";

    private const int LongestLine = 200;
    private const int LongestText = 2_000;

    /// <summary>What a measure asks for.</summary>
    public static ImmutableArray<FormField> MeasureFields(ChainStore chain, DateOnly today) =>
    [
        new("finding", new("Fyndet som åtgärden svarar på", "The finding that the measure answers"), FieldShape.Choice)
        {
            IsRequired = true,
            Choices = [.. chain.Findings.Where(finding => finding.State != FindingState.Withdrawn).Select(finding => Choice(finding.Id, finding.Title))],
        },
        Line("title", new("Vad ska göras", "What is to be done")) with { WhenEmpty = new("Skriv vad som ska göras.", "Write what is to be done.") },
        Owner,
        new("focusArea", new("Fokusområde", "Focus area"), FieldShape.Choice) { IsRequired = true, Choices = [.. chain.FocusAreas.Select(area => Choice(area.Id, area.Title))] },
        new("plan", new("Står i planen", "Stands in the plan"), FieldShape.Choice) { Choices = [.. chain.Plans.Select(plan => Choice(plan.Id, plan.Title))] },
        new("from", new("Börjar", "Begins"), FieldShape.Date) { IsRequired = true, WhenEmpty = new("Skriv när åtgärden börjar.", "Write when the measure begins.") },
        new("to", new("Slutar", "Ends"), FieldShape.Date) { Hint = new("Tomt: tills vidare.", "Empty: until further notice.") },
        new("nextFollowUpOn", new("Följs upp", "Followed up"), FieldShape.Date)
        {
            IsRequired = true,
            WhenEmpty = new("Skriv när åtgärden följs upp: utan uppföljning lämnar inget rådet.", "Write when the measure is followed up: nothing leaves the council without."),
        },
        Meeting(chain, today) with { Label = new("Beslutad på mötet", "Decided at the meeting"), IsRequired = false },
    ];

    /// <summary>What a finding asks for.</summary>
    /// <param name="isOnMap">Whether it rests on a concentration that it came from: else it needs a source.</param>
    public static ImmutableArray<FormField> FindingFields(bool isOnMap) =>
    [
        Line("title", new("Fyndet i korthet", "The finding in short")),
        Text("text", new("Vad som har setts", "What has been seen")) with { Hint = new("I ord som inte pekar ut ett hushåll eller en person.", "In words that point out no household and no person.") },
        .. isOnMap ? Array.Empty<FormField>() : [Line("source", new("Källa", "Source"))],
    ];

    /// <summary>What a decision asks for.</summary>
    public static ImmutableArray<FormField> DecisionFields(ChainStore chain, DateOnly today) =>
    [
        Meeting(chain, today),
        Text("text", new("Beslutet", "The decision")),
        Owner,
        new("dueOn", new("Ska vara klart", "Is to be done by"), FieldShape.Date)
        {
            IsRequired = true,
            WhenEmpty = new("Skriv när det ska vara klart: utan dag lämnar inget rådet.", "Write by when it is to be done: nothing leaves the council without a day."),
        },
    ];

    private static FormField Owner { get; } = Line("owner", new("Ansvarig (roll eller organisation)", "Responsible (role or organisation)")) with
    {
        WhenEmpty = new("Skriv vem som är ansvarig: utan ansvarig lämnar inget rådet.", "Write who is responsible: nothing leaves the council without."),
    };

    /// <summary>Keeps a measure, and the meeting's decision of it where it was decided at one.</summary>
    /// <returns>Null where it was kept.</returns>
    public static async Task<CouncilSent?> KeepMeasureAsync(CouncilStore store, IFormCollection form, DateOnly today, CancellationToken cancel)
    {
        var chain = await store.ChainAsync(cancel);
        var (values, sent, faults) = Read(form, MeasureFields(chain, today));
        var (from, to, followUp) = (Day(sent, "from"), Day(sent, "to"), Day(sent, "nextFollowUpOn"));
        Check("to", from is not null && to < from, new("Åtgärden slutar före den börjar. Rätta en av dagarna.", "The measure ends before it begins. Correct one of the days."), faults);
        Check("nextFollowUpOn", from is not null && followUp < from, new("Uppföljningen ligger före åtgärdens början. Välj en senare dag.", "The follow-up is before the measure begins. Choose a later day."), faults);
        if (faults.Count > 0)
        {
            return new(Measure, values, faults);
        }

        var (title, owner, mask) = ((string)sent["title"]!, (string)sent["owner"]!, new ChainMask());
        await using var transaction = await BeginAsync(store, cancel);
        chain = await store.ChainAsync(cancel);
        if (chain.Measures.Any(one => Same(one, Made(one.Id))))
        {
            return null;
        }

        var id = await PutAsync(store, "council_measure", title, taken: [.. chain.Measures.Select(one => one.Id)], id =>
        {
            var measure = Made(id);
            return [id, measure.Title, measure.FocusArea, JsonSerializer.Serialize(measure, ReleaseFiles.Json)];
        }, cancel);
        if ((string?)sent["meeting"] is { } meeting)
        {
            await AddDecisionAsync(store, meeting, Masked(mask, $"meetings/{meeting}", new MeetingDecision { Text = title, Owner = owner, State = DecisionState.Open, DueOn = followUp, Measure = id }), cancel);
        }

        await transaction.CommitAsync(cancel);
        return null;

        ActionMeasure Made(string id)
        {
            var finding = chain.Findings.Single(one => one.Id == (string)sent["finding"]!);
            return Masked(mask, $"measures/{id}", new ActionMeasure
            {
                Id = id,
                Title = title,
                FocusArea = (string)sent["focusArea"]!,
                Finding = finding.Text,
                Findings = [finding.Id],
                Owner = owner,
                State = ActivityState.Planned,
                Areas = finding.Areas,
                From = from!.Value,
                To = to,
                NextFollowUpOn = followUp,
                Plan = (string?)sent["plan"],
            });
        }
    }

    /// <summary>Keeps a finding: on a concentration of the newest run, or on a source in words.</summary>
    /// <returns>Null where it was kept.</returns>
    public static async Task<CouncilSent?> KeepFindingAsync(CouncilStore store, IFormCollection form, DateOnly today, CancellationToken cancel)
    {
        var (theme, period, number) = (FormValues.Text(form["theme"]), FormValues.Text(form["period"]), FormValues.Text(form["number"]));
        var isOnMap = theme.Length > 0;
        var (values, sent, faults) = Read(form, FindingFields(isOnMap));
        if (isOnMap)
        {
            var isGone = (await store.SpotsAsync(theme, period, cancel)).All(one => one.Number.Svg() != number);
            Check("title", isGone, new("Koncentrationen som fyndet vilar på finns inte längre. Gå till kartan och välj igen.", "The concentration that the finding rests on is not there any more. Go to the map and choose again."), faults);
        }

        if (faults.Count > 0)
        {
            return new(Finding, values, faults);
        }

        var evidence = isOnMap
            ? new FindingEvidence { Method = HotspotAnalysis.Method, Theme = theme, Period = period, Subject = $"hotspot:{number}" }
            : new FindingEvidence { Source = (string)sent["source"]! };
        await using var transaction = await BeginAsync(store, cancel);
        var chain = await store.ChainAsync(cancel);
        if (chain.Findings.Any(one => Same(one, Made(one.Id))))
        {
            return null;
        }

        await PutAsync(store, "council_finding", (string)sent["title"]!, [.. chain.Findings.Select(one => one.Id)], id => [id, JsonSerializer.Serialize(Made(id), ReleaseFiles.Json)], cancel);
        await transaction.CommitAsync(cancel);
        return null;

        Finding Made(string id) => Masked(new(), $"findings/{id}", new Finding { Id = id, Title = (string)sent["title"]!, Text = (string)sent["text"]!, FoundOn = today, State = FindingState.Standing, Evidence = [evidence] });
    }

    /// <summary>Adds a decision to a meeting.</summary>
    /// <returns>Null where it was kept.</returns>
    public static async Task<CouncilSent?> KeepDecisionAsync(CouncilStore store, IFormCollection form, DateOnly today, CancellationToken cancel)
    {
        var chain = await store.ChainAsync(cancel);
        var (values, sent, faults) = Read(form, DecisionFields(chain, today));
        var (meeting, due) = ((string?)sent["meeting"], Day(sent, "dueOn"));
        Check("dueOn", chain.Meetings.FirstOrDefault(one => one.Id == meeting) is { } held && due < held.HeldOn, new("Dagen ligger före mötet. Välj en senare.", "The day is before the meeting. Choose a later."), faults);
        if (faults.Count > 0)
        {
            return new(Decision, values, faults);
        }

        await using var transaction = await BeginAsync(store, cancel);
        var decision = Masked(new(), $"meetings/{meeting}", new MeetingDecision { Text = (string)sent["text"]!, Owner = (string)sent["owner"]!, State = DecisionState.Open, DueOn = due });
        if ((await store.ChainAsync(cancel)).Meetings.Single(one => one.Id == meeting).Decisions.Any(one => Same(one, decision)))
        {
            return null;
        }

        await AddDecisionAsync(store, meeting!, decision, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private static FormField Line(string name, Bilingual label) => new(name, label, FieldShape.Line) { IsRequired = true, Longest = LongestLine };

    private static FormField Text(string name, Bilingual label) => new(name, label, FieldShape.Text) { IsRequired = true, Longest = LongestText };

    // Those that have been held, the newest first.
    private static FormField Meeting(ChainStore chain, DateOnly today) => new("meeting", new("Mötet", "The meeting"), FieldShape.Choice)
    {
        IsRequired = true,
        Choices = [.. chain.Meetings.Where(meeting => meeting.HeldOn <= today).OrderByDescending(meeting => meeting.HeldOn).Select(meeting => Choice(meeting.Id, $"{ChainCalendar.Body(chain, meeting.Body)} {meeting.HeldOn.Iso()}"))],
    };

    // The chain is in Swedish, whoever reads it.
    private static (string, Bilingual) Choice(string id, string title) => (id, new(title, title));

    private static (FormValues Values, JsonObject Record, List<FormFault> Faults) Read(IFormCollection form, ImmutableArray<FormField> fields)
    {
        var (values, faults) = (FormValues.Posted(form, fields), new List<FormFault>());
        return (values, values.Build(fields, faults), faults);
    }

    private static DateOnly? Day(JsonObject record, string name) => record[name]?.Deserialize<DateOnly>();

    private static void Check(string name, bool isWrong, Bilingual words, List<FormFault> faults)
    {
        if (isWrong)
        {
            faults.Add(new(name, words));
        }
    }

    // A form that is sent twice, also at once, is kept once: the second waits, and finds the first.
    private static Task<IDbContextTransaction> BeginAsync(CouncilStore store, CancellationToken cancel) => store.Db.BeginInTurnAsync("geo council", store.Municipality.Code, cancel);

    private static bool Same<T>(T one, T other) => JsonText.Same(JsonSerializer.Serialize(one, ReleaseFiles.Json), JsonSerializer.Serialize(other, ReleaseFiles.Json));

    /// <summary>A title as an id: small letters, digits and hyphens.</summary>
    internal static string IdOf(string title)
    {
        var id = new StringBuilder();
        foreach (var letter in title.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                id.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        var text = id.ToString().Trim('-');
        return text.Length == 0 ? "utan-namn" : text.Length > ChainFile.LongestId ? text[..ChainFile.LongestId].Trim('-') : text;
    }

    private static T Masked<T>(ChainMask mask, string where, T record) => JsonSerializer.Deserialize<T>(mask.Mask(where, JsonSerializer.Serialize(record, ReleaseFiles.Json)), ReleaseFiles.Json)!;

    // Two who write the same title at once get ids of their own: what is taken meanwhile keeps nothing, and the next number is tried.
    private static async Task<string> PutAsync(CouncilStore store, string file, string title, ImmutableArray<string> taken, Func<string, object[]> row, CancellationToken cancel)
    {
        var stem = IdOf(title);
        for (var number = 1; ; number++)
        {
            var id = number == 1 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
            if (!taken.Contains(id) && await RunAsync(store, file, [.. row(id)], cancel) > 0)
            {
                return id;
            }
        }
    }

    private static async Task AddDecisionAsync(CouncilStore store, string meeting, MeetingDecision decision, CancellationToken cancel)
    {
        if (await RunAsync(store, "council_decision", [meeting, JsonSerializer.Serialize(decision, ReleaseFiles.Json)], cancel) == 0)
        {
            throw ProblemException.NotFound("Mötet finns inte längre.", "There is no such meeting any more.");
        }
    }

    // Each statement writes its own line in the log; why is the decision itself.
    private static Task<int> RunAsync(CouncilStore store, string file, object[] values, CancellationToken cancel) =>
        store.Db.ExecuteAsync(SqlFile.Read(typeof(CouncilStore), "Council/" + file), cancel, [store.Municipality.Code, .. values, "beslut i brottsförebyggande rådet"]);
}
