namespace Geo.Components.Release;

/// <summary>One count of one theme in one area and period, past the release gate. Whatever is computed from a withheld
/// count is withheld with it.</summary>
public sealed record PublishedCount
{
    [Field("Tema", "Temats id i themes.csv",
        English = "Theme", EnglishDescription = "The theme's id in themes.csv")]
    public required string Theme { get; init; }

    [Field("Områdestyp", "deso, regso, municipality (kommunen) eller unknown (område saknas i källan)",
        English = "Kind of area", EnglishDescription = "deso, regso, municipality or unknown (the source gives no area)")]
    public required AreaKind AreaKind { get; init; }

    [Field("Utgåva", "Områdets utgåva",
        English = "Edition", EnglishDescription = "The area's edition")]
    public required string Edition { get; init; }

    [Field("Område", "Områdets kod; kommunens kod för kommunen och för det som saknar område",
        English = "Area", EnglishDescription = "The area's code; the municipality's for the municipality and for what has no area")]
    public required string Area { get; init; }

    [Field("Period", "Kvartal (2026K1), år (2025) eller en tid från–till (2018-01/2024-03)",
        English = "Period", EnglishDescription = "Quarter (2026K1), year (2025) or a time from/to (2018-01/2024-03)")]
    public required string Period { get; init; }

    [Field("Antal", "Antal händelser; tomt om siffran är skyddad eller saknas",
        English = "Count", EnglishDescription = "Number of events; empty where the figure is withheld or missing", Unit = "händelser", EnglishUnit = "events")]
    public int? Count { get; init; }

    [Field("Per 1 000 invånare", "Antal per 1 000 invånare i perioden, inte omräknat till år",
        English = "Per 1,000 residents", EnglishDescription = "Events per 1,000 residents in the period, not made yearly", Unit = "per 1 000 invånare", EnglishUnit = "per 1,000 residents")]
    public decimal? PerThousand { get; init; }

    [Field("Nedre gräns", "95 % konfidensintervall för antal per 1 000 invånare (Garwood 1936), nedre gräns",
        English = "Lower limit", EnglishDescription = "95 % confidence interval of the events per 1,000 residents (Garwood 1936), lower limit", Unit = "per 1 000 invånare", EnglishUnit = "per 1,000 residents")]
    public decimal? PerThousandLower { get; init; }

    [Field("Övre gräns", "95 % konfidensintervall för antal per 1 000 invånare (Garwood 1936), övre gräns",
        English = "Upper limit", EnglishDescription = "95 % confidence interval of the events per 1,000 residents (Garwood 1936), upper limit", Unit = "per 1 000 invånare", EnglishUnit = "per 1,000 residents")]
    public decimal? PerThousandUpper { get; init; }

    [Field("Märkning", "published (siffran visas), withheld (skyddad) eller missing (uppgift saknas)",
        English = "Mark", EnglishDescription = "published (the figure is shown), withheld (protected) or missing (there is none)")]
    public required FigureMark Mark { get; init; }
}

/// <summary>Why a figure is there or not. One mark for all that is withheld, which never says why.</summary>
public enum FigureMark
{
    /// <summary>The figure stands there.</summary>
    Published,

    /// <summary>Withheld by the rules: shown as "skyddad".</summary>
    Withheld,

    /// <summary>There is no figure to show or to withhold: the source does not cover the place or the time.</summary>
    Missing,
}
