using System.CommandLine;
using Geo.Database;
using Geo.Service.Documents;
using Geo.Service.Release;

namespace Geo.Service.Verbs;

/// <summary><c>release preview NAMN</c>: what the approver looks at, in the terminal and as a page. Internal.</summary>
internal static class ReleasePreviewVerb
{
    public static Command Create()
    {
        var name = MunicipalityArgument.Create();
        var id = ReleaseVerb.ReleaseOption();
        var output = new Option<string?>("--out") { Description = "Mappen som sidan läggs i; annars .artifacts/documents/NAMN." };
        var verb = new Command("preview", "Visar en kandidat för den som godkänner: det skyddade, det ändrade. Intern uppgift.") { name, id, output };
        verb.SetAction(async (call, cancel) =>
        {
            await WriteAsync(call.GetRequiredValue(name), call.GetValue(id), call.GetValue(output), Console.Out, cancel);
            return 0;
        });
        return verb;
    }

    private static async Task WriteAsync(string slug, string? id, string? output, TextWriter said, CancellationToken cancel)
    {
        var folder = output ?? (Checkout.Root is { } checkout
            ? Path.Combine(checkout, ".artifacts", "documents", slug)
            : throw new UsageException("Ange mappen som sidan ska läggas i: --out MAPP."));
        OutputFolder.Create("out", folder);
        await using var db = Store.Open(GeoRole.Analytics);
        var municipality = await db.GetMunicipalityAsync(slug, cancel);
        var preview = await ReleasePreview.ReadAsync(db, municipality, id, cancel);
        foreach (var line in ReleasePreviewDocument.Lines(preview))
        {
            await said.WriteLineAsync(line);
        }

        await said.WriteLineAsync($"  sidan: {await DocumentRenderer.WriteAsync(ReleasePreviewDocument.Of(preview), folder, cancel)}");
    }
}
