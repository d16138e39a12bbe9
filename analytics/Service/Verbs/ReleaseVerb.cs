using System.CommandLine;
using Geo.Components.Release;
using Geo.Database;
using Geo.Service.Release;

namespace Geo.Service.Verbs;

/// <summary><c>release build|preview|approve|publish|follow|correct|withdraw|list NAMN</c>: the way from analysis to the release folder, and
/// back.</summary>
internal static class ReleaseVerb
{
    public static Command Create() => new("release", "Bygger, godkänner och publicerar det som allmänheten får se.")
    {
        Build(), ReleasePreviewVerb.Create(), Approve(), Publish(), ReleaseFollowVerb.Create(), ReleaseDecisionVerb.Correct(), ReleaseDecisionVerb.Withdraw(), ReleaseListVerb.Create(),
    };

    /// <summary>Builds a candidate and says how much the gate withheld.</summary>
    internal static async Task<string> BuildAsync(string slug, (string Role, string? Person) by, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        ApprovalText.Check("--role", by.Role, isRole: true);
        await using var db = Store.Open(GeoRole.Analytics);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var (candidate, built, isNew) = await ReleaseRegister.BuildAsync(db, municipality, clock.Today(), by, cancel);
        List<FigureMark> marks = [.. built.Snapshot.Counts.Select(count => count.Mark), .. built.Snapshot.YearlyCounts.Select(count => count.Mark)];
        await output.WriteLineAsync(
            $"släpp    {candidate.Id} {(isNew ? "byggt" : "oförändrat")}: {marks.Count} antal prövade, {marks.Count(mark => mark == FigureMark.Published)} visas, {built.Withheld} skyddade ({built.Primary} för sin egen skull, {built.Withheld - built.Primary} för att de andra inte ska gå att räkna ut)");
        if (OpenDataSettings.Missing(municipality) is { } missing)
        {
            await output.WriteLineAsync($"saknas   {missing}: kandidaten kan bara bli en provkörning (./geo analytics release publish {slug} --trial)");
        }

        return candidate.Id;
    }

    /// <summary>Records an approval, as the desk.</summary>
    internal static async Task ApproveAsync(
        string slug, string? id, DecisionBy by, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        await using var desk = Store.Open(GeoRole.Desk);
        var municipality = await DeskMunicipality.GetCodeAsync(desk, slug, cancel);
        by.Check(await DeskMunicipality.GetApproverRoleAsync(desk, municipality, cancel));
        var approved = await ReleaseApprovals.ApproveAsync(desk, municipality, id, by, AccountMark.Of(municipality), clock.GetUtcNow().UtcDateTime, cancel);
        await output.WriteLineAsync($"godkänt  {approved} av {by.Role}: {by.Reason}");
    }

    /// <summary>Copies the candidate past the gate and writes the release folder as the public's login.</summary>
    internal static async Task<string> PublishAsync(
        string slug, string? id, bool trial, string? data, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        string release;
        IReadOnlyList<ReleaseFileRecord> files;
        await using (var db = Store.Open(GeoRole.Analytics))
        {
            var municipality = await db.GetMunicipalityAsync(slug, cancel);
            release = await ReleaseRegister.PublishAsync(db, municipality, id, trial, clock.Today(), cancel);
        }

        var folder = Path.Combine(DataFolder.Of(data, slug), "release", release);
        await using (var db = Store.Open(GeoRole.Public))
        {
            var (snapshot, outlines) = await PublishedStore.ReadAsync(db, release, cancel);
            files = await ReleaseFolder.WriteAsync(snapshot, outlines, folder, cancel);
        }

        await using (var db = Store.Open(GeoRole.Analytics))
        {
            foreach (var other in await ReleaseRegister.RecordFilesAsync(db, release, files, cancel))
            {
                await output.WriteLineAsync($"obs      {other} har andra byte än när {release} först skrevs: programmet är ett annat. Siffrorna är desamma, registret har den nya summan.");
            }
        }

        CurrentRelease.PointAt(folder);
        await output.WriteLineAsync($"släppt   {release}{(trial ? " som provkörning, ej godkänd för publicering" : "")}: {folder}");
        return folder;
    }

    private static Command Build()
    {
        var name = MunicipalityArgument.Create();
        var role = new Option<string>("--role") { Description = "Rollen som bygger, aldrig ett namn.", DefaultValueFactory = _ => "analytiker" };
        var by = new Option<string?>("--by") { Description = "Beteckningen för den som bygger (står på arbetsbordets sida Mitt konto): behövs när en annan person ska godkänna där." };
        var verb = new Command("build", "Bygger en kandidat ur den senaste analysen.") { name, role, by };
        verb.SetAction(async (call, cancel) =>
        {
            await BuildAsync(call.GetRequiredValue(name), (call.GetRequiredValue(role), call.GetValue(by)), TimeProvider.System, Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    private static Command Approve()
    {
        var name = MunicipalityArgument.Create();
        var id = ReleaseOption();
        var by = new DecisionOptions();
        var verb = new Command("approve", "Godkänner en kandidat; roll och skäl sparas.") { name, id, by.Role, by.Reason, by.RegistryNumber };
        verb.SetAction(async (call, cancel) =>
        {
            await ApproveAsync(call.GetRequiredValue(name), call.GetValue(id), by.Of(call), TimeProvider.System, Console.Out, cancel);
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

    internal static Option<string?> ReleaseOption() => new("--release") { Description = "Släppets namn; annars det senaste." };
}

/// <summary>The date in Sweden.</summary>
internal static class SwedishDate
{
    /// <summary>Today's date in Stockholm.</summary>
    public static DateOnly Today(this TimeProvider clock) =>
        SwedishClock.Day(clock.GetUtcNow().UtcDateTime);
}
