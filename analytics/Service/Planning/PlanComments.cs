using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Geo.Database;
using Geo.Database.Masking;
using Geo.Service.Analyses;

namespace Geo.Service.Planning;

/// <summary>What planners have answered and concluded on a kept check, in one version: the next stands beside it, never in its place.</summary>
internal sealed record PlanComments
{
    public const int LongestAnswer = 2_000;
    public const int LongestConclusions = 6_000;

    /// <summary>1, 2, …; 0 before anything is written.</summary>
    public required int Version { get; init; }

    /// <summary>A role, never a person.</summary>
    public required string WrittenBy { get; init; }

    public required DateTime WrittenAt { get; init; }

    /// <summary>Empty where there are none.</summary>
    public required string Conclusions { get; init; }

    public required ImmutableArray<PlanAnswer> Answers { get; init; }

    /// <summary>What was taken out of the texts before they were stored, in Swedish words with how many; empty where nothing was.</summary>
    public required ImmutableArray<string> Removed { get; init; }

    /// <summary>The answer to a question; empty where there is none.</summary>
    public string AnswerTo(string area, string ask) => Answers.FirstOrDefault(answer => answer.Area == area && answer.Ask == ask)?.Answer ?? "";

    /// <summary>Texts as they may be stored: without what could point at a person.</summary>
    /// <exception cref="PlanFault">A text is too long, or holds signs that no one writes.</exception>
    public static PlanComments Of(string conclusions, IEnumerable<PlanAnswer> answers, PlanComments before)
    {
        var masker = new Masker();
        var told = Checked(conclusions, LongestConclusions, "Slutsatserna", "The conclusions");
        var kept = answers.Select(answer => answer with { Answer = Checked(answer.Answer, LongestAnswer, $"Svaret på ”{answer.Ask}”", $"The answer to \"{answer.Ask}\"") }).Where(answer => answer.Answer.Length > 0);
        return before with
        {
            Conclusions = masker.Mask(told),
            Answers = [.. kept.Select(answer => answer with { Answer = masker.Mask(answer.Answer) })],
            Removed = [.. masker.Counts.Where(count => count.Value > 0).OrderBy(count => count.Key).Select(count => $"{count.Value} {count.Key.Swedish()}")],
        };
    }

    private static string Checked(string text, int longest, string swedish, string english)
    {
        var plain = text.ReplaceLineEndings("\n").Trim();
        return plain.Length > longest
            ? throw new PlanFault($"{swedish} är {plain.Length} tecken; högst {longest} får plats.", $"{english}: {plain.Length} characters; {longest} at most.")
            : plain.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t'))
                ? throw new PlanFault($"{swedish} innehåller styrtecken. Skriv om texten.", $"{english}: there are control characters. Write it again.")
                : plain;
    }

    /// <summary>Nothing written yet.</summary>
    public static PlanComments None { get; } = new() { Version = 0, WrittenBy = "", WrittenAt = default, Conclusions = "", Answers = [], Removed = [] };

    /// <summary>Every version of a check, the last first.</summary>
    public static Task<List<PlanComments>> ListAsync(PlanStore store, string check, CancellationToken cancel) => store.ListAsync(
        "plan_comment", row => ResultRun.Read<PlanComments>(row.GetString(3)) with { Version = row.GetInt32(0), WrittenBy = row.GetString(1), WrittenAt = row.GetDateTime(2) }, cancel, check);

    /// <summary>Keeps the comments as the version after their own.</summary>
    /// <returns>False where somebody else has written since: nothing is then kept.</returns>
    public async Task<bool> KeepAsync(PlanStore store, string check, CancellationToken cancel) => await store.ExecuteAsync(
        SqlFile.Read(typeof(PlanStore), "Planning/plan_comment_keep"), cancel, store.Code, check, Version, WrittenBy, WrittenAt, ResultRun.Write(this)) == 1;
}

/// <summary>What a planner has answered to a question, as it was asked.</summary>
internal sealed record PlanAnswer(string Area, string Ask, string Answer)
{
    /// <summary>The question's name in a form: questions have no numbers that last.</summary>
    public string Key => "answer-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Area}\n{Ask}")))[..16];
}
