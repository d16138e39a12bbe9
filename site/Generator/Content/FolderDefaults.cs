namespace Geo.Generator.Content;

/// <summary>What the texts of a folder, and of the folders in it, share: <c>_folder.yml</c>. A text's own front matter goes
/// before it, and the nearest folder before those above.</summary>
public sealed record FolderDefaults
{
    public const string FileName = "_folder.yml";

    /// <inheritdoc cref="FrontMatter.Updated"/>
    public DateOnly? Updated { get; init; }

    /// <inheritdoc cref="FrontMatter.Checked"/>
    public DateOnly? Checked { get; init; }

    /// <inheritdoc cref="FrontMatter.OnlySwedish"/>
    public bool OnlySwedish { get; init; }

    /// <inheritdoc cref="FrontMatter.Sources"/>
    public SourceEntry[] Sources { get; init; } = [];

    /// <inheritdoc cref="FrontMatter.RelatedThemes"/>
    public string[] RelatedThemes { get; init; } = [];

    /// <summary>The front matter with what it leaves out.</summary>
    public FrontMatter Under(FrontMatter head) => head with
    {
        Updated = head.Updated ?? Updated,
        Checked = head.Checked ?? Checked,
        OnlySwedish = head.OnlySwedish || OnlySwedish,
        Sources = head.Sources.Length > 0 ? head.Sources : Sources,
        RelatedThemes = head.RelatedThemes.Length > 0 ? head.RelatedThemes : RelatedThemes,
    };
}
