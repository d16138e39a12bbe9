namespace Geo.Components.Release;

/// <summary>An area that figures are published for. The area's edition is part of its name: DeSO 2018 and DeSO 2025 are
/// different things even where their codes agree.</summary>
public sealed record PublishedArea
{
    [Field("Områdestyp", "deso, regso eller municipality (kommunen)")]
    public required AreaKind Kind { get; init; }

    [Field("Utgåva", "Vilken indelning koden hör till, till exempel 2018 eller 2025")]
    public required string Edition { get; init; }

    [Field("Kod", "Områdets kod i sin utgåva")]
    public required string Code { get; init; }

    [Field("Namn", "Områdets namn; koden där inget namn är känt")]
    public required string Name { get; init; }

    [Field("Hör till", "Koden för det RegSO som området ligger i; tom om den är okänd")]
    public string? ParentCode { get; init; }

    [Field("Invånare", "Antal invånare", Unit = "personer")]
    public int? Residents { get; init; }

    [Field("Invånare, år", "Året som invånarantalet gäller (31 december)")]
    public int? ResidentsYear { get; init; }

    [Field("På kartan", "Om området har en gräns att rita")]
    public required bool OnMap { get; init; }

    [Field("Ritas som", "Områden i en annan utgåva som tillsammans ritas i dess ställe, till exempel 2025:0480C1011 2025:0480C1012; tom annars")]
    public string? DrawnAs { get; init; }
}
