using System.CommandLine;
using System.Text;
using System.Text.Json;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Documents;
using Geo.Service.Planning;
using Npgsql;

namespace Geo.Service.Verbs;

/// <summary><c>check PLAN</c>: what is known around a plan, as page, PDF, GeoPackage and JSON.</summary>
internal static class CheckVerb
{
    private const string Register = "register:";

    public static Command Create()
    {
        var plan = new Argument<string?>("plan") { Description = "GeoJSON, GeoPackage, zippad shapefil, NGP 4.1 (JSON), eller register:BETECKNING.", Arity = ArgumentArity.ZeroOrOne };
        var municipality = new Option<string>("--municipality") { Description = "Kommunens mapp under data/, till exempel exempelstad.", Required = true };
        var output = new Option<string?>("--out") { Description = "Mappen som filerna läggs i." };
        var name = new Option<string?>("--name") { Description = "Planens namn; annars filens eller registrets." };
        var number = new Option<string?>("--registry-number") { Description = "Diarienummer." };
        var stage = new Option<string>("--stage") { Description = $"Skede: {string.Join(", ", PlanWords.StageOrder)}.", DefaultValueFactory = _ => "samrad" };
        var mode = new Option<string>("--mode") { Description = "new (ny plan) eller existing (befintlig miljö).", DefaultValueFactory = _ => "new" };
        var crs = new Option<int?>("--crs") { Description = "Koordinatsystem som EPSG-nummer, om filen inte säger det." };
        var compare = new Option<string?>("--compare") { Description = "En annan version av planen, att ställa bredvid." };
        var audience = new Option<string>("--audience") { Description = "internal, eller public-plan: bara det som får stå i en planbeskrivning.", DefaultValueFactory = _ => "internal" };
        var noPdf = new Option<bool>("--no-pdf") { Description = "Ingen PDF." };
        var explain = new Option<string?>("--explain") { Description = "Visar vad en tidigare kontroll läste och gjorde." };
        var verb = new Command("check", "Kontrollerar en plan mot det som är känt om platsen. Intern uppgift.") { plan, municipality, output, name, number, stage, mode, crs, compare, audience, noPdf, explain };
        verb.SetAction(async (call, cancel) =>
        {
            var slug = call.GetRequiredValue(municipality);
            if (call.GetValue(explain) is { } id)
            {
                await ExplainAsync(slug, id, Console.Out, cancel);
                return 0;
            }

            await RunAsync(
                new(
                    call.GetValue(plan) ?? throw new UsageException("Ange en plan: en fil, eller register:BETECKNING."), slug,
                    call.GetValue(output) ?? throw new UsageException("Ange mappen som filerna läggs i: --out MAPP."), call.GetValue(name), call.GetValue(number),
                    call.GetRequiredValue(stage), call.GetRequiredValue(mode), call.GetValue(crs), call.GetValue(compare), AudienceOf(call.GetRequiredValue(audience)), !call.GetValue(noPdf)),
                TimeProvider.System, Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    /// <summary>What the verb was told.</summary>
    internal sealed record Request(
        string Plan, string Municipality, string Out, string? Name, string? RegistryNumber, string Stage, string Mode, int? Crs, string? Compare, Audience Audience, bool AsPdf);

    /// <summary>Checks, writes the files and prints the answer.</summary>
    /// <exception cref="UsageException">The plan cannot be checked.</exception>
    internal static async Task RunAsync(Request request, TimeProvider clock, TextWriter said, CancellationToken cancel)
    {
        OutputFolder.Create("out", request.Out);
        try
        {
            await using var store = await OpenAsync(request.Municipality, cancel);
            var report = await CheckAsync(store, request.Plan, request, clock, cancel);
            var content = PlanningContent.Read(FolderOf(request.Municipality));
            await WriteAsync(PlanReportDocument.Of(report, content, request.Audience), request, said, cancel);
            if (request.Audience == Audience.Internal)
            {
                PlanGeoPackageFile.Write(Path.Combine(request.Out, "plankontroll.gpkg"), report);
                await File.WriteAllTextAsync(Path.Combine(request.Out, "plankontroll.json"), ResultRun.Write(report) + "\n", new UTF8Encoding(false), cancel);
            }

            if (request.Compare is { } other)
            {
                await WriteAsync(PlanCompareDocument.Of(report, await CheckAsync(store, other, request with { Name = null, Crs = null }, clock, cancel)), request, said, cancel);
            }

            foreach (var line in request.Audience == Audience.Internal ? [.. PlanWords.Summary(report), .. PlanWords.Read(report)] : PlanWording.Sentences(report))
            {
                await said.WriteLineAsync("  " + line);
            }

            await said.WriteLineAsync($"Kontroll {report.Id}; ./geo analytics check --municipality {request.Municipality} --explain {report.Id}");
        }
        catch (PlanFault wrong)
        {
            throw new UsageException(wrong.Words.Swedish, wrong);
        }
    }

    /// <summary>Prints what an earlier check read and was told.</summary>
    internal static async Task ExplainAsync(string slug, string id, TextWriter said, CancellationToken cancel)
    {
        try
        {
            await using var store = await OpenAsync(slug, cancel);
            var kept = await store.ListAsync(
                "plan_kept", row => (Name: row.GetString(0), MadeAt: row.GetDateTime(1), Parameters: row.GetString(2), Fingerprint: row.GetString(3), Code: row.GetString(4), Outline: row.GetString(5)), cancel, id);
            if (kept is not [var check])
            {
                throw new UsageException($"Kontrollen {id} finns inte för {slug}. Ange hela numret, som det står i rapporten.");
            }

            var fingerprint = await store.FingerprintAsync(cancel);
            await said.WriteLineAsync($"Kontroll {id}, {check.Name}");
            await said.WriteLineAsync($"Gjord       {SwedishClock.Minute(check.MadeAt)}, svensk tid");
            await said.WriteLineAsync($"Kod         {check.Code}");
            await said.WriteLineAsync($"Indata      {check.Fingerprint[..16]}…, {(check.Fingerprint == fingerprint ? "samma som nu är inläst" : "något har ändrats sedan dess")}");
            await said.WriteLineAsync("Parametrar");
            using var parameters = JsonDocument.Parse(check.Parameters);
            foreach (var parameter in parameters.RootElement.EnumerateObject())
            {
                await said.WriteLineAsync($"  {parameter.Name,-22} {parameter.Value}");
            }

            if (await PlanComments.ListAsync(store, id, cancel) is [var comments, ..])
            {
                await said.WriteLineAsync($"Svar        {comments.Answers.Length}, version {comments.Version} av {comments.WrittenBy} {SwedishClock.Day(comments.WrittenAt):yyyy-MM-dd}");
            }

            await said.WriteLineAsync($"Yta         {check.Outline}");
        }
        catch (PlanFault wrong)
        {
            throw new UsageException(wrong.Words.Swedish, wrong);
        }
    }

    private static async Task<PlanReport> CheckAsync(PlanStore store, string plan, Request request, TimeProvider clock, CancellationToken cancel)
    {
        var shape = plan.StartsWith(Register, StringComparison.Ordinal) ? await PlanRegister.GetAsync(store, plan[Register.Length..], cancel) : await PlanFile.ReadAsync(plan, cancel);
        var name = request.Name ?? shape.Name ?? Path.GetFileNameWithoutExtension(plan);
        return await PlanCheckRun.RunAsync(store, shape, request.Crs, new(name, request.RegistryNumber, request.Stage, request.Mode, "kommandorad"), clock, cancel);
    }

    private static async Task WriteAsync(ReportDocument document, Request request, TextWriter said, CancellationToken cancel)
    {
        var page = await DocumentRenderer.WriteAsync(document, request.Out, cancel);
        if (request.AsPdf)
        {
            await DocumentRenderer.PrintAsync(page, Path.ChangeExtension(page, ".pdf"), cancel);
        }

        await said.WriteLineAsync($"kontroll {page}{(request.AsPdf ? " och .pdf" : "")}");
    }

    private static async Task<PlanStore> OpenAsync(string slug, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(Store.Login(GeoRole.Desk));
        await connection.OpenAsync(cancel);
        return await PlanStore.OpenAsync(connection, slug, cancel);
    }

    // The service may stand where there is no checkout: its own lists then serve.
    private static string? FolderOf(string slug) => Checkout.Root is { } root ? Path.Combine(root, "data", slug) : null;

    private static Audience AudienceOf(string audience) => audience switch
    {
        "internal" => Audience.Internal,
        "public-plan" => Audience.Public,
        _ => throw new UsageException($"--audience: ”{audience}” finns inte. Välj internal eller public-plan."),
    };
}
