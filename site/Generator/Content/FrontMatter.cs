namespace Geo.Generator.Content;

/// <summary>What stands between the two lines of hyphens at the head of a content file.</summary>
public sealed record FrontMatter
{
    public required string Title { get; init; }

    /// <summary>One sentence: the page's description for search engines, and its line in lists.</summary>
    public required string Description { get; init; }

    public DateOnly? Updated { get; init; }

    /// <summary>Place among the pages beside it: low numbers first, then those without.</summary>
    public int? Order { get; init; }

    /// <summary>In English texts: the page's part of the address, such as neighbourhood-watch; null for the file's
    /// name.</summary>
    public string? Slug { get; init; }

    /// <summary>The text has no English: reports, easy-to-read pages, the accessibility statement, corrections.</summary>
    public bool OnlySwedish { get; init; }

    /// <summary>Whether the page has a way off it in one step: for who may be watched.</summary>
    public bool QuickExit { get; init; }

    /// <summary>Such as external-7 or internal-2; null for what is no focus area.</summary>
    public string? FocusArea { get; init; }

    /// <summary>When the facts were last compared with their sources; null: the page says "ej kontrollerad".</summary>
    public DateOnly? Checked { get; init; }

    public SourceEntry[] Sources { get; init; } = [];

    /// <summary>Ids of themes whose figures belong to the subject.</summary>
    public string[] RelatedThemes { get; init; } = [];
}

/// <summary>A source that a text builds on.</summary>
public sealed record SourceEntry
{
    public required string Title { get; init; }

    public string? Address { get; init; }

    public DateOnly? CheckedOn { get; init; }
}
