using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Geo.Components;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace Geo.Generator.Content;

/// <summary>A municipality's words: its profile and its texts in each language, over the texts that ship with the
/// program.</summary>
public sealed partial class ContentFolder
{
    private const string Fence = "---";

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub)
        .UseDefinitionLists()
        .DisableHtml()
        .Build();

    private readonly ImmutableArray<ContentTree> _trees;

    private ContentFolder(Profile profile, ImmutableArray<ContentTree> trees, Translations translations) =>
        (Profile, _trees, Translations) = (profile, trees, translations);

    /// <summary>As it was written, in Swedish.</summary>
    public Profile Profile { get; }

    /// <summary>All that the site is in, its first language first.</summary>
    public ImmutableArray<Language> Languages => [.. _trees.Select(tree => tree.Language)];

    /// <summary>The English of what comes from the release and the profile.</summary>
    public Translations Translations { get; }

    public ContentTree In(Language language) => _trees.First(tree => tree.Language == language);

    /// <summary>Reads the profile and every text.</summary>
    /// <exception cref="BuildException">A file is missing or not as it should be: the message names file and line.</exception>
    public static async Task<ContentFolder> ReadAsync(string folder, CancellationToken cancel)
    {
        var profilePath = Path.Combine(folder, "profile.yml");
        if (!File.Exists(profilePath))
        {
            throw new BuildException($"{profilePath} saknas. Innehållsmappen behöver en profil med namn, färger och kontakter; se site/README.md.");
        }

        var profileText = await File.ReadAllTextAsync(profilePath, cancel);
        var profile = Yaml.Read<Profile>(profileText, profilePath, linesBefore: 0);
        Contrast.Require(profile.BrandColour, "brandColour", profilePath);
        Contrast.Require(profile.LinkColour, "linkColour", profilePath);
        RefuseUnsafeAddresses(profile, profilePath);

        var translations = await Translations.ReadAsync(folder, cancel);
        var trees = new List<ContentTree>();
        foreach (var language in LanguagesOf(profile, profilePath))
        {
            var pages = await PagesAsync(folder, language, cancel);
            trees.Add(language.IsSwedish
                ? new(language, profile, pages)
                : new(language, ProfileTranslation.Of(profile, profilePath, profileText, translations), ContentTree.Addressed(pages)));
        }

        LanguageParity.Require(trees, folder);
        return new(profile, [.. trees], translations);
    }

    /// <summary>Splits the front matter from the text and binds both.</summary>
    internal static ContentPage Page(Language language, string path, string text, string file)
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

        return new(language, path, head, new MarkupString(Markdig.Markdown.ToHtml(body, Markdown)), body.Trim().Length > 0, file);
    }

    private static async Task<ImmutableSortedDictionary<string, ContentPage>> PagesAsync(string folder, Language language, CancellationToken cancel)
    {
        var pages = ImmutableSortedDictionary.CreateBuilder<string, ContentPage>(StringComparer.Ordinal);
        foreach (var (path, text, name) in Shipped(language))
        {
            pages[path] = Page(language, path, text, name);
        }

        var texts = Path.Combine(folder, language.Code);
        if (Directory.Exists(texts))
        {
            foreach (var file in Directory.EnumerateFiles(texts, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var path = Path.GetRelativePath(texts, file).Replace('\\', '/');
                if (!AddressSafe().IsMatch(path))
                {
                    throw new BuildException($"{file}: filnamnet blir en adress och får bara ha a–z, 0–9 och bindestreck.");
                }

                pages[path] = Page(language, path, await File.ReadAllTextAsync(file, cancel), file);
            }
        }

        return pages.ToImmutable();
    }

    private static IEnumerable<(string Path, string Text, string Name)> Shipped(Language language)
    {
        var prefix = $"content/{language.Code}/";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".md", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[prefix.Length..], reader.ReadToEnd(), name);
        }
    }

    private static IEnumerable<Language> LanguagesOf(Profile profile, string path) =>
        profile.Languages.Distinct().Count() == profile.Languages.Length && profile.Languages.Contains("sv")
            && profile.Languages.All(code => Language.Find(code) is not null)
            ? Language.All.Where(language => profile.Languages.Contains(language.Code))
            : throw new BuildException($"{path}: languages [{string.Join(", ", profile.Languages)}] går inte. Skriv [sv, en], eller [sv] för bara svenska.");

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
