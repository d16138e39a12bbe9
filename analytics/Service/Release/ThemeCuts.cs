using Geo.Components.Release;
using Geo.Database;

namespace Geo.Service.Release;

/// <summary>How kinds and offence codes are cut into themes: the gate protects a theme at a time, so that no two themes may tell of the
/// same events, now or in two releases.</summary>
internal static class ThemeCuts
{
    /// <summary>Refuses a kind or code that stands in two themes, or that a theme by another name has told of before: the one count less
    /// the other would be a count that nobody has protected.</summary>
    /// <param name="themes">All themes of the candidate.</param>
    /// <param name="earlier">Every release that has been public, withdrawn ones too.</param>
    /// <exception cref="UsageException">There is such a kind or code.</exception>
    public static void Refuse(IReadOnlyCollection<PublishedTheme> themes, IEnumerable<EarlierRelease> earlier)
    {
        var now = themes.SelectMany(theme => Parts(theme.Includes).Select(part => (Theme: theme.Id, Part: part))).ToLookup(one => one.Part, one => one.Theme, StringComparer.Ordinal);
        if (now.FirstOrDefault(part => part.Count() > 1) is { } shared)
        {
            throw new UsageException(
                $"{shared.Key} räknas i flera teman ({string.Join(" och ", shared)}). Skillnaden mellan dem kan röja små antal, så släppet byggs inte. Låt det stå i ett av dem (municipality.yml, themes).");
        }

        foreach (var release in earlier)
        {
            foreach (var (theme, includes) in release.Includes)
            {
                if (Parts(includes).FirstOrDefault(part => now.Contains(part) && !now[part].Contains(theme)) is { } moved)
                {
                    throw new UsageException(
                        $"{moved} räknades i temat {theme} i släppet {release.Id}, men räknas nu i temat {now[moved].First()}. Skillnaden mellan temana kan röja små antal, så släppet byggs inte. Låt {moved} stå kvar i {theme} (municipality.yml, themes).");
                }
            }
        }
    }

    private static string[] Parts(string? includes) => (includes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
