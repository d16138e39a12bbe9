using System.Collections.Immutable;
using Geo.Components;

namespace Geo.Generator.Content;

/// <summary>A municipality's words: its profile and its texts in each language, over the texts that ship with the
/// program.</summary>
public sealed class ContentFolder
{
    private readonly ImmutableArray<ContentTree> _trees;

    private ContentFolder(Profile profile, ImmutableArray<ContentTree> trees, Translations translations, PictureFolder pictures, Redirects redirects) =>
        (Profile, _trees, Translations, Pictures, Redirects) = (profile, trees, translations, pictures, redirects);

    /// <summary>As it was written, in Swedish.</summary>
    public Profile Profile { get; }

    /// <summary>All that the site is in, its first language first.</summary>
    public ImmutableArray<Language> Languages => [.. _trees.Select(tree => tree.Language)];

    /// <summary>The English of what comes from the release and the profile.</summary>
    public Translations Translations { get; }

    /// <summary>The municipality's own pictures.</summary>
    public PictureFolder Pictures { get; }

    /// <summary>Addresses that pages had before.</summary>
    public Redirects Redirects { get; }

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

        var profileText = await TextFile.ReadAsync(profilePath, cancel);
        var profile = Yaml.Read<Profile>(profileText, profilePath, linesBefore: 0);
        Contrast.Require(profile, profileText, profilePath);
        RefuseUnsafeAddresses(profile, profilePath);

        var translations = await Translations.ReadAsync(folder, cancel);
        var pictures = await PictureFolder.ReadAsync(folder, cancel);
        var trees = new List<ContentTree>();
        foreach (var language in LanguagesOf(profile, profilePath))
        {
            var pages = await new ContentReader(language, pictures).ReadAsync(folder, cancel);
            trees.Add(language.IsSwedish
                ? new(language, profile, pages)
                : new(language, ProfileTranslation.Of(profile, profilePath, profileText, translations), ContentTree.Addressed(pages)));
        }

        LanguageParity.Require(trees, folder);
        return new(profile, [.. trees], translations, pictures, await Redirects.ReadAsync(folder, cancel));
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
}
