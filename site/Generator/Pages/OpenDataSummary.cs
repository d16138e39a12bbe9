using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Generator.Release;

namespace Geo.Generator.Pages;

/// <summary>The release's files as open data, and the rules for what is in them.</summary>
/// <param name="Release">Which.</param>
/// <param name="Files">As the data package describes them.</param>
/// <param name="Sources">What they build on.</param>
/// <param name="Rules">Theme by theme.</param>
/// <param name="ThemeName">What a theme is called.</param>
/// <param name="HasCatalogue">Whether there is a catalogue for data portals to harvest (DCAT-AP-SE).</param>
/// <param name="Earlier">The releases that were public before this one, latest first; null where it is not known which.</param>
public sealed record OpenDataSummary(
    ReleaseDescription Release,
    ImmutableArray<ReleaseFile> Files,
    ImmutableArray<PublishedSource> Sources,
    ImmutableArray<PublishedRule> Rules,
    Func<string, string> ThemeName,
    bool HasCatalogue,
    ImmutableArray<EarlierRelease>? Earlier)
{
    /// <summary>The files by what they hold: one set of data in all its formats, the one for machines first.</summary>
    public ImmutableArray<ImmutableArray<ReleaseFile>> Sets { get; } =
    [
        .. Files.GroupBy(StemOf).Select(set => set.OrderBy(file => file.Format == "csv" ? 0 : 1).ThenBy(file => file.Path.Length).ToImmutableArray()),
    ];

    private static string StemOf(ReleaseFile file) =>
        Path.GetFileNameWithoutExtension(file.Path).Replace("-excel", "", StringComparison.Ordinal);
}
