using Geo.Etl.Formats;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>The publishers' words and the project's: what the mapping does not know is an issue, never a guess.</summary>
internal static class Words
{
    /// <summary>The kind that the mapping gives a word; null, and the row rejected, where it gives none.</summary>
    public static string? Kind(SourceRow row, Reading reading, string role, string word)
    {
        if (reading.Mapping.Words.TryGetValue(word, out var kind))
        {
            return kind;
        }

        reading.Reject(row, role, word.Length == 0
            ? "ordet saknas; skriv vad som hände"
            : reading.Mapping.RefusedWords.Contains(word)
                ? "sådana händelser tas aldrig in i systemet; de hör hemma i egna rutiner"
                : "ordet känns inte igen; rätta det, eller lägg till det under words i mappningen");
        return null;
    }

    /// <summary>Whether the event was in a public place; null where neither the word nor the source says.</summary>
    public static bool? InPublicPlace(Reading reading, string word) =>
        reading.Mapping.IndoorWords.Contains(word) ? false : reading.Mapping.InPublicPlace;

    /// <summary>Says of a time in the night when the clock is put forward that it does not exist.</summary>
    public static void RemarkOnSkippedHour(SourceRow row, Reading reading, string role, params DateTime[] wallClocks)
    {
        if (wallClocks.Any(SwedishTime.IsSkipped))
        {
            reading.Remark(row, role, "klockslaget finns inte den natten, för då ställdes klockan fram; tiden har tagits som ett spann på högst en timme");
        }
    }

    /// <summary>The organisation; null, and the row rejected, where it is not one that the mapping knows: a misspelt one
    /// would pass for a second reporter.</summary>
    public static string? Reporter(SourceRow row, Reading reading)
    {
        if (!reading.Mapping.Columns.ContainsKey("reporter"))
        {
            return reading.Mapping.Publisher;
        }

        var word = row.Word("reporter");
        var name = reading.Mapping.ReporterWords.GetValueOrDefault(word, word);
        if (reading.Mapping.Reporters.Contains(name) || (reading.Mapping.Reporters.Count == 0 && row.Text("reporter") == word && word.Length > 0))
        {
            return name;
        }

        reading.Reject(row, "reporter", word.Length == 0
            ? "den som rapporterar saknas; skriv organisationens namn"
            : "organisationen känns inte igen; rätta namnet, eller lägg till det under reporters i mappningen");
        return null;
    }
}
