namespace Geo.Components.Release;

/// <summary>What is counted: a theme of incidents, or a set of reported offences.</summary>
public sealed record PublishedTheme
{
    [Field("Tema", "Temats id, samma som i counts.csv",
        English = "Theme", EnglishDescription = "The theme's id, as in counts.csv")]
    public required string Id { get; init; }

    [Field("Namn", "Temats namn",
        English = "Name", EnglishDescription = "The theme's name, in Swedish")]
    public required string Name { get; init; }

    [Field("Vad som räknas", "En mening om vad som ingår och inte ingår",
        English = "What is counted", EnglishDescription = "A sentence on what is in it and what is not, in Swedish")]
    public required string Description { get; init; }

    [Field("Sort", "incident (rapporterade händelser) eller reported-offence (anmälda brott)",
        English = "Kind", EnglishDescription = "incident (reported events) or reported-offence (offences reported to the police)")]
    public required CountKind Kind { get; init; }

    /// <summary>Null in a release made before it was told.</summary>
    [Field("Ingår", "Slagen, eller brottskoderna, åtskilda av blanksteg",
        English = "Includes", EnglishDescription = "The kinds, or the offence codes, parted by blanks")]
    public string? Includes { get; init; }

    [Field("Källor", "Källornas id, åtskilda av blanksteg",
        English = "Sources", EnglishDescription = "The sources' ids, parted by blanks")]
    public required string Sources { get; init; }
}

/// <summary>Reported crime is not crime, and a report to the municipality is neither: the kinds are never added.</summary>
public enum CountKind
{
    /// <summary>Incidents and observations that the municipality and its partners have registered.</summary>
    Incident,

    /// <summary>Offences reported to the police.</summary>
    ReportedOffence,
}
