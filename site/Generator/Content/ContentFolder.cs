using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace Geo.Generator.Content;

/// <summary>A municipality's words: its profile and its texts, over the texts that ship with the program.</summary>
public sealed partial class ContentFolder
{
    private const string ShippedPrefix = "content/sv/";
    private const string Fence = "---";

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub)
        .UseDefinitionLists()
        .DisableHtml()
        .Build();

    private ContentFolder(Profile profile, ImmutableSortedDictionary<string, ContentPage> pages) => (Profile, Pages) = (profile, pages);

    public Profile Profile { get; }

    /// <summary>The texts by path below <c>sv/</c>.</summary>
    public ImmutableSortedDictionary<string, ContentPage> Pages { get; }

    /// <summary>Reads the profile and every text.</summary>
    /// <exception cref="BuildException">A file is missing or not as it should be: the message names file and line.</exception>
    public static async Task<ContentFolder> ReadAsync(string folder, CancellationToken cancel)
    {
        var profilePath = Path.Combine(folder, "profile.yml");
        if (!File.Exists(profilePath))
        {
            throw new BuildException($"{profilePath} saknas. Innehållsmappen behöver en profil med namn, färger och kontakter; se site/README.md.");
        }

        var profile = Yaml.Read<Profile>(await File.ReadAllTextAsync(profilePath, cancel), profilePath, linesBefore: 0);
        Contrast.Require(profile.BrandColour, "brandColour", profilePath);
        Contrast.Require(profile.LinkColour, "linkColour", profilePath);
        RefuseUnsafeAddresses(profile, profilePath);

        var pages = ImmutableSortedDictionary.CreateBuilder<string, ContentPage>(StringComparer.Ordinal);
        foreach (var (path, text) in Shipped())
        {
            pages[path] = Page(path, text, ShippedPrefix + path);
        }

        var texts = Path.Combine(folder, "sv");
        if (Directory.Exists(texts))
        {
            foreach (var file in Directory.EnumerateFiles(texts, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var path = Path.GetRelativePath(texts, file).Replace('\\', '/');
                if (!AddressSafe().IsMatch(path))
                {
                    throw new BuildException($"{file}: filnamnet blir en adress och får bara ha a–z, 0–9 och bindestreck.");
                }

                pages[path] = Page(path, await File.ReadAllTextAsync(file, cancel), file);
            }
        }

        return new(profile, pages.ToImmutable());
    }

    /// <summary>A text by path; null where the municipality has not written it and none ships.</summary>
    public ContentPage? Find(string path) => Pages.GetValueOrDefault(path);

    /// <summary>The texts right below an address, in their order.</summary>
    public ImmutableArray<ContentPage> ListBelow(string address) =>
    [
        .. Pages.Values.Where(page => page.Parent == address && page.Address != address && page.Address != "/start/")
            .OrderBy(page => page.Head.Order ?? int.MaxValue).ThenBy(page => page.Path, StringComparer.Ordinal),
    ];

    /// <summary>Splits the front matter from the text and binds both.</summary>
    internal static ContentPage Page(string path, string text, string file)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.IndexOf(lines, Fence, 1);
        if (lines[0] != Fence || end < 0)
        {
            throw new BuildException($"{file}:1: filen ska börja med front matter mellan två rader {Fence}, med minst title och description.");
        }

        var head = Yaml.Read<FrontMatter>(string.Join('\n', lines[1..end]), file, linesBefore: 1);
        var body = string.Join('\n', lines[(end + 1)..]);
        if (lines.Skip(end + 1).Select((line, i) => (line, i)).FirstOrDefault(at => at.line.StartsWith("# ", StringComparison.Ordinal)) is { line: not null } heading)
        {
            throw new BuildException($"{file}:{end + 2 + heading.i}: sidans rubrik tas från title. Börja texten med ## i stället för #.");
        }

        return new(path, head, new MarkupString(Markdig.Markdown.ToHtml(body, Markdown)), body.Trim().Length > 0);
    }

    private static IEnumerable<(string Path, string Text)> Shipped()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ShippedPrefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[ShippedPrefix.Length..], reader.ReadToEnd());
        }
    }

    private static void RefuseUnsafeAddresses(Profile profile, string path)
    {
        if (profile.SiteAddress is { } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
        {
            throw new BuildException($"{path}: siteAddress \"{address}\" är ingen webbadress. Skriv till exempel https://trygg.example.");
        }
    }

    [GeneratedRegex("^([a-z0-9-]+/)*[a-z0-9-]+\\.md$")]
    private static partial Regex AddressSafe();
}
