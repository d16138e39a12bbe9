using System.Globalization;
using AngleSharp.Html.Parser;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Documents;
using Geo.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Geo.Tests.Service.Documents;

/// <summary>The council's paper goes to members outside the municipality: planted small counts are looked for in all that it says.</summary>
public class MeetingDocumentTests
{
    private const int Small = 2;

    private static readonly string[] Quarters = ["2024K4", "2025K1", "2025K2", "2025K3", "2025K4"];

    [Fact]
    public async Task A_small_count_stands_in_no_table_sentence_or_file_of_it()
    {
        await using var store = await PlantedReleases.CreateAsync();
        foreach (var (quarter, i) in Quarters.Select((quarter, i) => (quarter, i)))
        {
            // One area that was small and has grown, one that has shrunk, and a theme that is small in the whole municipality.
            store.With("damage", "A", quarter, i == 0 ? Small : 40).With("damage", "B", quarter, i == 0 ? 44 : 9).With("violence", "A", quarter, i == 1 ? Small : 30);
        }

        await store.AnalysedAsync();
        await PlantAsync(store, ("damage", "deso:A", Small, 40), ("damage", "deso:B", 44, 9), ("damage", "regso:R", 46, 49), ("damage", "plan:P", 45, 9), ("damage", $"municipality:{PlantedReleases.Code}", 46, 49));

        var (html, files) = await PaperAsync(store);

        Assert.Empty(Told(html, Small));
        Assert.All(files, file => Assert.DoesNotMatch(@"(?m)(^|[,;])2([,;]|\r?$)", File.ReadAllText(file)));
        Assert.Contains("färre än 3", html, StringComparison.Ordinal);
        Assert.Contains("för få händelser i något kvartal", html, StringComparison.Ordinal);

        // A union less one of its areas is the others.
        var named = new HtmlParser().ParseDocument(html).QuerySelectorAll("#infor-motet-andringar tbody th").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal(["Område A (A)", "Område B (B)"], named.Distinct());
        Assert.Single(Told(html.Replace("färre än 3", "2", StringComparison.Ordinal), Small), told => told.StartsWith("infor-motet-andringar", StringComparison.Ordinal));
    }

    // Numbers of table cells, and of sentences about events, that are the small one.
    private static List<string> Told(string html, int small)
    {
        var page = new HtmlParser().ParseDocument(html);
        var text = small.ToString(CultureInfo.InvariantCulture);
        return
        [
            .. page.QuerySelectorAll("section td").Where(cell => cell.TextContent.Trim() == text && cell.Closest("table")?.Id != "infor-motet-korningar").Select(cell => $"{cell.Closest("table")?.Id}: {cell.ParentElement!.TextContent}"),
            .. page.QuerySelectorAll("p, li").Select(sentence => sentence.TextContent).Where(sentence => sentence.Contains($"{text} platshändelser", StringComparison.Ordinal) || sentence.Contains($"mot {text} ", StringComparison.Ordinal)),
        ];
    }

    private static async Task<(string Html, string[] Files)> PaperAsync(PlantedReleases store)
    {
        await using var db = GeoDb.Open(store.Database.LoginOf(GeoRole.Analytics));
        var municipality = await db.Municipalities.AsNoTracking().SingleAsync(one => one.Code == PlantedReleases.Code);
        var document = MeetingDocument.Of(await DocumentData.ReadAsync(db, municipality, new(2026, 1, 15), CancellationToken.None));
        var page = await DocumentRenderer.WriteAsync(document, Path.Combine(store.Data, "paper"), CancellationToken.None);
        return (await File.ReadAllTextAsync(page), Directory.GetFiles(Path.GetDirectoryName(page)!, "*.csv"));
    }

    private static async Task PlantAsync(PlantedReleases store, params (string Theme, string Subject, int Before, int After)[] changes)
    {
        await using var db = GeoDb.Open(store.Database.LoginOf(GeoRole.Analytics));
        var run = new AnalysisRun
        {
            Municipality = PlantedReleases.Code,
            Method = ChangeAnalysis.Method,
            Parameters = "{}",
            InputFingerprint = new string('0', 64),
            Seed = 0,
            CodeVersion = "prov",
            FinishedAt = DateTime.UtcNow,
        };
        db.Runs.Add(run);
        await db.SaveChangesAsync();
        db.AnalysisResults.AddRange(changes.Select(change => new AnalysisResult
        {
            RunId = run.Id,
            Municipality = PlantedReleases.Code,
            Theme = change.Theme,
            Period = "2025K4",
            Subject = change.Subject,
            Document = ResultRun.Write(new ChangeDocument(
                "2024K4", change.Before, change.After, (double)change.After / change.Before, 0.1, 9, 0.001, 0.001, change.After > change.Before ? ChangeVerdict.More : ChangeVerdict.Fewer)),
        }));
        await db.SaveChangesAsync();
    }
}
