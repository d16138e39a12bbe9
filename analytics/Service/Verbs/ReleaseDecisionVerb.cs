using System.CommandLine;
using Geo.Database;
using Geo.Service.Release;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Verbs;

/// <summary><c>release correct|withdraw NAMN</c>: decisions on what is already public, each with number, role and reason.</summary>
internal static class ReleaseDecisionVerb
{
    public static Command Correct()
    {
        var name = MunicipalityArgument.Create();
        var by = new DecisionOptions();
        var theme = new Option<string?>("--theme") { Description = "Temat som rättelsen gäller; annars alla." };
        var period = new Option<string?>("--period") { Description = "Kvartalet (2026K1) eller året (2026) som rättelsen gäller; annars alla." };
        var verb = new Command("correct", "Beslutar att publicerade siffror ska rättas i nästa släpp; hela blocket ges ut på nytt.") { name, theme, period, by.Role, by.Reason, by.RegistryNumber };
        verb.SetAction(async (call, cancel) =>
        {
            await CorrectAsync(call.GetRequiredValue(name), call.GetValue(theme), call.GetValue(period), by.Of(call), TimeProvider.System, Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    public static Command Withdraw()
    {
        var name = MunicipalityArgument.Create();
        var by = new DecisionOptions();
        var id = new Option<string>("--release") { Description = "Släppets namn.", Required = true };
        var data = new Option<string?>("--data") { Description = "Mappen med kommunernas mappar; annars data/ vid Geo.sln." };
        var verb = new Command("withdraw", "Återkallar ett publicerat släpp: siffrorna tas bort, händelsen står kvar.") { name, id, by.Role, by.Reason, by.RegistryNumber, data };
        verb.SetAction(async (call, cancel) =>
        {
            await WithdrawAsync(call.GetRequiredValue(name), call.GetRequiredValue(id), by.Of(call), call.GetValue(data), TimeProvider.System, Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    private static async Task CorrectAsync(
        string slug, string? theme, string? period, DecisionBy by, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        EarlierRelease release;
        await using (var db = Store.Open(GeoRole.Analytics))
        {
            var municipality = await db.GetMunicipalityAsync(slug, cancel);
            by.Check(municipality.ApproverRole);
            release = await ReleaseDecisions.GetPublicAsync(db, municipality, id: null, evenWithdrawn: false, cancel);
            RefuseUnknown(release, theme, period);
        }

        var decision = await RecordAsync(slug, Database.ReleaseEventKind.Correction, release, (theme, period), by, clock, cancel);
        await output.WriteLineAsync(
            $"rättelse {decision.Number} beslutad av {by.Role}: {decision.Theme ?? "alla teman"}, {decision.Period ?? "alla perioder"}. Läs in och analysera det rätta, bygg sedan nästa släpp: ./geo analytics release build {slug}");
    }

    private static async Task WithdrawAsync(
        string slug, string id, DecisionBy by, string? data, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        EarlierRelease release;
        string? newest;
        await using (var db = Store.Open(GeoRole.Analytics))
        {
            var municipality = await db.GetMunicipalityAsync(slug, cancel);
            by.Check(municipality.ApproverRole);
            release = await ReleaseDecisions.GetPublicAsync(db, municipality, id, evenWithdrawn: true, cancel);
        }

        var decision = await RecordAsync(slug, Database.ReleaseEventKind.Withdrawal, release, (null, null), by, clock, cancel);
        await using (var db = Store.Open(GeoRole.Analytics))
        {
            await ReleaseDecisions.WithdrawAsync(db, decision, cancel);
            newest = (await EarlierRelease.ListAsync(db, decision.Municipality, cancel)).LastOrDefault(one => one.WithdrawnOn is null)?.Id;
        }

        var releases = Path.Combine(DataFolder.Of(data, slug), "release");
        var folder = Path.Combine(releases, id);
        await using (var db = Store.Open(GeoRole.Public))
        {
            await WithdrawnFolder.WriteAsync((await db.Releases.AsNoTracking().SingleAsync(one => one.Id == id, cancel)).Description, folder, cancel);
        }

        if (newest is not null && CurrentRelease.IsAt(folder))
        {
            CurrentRelease.PointAt(Path.Combine(releases, newest));
        }

        await output.WriteLineAsync($"återkallat {id} (händelse {decision.Number}) av {decision.Role}: {decision.Reason}. Mappen har bara händelsen kvar: {folder}");
        await output.WriteLineAsync(newest is null
            ? "           Inget släpp är längre publicerat. Ta ner webbplatsen, eller bygg ett nytt släpp."
            : $"           Publicerat är nu {newest}. Bygg nästa släpp så att sidan Rättelser säger vad som har hänt: ./geo analytics release build {slug}");
    }

    private static async Task<ReleaseDecision> RecordAsync(
        string slug, Database.ReleaseEventKind kind, EarlierRelease release, (string? Theme, string? Period) block, DecisionBy by, TimeProvider clock, CancellationToken cancel)
    {
        await using var desk = Store.Open(GeoRole.Desk);
        var municipality = await DeskMunicipality.GetCodeAsync(desk, slug, cancel);
        return await ReleaseDecisions.RecordAsync(
            desk,
            new()
            {
                Municipality = municipality,
                Number = 0,
                Kind = kind,
                Release = release.Id,
                Theme = block.Theme,
                Period = block.Period,
                Role = by.Role,
                Reason = by.Reason,
                RegistryNumber = by.RegistryNumber,
                At = clock.GetUtcNow().UtcDateTime,
            },
            kind == Database.ReleaseEventKind.Correction ? release.Events.Select(one => one.Number).ToHashSet() : new HashSet<int>(),
            cancel);
    }

    private static void RefuseUnknown(EarlierRelease release, string? theme, string? period)
    {
        var themes = release.Counts.Select(count => count.Theme).Distinct().Order(StringComparer.Ordinal).ToList();
        if (theme is not null && !themes.Contains(theme))
        {
            throw new UsageException($"--theme {theme}: släppet {release.Id} har inget sådant tema. Det har {string.Join(", ", themes)}.");
        }

        if (period is not null && !release.Counts.Any(count => PeriodSpan.Overlap(period, count.Period)))
        {
            throw new UsageException($"--period {period}: släppet {release.Id} har inga siffror för den tiden. Skriv ett kvartal (2026K1) eller ett år (2026).");
        }
    }
}
