using System.Globalization;
using System.IO.Compression;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary><c>./geo bench site</c>: sites of 1,000 and 5,000 Markdown pages with layout, chart and table, against Hugo and
/// Eleventy on the same pages, alternately in one run, in memory. Ours checks every link, anchor, id and heading besides; the
/// others check nothing.</summary>
internal static class SiteBench
{
    private static readonly (int Pages, int Rounds, double MostOfHugo)[] Sizes = [(1_000, 5, 1.5), (5_000, 3, 1.2)];
    private static readonly string[] Names = ["geo", "hugo", "eleventy"];

    public static void Run()
    {
        var checkout = EtlBench.Checkout();
        foreach (var (pages, rounds, mostOfHugo) in Sizes)
        {
            using var content = new SiteBenchContent(pages);
            Geo(content);
            content.WritePeers(Path.Combine(checkout, "tests", "Benchmarks", "SitePeers"));
            var runs = Names.ToDictionary(name => name, _ => new List<Measured>());
            for (var round = 0; round < rounds; round++)
            {
                runs["geo"].Add(Geo(content));
                runs["hugo"].Add(Hugo(content));
                runs["eleventy"].Add(Eleventy(content, checkout));
            }

            Print(content, runs, mostOfHugo);
        }
    }

    private static Measured Geo(SiteBenchContent content) => Measured.Run(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "..", "..", "Geo.Generator", "release", "Geo.Generator.dll"),
            "build", "--release", content.Release, "--content", content.Content, "--out", content.Site,
        ]);

    private static Measured Hugo(SiteBenchContent content) => Measured.Run(
        "hugo", ["--quiet", "--source", content.Hugo, "--cleanDestinationDir"],
        new Dictionary<string, string> { ["HUGO_CACHEDIR"] = Path.Combine(content.Root, "hugo-cache") });

    private static Measured Eleventy(SiteBenchContent content, string checkout) => Measured.Run(
        "sh",
        [
            "-c", "cd \"$1\" && exec node \"$2\" --config=eleventy.config.cjs --quiet", "sh", content.Eleventy,
            Path.Combine(checkout, ".artifacts", "tools", "bench", "node_modules", "@11ty", "eleventy", "cmd.cjs"),
        ]);

    private static void Print(SiteBenchContent content, Dictionary<string, List<Measured>> runs, double mostOfHugo)
    {
        var table = new Table
        {
            Title = new(string.Create(CultureInfo.InvariantCulture, $"{content.Pages:N0} pages; median of {runs["geo"].Count}, alternately, in memory")),
        };
        table.AddColumns("generator", "seconds", "least–most", "peak MiB", "pages", "kB a page", "kB gzipped");
        foreach (var name in Names)
        {
            var files = Directory.EnumerateFiles(content.Folder(name), "index.html", SearchOption.AllDirectories).ToList();
            table.AddRow(
                name, Number(Median(runs[name]), "F2"), $"{Number(runs[name].Min(run => run.Seconds), "F2")}–{Number(runs[name].Max(run => run.Seconds), "F2")}",
                Number(runs[name].Max(run => run.PeakMegabytes), "F0"), Number(files.Count, "N0"),
                Number(new FileInfo(files[0]).Length / 1000.0, "F1"), Number(Zipped(files[0]) / 1000.0, "F1"));
        }

        AnsiConsole.Write(table);
        var (geo, hugo, eleventy) = (Median(runs["geo"]), Median(runs["hugo"]), Median(runs["eleventy"]));
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"geo is {geo / hugo:F2} × hugo (at most {mostOfHugo:F1}) and {geo / eleventy:F2} × eleventy (at most 0.9); peak {runs["geo"].Max(run => run.PeakMegabytes):F0} MiB (at most 300)"));
    }

    private static long Zipped(string file)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(File.ReadAllBytes(file));
        }

        return zipped.Length;
    }

    private static double Median(List<Measured> runs) => runs.Select(run => run.Seconds).Order().ElementAt(runs.Count / 2);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
