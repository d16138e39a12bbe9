using System.Text;
using AngleSharp.Html.Parser;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Documents;

/// <summary>The five documents of the demo's municipality, as pages and as paper.</summary>
[Collection(nameof(DemoRun))]
public sealed class DocumentTests(DemoRun demo) : IDisposable
{
    private static readonly string[] Names = ["lagesbild", "atgardsplan", "arsrapport", "infor-motet", "veckobild"];

    private readonly string _folder = Directory.CreateTempSubdirectory("geo-documents-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_is_a_page_that_stands_alone_and_a_tagged_pdf_with_bookmarks()
    {
        (await ProgramRun.RunAsync("Geo.Service", demo.Database.Environment(), "document", "exempelstad", "--date", "2026-07-15", "--out", _folder)).Succeeded();
        await using var browser = await TestBrowser.StartAsync();
        await using var wide = await browser.ContextAsync(1280);
        await using var narrow = await browser.ContextAsync(320);

        foreach (var name in Names)
        {
            var pdf = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(_folder, name + ".pdf")));
            Assert.Contains("/StructTreeRoot", pdf, StringComparison.Ordinal);
            Assert.Contains("/Marked true", pdf, StringComparison.Ordinal);
            Assert.Contains("/Outlines", pdf, StringComparison.Ordinal);
            Assert.Contains("/Lang (sv)", pdf, StringComparison.Ordinal);
            Assert.All(
                (string[])["/Author", "/Company", "file://", _folder, demo.Data, AppContext.BaseDirectory],
                secret => Assert.DoesNotContain(secret, pdf, StringComparison.Ordinal));

            await TestBrowser.CheckAsync(wide, new Uri(_folder).AbsoluteUri, $"/{name}.html");
            await TestBrowser.CheckAsync(narrow, new Uri(_folder).AbsoluteUri, $"/{name}.html");
        }
    }

    [Fact]
    public async Task Every_figure_has_a_table_and_a_file_and_every_table_says_where_it_comes_from()
    {
        (await ProgramRun.RunAsync("Geo.Service", demo.Database.Environment(), "document", "exempelstad", "--date", "2026-07-15", "--no-pdf", "--out", _folder)).Succeeded();
        var figures = 0;
        foreach (var name in Names)
        {
            var page = await new HtmlParser().ParseDocumentAsync(await File.ReadAllTextAsync(Path.Combine(_folder, name + ".html")));
            Assert.Contains("EXEMPELDATA", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
            foreach (var figure in page.QuerySelectorAll("figure"))
            {
                figures++;
                Assert.NotNull(figure.QuerySelector("table"));
                Assert.True(File.Exists(Path.Combine(_folder, figure.QuerySelector("a[download]")!.GetAttribute("href")!)));
            }

            Assert.All(page.QuerySelectorAll("table"), table =>
            {
                var next = table.ParentElement!.NextElementSibling;
                while (next is { ClassName: "note" })
                {
                    next = next.NextElementSibling;
                }

                Assert.Equal("basis", next?.ClassName);
                Assert.Matches("Källa: |Underlag: |körning|explain", next!.TextContent);
            });

            // No part without words, and nothing that a programmer forgot.
            Assert.All(page.QuerySelectorAll("main section > h2"), heading => Assert.NotNull(heading.NextElementSibling));
            Assert.DoesNotContain("Med: .", page.Body.TextContent, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\bNaN\b|\{[a-zA-Z.]+\}|– gånger|\.\.(?!\.)", page.Body.TextContent);
        }

        Assert.True(figures >= 6);
        var situation = await File.ReadAllTextAsync(Path.Combine(_folder, "lagesbild.html"));
        Assert.All((string[])["Kartläggning: omfattning", "Kartläggning: följder", "Annan information av betydelse", "4. Analys"], part => Assert.Contains(part, situation, StringComparison.Ordinal));
        Assert.DoesNotContain("Det här saknas", situation, StringComparison.Ordinal);
        Assert.Contains("Enkät: Nationella trygghetsundersökningen (NTU)", situation, StringComparison.Ordinal);
        Assert.Contains("ingen säker skillnad", situation, StringComparison.Ordinal);
        Assert.Contains("högre, det är bättre", situation, StringComparison.Ordinal);
        var meeting = await File.ReadAllTextAsync(Path.Combine(_folder, "infor-motet.html"));
        Assert.DoesNotContain("Kronor", meeting, StringComparison.Ordinal);
        Assert.Contains("Mötet 26 maj 2026 fattade 3 beslut, och 1 av dem är gjort. 2 öppna beslut är försenade.", meeting, StringComparison.Ordinal);
        Assert.DoesNotContain("inget nyare är inläst", meeting, StringComparison.Ordinal);
        var plan = await File.ReadAllTextAsync(Path.Combine(_folder, "atgardsplan.html"));
        Assert.Contains("Åtgärder utan fynd", plan, StringComparison.Ordinal);
        Assert.Contains("Orsaksanalys för Senare debut.", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_there_is_not_is_refused_with_those_there_are()
    {
        var refused = await ProgramRun.RunAsync("Geo.Service", demo.Database.Environment(), "document", "exempelstad", "kristallkula", "--out", _folder);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("lagesbild, atgardsplan, arsrapport, infor-motet, veckobild", refused.Errors, StringComparison.Ordinal);
    }
}
