using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary><c>./geo bench lighthouse</c>: what Lighthouse says of a first page, a promise and an area of the built demo site, on
/// a phone of its own making.</summary>
internal static class LighthouseBench
{
    private const int Least = 98;
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
            var table = new Table { Title = new($"Lighthouse, each at least {Least} of 100") };
            table.AddColumns(["page", .. Categories, "largest paint, ms", "bytes"]);
            foreach (var page in new[] { "/", First(site, "loften"), First(site, "omraden") })
            {
                var told = Measure(checkout, address + page);
                table.AddRow([page, .. Categories.Select(category => Score(told, category)), Audit(told, "largest-contentful-paint"), Audit(told, "total-byte-weight")]);
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

    private static string Score(JsonElement told, string category)
    {
        var score = told.GetProperty("categories").GetProperty(category).GetProperty("score");
        return score.ValueKind == JsonValueKind.Number ? (score.GetDouble() * 100).ToString("F0", CultureInfo.InvariantCulture) : "none";
    }

    private static string Audit(JsonElement told, string audit) =>
        told.GetProperty("audits").GetProperty(audit).TryGetProperty("numericValue", out var value)
            ? value.GetDouble().ToString("N0", CultureInfo.InvariantCulture) : "none";
}
