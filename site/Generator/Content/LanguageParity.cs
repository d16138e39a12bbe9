namespace Geo.Generator.Content;

/// <summary>Every text is in every language of the site, but for the few kinds that are in Swedish alone.</summary>
internal static class LanguageParity
{
    private static readonly string[] MayBeSwedish = ["rapporter", "lattlast", "om/tillganglighet", "om/rattelser"];

    /// <exception cref="BuildException">Names every text without its other half, and every text that may not be in Swedish
    /// alone.</exception>
    public static void Require(IReadOnlyList<ContentTree> trees, string folder)
    {
        var faults = trees[0].Pages.Values.Where(page => page.Head.OnlySwedish && !IsAllowed(page.Path))
            .Select(page => $"{page.File}:1: onlySwedish får bara stå i {string.Join(", ", MayBeSwedish)}. Skriv en engelsk text i stället.").ToList();
        foreach (var other in trees.Skip(1))
        {
            faults.AddRange(trees[0].Pages.Values.Where(page => !page.Head.OnlySwedish && !other.Pages.ContainsKey(page.Path)).Select(page =>
                $"{page.File}:1: texten finns inte på engelska. Skriv {Path.Combine(folder, other.Language.Code, page.Path)}."));
            faults.AddRange(other.Pages.Values.Where(page => !trees[0].Pages.ContainsKey(page.Path)).Select(page =>
                $"{page.File}:1: texten finns inte på svenska. Skriv {Path.Combine(folder, "sv", page.Path)}, eller byt namn."));
            faults.AddRange(other.Pages.Values.Where(page => page.Head.OnlySwedish).Select(page =>
                $"{page.File}:1: onlySwedish hör hemma i den svenska texten. Ta bort filen eller nyckeln."));
        }

        if (faults.Count > 0)
        {
            throw new BuildException(string.Join('\n', faults));
        }
    }

    private static bool IsAllowed(string path) => MayBeSwedish.Any(part =>
        path == part + ".md" || path.StartsWith(part + "/", StringComparison.Ordinal));
}
