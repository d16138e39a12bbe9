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

    [Field("Lästa rader", "Rader i källans filer",
        English = "Rows read", EnglishDescription = "Rows in the source's files", Unit = "rader", EnglishUnit = "rows")]
    public required int RowsRead { get; init; }

    [Field("Godkända rader", "Rader som kom in i databasen",
        English = "Rows accepted", EnglishDescription = "Rows that entered the database", Unit = "rader", EnglishUnit = "rows")]
    public required int RowsAccepted { get; init; }

    [Field("Underkända rader", "Rader som inte gick att förstå; lästa = godkända + underkända",
        English = "Rows rejected", EnglishDescription = "Rows that could not be understood; read = accepted + rejected", Unit = "rader", EnglishUnit = "rows")]
    public required int RowsRejected { get; init; }

    [Field("Anmärkning", "Vad den som läser siffrorna behöver veta om källan",
        English = "Note", EnglishDescription = "What a reader of the figures must know of the source, in Swedish")]
    public string? Note { get; init; }
}
