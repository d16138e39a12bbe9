using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
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
internal sealed record CouncilSent(string Form, IReadOnlyDictionary<string, ImmutableArray<string>> Values, ImmutableArray<(string Field, string Words)> Faults);

/// <summary>What the council adds to the chain of evidence: checked in words, masked, kept with its line in the log, all or nothing.</summary>
internal static class CouncilForms
{
    public const string Measure = "ny-atgard";
    public const string Finding = "nytt-fynd";
    public const string Decision = "nytt-beslut";

    private const int LongestLine = 200;
    private const int LongestText = 2_000;

    /// <summary>Keeps a measure, and the meeting's decision of it where it was decided at one.</summary>
    /// <returns>Null where it was kept.</returns>
    public static async Task<CouncilSent?> KeepMeasureAsync(CouncilStore store, IFormCollection form, CancellationToken cancel)
    {
        var (sent, chain) = (new Reader(form), await store.ChainAsync(cancel));
        var finding = sent.Word("finding", "vilket fynd åtgärden svarar på", chain.Findings.Select(one => one.Id), isRequired: true);
        var (title, owner) = (sent.Text("title", "vad som ska göras", LongestLine), sent.Text("owner", "vem som är ansvarig: utan ansvarig lämnar inget rådet", LongestLine));
        var focus = sent.Word("focusArea", "fokusområde", chain.FocusAreas.Select(one => one.Id), isRequired: true);
        var (plan, meeting) = (sent.Word("plan", "plan", chain.Plans.Select(one => one.Id)), sent.Word("meeting", "möte", chain.Meetings.Select(one => one.Id)));
        var (from, to) = (sent.Day("from", "när åtgärden börjar"), sent.Day("to", "", isRequired: false));
        var followUp = sent.Day("nextFollowUpOn", "när åtgärden följs upp: utan uppföljning lämnar inget rådet");
        sent.Check("to", from is not null && to < from, "Åtgärden slutar före den börjar. Rätta en av dagarna.");
        sent.Check("nextFollowUpOn", from is not null && followUp < from, "Uppföljningen ligger före åtgärdens början. Välj en senare dag.");
        if (sent.Faults.Count > 0)
        {
            return sent.Refused(Measure);
        }

        var mask = new ChainMask();
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
        if (meeting is not null)
        {
            await AddDecisionAsync(store, meeting, Masked(mask, $"meetings/{meeting}", new MeetingDecision { Text = title, Owner = owner, State = DecisionState.Open, DueOn = followUp, Measure = id }), cancel);
        }

        await transaction.CommitAsync(cancel);
        return null;

        ActionMeasure Made(string id) => Masked(mask, $"measures/{id}", new ActionMeasure
        {
            Id = id,
            Title = title,
            FocusArea = focus!,
            Finding = chain.Findings.Single(one => one.Id == finding).Text,
            Findings = [finding!],
            Owner = owner,
            State = ActivityState.Planned,
            Areas = chain.Findings.Single(one => one.Id == finding).Areas,
            From = from!.Value,
            To = to,
            NextFollowUpOn = followUp,
            Plan = plan,
        });
    }

    /// <summary>Keeps a finding: on a concentration of the newest run, or on a source in words.</summary>
    /// <returns>Null where it was kept.</returns>
    public static async Task<CouncilSent?> KeepFindingAsync(CouncilStore store, IFormCollection form, DateOnly today, CancellationToken cancel)
    {
        var sent = new Reader(form);
        var (title, text) = (sent.Text("title", "fyndet i korthet", LongestLine), sent.Text("text", "vad som har setts", LongestText));
        var evidence = new FindingEvidence();
        if (form["theme"].ToString() is { Length: > 0 } theme)
        {
            var (period, number) = (form["period"].ToString(), form["number"].ToString());
            var spot = (await store.SpotsAsync(theme, period, cancel)).FirstOrDefault(one => one.Number.ToString(CultureInfo.InvariantCulture) == number);
            sent.Check("title", spot is null, "Koncentrationen som fyndet vilar på finns inte längre. Gå till kartan och välj igen.");
            evidence = evidence with { Method = HotspotAnalysis.Method, Theme = theme, Period = period, Subject = $"hotspot:{number}" };
        }
        else
        {
            evidence = evidence with { Source = sent.Text("source", "vilken källa fyndet vilar på", LongestLine) };
        }

        if (sent.Faults.Count > 0)
        {
            return sent.Refused(Finding);
        }

        await using var transaction = await BeginAsync(store, cancel);
        var chain = await store.ChainAsync(cancel);
        if (chain.Findings.Any(one => Same(one, Made(one.Id))))
        {
            return null;
        }

        await PutAsync(store, "council_finding", title, [.. chain.Findings.Select(one => one.Id)], id => [id, JsonSerializer.Serialize(Made(id), ReleaseFiles.Json)], cancel);
        await transaction.CommitAsync(cancel);
        return null;

        Finding Made(string id) => Masked(new(), $"findings/{id}", new Finding { Id = id, Title = title, Text = text, FoundOn = today, State = FindingState.Standing, Evidence = [evidence] });
    }

