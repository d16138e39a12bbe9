namespace Geo.Etl.Inspecting;

/// <summary>What a column's cells are.</summary>
internal enum ColumnType
{
    Empty,
    Date,
    TimeOfDay,
    Year,
    Week,
    Whole,
    Decimal,
    Amount,
    Deso,
    Regso,
    MunicipalityCode,
    Code,
    Category,
    CoordinatePair,
    YesNo,

    /// <summary>Addresses, titles and what people wrote: never shown.</summary>
    FreeText,
}

/// <summary>What a column of the sample is, and what may be said of its content.</summary>
/// <param name="Name">As the file has it; a letter where it has none.</param>
/// <param name="Note">What is known of its form, in Swedish; "" where nothing more is.</param>
/// <param name="Filled">Rows of the sample with a cell in it.</param>
/// <param name="Examples">At most three cells, masked and cut; none of free text.</param>
/// <param name="Words">The distinct cells and how often they come, only where there are few; empty otherwise.</param>
internal sealed record ColumnProfile(
    string Name, int Index, ColumnType Type, Confidence Confidence, string Note, int Filled,
    IReadOnlyList<string> Examples, IReadOnlyDictionary<string, int> Words)
{
    public bool IsNumber => Type is ColumnType.Whole or ColumnType.Decimal or ColumnType.Year or ColumnType.Week or ColumnType.MunicipalityCode or ColumnType.Amount;

    public IReadOnlyList<string> Doubts { get; init; } = [];

    public string Swedish => Type switch
    {
        ColumnType.Empty => "tom",
        ColumnType.Date => "datum eller tid",
        ColumnType.TimeOfDay => "klockslag",
        ColumnType.Year => "årtal",
        ColumnType.Week => "vecka",
        ColumnType.Whole => "heltal",
        ColumnType.Decimal => "decimaltal",
        ColumnType.Amount => "belopp i kronor",
        ColumnType.Deso => "DeSO-kod",
        ColumnType.Regso => "RegSO-kod",
        ColumnType.MunicipalityCode => "kommunkod",
        ColumnType.Code => "kod eller nummer",
        ColumnType.Category => "kategori",
        ColumnType.CoordinatePair => "koordinater, två i samma cell",
        ColumnType.YesNo => "ja eller nej",
        _ => "fri text",
    };
}
