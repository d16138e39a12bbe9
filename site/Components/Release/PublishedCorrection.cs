namespace Geo.Components.Release;

/// <summary>One figure that a correction changed (<c>corrections.csv</c>): what stood there and what stands there now. The old
/// value is there only if it was public, the new one only if it is.</summary>
public sealed record PublishedCorrection
{
    [Field("Rättelse", "Rättelsens nummer i release-events.csv",
        English = "Correction", EnglishDescription = "The correction's number in release-events.csv")]
    public required int Event { get; init; }

    [Field("Tema", "Temats id i themes.csv",
        English = "Theme", EnglishDescription = "The theme's id in themes.csv")]
    public required string Theme { get; init; }

    [Field("Slag", "Slagets kod i kind-counts.csv; tomt om siffran gäller hela temat",
        English = "Kind", EnglishDescription = "The code of the kind in kind-counts.csv; empty where the figure is of the whole theme")]
    public string? Kind { get; init; }

    [Field("Områdestyp", "deso, regso, municipality (kommunen) eller unknown (område saknas i källan)",
        English = "Kind of area", EnglishDescription = "deso, regso, municipality or unknown (the source gives no area)")]
    public required AreaKind AreaKind { get; init; }

    [Field("Utgåva", "Områdets utgåva",
        English = "Edition", EnglishDescription = "The area's edition")]
    public required string Edition { get; init; }

    [Field("Område", "Områdets kod, som i counts.csv",
        English = "Area", EnglishDescription = "The area's code, as in counts.csv")]
    public required string Area { get; init; }

    [Field("Period", "Kvartal (2026K1), år (2025) eller en tid från–till (2018-01/2024-03)",
        English = "Period", EnglishDescription = "Quarter (2026K1), year (2025) or a time from/to (2018-01/2024-03)")]
    public required string Period { get; init; }

    [Field("Tidigare märkning", "published, withheld (skyddad) eller missing (uppgift saknas)",
        English = "Earlier mark", EnglishDescription = "published, withheld (protected) or missing (there was none)")]
    public required FigureMark OldMark { get; init; }

    [Field("Tidigare antal", "Antalet som stod där; tomt om det inte var offentligt", Unit = "händelser",
        English = "Earlier count", EnglishDescription = "The count that stood there; empty where it was not public", EnglishUnit = "events")]
    public int? OldCount { get; init; }

    [Field("Ny märkning", "published, withheld (skyddad) eller missing (uppgift saknas)",
        English = "New mark", EnglishDescription = "published, withheld (protected) or missing (there is none)")]
    public required FigureMark NewMark { get; init; }

    [Field("Nytt antal", "Antalet som står där nu; tomt om det inte är offentligt", Unit = "händelser",
        English = "New count", EnglishDescription = "The count that stands there now; empty where it is not public", EnglishUnit = "events")]
    public int? NewCount { get; init; }
}