    /// <summary>Adds a decision to a meeting.</summary>
    /// <returns>Null where it was kept.</returns>
    public static async Task<CouncilSent?> KeepDecisionAsync(CouncilStore store, IFormCollection form, CancellationToken cancel)
    {
        var (sent, chain) = (new Reader(form), await store.ChainAsync(cancel));
        var meeting = sent.Word("meeting", "vilket möte som beslutade", chain.Meetings.Select(one => one.Id), isRequired: true);
        var (text, owner) = (sent.Text("text", "beslutet", LongestText), sent.Text("owner", "vem som är ansvarig: utan ansvarig lämnar inget rådet", LongestLine));
        var due = sent.Day("dueOn", "när det ska vara klart: utan dag lämnar inget rådet");
        sent.Check("dueOn", chain.Meetings.FirstOrDefault(one => one.Id == meeting) is { } held && due < held.HeldOn, "Dagen ligger före mötet. Välj en senare.");
        if (sent.Faults.Count > 0)
        {
            return sent.Refused(Decision);
        }

        await using var transaction = await BeginAsync(store, cancel);
        var decision = Masked(new(), $"meetings/{meeting}", new MeetingDecision { Text = text, Owner = owner, State = DecisionState.Open, DueOn = due });
        if ((await store.ChainAsync(cancel)).Meetings.Single(one => one.Id == meeting).Decisions.Any(one => Same(one, decision)))
        {
            return null;
        }

        await AddDecisionAsync(store, meeting!, decision, cancel);
        await transaction.CommitAsync(cancel);
        return null;
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
        return text.Length == 0 ? "utan-namn" : text.Length > 60 ? text[..60].Trim('-') : text;
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

    /// <summary>Reads fields, and remembers what is wrong with them.</summary>
    private sealed class Reader(IFormCollection form)
    {
        public List<(string Field, string Words)> Faults { get; } = [];

        public string Text(string name, string what, int longest)
        {
            var text = PlainText.Of(form[name].ToString()).Trim().ReplaceLineEndings("\n");
            Check(name, text.Length == 0, $"Skriv {what}.");
            Check(name, text.Length > longest, $"Texten är {text.Length} tecken. Korta den till {longest}.");
            Check(name, text.Contains('\0', StringComparison.Ordinal), "Texten innehåller ett nolltecken.");
            return text;
        }

        public string? Word(string name, string what, IEnumerable<string> known, bool isRequired = false)
        {
            var word = form[name].ToString();
            Check(name, word.Length == 0 && isRequired, $"Välj {what}.");
            Check(name, word.Length > 0 && !known.Contains(word), $"Välj {what} ur listan.");
            return word.Length == 0 ? null : word;
        }

        public DateOnly? Day(string name, string what, bool isRequired = true)
        {
            var text = form[name].ToString();
            var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200;
            Check(name, text.Length == 0 && isRequired, $"Skriv {what}.");
            Check(name, text.Length > 0 && !isDay, $"{(text.Length > 40 ? text[..40] : text)} är inget datum. Skriv år-månad-dag, till exempel 2026-01-31.");
            return isDay ? day : null;
        }

        public void Check(string name, bool isWrong, string words)
        {
            if (isWrong)
            {
                Faults.Add((name, words));
            }
        }

        public CouncilSent Refused(string id) => new(id, form.ToDictionary(field => field.Key, field => (ImmutableArray<string>)[.. field.Value.Select(value => value ?? "")]), [.. Faults]);
    }
}
