namespace Geo.Components.Release;

/// <summary>An area that figures are published for. The area's edition is part of its name: DeSO 2018 and DeSO 2025 are
/// different things even where their codes agree.</summary>
public sealed record PublishedArea
{
    [Field("Områdestyp", "deso, regso eller municipality (kommunen)",
        English = "Kind of area", EnglishDescription = "deso, regso or municipality")]
    public required AreaKind Kind { get; init; }

    [Field("Utgåva", "Vilken indelning koden hör till, till exempel 2018 eller 2025",
        English = "Edition", EnglishDescription = "Which division the code belongs to, such as 2018 or 2025")]
    public required string Edition { get; init; }

    [Field("Kod", "Områdets kod i sin utgåva",
        English = "Code", EnglishDescription = "The area's code in its edition")]
    public required string Code { get; init; }

    [Field("Namn", "Områdets namn; koden där inget namn är känt",
        English = "Name", EnglishDescription = "The area's name; the code where no name is known")]
    public required string Name { get; init; }

    [Field("Hör till", "Koden för det RegSO som området ligger i; tom om den är okänd",
        English = "Part of", EnglishDescription = "The code of the RegSO that the area lies in; empty where unknown")]
    public string? ParentCode { get; init; }

    [Field("Invånare", "Antal invånare",
        English = "Residents", EnglishDescription = "Number of residents", Unit = "personer", EnglishUnit = "persons")]
    public int? Residents { get; init; }

    [Field("Invånare, år", "Året som invånarantalet gäller (31 december)",
        English = "Residents, year", EnglishDescription = "The year that the number of residents holds for (31 December)")]
    public int? ResidentsYear { get; init; }

    [Field("På kartan", "Om området har en gräns att rita",
        English = "On the map", EnglishDescription = "Whether the area has an outline to draw")]
    public required bool OnMap { get; init; }

    [Field("Ritas som", "Områden i en annan utgåva som tillsammans ritas i dess ställe, till exempel 2025:0480C1011 2025:0480C1012; tom annars",
        English = "Drawn as", EnglishDescription = "Areas of another edition that are drawn in its place, such as 2025:0480C1011 2025:0480C1012; empty otherwise")]
    public string? DrawnAs { get; init; }
}
