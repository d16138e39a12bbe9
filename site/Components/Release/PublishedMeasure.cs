namespace Geo.Components.Release;

/// <summary>A measure that the municipality has decided (<i>åtgärd</i>), with the finding that it answers.</summary>
public sealed record PublishedMeasure
{
    [Field("Åtgärd", "Åtgärdens id",
        English = "Measure", EnglishDescription = "The measure's id")]
    public required string Id { get; init; }

    [Field("Titel", "Vad som görs",
        English = "Title", EnglishDescription = "What is done, in Swedish")]
    public required string Title { get; init; }

    /// <summary>The focus area of the programme, such as external-7.</summary>
    [Field("Fokusområde", "Programmets fokusområde, till exempel external-7",
        English = "Focus area", EnglishDescription = "The programme's focus area, such as external-7")]
    public required string FocusArea { get; init; }

    /// <summary>What was found, in words that point at no household.</summary>
    [Field("Fynd", "Det som åtgärden svarar på",
        English = "Finding", EnglishDescription = "What the measure answers, in Swedish")]
    public required string Finding { get; init; }

    [Field("Ansvarig", "Den organisation som ansvarar",
        English = "Owner", EnglishDescription = "The organisation responsible, in Swedish")]
    public required string Owner { get; init; }

    [Field("Läge", "Hur långt åtgärden har kommit",
        English = "State", EnglishDescription = "How far the measure has come")]
    public required ActivityState State { get; init; }

    /// <summary>Codes of the public areas it concerns, parted by blanks; null for the whole municipality.</summary>
    [Field("Områden", "Koder för de områden den gäller, åtskilda av blanksteg; saknas om den gäller hela kommunen",
        English = "Areas", EnglishDescription = "Codes of the areas it concerns, parted by blanks; missing where it concerns the whole municipality")]
    public string? Areas { get; init; }

    [Field("Från", "Första dagen",
        English = "From", EnglishDescription = "First day")]
    public required DateOnly From { get; init; }

    [Field("Till", "Sista dagen; saknas om ingen är bestämd",
        English = "To", EnglishDescription = "Last day; missing where none is decided")]
    public DateOnly? To { get; init; }

    [Field("Följs upp", "Dagen för nästa uppföljning; saknas om ingen är bestämd",
        English = "Next follow-up", EnglishDescription = "The day of the next follow-up; missing where none is decided")]
    public DateOnly? NextFollowUpOn { get; init; }
}
