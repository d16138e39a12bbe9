using System.CommandLine;
using Geo.Database;
using Geo.Service.Documents;

namespace Geo.Service.Verbs;

/// <summary><c>document NAMN</c>: the five documents, as pages and as PDF. Internal.</summary>
internal static class DocumentVerb
{
    private static readonly Dictionary<string, Func<DocumentData, ReportDocument>> Documents = new()
    {
        [SituationReportDocument.Name] = SituationReportDocument.Of,
        [ActionPlanDocument.Name] = ActionPlanDocument.Of,
        [YearlyReportDocument.Name] = YearlyReportDocument.Of,
        [MeetingDocument.Name] = MeetingDocument.Of,
        [WeeklyPictureDocument.Name] = WeeklyPictureDocument.Of,
    };

    public static Command Create()
    {
        var name = MunicipalityArgument.Create();
        var kinds = new Argument<string[]>("dokument") { Description = $"Vilka: {string.Join(", ", Documents.Keys)}; utelämnat alla.", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string?>("--out") { Description = "Mappen som filerna läggs i; annars .artifacts/documents/NAMN." };
        var today = TodayOption.Create();
        var noPdf = new Option<bool>("--no-pdf") { Description = "Bara sidor, ingen PDF." };
        var verb = new Command("document", "Skriver lägesbild, åtgärdsplan, årsrapport, mötesunderlag och veckobild. Intern uppgift.") { name, kinds, output, today, noPdf };
        verb.SetAction(async (call, cancel) =>
        {
            await WriteAsync(
                call.GetRequiredValue(name), call.GetValue(kinds) ?? [], call.GetValue(output), TodayOption.Day(call, today), !call.GetValue(noPdf), Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    /// <summary>Writes the documents and prints a line each.</summary>
    /// <exception cref="UsageException">A document is not known.</exception>
    internal static async Task WriteAsync(string slug, string[] kinds, string? output, DateOnly today, bool asPdf, TextWriter said, CancellationToken cancel)
    {
        if (kinds.FirstOrDefault(kind => !Documents.ContainsKey(kind)) is { } unknown)
        {
            throw new UsageException($"Dokumentet ”{unknown}” finns inte. Välj bland: {string.Join(", ", Documents.Keys)}.");
        }

        await using var db = Store.Open(GeoRole.Analytics);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var folder = output ?? (Checkout.Root is { } checkout ? Path.Combine(checkout, ".artifacts", "documents", slug) : throw new UsageException("Ange mappen som filerna ska läggas i: --out MAPP."));
        OutputFolder.Create("out", folder);
        var data = await DocumentData.ReadAsync(db, municipality, today, cancel);
        foreach (var (kind, make) in Documents.Where(document => kinds.Length == 0 || kinds.Contains(document.Key)))
        {
            var document = make(data);
            var page = await DocumentRenderer.WriteAsync(document, folder, cancel);
            if (asPdf)
            {
                await DocumentRenderer.PrintAsync(page, Path.ChangeExtension(page, ".pdf"), cancel);
            }

            await said.WriteLineAsync($"dokument {kind,-12} {(document.Missing.IsEmpty ? "inget saknas" : Words.Count(document.Missing.Length, "sak saknas", "saker saknas"))}; {page}{(asPdf ? " och .pdf" : "")}");
        }
    }
}
