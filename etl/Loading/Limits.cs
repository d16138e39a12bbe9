using System.Globalization;
using Geo.Etl.Formats;
using Geo.Etl.Settings;
using Geo.Etl.Staging;

namespace Geo.Etl.Loading;

/// <summary>Whether a file, once read, is still what its mapping expects.</summary>
internal static class Limits
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <exception cref="SourceDriftException">Too many rows were left out, or the file is too short or too long.</exception>
    public static void Check(Mapping mapping, string file, int read, int rejected, IssueLog issues)
    {
        if (mapping.Limits.RowsBetween is [var fewest, var most] && (read < fewest || read > most))
        {
            throw new SourceDriftException(
                $"{file}: {read} rader, men källan {mapping.Id} brukar ha {fewest} till {most}. Kontrollera att filen är hel; stämmer den, ändra limits.rowsBetween i mappningen. Inget har lästs in.");
        }

        if (rejected > read * mapping.Limits.MaxShareNotUnderstood)
        {
            var commonest = string.Join("\n", issues.Commonest.Select(c => $"  {c.Rows} rader: {c.Problem}"));
            throw new SourceDriftException(string.Create(Swedish, $"""
                {file}: {rejected} av {read} rader kan inte användas ({(double)rejected / read:P1}); gränsen är {mapping.Limits.MaxShareNotUnderstood:P1}. De vanligaste skälen:
                {commonest}
                Rätta filen eller mappningen {mapping.Id}.yml, eller höj limits.maxShareNotUnderstood där om felen är kända. Inget har lästs in.
                """));
        }
    }
}
