using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Geo.Components.Charts;
using Geo.Components.Release;
using Geo.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Geo.Service.Documents;

/// <summary>Makes files of a document: a page that stands alone, the figures' numbers, and a PDF printed from the page.</summary>
internal static class DocumentRenderer
{
    private const string Footer = "PRINT-FOOTER";

    /// <summary>For a document whose tables are wider than an upright page.</summary>
    private const string Landscape = "main, .audience { max-width: 78rem; }\n@media print { @page { size: A4 landscape; } main, .audience { max-width: none; } th, td { padding-right: 0.45rem; } }\n";

    /// <summary>Chromium is asked to give up when a page of ours, which waits for nothing, is not printed by then.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Each print is a browser of its own, which takes a processor and a quarter of a gigabyte: more than these wait for their turn.</summary>
    private static readonly SemaphoreSlim Printers = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>The page, a line feed last.</summary>
    public static async Task<string> HtmlAsync(ReportDocument document)
    {
        await using var services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(DocumentPage.Document)] = document,
            [nameof(DocumentPage.Style)] = Style(document),
        });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<DocumentPage>(parameters)).ToHtmlString());
        return html.ReplaceLineEndings("\n").Trim() + "\n";
    }

    /// <summary>Writes the page and its figures' CSV files.</summary>
    /// <returns>The page's path.</returns>
    public static async Task<string> WriteAsync(ReportDocument document, string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        foreach (var figure in document.Sections.SelectMany(section => section.Blocks).OfType<FigureBlock>())
        {
            await File.WriteAllTextAsync(Path.Combine(folder, figure.Series.CsvAddress), FigureTable.Csv(figure.Series), utf8, cancel);
        }

        foreach (var map in document.Sections.SelectMany(section => section.Blocks).OfType<ConcentrationMapBlock>())
        {
            await using var file = new StreamWriter(Path.Combine(folder, map.CsvAddress), append: false, utf8);
            CsvTable.Write(file, map.Rows);
        }

        var path = Path.Combine(folder, document.Name + ".html");
        await File.WriteAllTextAsync(path, await HtmlAsync(document), utf8, cancel);
        return path;
    }

    /// <summary>Prints a page as PDF/UA-like paper: tagged for screen readers, its headings as bookmarks. Half as many at once as there are processors,
    /// the others wait.</summary>
    /// <exception cref="UsageException">There is no Chromium.</exception>
    /// <exception cref="InvalidOperationException">It did not print.</exception>
    public static Task PrintAsync(string page, string pdf, CancellationToken cancel) =>
        MakeAsync(page, pdf, ["--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline", $"--print-to-pdf={Path.GetFullPath(pdf)}"], cancel);

    /// <summary>Paints a drawing as PNG, two points a pixel so that it can be printed. It waits for its turn with what is printed.</summary>
    /// <param name="drawing">An SVG file.</param>
    /// <param name="png">Where to write it.</param>
    /// <param name="size">The drawing's width and height.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="UsageException">There is no Chromium.</exception>
    /// <exception cref="InvalidOperationException">It did not paint.</exception>
    public static Task PaintAsync(string drawing, string png, (int Width, int Height) size, CancellationToken cancel) =>
        MakeAsync(drawing, png, ["--hide-scrollbars", "--force-device-scale-factor=2", string.Create(CultureInfo.InvariantCulture, $"--window-size={size.Width},{size.Height}"), $"--screenshot={Path.GetFullPath(png)}"], cancel);

    private static async Task MakeAsync(string page, string made, string[] how, CancellationToken cancel)
    {
        await Printers.WaitAsync(cancel);
        var profile = Directory.CreateTempSubdirectory("geo-print-");
        try
        {
            var start = new ProcessStartInfo(FindChromium()) { RedirectStandardError = true, RedirectStandardOutput = true };
            string[] words =
            [
                "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-quic",
                .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
                $"--user-data-dir={profile.FullName}", .. how, new Uri(Path.GetFullPath(page)).AbsoluteUri,
            ];
            foreach (var word in words)
            {
                start.ArgumentList.Add(word);
            }

            File.Delete(made);
            using var chromium = Process.Start(start)!;
            using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            timed.CancelAfter(Longest);
            var (said, _) = (chromium.StandardError.ReadToEndAsync(timed.Token), chromium.StandardOutput.ReadToEndAsync(timed.Token));
            try
            {
                await chromium.WaitForExitAsync(timed.Token);
            }
            catch (OperationCanceledException)
            {
                // Its profile goes with it, and is written to until the last of its processes has ended.
                chromium.Kill(entireProcessTree: true);
                await chromium.WaitForExitAsync(CancellationToken.None);
                cancel.ThrowIfCancellationRequested();
                throw new InvalidOperationException($"Chromium skrev inte ut {Path.GetFileName(page)} inom {Longest.TotalMinutes} minuter.");
            }

            if (chromium.ExitCode != 0 || !File.Exists(made))
            {
                throw new InvalidOperationException($"Chromium gjorde inte {Path.GetFileName(made)} av {Path.GetFileName(page)}: {(await said).Trim()}");
            }
        }
        finally
        {
            Printers.Release();
            Remove(profile);
        }
    }

    // What a browser that was ended leaves half is no fault of the page: it lies in the folder for passing files.
    private static void Remove(DirectoryInfo profile)
    {
        try
        {
            profile.Delete(recursive: true);
        }
        catch (IOException)
        {
        }
    }

    private static string FindChromium() =>
        ((string[])["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).FirstOrDefault(File.Exists)
            ?? throw new UsageException("Chromium saknas, och utan det blir det varken PDF eller PNG. Installera chromium, eller kör med --no-pdf.");

    /// <summary>The documents' style, for a drawing that stands alone and for pages that show the same parts; the footer of paper is empty.</summary>
    internal static string StyleSheet { get; } = ReadStyle().Replace(Footer, "", StringComparison.Ordinal);

    // The footer is text in a style sheet: what could end the string is left out.
    private static string Style(ReportDocument document)
    {
        var footer = $"{document.Title}, {document.Subtitle}{(document.Fictional ? ", EXEMPELDATA" : "")}";
        var style = ReadStyle().Replace(Footer, new string([.. footer.Where(letter => letter is not ('"' or '\\' or '<' or '>' or '\n'))]), StringComparison.Ordinal);
        return document.Wide ? style + Landscape : style;
    }

    private static string ReadStyle()
    {
        using var stream = typeof(DocumentRenderer).Assembly.GetManifestResourceStream("documents/document.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
