using Geo.Database;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>Totals that the municipality's own units report by focus area of its programme: trainings held, kilometres lit, money
/// recovered. Sums alone: what is counted stays where it is, and no row is about a person.</summary>
/// <remarks>Each says where it comes from; one without a source is not taken.</remarks>
internal static class Totals
{
    public static Func<SourceRow, IEnumerable<StagedRow>> Read(Reading reading)
    {
        var seen = new HashSet<(string, string)>();
        return row => Take(row, reading, seen) is { } staged ? [staged] : [];
    }

    private static StagedIndicatorValue? Take(SourceRow row, Reading reading, HashSet<(string, string)> seen)
    {
        var (key, period) = (row.Word("indicator"), row.Word("period"));
        if (!reading.Mapping.Words.TryGetValue(row.Word("focusArea"), out var area))
        {
            reading.Reject(row, "focusArea", "fokusområdet finns inte i programmet; skriv en av koderna under words i mappningen");
        }

        if (!reading.Mapping.Titles.TryGetValue(key, out var title))
        {
            reading.Reject(row, "indicator", "måttet känns inte igen; rätta det, eller lägg till det under titles i mappningen");
        }

        if (!Indicators.IsPeriod(period))
        {
            reading.Reject(row, "period", "inte en period; skriv ett år (2025), ett kvartal (2025K1) eller en tertial (2025T1)");
        }

        if (row.Number("value") is not { } value)
        {
            reading.Reject(row, "value", "värdet saknas eller är inget tal; ta bort raden om talet inte finns, och skriv 0 bara när det är noll");
            return null;
        }

        foreach (var role in (string[])["unit", "source"])
        {
            if (row.Text(role).Length == 0)
            {
                reading.Reject(row, role, "saknas; skriv vad talet räknas i och varifrån det kommer");
            }
        }

        if (!row.Rejected && !seen.Add((key, period)))
        {
            reading.Reject(row, "period", "måttet och perioden finns redan på en tidigare rad, som har behållits; ta bort dubbletten");
        }

        return row.Rejected ? null : new()
        {
            Municipality = reading.Municipality,
            Source = reading.Mapping.Id,
            File = reading.File,
            Line = row.Line,
            DeliveredOn = reading.DeliveredOn,
            Indicator = reading.Mapping.IndicatorPrefix + key,
            Period = period,
            Title = title!,
            Value = value,
            Unit = row.Text("unit"),
            FocusArea = area,
            RegistryNumber = row.Text("registryNumber") is { Length: > 0 } number ? number : null,
            Preliminary = false,
        };
    }
}
