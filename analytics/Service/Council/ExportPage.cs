using Geo.Components;
using Geo.Service.Documents;

namespace Geo.Service.Council;

/// <summary><i>Export</i>: every page of the council as files. From a page itself its own choice follows with the file.</summary>
internal static class ExportPage
{
    public static async Task<CouncilView> MakeAsync(CouncilAsk ask, CancellationToken cancel)
    {
        var pages = CouncilPage.All.Where(page => page.Title is not null && page.Path != "/export" && page.Roles.Contains(ask.Store.Caller.Role)).ToList();
        return new()
        {
            Document = ask.Document("export", "Export", "sidorna som filer", await ask.SecrecyAsync(cancel)) with
            {
                Answers = ["Varje sida kan hämtas som PDF, GeoPackage och CSV, och dess kartor och diagram som SVG (för redigering) och PNG (för en presentation eller ett protokoll)."],
                Sections =
                [
                    new("Hela sidor",
                    [
                        DocumentBlock.Table(
                            new()
                            {
                                Id = "sidorna",
                                Caption = "Sidorna utan eget urval",
                                Columns = [new("Sida", false), new("PDF", false), new("GeoPackage", false), new("CSV", false)],
                                Rows = [.. pages.Select(page => new TableRow([new(page.Title!, ask.Home + page.Path), File(page, "pdf", "PDF"), File(page, "gpkg", "GeoPackage"), File(page, "csv", "CSV")]))],
                            },
                            "Källa: sidorna själva. En fil säger samma sak som sidan."),
                        DocumentBlock.Text("Vill du ha ett urval, till exempel en annan tid, gör det på sidan och hämta filen längst ner på den."),
                    ]),
                    new("Vad som står i varje fil", [DocumentBlock.List(CouncilStamp.Meanings)]),
                ],
            },
            Narrowed = "inget urval",
            Layers = [new("sidor", null, [("sida", "TEXT"), ("adress", "TEXT")], pages.Select(page => ((NetTopologySuite.Geometries.Geometry)NetTopologySuite.Geometries.Point.Empty, (object?[])[page.Title, ask.Home + page.Path])))],
        };

        TableCell File(CouncilPage page, string format, string words) => new($"{page.Title}, {words}", $"{ask.Home}{page.Path}?f={format}");
    }
}
