using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Geo.Generator.Serving;
using Geo.Tests.Support;
using Microsoft.Playwright;

namespace Geo.Tests.Site;

/// <summary>What must hold for a whole built site, whoever's it is: each gate gives what is wrong, one line a fault.</summary>
internal static class SiteGates
{
    private const int MostBytes = 60_000;
    private const int MostPageBytes = 30_000;
    private const int MostScriptBytes = 6_000;

    /// <summary>What the Nu checker of the W3C calls an error, on every page.</summary>
    public static async Task<string> NuErrorsAsync(string site)
    {
        var (_, _, told) = await TestTools.RunAsync(
            "java", ["-jar", TestTools.Npm("test", "vnu-jar/build/dist/vnu.jar"), "--errors-only", "--format", "json", "--skip-non-html", site]);
        using var messages = JsonDocument.Parse(told);
        return string.Join('\n', messages.RootElement.GetProperty("messages").EnumerateArray()
            .Select(message => $"{Path.GetRelativePath(site, new Uri(message.GetProperty("url").GetString()!).LocalPath)}: {message.GetProperty("message").GetString()}"));
    }

    /// <summary>Words that neither the dictionary of their language nor the project's own list has, with a page of each.</summary>
    public static async Task<string> UnknownWordsAsync(string site, string language)
    {
        var words = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var page in SiteText.Pages(site))
        {
            foreach (var (_, text) in SiteText.ByLanguage(SiteText.Parse(await File.ReadAllTextAsync(Path.Combine(site, page)))).Where(text => text.Language == language))
            {
                foreach (var word in Words(text))
                {
                    words.TryAdd(word, page);
                }
            }
        }

        var own = await File.ReadAllLinesAsync(Path.Combine(DemoRun.CheckoutData(), "..", "tests", "Site", $"words-{language}.txt"));
        var (exit, unknown, errors) = await TestTools.RunAsync(
            "hunspell", ["-i", "utf-8", "-d", language == "sv" ? "sv_SE" : "en_GB", "-l"], string.Join('\n', words.Keys));
        Assert.True(exit == 0, errors);
        return string.Join('\n', unknown.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct()
            .Except(own).Select(word => $"{word} ({words.GetValueOrDefault(word)})"));
    }

    /// <summary>Pages that weigh more than they may with all that they load, and scripts of our own that do.</summary>
    public static string TooHeavy(string site)
    {
        long Zipped(string file)
        {
            using var zipped = new MemoryStream();
            using (var zip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
            {
                zip.Write(File.ReadAllBytes(file));
            }

            return zipped.Length;
        }

        var shared = Directory.EnumerateFiles(Path.Combine(site, "filer"), "site.*").Concat(Directory.EnumerateFiles(Path.Combine(site, "filer"), "ikon.*")).Sum(Zipped);
        var pages = SiteText.Pages(site).Select(page => (page, bytes: Zipped(Path.Combine(site, page))))
            .Where(page => page.bytes > MostPageBytes || page.bytes + shared > MostBytes).Select(page => $"{page.page}: {page.bytes} B + {shared} B");
        var script = Directory.EnumerateFiles(Path.Combine(site, "filer"), "*.js").Sum(file => new FileInfo(file).Length);
        return string.Join('\n', pages.Append(script > MostScriptBytes ? $"skript: {script} B" : "").Where(line => line.Length > 0));
    }

    /// <summary>In a real browser, one page of each kind and language: what is asked of others, what the console says, cookies, and
    /// where a reader without script sees, finds or can fetch anything else than one with it.</summary>
    internal static async Task<string> InBrowserAsync(string site, TestBrowser browser)
    {
        await using var server = await SiteServer.StartAsync(site, port: 0, CancellationToken.None);
        await using var scripted = await browser.ContextAsync(1280);
        await using var plain = await browser.ContextAsync(1280, script: false);
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(SiteText.Templates(site), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (address, cancel) =>
        {
            var page = await scripted.NewPageAsync();
            page.Request += (_, request) =>
            {
                if (!request.Url.StartsWith(server.Address, StringComparison.Ordinal))
                {
                    faults.Add($"{address}: asks {request.Url}");
                }
            };
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning")
                {
                    faults.Add($"{address}: {message.Text}");
                }
            };
            page.PageError += (_, error) => faults.Add($"{address}: {error}");
            await page.GotoAsync(server.Address + address, new() { WaitUntil = WaitUntilState.Load });
            var without = await plain.NewPageAsync();
            await without.GotoAsync(server.Address + address, new() { WaitUntil = WaitUntilState.Load });

            var (seen, left) = (await SeenPage.OfAsync(page), await SeenPage.OfAsync(without));
            foreach (var difference in seen.DifferencesFrom(left))
            {
                faults.Add($"{address}: {difference}");
            }

            await page.CloseAsync();
            await without.CloseAsync();
        });
        faults = [.. faults, .. (await scripted.CookiesAsync()).Concat(await plain.CookiesAsync()).Select(cookie => $"{cookie.Domain}{cookie.Path}: sets the cookie {cookie.Name}")];
        return string.Join('\n', faults.Order(StringComparer.Ordinal));
    }

    // Letters with hyphens within; what has a digit, a dot or a slash is a code, an address or a number.
    private static IEnumerable<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Where(word => !word.Any(letter => char.IsDigit(letter) || letter is '/' or '@' or '_') && word.Trim('.', ',', ':', ')').IndexOf('.') < 0)
        .SelectMany(word => word.Split([.. word.Where(letter => !char.IsLetter(letter) && letter is not ('-' or '\u2019' or '\'')).Distinct()]))
        .Select(word => word.Trim('-', '\'', '\u2019')).Where(word => word.Length > 1);
}
