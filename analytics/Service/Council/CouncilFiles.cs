using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Database;
using Geo.Service.Documents;
using Geo.Service.Serving;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using NetTopologySuite.Geometries;

namespace Geo.Service.Council;

/// <summary>A page as a file: PDF, GeoPackage, CSV, SVG or PNG, each with its stamp.</summary>
internal static class CouncilFiles
{
    /// <summary>What a page can be taken as, besides itself.</summary>
    public static readonly ImmutableArray<string> Formats = ["csv", "gpkg", "pdf", "png", "svg"];

    private const int LineHeight = 22;
    private const string Formulas = "=+-@\t\r";

    // A table's name has letters that every program takes; readers get it as it is written.
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["for_fa_handelser"] = "Rutor med för få händelser",
        ["omraden"] = "Områden",
        ["atgarder"] = "Åtgärder",
    };

    /// <summary>What a table is called to readers.</summary>
    public static string TitleOf(GeoPackageLayer layer) => Titles.GetValueOrDefault(layer.Name, Words.Capital(layer.Name));

    /// <summary>Makes the file.</summary>
    /// <param name="view">The page.</param>
    /// <param name="stamp">What stands in it.</param>
    /// <param name="query">Which table or drawing.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="cancel">Stops the making.</param>
    /// <exception cref="ProblemException">The page has no such table or drawing.</exception>
    public static async Task<(byte[] Bytes, string MediaType, string Name)> MakeAsync(CouncilView view, CouncilStamp stamp, CouncilQuery query, string format, CancellationToken cancel)
    {
        var day = DateOnly.FromDateTime(stamp.At);

        // A page has several tables and drawings: taken one after the other they must not have one name.
        var part = format switch { "csv" => query.Find("table"), "svg" or "png" => query.Find("drawing"), _ => null };
        var stem = part is null ? view.Document.Name : part.StartsWith(view.Document.Name, StringComparison.Ordinal) ? part : $"{view.Document.Name}-{part}";
        var name = $"{stem.Replace('_', '-')}-{day.Iso()}";
        return format switch
        {
            "csv" => (Csv(view, stamp, query.Find("table")), "text/csv; charset=utf-8", $"{name}.csv"),
            "gpkg" => (await InFolderAsync(folder => GeoPackageAsync(Path.Combine(folder, "page.gpkg"), view, stamp, day, cancel)), "application/geopackage+sqlite3", $"{name}.gpkg"),
            "pdf" => (await InFolderAsync(folder => PdfAsync(folder, view, stamp, cancel)), "application/pdf", $"{name}.pdf"),
            "png" => (await InFolderAsync(folder => PngAsync(folder, view, stamp, query.Find("drawing"), cancel)), "image/png", $"{name}.png"),
            _ => ((await SvgAsync(view, stamp, query.Find("drawing"))).Bytes, "image/svg+xml; charset=utf-8", $"{name}.svg"),
        };
    }

    // The stamp is in columns of its own: it follows each row wherever it is copied, and the file stays a table.
    private static byte[] Csv(CouncilView view, CouncilStamp stamp, string? table)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true))
        {
            if (view.Figures.FirstOrDefault(figure => figure.Id == table) is { } figure)
            {
                Write(csv, FigureRows(figure), stamp);
            }
            else
            {
                var layer = table is null ? view.Layers.FirstOrDefault() : view.Layers.FirstOrDefault(one => one.Name == table);
                Write(csv, LayerRows(layer ?? throw NotThere("table", view.Layers.Select(one => one.Name).Concat(view.Figures.Select(one => one.Id)))), stamp);
            }
        }

        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text.ToString());
    }

    private static IEnumerable<IEnumerable<string>> LayerRows(GeoPackageLayer layer) =>
        layer.Rows.Select(row => row.Values.Select(value => value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value?.ToString() ?? "")).Prepend(layer.Columns.Select(column => column.Name));

    private static IEnumerable<IEnumerable<string>> FigureRows(FigureSeries figure)
    {
        using var parser = new CsvParser(new StringReader(FigureTable.Csv(figure)), CultureInfo.InvariantCulture);
        while (parser.Read())
        {
            yield return parser.Record!;
        }
    }

    private static void Write(CsvWriter csv, IEnumerable<IEnumerable<string>> rows, CouncilStamp stamp)
    {
        foreach (var (row, i) in rows.Select((row, i) => (row, i)))
        {
            foreach (var cell in row.Concat(i == 0 ? CouncilStamp.Columns : stamp.Values))
            {
                csv.WriteField(Unrun(cell));
            }

            csv.NextRecord();
        }
    }

    // A spreadsheet runs a text that begins as a formula; a number may begin with its sign.
    private static string Unrun(string cell) =>
        cell.Length > 0 && Formulas.Contains(cell[0]) && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "'" + cell : cell;

    private static async Task<byte[]> GeoPackageAsync(string path, CouncilView view, CouncilStamp stamp, DateOnly day, CancellationToken cancel)
    {
        var columns = CouncilStamp.Columns.Select(column => (column, "TEXT")).ToList();
        GeoPackageWriter.Write(path, [.. view.Layers, new("stampel", null, columns, [(Point.Empty, [.. stamp.Values])])], string.Join(' ', stamp.Lines), day);
        return await File.ReadAllBytesAsync(path, cancel);
    }

    private static async Task<byte[]> PdfAsync(string folder, CouncilView view, CouncilStamp stamp, CancellationToken cancel)
    {
        // The page's own addresses lead nowhere on paper: each figure has a file's name again, and what only leads on is left out.
        var document = view.Document with
        {
            Sections =
            [
                .. view.Document.Sections.Select(section => section with
                {
                    Blocks = [.. section.Blocks.Select(OnPaper)],
                }),
                new("Uttaget", [DocumentBlock.List(stamp.Lines)]),
            ],
        };
        var path = Path.Combine(folder, "page.pdf");
        await DocumentRenderer.PrintAsync(await DocumentRenderer.WriteAsync(document, folder, cancel), path, cancel);
        return await File.ReadAllBytesAsync(path, cancel);
    }

    private static DocumentBlock OnPaper(DocumentBlock block) => block switch
    {
        FigureBlock figure => figure with { Series = figure.Series with { CsvAddress = figure.Series.Id + ".csv" } },
        TableBlock { View.Columns: [.., { Title: CouncilView.Onward }] } table => table with
        {
            View = table.View with { Columns = table.View.Columns[..^1], Rows = [.. table.View.Rows.Select(row => row with { Cells = row.Cells[..^1] })] },
        },
        _ => block,
    };

    private static async Task<byte[]> PngAsync(string folder, CouncilView view, CouncilStamp stamp, string? drawing, CancellationToken cancel)
    {
        var (svg, size) = await SvgAsync(view, stamp, drawing);
        var (from, to) = (Path.Combine(folder, "drawing.svg"), Path.Combine(folder, "drawing.png"));
        await File.WriteAllBytesAsync(from, svg, cancel);
        await DocumentRenderer.PaintAsync(from, to, size, cancel);
        return await File.ReadAllBytesAsync(to, cancel);
    }

    private static async Task<(byte[] Bytes, (int Width, int Height) Size)> SvgAsync(CouncilView view, CouncilStamp stamp, string? drawing)
    {
        var drawn = (drawing is null ? view.Drawings.FirstOrDefault() : view.Drawings.FirstOrDefault(one => one.Id == drawing)) ?? throw NotThere("drawing", view.Drawings.Select(one => one.Id));
        await using var services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var (width, height) = drawn.Map is { } map ? (1_000, (int)Math.Ceiling(1_000 * (map.Height + 2.0 * Math.Max(map.Width, map.Height) / 45) / map.Width)) : (672, 320);
        var inner = await renderer.Dispatcher.InvokeAsync(async () => (drawn.Map is not null
            ? await renderer.RenderComponentAsync<DrawnMapView>(Parameters(("Map", drawn.Map), ("Title", drawn.Title), ("Id", drawn.Id)))
            : await renderer.RenderComponentAsync<Plot>(Parameters(("Series", drawn.Figure!), ("Width", 672), ("Variant", "fil")))).ToHtmlString());
        var lines = stamp.Lines;
        var whole = height + LineHeight * (1 + drawn.Legend.Length + lines.Length + 1);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {whole}" width="{width}" height="{whole}">""")
            .Append("\n<style>").Append(DocumentRenderer.StyleSheet.Replace("<", "", StringComparison.Ordinal).Replace("&", "", StringComparison.Ordinal)).Append("</style>\n")
            .Append(CultureInfo.InvariantCulture, $"""<svg x="0" y="0" width="{width}" height="{height}">""").Append('\n').Append(inner).Append("\n</svg>\n");
        var y = height;
        Line(8, drawn.Title);
        foreach (var legend in drawn.Legend)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<g class="plan-map" transform="translate(8 {y + 8})"><rect class="map-{legend.Kind}" x="1" y="1" width="26" height="16" />{Hatch(legend.Kind)}</g>""").Append('\n');
            Line(44, legend.Words);
        }

        foreach (var line in lines)
        {
            Line(8, line);
        }

        return (Encoding.UTF8.GetBytes(svg.Append("</svg>\n").ToString()), (width, whole));

        void Line(int x, string words)
        {
            y += LineHeight;
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x}" y="{y}" font-size="13" font-family="sans-serif">{WebUtility.HtmlEncode(words)}</text>""").Append('\n');
        }

        static string Hatch(string kind) => kind switch
        {
            "hotspot" => """<path class="hatch" d="M2 16L16 2M11 16L25 2" />""",
            "few" => """<path class="few-hatch" d="M2 2L16 16M11 2L25 16" />""",
            _ => "",
        };

        static ParameterView Parameters(params (string Name, object Value)[] values) => ParameterView.FromDictionary(values.ToDictionary(value => value.Name, value => (object?)value.Value));
    }

    private static ProblemException NotThere(string parameter, IEnumerable<string> there)
    {
        var names = string.Join(", ", there);
        return ProblemException.Parameter(
            parameter, names.Length == 0 ? "sidan har inget sådant att hämta." : $"sidan har inget sådant. Det som finns: {names}.", names.Length == 0 ? "the page has none to fetch." : $"the page has none such. Those that are: {names}.");
    }

    private static async Task<byte[]> InFolderAsync(Func<string, Task<byte[]>> make)
    {
        var folder = Directory.CreateTempSubdirectory("geo-council-");
        try
        {
            return await make(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
