using System.Globalization;
using Geo.Database;
using Geo.Etl.Loading;
using Geo.Etl.Settings;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Geo.Etl.Verbs;

/// <summary>What the store says of a municipality's sources.</summary>
internal static class StoreChecks
{
    private const string RightsSql =
        """
        SELECT current_user, has_table_privilege('core.incident', 'INSERT') AND has_table_privilege('staging.issue', 'INSERT'),
          has_schema_privilege('published', 'USAGE')
        """;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static async Task<IReadOnlyList<Check>> RunAsync(GeoDb db, MunicipalityFolder folder, string inputs, CancellationToken cancel)
    {
        List<Check> checks = [await RightsAsync(db, cancel)];
        foreach (var mapping in folder.Mappings)
        {
            checks.Add(await DeliveriesAsync(db, folder, mapping, inputs, cancel) with { Source = mapping.Id });
        }

        checks.AddRange(await WithoutPlaceAsync(db, folder, cancel));
        return checks;
    }

    private static async Task<Check> RightsAsync(GeoDb db, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(RightsSql, (NpgsqlConnection)db.Database.GetDbConnection());
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        var (user, may, tooMuch) = (row.GetString(0), row.GetBoolean(1), row.GetBoolean(2));
        return (may, tooMuch) switch
        {
            (false, _) => new("Databas", CheckResult.Bad, $"{user} får inte skriva", "Kör ./geo db migrate."),
            (_, true) => new("Databas", CheckResult.Bad, $"{user} når det publicerade", $"Använd inloggningen {GeoRole.Etl}, inte en med större rättigheter."),
            _ => new("Databas", CheckResult.Good, $"{user} når staging och core"),
        };
    }

    private static async Task<Check> DeliveriesAsync(GeoDb db, MunicipalityFolder folder, Mapping mapping, string inputs, CancellationToken cancel)
    {
        const string title = "Inläst";
        var loaded = await db.Deliveries.AsNoTracking()
            .Where(delivery => delivery.Municipality == folder.Municipality.Code && delivery.Source == mapping.Id)
            .ToListAsync(cancel);
        if (loaded.Count == 0)
        {
            return new(title, mapping.Optional ? CheckResult.Note : CheckResult.Bad, "inget", $"Kör ./geo etl load {folder.Municipality.Slug}.");
        }

        var found = string.Create(Swedish, $"{loaded.Max(d => d.DeliveredOn):yyyy-MM-dd}, {loaded.Sum(d => d.RowsAccepted):N0} av {loaded.Sum(d => d.RowsRead):N0} rader");
        var gone = loaded.Select(d => d.File).Except(SourceFiles.Matching(mapping, inputs).Select(Path.GetFileName)).ToList();
        if (mapping.Delivery == DeliveryMode.Incremental && gone.Count > 0)
        {
            return new(title, CheckResult.Note, $"{found}; borta ur mappen: {string.Join(", ", gone)}", "Det som lästes in finns kvar, men kan inte läsas om. Lägg tillbaka filerna om de ska kunna rättas.");
        }

        return await ChangedAsync(loaded, folder, mapping, inputs, cancel)
            ? new(title, CheckResult.Note, found, $"Filerna har ändrats sedan dess. Kör ./geo etl load {folder.Municipality.Slug}.")
            : new(title, CheckResult.Good, found);
    }

    private static async Task<bool> ChangedAsync(List<Delivery> loaded, MunicipalityFolder folder, Mapping mapping, string inputs, CancellationToken cancel)
    {
        try
        {
            foreach (var file in SourceFiles.Find(mapping, folder, inputs))
            {
                var fingerprint = await SourceFiles.FingerprintAsync(await SourceFiles.HashAsync(file, cancel), mapping, folder, cancel);
                if (loaded.All(delivery => delivery.Fingerprint != fingerprint))
                {
                    return true;
                }
            }

            return false;
        }
        catch (UsageException)
        {
            // A missing file is a check of its own.
            return false;
        }
    }

    private static async Task<IReadOnlyList<Check>> WithoutPlaceAsync(GeoDb db, MunicipalityFolder folder, CancellationToken cancel)
    {
        var code = folder.Municipality.Code;
        var offences = await db.ReportedOffences.Where(o => o.Municipality == code).SumAsync(o => o.Count, cancel);
        var placeless = await db.ReportedOffences.Where(o => o.Municipality == code && o.AreaCode == null).SumAsync(o => o.Count, cancel);
        var incidents = await db.Incidents.CountAsync(i => i.Municipality == code, cancel);
        var coarse = await db.Incidents.CountAsync(
            i => i.Municipality == code && i.Precision != LocationPrecision.Address && i.Precision != LocationPrecision.Street, cancel);
        var checks = new List<Check>();
        if (offences > 0)
        {
            checks.Add(Share("Anmälda brott utan område", placeless, offences));
        }

        if (incidents > 0)
        {
            checks.Add(Share("Händelser utan säker plats", coarse, incidents));
        }

        return checks;
    }

    private static Check Share(string title, int without, int all) => new(
        title, without * 100L > all * 15L ? CheckResult.Note : CheckResult.Good, string.Create(Swedish, $"{without:N0} av {all:N0} ({(double)without / all:P1})"),
        without * 100L > all * 15L ? "Andelen visas bredvid varje siffra; be avsändaren om områdeskoder." : null);
}
