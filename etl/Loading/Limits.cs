using System.Globalization;
using Geo.Etl.Formats;
using Geo.Etl.Settings;
using Geo.Etl.Staging;

namespace Geo.Etl.Loading;

/// <summary>Whether a file, once read, is still what its mapping expects.</summary>
internal static class Limits
{
    /// <summary>A file that comes again with less than this share of its rows has been cut, or is another: deliveries grow.</summary>
    private const double SmallestShareOfBefore = 0.8;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <exception cref="SourceDriftException">Too many rows were left out, or the file is too short or too long.</exception>
    public static void Check(Mapping mapping, string file, int read, int rejected, IssueLog issues)
    {
        if (read == 0)
        {
            throw new SourceDriftException(
                $"{file}: filen har inga rader. Be källans ägare om en ny fil; finns inget att leverera, ta bort filen ur mappen. Inget har lästs in.");
        }

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

    /// <exception cref="SourceDriftException">The file has lost more than a fifth of its rows since it was loaded.</exception>
    public static void CheckAgainstBefore(Mapping mapping, string file, int read, int before)
    {
        if (read < before * SmallestShareOfBefore)
        {
            throw new SourceDriftException(
                $"{file}: {read} rader, men förra leveransen av {mapping.Id} hade {before}. Kontrollera att filen är hel och är rätt fil; stämmer den, läs in med --fewer. Inget har lästs in.");
        }
    }
}
