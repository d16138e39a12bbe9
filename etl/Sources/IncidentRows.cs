using Geo.Database;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>What a row tells of one event, beside its number, its place and who told it.</summary>
/// <param name="Word">The publisher's word for it, one of the mapping's.</param>
/// <param name="Kind">Null where the row has been rejected for it.</param>
/// <param name="Time">Null where the row has been rejected for it.</param>
internal sealed record ToldIncident(string Word, string? Kind, Span? Time)
{
    public decimal? CostKronor { get; init; }

    /// <summary>What was written, masked; null where nothing was.</summary>
    public string? Text { get; init; }
}

/// <summary>Rows that tell one event each: what the readers of incidents have in common.</summary>
internal static class IncidentRows
{
    /// <summary>A reader of such rows, of which only the telling differs.</summary>
    public static Func<Reading, Func<SourceRow, IEnumerable<StagedRow>>> Of(Func<SourceRow, Reading, ToldIncident> tell) => reading =>
    {
        var locator = new Locator(reading);
        reading.AtEnd = locator.Check;
        return row => Take(row, reading, locator, tell) is { } staged ? [staged] : [];
    };

    /// <summary>The texts of some columns, masked and joined; null where all are empty.</summary>
    public static string? Text(SourceRow row, params string[] roles) =>
        string.Join(": ", roles.Select(row.Text).Where(text => text.Length > 0)) is { Length: > 0 } text ? text : null;

    private static StagedIncident? Take(SourceRow row, Reading reading, Locator locator, Func<SourceRow, Reading, ToldIncident> tell)
    {
        var reference = reading.Reference(row);
        var told = tell(row, reading);
        var reporter = Words.Reporter(row, reading);
        if (reference is null || told is not { Kind: { } kind, Time: { } time } || reporter is null || row.Rejected
            || locator.Find(row) is not { } location)
        {
            return null;
        }

        return new()
        {
            Municipality = reading.Municipality,
            Source = reading.Mapping.Id,
            File = reading.File,
            Line = row.Line,
            DeliveredOn = reading.DeliveredOn,
            Reference = reference,
            Word = told.Word,
            Kind = kind,
            OccurredFrom = time.From,
            OccurredTo = time.To,
            Precision = location.Precision,
            Location = location.Point,
            Reporter = reporter,
            InPublicPlace = Words.InPublicPlace(reading, told.Word),
            CostKronor = told.CostKronor,
            MaskedText = told.Text,
        };
    }
}
