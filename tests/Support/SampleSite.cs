using System.Text.Json;
using Geo.Components;
using Geo.Components.Release;
using Geo.Generator;
using Geo.Generator.Content;
using Geo.Generator.Release;
using Geo.Service.Release;

namespace Geo.Tests.Support;

/// <summary>A release, a content folder and a site made from them, in a folder that goes away with the test.</summary>
internal sealed class SampleSite : IDisposable
{
    public SampleSite() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "geo-site-" + Guid.NewGuid().ToString("N"));

    public string Release => Path.Combine(Root, "release");

    public string Content => Path.Combine(Root, "content");

    public string Site => Path.Combine(Root, "site");

    /// <summary>Writes the release and the content, and builds.</summary>
    public static async Task<(SampleSite Sample, BuildResult Result)> BuildAsync(ReleaseSnapshot release)
    {
        var sample = new SampleSite();
        await sample.WriteAsync(release);
        return (sample, await SiteBuilder.BuildAsync(sample.Release, sample.Content, sample.Site, CancellationToken.None));
    }

    /// <summary>The same in both languages: what has no English yet is given an English of its own that can be told apart.</summary>
    public static async Task<(SampleSite Sample, BuildResult Result)> BuildInBothAsync(ReleaseSnapshot release)
    {
        var sample = new SampleSite();
        await sample.WriteAsync(release);
        await sample.WriteEnglishAsync();
        return (sample, await SiteBuilder.BuildAsync(sample.Release, sample.Content, sample.Site, CancellationToken.None));
    }

    /// <summary>Translates what is written: release, profile and texts.</summary>
    public async Task WriteEnglishAsync()
    {
        var content = await ContentFolder.ReadAsync(Content, CancellationToken.None);
        var profile = File.ReadAllText(Path.Combine(Content, "profile.yml")).Replace("languages: [sv]", "languages: [sv, en]", StringComparison.Ordinal);
        WriteContent("profile.yml", profile);
        var none = new Translations("en/translations.yml", new Dictionary<string, string> { ["kvartal"] = "quarter" });
        ReleaseTranslation.Of(await ReleaseReader.ReadAsync(Release, CancellationToken.None), none);
        ProfileTranslation.Of(content.Profile, "profile.yml", profile, none);
        WriteContent("en/translations.yml", string.Concat(none.Missing.Select(text =>
            $"- sv: {JsonSerializer.Serialize(text)}\n  en: {JsonSerializer.Serialize("EN " + text)}\n")));
        foreach (var page in content.In(Language.Swedish).Pages.Values.Where(page => !page.Head.OnlySwedish))
        {
            WriteContent("en/" + page.Path, $"---\ntitle: EN {page.Head.Title}\ndescription: In English.\n---\nA text.\n");
        }
    }

    public async Task WriteAsync(ReleaseSnapshot release)
    {
        await ReleaseFolder.WriteAsync(release, SampleAreas.Outlines(), Release, CancellationToken.None);
        WriteContent("profile.yml", SampleProfile.Text);
        WriteContent("sv/programmet/externt-7.md", """
            ---
            title: Skadegörelse
            description: Mindre skador på det vi äger tillsammans.
            focusArea: external-7
            relatedThemes: [damage]
            sources:
              - title: Handlingsprogrammet
                address: https://example.org/program
            ---
            ## Vad vi gör

            Vi lagar inom *två dygn*.
            """);
    }

    public void WriteContent(string path, string text)
    {
        var file = Path.Combine(Content, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public string Page(string address) => File.ReadAllText(Path.Combine(Site, address.TrimStart('/'), "index.html"));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
