using System.Globalization;
using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Release;

/// <summary>What must be said of reported offences that came as rows by area.</summary>
internal sealed record OffenceFacts(
    int Codes, DateOnly CommittedFrom, DateOnly CommittedTo, DateOnly RegisteredFrom, DateOnly RegisteredTo)
{
    /// <summary>The months of the offences, whole: a day would be a row's.</summary>
    public Period Period => Period.Months(CommittedFrom, CommittedTo);

    /// <summary>The facts of a municipality; null where it has no rows that a theme counts by area.</summary>
    public static async Task<OffenceFacts?> FindAsync(GeoDb db, string municipality, CancellationToken cancel)
    {
        var offences = db.ReportedOffences.Where(offence => offence.Municipality == municipality
            && db.ThemeOffenceCodes.Any(code => code.Municipality == municipality && code.OffenceCode == offence.OffenceCode
                && db.Themes.Any(theme => theme.Municipality == municipality && theme.Id == code.Theme && !theme.NeverMapped)));
        return await offences.AnyAsync(cancel)
            ? new(
                await offences.Select(offence => offence.OffenceCode).Distinct().CountAsync(cancel),
                await offences.MinAsync(offence => offence.CommittedOn, cancel),
                await offences.MaxAsync(offence => offence.CommittedOn, cancel),
                await offences.MinAsync(offence => offence.RegisteredOn, cancel),
                await offences.MaxAsync(offence => offence.RegisteredOn, cancel))
            : null;
    }

    /// <summary>The remarks: times and kinds, never a count, since every count passes the gate.</summary>
    public IEnumerable<string> Sentences()
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"De utlämnade polisraderna gäller {Codes} brottskoder, brott begångna {CommittedFrom:yyyy-MM} till {CommittedTo:yyyy-MM} och registrerade {RegisteredFrom:yyyy-MM} till {RegisteredTo:yyyy-MM}.");
        yield return "De visas per område bara för hela perioden.";
    }
}
