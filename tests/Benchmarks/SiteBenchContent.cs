using System.Globalization;
using System.Text;
using System.Text.Json;
using Geo.Service.Release;
using Geo.Tests.Support;

namespace Geo.Benchmarks;

/// <summary>One site of so many Markdown pages, laid out for each of the three generators: the same words, links, table, chart and
/// layout.</summary>
internal sealed class SiteBenchContent : IDisposable
{
    private const string Diagram = "DIAGRAM";

    private static readonly string[] Sentences =
    [
        "Grannar som känner varandra ser mer och ringer tidigare.", "Belysning gör störst nytta där människor redan rör sig på kvällen.",
        "En trygghetsvandring slutar alltid med en lista på vem som gör vad.", "Fel som lagas inom två dygn blir sällan fler.",
        "Siffrorna gäller det som har rapporterats, inte allt som har hänt.", "Var tydlig med *vad* du såg, **när** och var.",
        "Kommunen och polisen möts varje vecka och går igenom läget.", "Det som inte går att jämföra ska inte jämföras.",
    ];

    public SiteBenchContent(int pages)
    {
        // In memory: a disk's timings swing more than the programs differ.
        Root = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"geo-bench-site-{Environment.ProcessId}-{pages}")).FullName;
        Pages = pages;
        ReleaseFolder.WriteAsync(SampleRelease.Fictional(), SampleAreas.Outlines(), Release, CancellationToken.None).GetAwaiter().GetResult();
        Write(Path.Combine(Content, "profile.yml"), SampleProfile.Text);
        for (var i = 0; i < pages; i++)
        {
            var text = Text(i);
            Write(Path.Combine(Content, "sv", "sidor", Name(i) + ".md"), text.Replace(Diagram, "::: diagram id=laget/damage/over-tid :::", StringComparison.Ordinal));
            Write(Path.Combine(Hugo, "content", "sidor", Name(i) + ".md"), text.Replace(Diagram, "{{< diagram >}}", StringComparison.Ordinal));
            Write(
                Path.Combine(Eleventy, "content", "sidor", Name(i) + ".md"),
                text.Replace(Diagram, "{% diagram %}", StringComparison.Ordinal).Replace("---\ntitle", "---\nlayout: page.njk\ntitle", StringComparison.Ordinal));
        }
    }

    public int Pages { get; }

    public string Root { get; }

    public string Release => Path.Combine(Root, "release");

    public string Content => Path.Combine(Root, "content");

    public string Site => Path.Combine(Root, "site");

    public string Hugo => Path.Combine(Root, "hugo");

    public string Eleventy => Path.Combine(Root, "eleventy");

    public string Folder(string peer) => peer switch
    {
        "geo" => Path.Combine(Site, "sidor"),
        "hugo" => Path.Combine(Hugo, "public"),
        _ => Path.Combine(Eleventy, "_site"),
    };

    /// <summary>Gives the peers the layout of a page that we have built: what stands around main, with their words for
    /// title and description.</summary>
    public void WritePeers(string peers)
    {
        var page = File.ReadAllText(Path.Combine(Site, "sidor", Name(0), "index.html"));
        var (top, bottom) = (page[..page.IndexOf("  <main", StringComparison.Ordinal)], page[(page.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length)..]);
        string Filled(string title, string description) => top
            .Replace(Title(0), title, StringComparison.Ordinal).Replace(Description(0), description, StringComparison.Ordinal);
        Copy(Path.Combine(peers, "hugo"), Hugo);
        Write(Path.Combine(Hugo, "layouts", "partials", "top.html"), Filled("{{ .Title }}", "{{ .Description }}"));
        Write(Path.Combine(Hugo, "layouts", "partials", "bottom.html"), bottom);
        Copy(Path.Combine(peers, "eleventy"), Eleventy);
        Write(Path.Combine(Eleventy, "_includes", "top.njk"), Filled("{{ title }}", "{{ description }}"));
        Write(Path.Combine(Eleventy, "_includes", "bottom.njk"), bottom);
        var figure = JsonSerializer.Serialize(Figure());
        Write(Path.Combine(Hugo, "data", "figure.json"), figure);
        Write(Path.Combine(Eleventy, "figure.json"), figure);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Name(int page) => "sida-" + page.ToString("D5", CultureInfo.InvariantCulture);

    private static string Title(int page) => $"Trygghet på plats nummer {page}";

    private static string Description(int page) => $"Vad som görs och vad du kan göra på plats nummer {page}.";

    private string Text(int page)
    {
        var text = new StringBuilder($"---\ntitle: {Title(page)}\ndescription: {Description(page)}\nupdated: 2026-11-23\n---\n");
        for (var section = 0; section < 4; section++)
        {
            text.Append(CultureInfo.InvariantCulture, $"## Avsnitt {section + 1}\n\n");
            for (var paragraph = 0; paragraph < 2; paragraph++)
            {
                text.AppendJoin(' ', Enumerable.Range(0, 5).Select(i => Sentences[(page + (section * 3) + paragraph + i) % Sentences.Length])).Append("\n\n");
            }
        }

        text.Append("- Ring 112 när det är bråttom.\n- Anmäl fel samma dag.\n- Läs [nästa sida](/sidor/").Append(Name((page + 1) % Pages)).Append("/).\n\n");
        text.Append("| Plats | Händelser | Åtgärd |\n| --- | ---: | --- |\n");
        for (var row = 0; row < 8; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| Plats {row + 1} | {(page * 7 + row * 13) % 90} | {(row % 2 == 0 ? "Ny belysning" : "Fler vandringar")} |\n");
        }

        return text.Append('\n').Append(Diagram).Append('\n').ToString();
    }

    // What our own chart shows, read from the file that lies under it.
    private object Figure()
    {
        var rows = File.ReadLines(Path.Combine(Site, "laget", "damage", "damage.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
        return new
        {
            title = "Skadegörelse: 125 händelser kvartal 3 2026, ingen säker skillnad mot kvartal 3 2025",
            description = "Linjediagram: skadegörelse per 1 000 invånare i hela kommunen. Samma siffror står i tabellen.",
            unit = "Rapporterade händelser per 1 000 invånare",
            source = "Kommunen, Veckorapporter enligt EST, levererad 2026-10-05",
            top = Math.Ceiling(rows.Max(row => Number(row[5]))),
            points = rows.Select(row => new { period = row[1], value = Number(row[3]), lower = Number(row[4]), upper = Number(row[5]) }),
        };
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            Write(Path.Combine(to, Path.GetRelativePath(from, file)), File.ReadAllText(file));
        }
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
