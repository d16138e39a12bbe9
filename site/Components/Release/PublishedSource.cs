namespace Geo.Components.Release;

/// <summary>A source behind the release, and what became of its rows.</summary>
public sealed record PublishedSource
{
    [Field("Källa", "Källans id",
        English = "Source", EnglishDescription = "The source's id")]
    public required string Id { get; init; }

    [Field("Titel", "Vad källan är",
        English = "Title", EnglishDescription = "What the source is, in Swedish")]
    public required string Title { get; init; }

    [Field("Utgivare", "Vem som ger ut uppgifterna",
        English = "Publisher", EnglishDescription = "Who publishes the data")]
    public required string Publisher { get; init; }

    [Field("Villkor", "Licens eller villkor",
        English = "Terms", EnglishDescription = "Licence or terms")]
    public required string Terms { get; init; }

    [Field("Levererad", "Datum för senaste leverans",
        English = "Delivered", EnglishDescription = "Date of the latest delivery")]
    public DateOnly? DeliveredOn { get; init; }

    /// <summary>Null for a source of events: from one release to the next its rows are how many events came in, also those that are
    /// protected.</summary>
    [Field("Lästa rader", "Rader i källans filer; tomt för källor till händelser, vars rader skulle kunna röja ett skyddat antal", Unit = "rader",
        English = "Rows read", EnglishDescription = "Rows in the source's files; empty for sources of events, whose rows might tell a protected count", EnglishUnit = "rows")]
    public int? RowsRead { get; init; }

    /// <summary>Null where <see cref="RowsRead"/> is.</summary>
    [Field("Godkända rader", "Rader som kom in i databasen; tomt för källor till händelser", Unit = "rader",
        English = "Rows accepted", EnglishDescription = "Rows that entered the database; empty for sources of events", EnglishUnit = "rows")]
    public int? RowsAccepted { get; init; }

    [Field("Underkända", "Andel av raderna som inte gick att förstå, avrundad uppåt till hela procent", Unit = "procent",
        English = "Rejected", EnglishDescription = "The share of the rows that could not be understood, rounded up to a whole per cent", EnglishUnit = "per cent")]
    public required int RejectedPercent { get; init; }

    [Field("Anmärkning", "Vad den som läser siffrorna behöver veta om källan",
        English = "Note", EnglishDescription = "What a reader of the figures must know of the source, in Swedish")]
    public string? Note { get; init; }
}
