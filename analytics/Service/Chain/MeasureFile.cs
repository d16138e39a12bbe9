using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Chain.Records;

namespace Geo.Service.Chain;

/// <summary>The action plan's measures as a file, <c>plan/measures.yml</c>: a list, each with the finding it answers.
/// </summary>
public static partial class MeasureFile
{
    /// <summary>Reads all measures, in the file's order.</summary>
    /// <exception cref="UsageException">The file is not a list of measures: the message names file, line, key and
    /// remedy.</exception>
    public static ImmutableArray<ActionMeasure> Read(string path)
    {
        var measures = YamlRecord.ReadListFile(path, Measure);
        return measures.GroupBy(measure => measure.Id).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new UsageException(
                $"{path}, id: \"{twice.Key}\" står på {twice.Count()} åtgärder. Ge varje åtgärd ett eget id.")
            : measures;
    }

    internal static ActionMeasure Measure(YamlRecord record)
    {
        var measure = new ActionMeasure
        {
            Id = record.Text("id"),
            Title = record.Text("title"),
            FocusArea = record.Text("focusArea"),
            Finding = record.Text("finding"),
            Findings = record.FindTexts("findings"),
            Owner = record.Text("owner"),
            State = record.Word<ActivityState>("state"),
            Areas = record.FindText("areas"),
            From = record.Date("from"),
            To = record.FindDate("to"),
            NextFollowUpOn = record.FindDate("nextFollowUpOn"),
            Plan = record.FindText("plan"),
            CostKronor = record.FindCount("costKronor"),
        };

        return measure switch
        {
            { To: { } to } when to < measure.From =>
                throw record.Wrong(
                    "from", $"{measure.From:yyyy-MM-dd} ligger efter to, {to:yyyy-MM-dd}", "Rätta ett av datumen."),
            _ when !PublishedFocusArea.IsId(measure.FocusArea) =>
                throw record.Wrong(
                    "focusArea", $"okänt fokusområde \"{measure.FocusArea}\"",
                    "Skriv external-1 till external-8 eller internal-1 till internal-4."),
            { Areas: { } areas } when !areas.Split(' ').All(code => AreaCode().IsMatch(code)) =>
                throw record.Wrong(
                    "areas", $"\"{areas}\" är inte områdeskoder",
                    "Skriv DeSO-koder med ett blanksteg emellan, eller ta bort nyckeln när hela kommunen avses."),
            _ => measure,
        };
    }

    [GeneratedRegex(@"^[0-9]{4}([ABC][0-9]{4}|R[0-9]{3})\z")]
    private static partial Regex AreaCode();
}
