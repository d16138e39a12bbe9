using System.Collections.Immutable;

namespace Geo.Components.Release;

/// <summary>A written agreement with another organisation (<i>samverkansöverenskommelse</i>).</summary>
public sealed record PublishedAgreement
{
    [Field("Id", "Postens id",
        English = "Id", EnglishDescription = "Its id")]
    public required string Id { get; init; }

    [Field("Titel", "Vad överenskommelsen heter",
        English = "Title", EnglishDescription = "What the agreement is called, in Swedish")]
    public required string Title { get; init; }

    /// <summary>Organisations, never persons.</summary>
    [Field("Parter", "Organisationerna som har skrivit under",
        English = "Parties", EnglishDescription = "The organisations that have signed, in Swedish")]
    public required ImmutableArray<string> Parties { get; init; }

    [Field("Från", "Första dagen",
        English = "From", EnglishDescription = "First day")]
    public required DateOnly From { get; init; }

    /// <summary>Null where it holds until further notice.</summary>
    [Field("Till", "Sista dagen; saknas om den gäller tills vidare",
        English = "To", EnglishDescription = "Last day; missing where it holds until further notice")]
    public DateOnly? To { get; init; }

    [Field("Undertecknad", "Dagen då den skrevs under; saknas om den inte är känd",
        English = "Signed", EnglishDescription = "The day on which it was signed; missing where it is not known")]
    public DateOnly? SignedOn { get; init; }

    [Field("Prioriterar", "Vad parterna ska arbeta med",
        English = "Priorities", EnglishDescription = "What the parties are to work with, in Swedish")]
    public required ImmutableArray<string> Priorities { get; init; }

    [Field("Diarienummer", "Var den är diarieförd; saknas om det inte är känt",
        English = "Registry number", EnglishDescription = "Where it is filed; missing where that is not known")]
    public string? RegistryNumber { get; init; }

    [Field("Adress", "Webbadress; saknas om ingen finns",
        English = "Address", EnglishDescription = "Web address; missing where there is none")]
    public string? Address { get; init; }

    [Field("Ses över", "Dagen då den ses över; saknas om ingen är bestämd",
        English = "Review", EnglishDescription = "The day on which it is reviewed; missing where none is decided")]
    public DateOnly? ReviewOn { get; init; }
}

/// <summary>A network of organisations (<i>samverkansnätverk</i>).</summary>
public sealed record PublishedNetwork
{
    [Field("Id", "Postens id",
        English = "Id", EnglishDescription = "Its id")]
    public required string Id { get; init; }

    [Field("Namn", "Vad nätverket heter",
        English = "Name", EnglishDescription = "What the network is called, in Swedish")]
    public required string Name { get; init; }

    [Field("Syfte", "Vad nätverket gör",
        English = "Purpose", EnglishDescription = "What the network does, in Swedish")]
    public required string Purpose { get; init; }

    [Field("Fokusområde", "Programmets fokusområde, till exempel external-4",
        English = "Focus area", EnglishDescription = "The focus area of the programme, such as external-4")]
    public required string FocusArea { get; init; }

    /// <summary>Organisations, never persons.</summary>
    [Field("Medlemmar", "Organisationer i nätverket",
        English = "Members", EnglishDescription = "Organisations in the network, in Swedish")]
    public required ImmutableArray<string> Members { get; init; }

    /// <summary>Null where no number is planned.</summary>
    [Field("Möten om året", "Planerade möten; saknas om inget antal är bestämt",
        English = "Meetings a year", EnglishDescription = "Meetings planned; missing where no number is decided", Unit = "möten", EnglishUnit = "meetings")]
    public int? MeetingsAYear { get; init; }
}
