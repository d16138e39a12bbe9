namespace Geo.Components.Release;

/// <summary>One field of one file of a release, in both languages (<c>dictionary.csv</c>): made from the records that the files
/// are written from, so that no field can lack.</summary>
public sealed record PublishedField
{
    [Field("Fil", "Filens namn i släppet",
        English = "File", EnglishDescription = "The file's name in the release")]
    public required string File { get; init; }

    [Field("Fält", "Kolumnens namn; i JSON-filer fältets plats, till exempel activities[].text",
        English = "Field", EnglishDescription = "The column's name; in JSON files the field's place, such as activities[].text")]
    public required string Field { get; init; }

    [Field("Typ", "string, integer, number, boolean, date, array, object eller geometry",
        English = "Type", EnglishDescription = "string, integer, number, boolean, date, array, object or geometry")]
    public required string Type { get; init; }

    [Field("Finns alltid", "Om fältet alltid har ett värde",
        English = "Required", EnglishDescription = "Whether the field always has a value")]
    public required bool Required { get; init; }

    [Field("Titel", "Vad fältet heter, på svenska",
        English = "Title in Swedish", EnglishDescription = "What the field is called, in Swedish")]
    public required string TitleSv { get; init; }

    [Field("Titel på engelska", "Vad fältet heter, på engelska",
        English = "Title", EnglishDescription = "What the field is called, in English")]
    public required string TitleEn { get; init; }

    [Field("Beskrivning", "Vad fältet betyder, på svenska",
        English = "Description in Swedish", EnglishDescription = "What the field means, in Swedish")]
    public required string DescriptionSv { get; init; }

    [Field("Beskrivning på engelska", "Vad fältet betyder, på engelska",
        English = "Description", EnglishDescription = "What the field means, in English")]
    public required string DescriptionEn { get; init; }

    [Field("Enhet", "Enheten på svenska; tom där ingen finns",
        English = "Unit in Swedish", EnglishDescription = "The unit, in Swedish; empty where there is none")]
    public string? UnitSv { get; init; }

    [Field("Enhet på engelska", "Enheten på engelska; tom där ingen finns",
        English = "Unit", EnglishDescription = "The unit, in English; empty where there is none")]
    public string? UnitEn { get; init; }

    [Field("Värden", "De värden som kan förekomma, åtskilda av blanksteg; tomt där vilka som helst kan stå",
        English = "Values", EnglishDescription = "The values that can occur, parted by blanks; empty where any can")]
    public string? Values { get; init; }
}
