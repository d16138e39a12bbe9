using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary><c>./geo bench lighthouse</c>: what Lighthouse says of a first page, a promise and an area of the built demo site, on
/// a phone of its own making. Its own advice against what else the machine does meanwhile: several runs, and the one in the middle;
/// the lowest and the highest are printed beside it.</summary>
internal static class LighthouseBench
{
    private const int Least = 98;
    private const int Runs = 3;
    private static readonly string[] Categories = ["performance", "accessibility", "best-practices", "seo"];

    public static void Run()
    {
        var checkout = EtlBench.Checkout();
        var site = Path.Combine(checkout, ".artifacts", "site", "exempelstad");
        if (!File.Exists(Path.Combine(site, "index.html")))
        {
            throw new InvalidOperationException($"{site} holds no site: run ./geo demo first.");
        }

        using var server = Serve(site, out var address);
        try
        {
            var table = new Table { Title = new($"Lighthouse, each at least {Least} of 100; the middle of {Runs} runs (lowest to highest)") };
            table.AddColumns(["page", .. Categories, "largest paint, ms", "bytes"]);
            foreach (var page in new[] { "/", First(site, "loften"), First(site, "omraden") })
            {
                var told = Enumerable.Range(0, Runs).Select(_ => Measure(checkout, address + page)).ToList();
                table.AddRow([page, .. Categories.Select(category => Middle(told, run => Score(run, category))), Middle(told, run => Audit(run, "largest-contentful-paint")), Middle(told, run => Audit(run, "total-byte-weight"))]);
            }

            AnsiConsole.Write(table);
        }
        finally
        {
            server.Kill();
        }
    }

    private static Process Serve(string site, out string address)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Geo.Generator", "release", "Geo.Generator.dll");
        var server = Process.Start(new ProcessStartInfo("dotnet", [program, "serve", "--site", site]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The server did not start.");
        address = server.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server gave no address.");
        return server;
    }

    // The first page of its kind that is a thing, not a list.
    private static string First(string site, string folder) =>
        $"/{folder}/{Directory.EnumerateDirectories(Path.Combine(site, folder)).Select(Path.GetFileName).Where(name => name != "arkiv").Order(StringComparer.Ordinal).Last()}/";

    private static JsonElement Measure(string checkout, string address)
    {
        var run = Measured.Run(
            "node",
            [
                Path.Combine(checkout, ".artifacts", "tools", "test", "node_modules", "lighthouse", "cli", "index.js"), address, "--quiet", "--output=json",
                $"--only-categories={string.Join(',', Categories)}", "--chrome-flags=--headless=new --no-sandbox --disable-quic --disable-background-networking",
            ],
            new Dictionary<string, string> { ["CHROME_PATH"] = "/usr/bin/chromium" });
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static double? Score(JsonElement told, string category) =>
        told.GetProperty("categories").GetProperty(category).GetProperty("score") is { ValueKind: JsonValueKind.Number } score ? score.GetDouble() * 100 : null;

    private static double? Audit(JsonElement told, string audit) => told.GetProperty("audits").GetProperty(audit).TryGetProperty("numericValue", out var value) ? value.GetDouble() : null;

    // A run that could not say counts as the lowest.
    private static string Middle(IEnumerable<JsonElement> runs, Func<JsonElement, double?> read)
    {
        var sorted = runs.Select(read).Order().ToList();
        var (low, middle, high) = (Shown(sorted[0]), Shown(sorted[sorted.Count / 2]), Shown(sorted[^1]));
        return low == high ? middle : $"{middle} ({low} to {high})";

        static string Shown(double? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "none";
    }
}
