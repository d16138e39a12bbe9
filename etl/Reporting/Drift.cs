using System.Globalization;

namespace Geo.Etl.Reporting;

/// <summary>What has changed between two loads, in plain Swedish: a source seldom breaks, it slides.</summary>
internal static class Drift
{
    /// <summary>A share that has moved less than this, in parts of one, is told by the counts well enough.</summary>
    private const double SmallestShift = 0.001;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>Sources that have come and gone.</summary>
    public static IReadOnlyList<string> OfSources(LoadFacts before, LoadFacts now) =>
    [
        .. now.Sources.ExceptBy(before.Sources.Select(s => s.Source), s => s.Source).Select(s => $"Ny källa: {s.Title}."),
        .. before.Sources.ExceptBy(now.Sources.Select(s => s.Source), s => s.Source).Select(s => $"Källan {s.Title} läses inte längre in."),
    ];

    /// <summary>One sentence a change; none where nothing has changed.</summary>
    public static IReadOnlyList<string> Of(SourceFacts before, SourceFacts now)
    {
        var told = new List<string>();
        if (now.Read != before.Read)
        {
            told.Add(string.Create(Swedish,
                $"{Rows(now.Read)} lästes, {Math.Abs(now.Read - before.Read):N0} {(now.Read > before.Read ? "fler" : "färre")} än förra gången ({before.Read:N0})."));
        }

        Share(told, "Andelen avvisade rader", Part(before.Rejected, before.Read), Part(now.Rejected, now.Read), "Se vad de beror på nedan.");
        Share(told, "Andelen rader med anmärkning", Part(before.Remarks, before.Read), Part(now.Remarks, now.Read), null);
        Share(told, "Andelen rader med känd plats", before.Placed.HitRate, now.Placed.HitRate, null);
        if (now.Placed.IsBelowFloor && !before.Placed.IsBelowFloor)
        {
            told.Add("Den är nu under golvet på 85 %: rita inga kartor av källan förrän platserna har kompletterats.");
        }

        List(told, now.UnknownWords.Except(before.UnknownWords).Select(word => $"”{word}”"), "Ett nytt ord som inte känns igen", "Nya ord som inte känns igen");
        List(told, now.Reporters.Except(before.Reporters), "Ny rapportör", "Nya rapportörer");
        List(told, before.Reporters.Except(now.Reporters), "Rapportör som inte finns kvar", "Rapportörer som inte finns kvar");
        Count(told, before.Withdrawn, now.Withdrawn, "händelser är borttagna av källan");
        Count(told, before.Duplicates, now.Duplicates, "händelser har också berättats av en annan källa");
        return told;
    }

    private static double? Part(int part, int of) => of > 0 ? (double)part / of : null;

    private static void Share(List<string> told, string what, double? before, double? now, string? advice)
    {
        if (before is { } old && now is { } share && Math.Abs(share - old) >= SmallestShift)
        {
            told.Add(string.Create(Swedish, $"{what} {(share > old ? "ökade" : "minskade")} från {old:P1} till {share:P1}.") + (advice is null || share < old ? "" : $" {advice}"));
        }
    }

    private static void List(List<string> told, IEnumerable<string> items, string one, string several)
    {
        var list = items.ToList();
        if (list.Count > 0)
        {
            told.Add($"{(list.Count == 1 ? one : several)}: {string.Join(", ", list)}.");
        }
    }

    private static void Count(List<string> told, int before, int now, string what)
    {
        if (before != now)
        {
            told.Add(string.Create(Swedish, $"{now:N0} {what}; förra gången var det {before:N0}."));
        }
    }

    private static string Rows(int rows) => string.Create(Swedish, $"{rows:N0} {(rows == 1 ? "rad" : "rader")}");
}
