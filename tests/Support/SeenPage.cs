using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Playwright;

namespace Geo.Tests.Support;

/// <summary>What a reader has of an open page, read from the browser's own tree: without what is there for the script alone (the boxes
/// that it makes, what it says of a key, its marks on shapes).</summary>
/// <param name="Words">What is to be seen, as the browser lays it out: what is folded away is not in it.</param>
/// <param name="Links">Every link with its words; those that fetch a file say so.</param>
/// <param name="Tables">The cells of every table, folded away or not.</param>
/// <param name="Drawings">Every chart and map, line by line of its drawing.</param>
internal sealed record SeenPage(string Words, ImmutableArray<string> Links, ImmutableArray<string> Tables, ImmutableArray<string> Drawings)
{
    // Runs in the browser, also where the page's own scripts may not.
    private const string Read = """
        () => {
          document.querySelectorAll("label.filter, p[role=status], [data-search] > *").forEach((made) => made.remove());
          document.querySelectorAll("[data-escape-words]").forEach((told) => { told.textContent = told.textContent.replace(told.dataset.escapeWords, ""); });
          const shapes = [...document.querySelectorAll("svg")].map((drawing) => {
            drawing.querySelectorAll(".linked").forEach((shape) => shape.classList.remove("linked"));
            return drawing.outerHTML;
          });
          const plain = (text) => text.replace(/\s+/g, " ").trim();
          return JSON.stringify({
            words: plain(document.body.innerText),
            links: [...document.querySelectorAll("a[href]")].map((link) => plain(link.textContent) + " → " + link.getAttribute("href") + (link.hasAttribute("download") ? " (file)" : "") + (link.checkVisibility() ? "" : " (hidden)")),
            tables: [...document.querySelectorAll("table")].map((table) => plain([...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent).join("|")).join("\n"))),
            drawings: shapes,
          });
        }
        """;

    public static async Task<SeenPage> OfAsync(IPage page) =>
        JsonSerializer.Deserialize<SeenPage>(await page.EvaluateAsync<string>(Read), JsonSerializerOptions.Web)!;

    /// <summary>What this page has and the other has not, or the other way round: one line a kind.</summary>
    public IEnumerable<string> DifferencesFrom(SeenPage other)
    {
        if (Words != other.Words)
        {
            var at = Words.Zip(other.Words).TakeWhile(pair => pair.First == pair.Second).Count();
            yield return $"the words differ: \"{Around(Words, at)}\" with script, \"{Around(other.Words, at)}\" without";
        }

        foreach (var (what, with, without) in new[] { ("links", Links, other.Links), ("tables", Tables, other.Tables), ("drawings", Drawings, other.Drawings) })
        {
            if (!with.SequenceEqual(without))
            {
                yield return $"the {what} differ: {string.Join("; ", with.Except(without).Concat(without.Except(with)).Take(3).Select(one => Around(one, 0)))}";
            }
        }
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 20)..Math.Min(text.Length, at + 60)];
}
