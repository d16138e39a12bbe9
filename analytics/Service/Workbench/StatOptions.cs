namespace Geo.Service.Workbench;

/// <summary>The options that several methods share, and those that every method has.</summary>
internal static class StatOptions
{
    public static StatOption Id { get; } = new("id", "Kolumnen med enhetens namn; skrivs ut som id", Required: true, Sample: "id");

    public static StatOption Value { get; } = new("value", "Kolumnen med värdet", Required: true, Sample: "antal");

    public static StatOption X { get; } = new("x", "Kolumnen med östlig koordinat i meter", Required: true, Sample: "x", FromGeometry: true);

    public static StatOption Y { get; } = new("y", "Kolumnen med nordlig koordinat i meter", Required: true, Sample: "y", FromGeometry: true);

    public static StatOption Time { get; } = new("time", "Kolumnen med tiden: antal dygn eller datum (2026-05-31)", Required: true, Sample: "dag");

    public static StatOption Series { get; } = new("series", "Kolumnen som säger vilken serie raden hör till", Required: true, Sample: "serie");

    public static StatOption Permutations { get; } = new("permutations", "Antal omkastningar; 0 = inga", Default: "0", Sample: "999");

    public static StatOption Seed { get; } = new("seed", "Heltal: samma frö ger samma slumptal", Default: "1");

    public static StatOption Weights { get; } = new("weights", "CSV-fil med grannar: kolumnerna i,j och eventuellt w", Sample: "links.csv");

    public static StatOption Contiguity { get; } = new("contiguity", "Grannar ur ytorna i --input: delar hörn (queen) eller kant (rook)", Choices: ["queen", "rook"], Sample: "queen");

    public static StatOption Style { get; } = new("style", "Vikter: W radvis summa 1, B som de står (ettor när inga anges)", Default: "W", Choices: ["W", "B"]);

    public static StatOption Grid { get; } = new("grid", "Rutans sida i meter; --x och --y är nedre vänstra hörnet", Sample: "250");

    public static StatOption Neighbours { get; } = new("neighbours", "Grannar i rutnätet: queen (8) eller rook (4)", Choices: ["queen", "rook"]);

    public static StatOption Distance { get; } = new("distance", "Grannar inom så många meter mellan mittpunkter");

    public static StatOption Alpha { get; } = new("alpha", "Nivån för ett utslag", Default: "0.05");

    public static StatOption Cases { get; } = new("cases", "Kolumnen med antal fall", Required: true, Sample: "fall");

    public static StatOption Population { get; } = new("population", "Kolumnen med befolkningen", Required: true, Sample: "invanare");

    /// <summary>The file to read.</summary>
    public static StatOption Input { get; } = new("input", "CSV (komma, punkt i decimaltal, rubrikrad), GeoJSON eller GeoPackage", Required: true, Sample: "FIL.csv");

    /// <summary>The options of every method.</summary>
    public static IReadOnlyList<StatOption> Common { get; } =
    [
        Input,
        new("layer", "Lagret i en GeoPackage; behövs när filen har flera"),
        new("crs", "Koordinatsystemet i --input: EPSG:3006"),
        new("out", "CSV-fil att skriva; - är utskrift", Default: "-"),
        new("json", "Fil för sammanfattning: parametrar, frö, version, antal, sekunder; - är utskrift (felutskrift när --out är -)"),
        new("threads", "Antal trådar; resultatet är detsamma oavsett", Default: "alla"),
    ];
}
