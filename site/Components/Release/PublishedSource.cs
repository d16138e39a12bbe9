namespace Geo.Components.Release;

/// <summary>A source behind the release, and what became of its rows.</summary>
public sealed record PublishedSource
{
    [Field("Källa", "Källans id")]
    public required string Id { get; init; }

    [Field("Titel", "Vad källan är")]
    public required string Title { get; init; }

    [Field("Utgivare", "Vem som ger ut uppgifterna")]
    public required string Publisher { get; init; }

    [Field("Villkor", "Licens eller villkor")]
    public required string Terms { get; init; }

    [Field("Levererad", "Datum för senaste leverans")]
    public DateOnly? DeliveredOn { get; init; }

    [Field("Lästa rader", "Rader i källans filer", Unit = "rader")]
    public required int RowsRead { get; init; }

    [Field("Godkända rader", "Rader som kom in i databasen", Unit = "rader")]
    public required int RowsAccepted { get; init; }

    [Field("Underkända rader", "Rader som inte gick att förstå; lästa = godkända + underkända", Unit = "rader")]
    public required int RowsRejected { get; init; }

    [Field("Anmärkning", "Vad den som läser siffrorna behöver veta om källan")]
    public string? Note { get; init; }
}
