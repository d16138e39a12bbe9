namespace Geo.Components.Release;

/// <summary>One count of one kind within a theme in one area and period, past the same gate as the theme's own counts
/// (<c>kind-counts.csv</c>). A table beside <see cref="PublishedCount"/>, which holds the themes alone, so that who reads
/// themes need not know of kinds. A theme that counts reported offences has no kinds here; and kinds stand only for areas large enough that showing them hides next to nothing of the theme's own counts.</summary>
public sealed record PublishedKindCount
{
    [Field("Tema", "Temats id i themes.csv",
        English = "Theme", EnglishDescription = "The theme's id in themes.csv")]
    public required string Theme { get; init; }

    [Field("Slag", "Slagets kod, till exempel graffiti",
        English = "Kind", EnglishDescription = "The code of the kind, such as graffiti")]
    public required string Kind { get; init; }

    [Field("Slagets namn", "Slagets namn på svenska",
        English = "Name of the kind", EnglishDescription = "What the kind is called in Swedish")]
    public required string KindName { get; init; }

    [Field("Områdestyp", "deso, regso, municipality (kommunen) eller unknown (område saknas i källan)",
        English = "Kind of area", EnglishDescription = "deso, regso, municipality or unknown (the source gives no area)")]
    public required AreaKind AreaKind { get; init; }

    [Field("Utgåva", "Områdets utgåva",
        English = "Edition", EnglishDescription = "The area's edition")]
    public required string Edition { get; init; }

    [Field("Område", "Områdets kod; kommunens kod för kommunen och för det som saknar område",
        English = "Area", EnglishDescription = "The area's code; the municipality's for itself and for what has no area")]
    public required string Area { get; init; }

    [Field("Period", "Kvartal (2026K1), år (2025) eller en tid från–till (2018-01/2024-03)",
        English = "Period", EnglishDescription = "A quarter (2026K1), a year (2025) or a time from–to (2018-01/2024-03)")]
    public required string Period { get; init; }

    [Field("Antal", "Antal händelser; tomt om siffran är skyddad", Unit = "händelser",
        English = "Count", EnglishDescription = "Events; empty where the figure is protected", EnglishUnit = "events")]
    public int? Count { get; init; }

    [Field("Märkning", "published (siffran visas) eller withheld (skyddad)",
        English = "Mark", EnglishDescription = "published (the figure is shown) or withheld (protected)")]
    public required FigureMark Mark { get; init; }
}
