using System.CommandLine;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Release;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Verbs;

/// <summary><c>release build|approve|publish|list NAMN</c>: the way from analysis to the release folder.</summary>
internal static class ReleaseVerb
{
    public static Command Create() => new("release", "Bygger, godkänner och publicerar det som allmänheten får se.")
    {
        Build(), Approve(), Publish(), List(),
    };

    /// <summary>Builds a candidate and says how much the gate withheld.</summary>
    internal static async Task<string> BuildAsync(string slug, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        await using var db = Store.Open(GeoRole.Analytics);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var (candidate, built, isNew) = await ReleaseRegister.BuildAsync(db, municipality, clock.Today(), cancel);
        var shown = built.Snapshot.Counts.Count(count => count.Mark == FigureMark.Published);
        await output.WriteLineAsync(
            $"släpp    {candidate.Id} {(isNew ? "byggt" : "oförändrat")}: {built.Snapshot.Counts.Length} antal prövade, {shown} visas, {built.Withheld} skyddade ({built.Primary} för sin egen skull, {built.Withheld - built.Primary} för att de andra inte ska gå att räkna ut)");
        return candidate.Id;
    }

    /// <summary>Records an approval, as the desk.</summary>
    internal static async Task ApproveAsync(
        string slug, string? id, string role, string reason, string? registryNumber, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(role) || string.IsNullOrWhiteSpace(reason))
        {
            throw new UsageException("Ett godkännande behöver både roll och skäl: --role säkerhetssamordnare --reason \"Granskat vid mötet den 3 juni\".");
        }

        ApprovalText.Check("--role", role, isRole: true);
        ApprovalText.Check("--reason", reason, isRole: false);
        await using var desk = Store.Open(GeoRole.Desk);
        var municipality = await DeskMunicipality.GetCodeAsync(desk, slug, cancel);
        var approved = await ReleaseRegister.ApproveAsync(desk, municipality, id, role, reason, registryNumber, clock.GetUtcNow().UtcDateTime, cancel);
        await output.WriteLineAsync($"godkänt  {approved} av {role}: {reason}");
    }

    /// <summary>Copies the candidate past the gate and writes the release folder as the public's login.</summary>
    internal static async Task<string> PublishAsync(
        string slug, string? id, bool trial, string? data, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        string release;
        await using (var db = Store.Open(GeoRole.Analytics))
        {
            var municipality = await db.GetMunicipalityAsync(slug, cancel);
            release = await ReleaseRegister.PublishAsync(db, municipality, id, trial, clock.Today(), cancel);
        }

        var folder = Path.Combine(DataFolder.Of(data, slug), "release", release);
        await using (var db = Store.Open(GeoRole.Public))
        {
            var (snapshot, outlines) = await PublishedStore.ReadAsync(db, release, cancel);
            await ReleaseFolder.WriteAsync(snapshot, outlines, folder, cancel);
        }

        PointCurrentAt(folder);
        await output.WriteLineAsync($"släppt   {release}{(trial ? " som provkörning, ej godkänd för publicering" : "")}: {folder}");
        return folder;
    }

    private static Command Build()
    {
        var name = MunicipalityArgument.Create();
        var verb = new Command("build", "Bygger en kandidat ur den senaste analysen.") { name };
        verb.SetAction(async (call, cancel) =>
        {
            await BuildAsync(call.GetRequiredValue(name), TimeProvider.System, Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    private static Command Approve()
    {
        var name = MunicipalityArgument.Create();
        var id = ReleaseOption();
        var role = new Option<string>("--role") { Description = "Rollen som godkänner, aldrig ett namn.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Varför släppet godkänns.", Required = true };
        var registryNumber = new Option<string?>("--registry-number") { Description = "Diarienumret för beslutet." };
        var verb = new Command("approve", "Godkänner en kandidat; roll och skäl sparas.") { name, id, role, reason, registryNumber };
        verb.SetAction(async (call, cancel) =>
        {
            await ApproveAsync(
                call.GetRequiredValue(name), call.GetValue(id), call.GetRequiredValue(role), call.GetRequiredValue(reason), call.GetValue(registryNumber), TimeProvider.System, Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    private static Command Publish()
    {
        var name = MunicipalityArgument.Create();
        var id = ReleaseOption();
        var trial = new Option<bool>("--trial") { Description = "Provkörning utan godkännande: sidorna säger det." };
        var data = new Option<string?>("--data") { Description = "Mappen med kommunernas mappar; annars data/ vid Geo.sln." };
        var verb = new Command("publish", "Publicerar ett godkänt släpp och skriver släppets mapp.") { name, id, trial, data };
        verb.SetAction(async (call, cancel) =>
        {
            await PublishAsync(call.GetRequiredValue(name), call.GetValue(id), call.GetValue(trial), call.GetValue(data), TimeProvider.System, Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    private static Command List()
    {
        var name = MunicipalityArgument.Create();
        var verb = new Command("list", "Listar kommunens släpp.") { name };
        verb.SetAction(async (call, cancel) =>
        {
            await using var db = Store.Open(GeoRole.Analytics);
            var municipality = await db.GetMunicipalityAsync(call.GetRequiredValue(name), cancel);
            var approved = await db.ReleaseApprovals.Where(approval => approval.Municipality == municipality.Code).Select(approval => approval.CandidateId).ToListAsync(cancel);
            var published = await db.Releases.Where(release => release.Municipality == municipality.Code).Select(release => release.Id).ToListAsync(cancel);
            foreach (var id in await db.ReleaseCandidates.Where(candidate => candidate.Municipality == municipality.Code).Select(candidate => candidate.Id).Order().ToListAsync(cancel))
            {
                Console.WriteLine($"{id}  {(approved.Contains(id) ? "godkänt" : "ej godkänt")}  {(published.Contains(id) ? "publicerat" : "")}");
            }

            return 0;
        });
        return verb;
    }

    private static Option<string?> ReleaseOption() => new("--release") { Description = "Släppets namn; annars det senaste." };

    // A link, so that what reads "current" need not know names; after a crash between the two the next run makes it.
    private static void PointCurrentAt(string folder)
    {
        var current = Path.Combine(Path.GetDirectoryName(folder)!, "current");
        File.Delete(current);
        File.CreateSymbolicLink(current, Path.GetFileName(folder));
    }
}

/// <summary>The date in Sweden.</summary>
internal static class SwedishDate
{
    /// <summary>Today's date in Stockholm.</summary>
    public static DateOnly Today(this TimeProvider clock) =>
        SwedishClock.Day(clock.GetUtcNow().UtcDateTime);
}
