namespace Geo.Components.Release;

/// <summary>That a release was withdrawn, or figures of it corrected: numbered, dated and with its reason, never silent. A
/// release holds every event of its municipality up to its own making (<c>release-events.csv</c>); the page "Rättelser" lists
/// them.</summary>
public sealed record PublishedReleaseEvent
{
    [Field("Nummer", "Händelsens nummer i kommunens följd, från 1",
        English = "Number", EnglishDescription = "The event's number in the municipality's series, from 1")]
    public required int Number { get; init; }

    [Field("Sort", "correction (rättelse) eller withdrawal (återkallelse)",
        English = "Kind", EnglishDescription = "correction or withdrawal")]
    public required ReleaseEventKind Kind { get; init; }

    [Field("Datum", "Dagen då den beslutades",
        English = "Date", EnglishDescription = "The day on which it was decided")]
    public required DateOnly On { get; init; }

    [Field("Släpp", "Släppet som rättades eller återkallades",
        English = "Release", EnglishDescription = "The release that was corrected or withdrawn")]
    public required string Release { get; init; }

    [Field("Tema", "Temat som rättelsen gäller; tomt om den gäller alla",
        English = "Theme", EnglishDescription = "The theme that the correction is about; empty where it is about all")]
    public string? Theme { get; init; }

    [Field("Period", "Perioden som rättelsen gäller, ett kvartal eller ett år; tom om den gäller alla",
        English = "Period", EnglishDescription = "The period that the correction is about, a quarter or a year; empty where it is about all")]
    public string? Period { get; init; }

    [Field("Roll", "Rollen som beslutade",
        English = "Role", EnglishDescription = "The role that decided, in Swedish")]
    public required string Role { get; init; }

    [Field("Skäl", "Varför",
        English = "Reason", EnglishDescription = "Why, in Swedish")]
    public required string Reason { get; init; }

    [Field("Diarienummer", "Beslutets diarienummer; tomt om inget är angivet",
        English = "Registry number", EnglishDescription = "The decision's registry number; empty where none was given")]
    public string? RegistryNumber { get; init; }
}

/// <summary>What happened to a release after it was published.</summary>
public enum ReleaseEventKind
{
    /// <summary>Figures were wrong; the whole block they stand in is published anew.</summary>
    Correction,

    /// <summary>The release is no longer published; its folder says so and holds no figures.</summary>
    Withdrawal,
}
