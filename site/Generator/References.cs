using System.Collections.Immutable;
using System.Text;
using Geo.Components.Charts;
using Geo.Generator.Content;

namespace Geo.Generator;

/// <summary>What texts may point at, in one language: pages by key, figures by their page's key and their own id.</summary>
/// <param name="Addresses">The page's address in the language, or in Swedish where it is in no other.</param>
/// <param name="Figures">Such as laget/damage/over-tid, omraden/9901c1010-hamnen/damage, loften/2026-1/effekt-1.</param>
public sealed record References(
    ImmutableDictionary<string, string> Addresses, ImmutableDictionary<string, FigureSeries> Figures)
{
    private const string Quoted = "\"" + MarkdownText.Scheme;

    public static References None { get; } = new(ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, FigureSeries>.Empty);

    public FigureSeries Figure(string id) => Figures[id];

    /// <summary>The HTML with its cross references as addresses.</summary>
    public string Resolve(string html)
    {
        var at = html.IndexOf(Quoted, StringComparison.Ordinal);
        if (at < 0)
        {
            return html;
        }

        var (text, from) = (new StringBuilder(html.Length), 0);
        for (; at >= 0; at = html.IndexOf(Quoted, from, StringComparison.Ordinal))
        {
            var end = html.IndexOf('"', at + Quoted.Length);
            text.Append(html, from, at + 1 - from).Append(AddressOf(html[(at + Quoted.Length)..end]));
            from = end;
        }

        return text.Append(html, from, html.Length - from).ToString();
    }

    /// <summary>Stops the build where a text points at what there is not.</summary>
    /// <param name="content">The texts.</param>
    /// <param name="addresses">All of the site: pages, files and old addresses.</param>
    /// <exception cref="BuildException">With file and line, and what is near by.</exception>
    public void Require(ContentTree content, IReadOnlySet<string> addresses)
    {
        var faults = new List<string>();
        foreach (var page in content.Pages.Values)
        {
            faults.AddRange(page.Text.References.Where(reference => FindAddress(reference.Key) is null).Select(reference =>
                $"{page.File}:{reference.Line}: xref:{reference.Key} leder ingenstans. {Near(reference.Key, Addresses.Keys)}"));
            faults.AddRange(page.Text.Links.Where(link => !addresses.Contains(Uri.UnescapeDataString(link.Key.Split('#', '?')[0]))).Select(link =>
                $"{page.File}:{link.Line}: länken {link.Key} leder ingenstans. {Near(link.Key.Trim('/'), Addresses.Keys)} Skriv helst xref: och sidans nyckel."));
            faults.AddRange(page.Text.Parts.OfType<DiagramPart>().Where(diagram => !Figures.ContainsKey(diagram.Id)).Select(diagram =>
                $"{page.File}:{diagram.Line}: diagrammet {diagram.Id} finns inte i släppet. {Near(diagram.Id, Figures.Keys)}"));
            faults.AddRange(page.Text.Parts.OfType<ContactPart>().Where(contact => content.Profile.ListContacts(contact.Id).Length == 0).Select(contact =>
                $"{page.File}:{contact.Line}: profile.yml har ingen kontakt med id {contact.Id}."));
        }

        if (faults.Count > 0)
        {
            throw new BuildException(string.Join('\n', faults));
        }
    }

    private string AddressOf(string reference) =>
        FindAddress(reference) ?? throw new InvalidOperationException($"xref:{reference} was not checked.");

    private string? FindAddress(string reference)
    {
        var parts = reference.Split('#', 2);
        return Addresses.TryGetValue(parts[0], out var address) ? address + (parts.Length == 2 ? "#" + parts[1] : "") : null;
    }

    private static string Near(string key, IEnumerable<string> keys)
    {
        var first = key.Split('/')[0];
        var near = keys.Where(other => other.StartsWith(first, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(5).ToList();
        return near.Count == 0 ? "Se site/README.md för hur sidor och diagram heter." : $"Menade du något av {string.Join(", ", near)}?";
    }
}
