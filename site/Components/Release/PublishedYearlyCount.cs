namespace Geo.Components.Release;

/// <summary>How often something that is never mapped was reported in the whole municipality in a whole year, past the same gate as all
/// other counts (<c>yearly-counts.csv</c>): violence in close relationships, sexual offences, hate crime, offences against children. No
/// area, quarter, kind or rate stands beside it. A table of its own, so that who draws maps and areas never meets it.</summary>
public sealed record PublishedYearlyCount
{
    [Field("Tema", "Temats id",
        English = "Theme", EnglishDescription = "The theme's id")]
    public required string Theme { get; init; }

    [Field("Namn", "Temats namn",
        English = "Name", EnglishDescription = "The theme's name, in Swedish")]
    public required string Name { get; init; }

    [Field("Vad som räknas", "En mening om vad som ingår och inte ingår",
        English = "What is counted", EnglishDescription = "A sentence on what is in it and what is not, in Swedish")]
    public required string Description { get; init; }

    [Field("Sort", "incident (rapporterade händelser) eller reported-offence (anmälda brott)",
        English = "Kind", EnglishDescription = "incident (reported events) or reported-offence (offences reported to the police)")]
    public required CountKind Kind { get; init; }

    [Field("Ingår", "Slagen i incident-kinds.csv, eller brottskoderna, åtskilda av blanksteg",
        English = "Includes", EnglishDescription = "The kinds, or the offence codes, parted by blanks")]
    public required string Includes { get; init; }

    [Field("År", "Kalenderår, till exempel 2025",
        English = "Year", EnglishDescription = "A calendar year, such as 2025")]
    public required string Period { get; init; }

    [Field("Antal", "Antal i hela kommunen under året; tomt om siffran är skyddad", Unit = "händelser",
        English = "Count", EnglishDescription = "How many in the whole municipality in the year; empty where the figure is protected", EnglishUnit = "events")]
    public int? Count { get; init; }

    [Field("Märkning", "published (siffran visas) eller withheld (skyddad)",
        English = "Mark", EnglishDescription = "published (the figure is shown) or withheld (protected)")]
    public required FigureMark Mark { get; init; }

    [Field("Källor", "Källornas id, åtskilda av blanksteg",
        English = "Sources", EnglishDescription = "The sources' ids, parted by blanks")]
    public required string Sources { get; init; }
}
