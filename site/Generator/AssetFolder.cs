using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Geo.Components;
using Geo.Components.Release;
using Geo.Generator.Content;

namespace Geo.Generator;

/// <summary>The site's own style, script and icon, named after their content so that a browser may keep them for
/// ever.</summary>
internal static class AssetFolder
{
    /// <summary>The files and where they lie. The municipality's colours and the foot of printed pages, in each language, are
    /// set in the style sheet: the pages carry no style of their own.</summary>
    public static (AssetAddresses Addresses, ImmutableArray<SiteFile> Files) Of(
        ContentFolder content, ReleaseDescription release, bool withSearch = false)
    {
        var profile = content.Profile;
        var english = content.Languages.Contains(Language.English) ? content.In(Language.English).Profile : profile;
        var style = Named("site", ".css", Text("site.css")
            .Replace("--brand: #0b4f6c", $"--brand: {profile.BrandColour}", StringComparison.Ordinal)
            .Replace("--link: #0a558c", $"--link: {profile.LinkColour}", StringComparison.Ordinal)
            .Replace("--brand: #9ccbe0", $"--brand: {profile.DarkBrandColour}", StringComparison.Ordinal)
            .Replace("--link: #9cc9f0", $"--link: {profile.DarkLinkColour}", StringComparison.Ordinal)
            .Replace("PRINT-FOOTER-SV", Quoted($"{profile.SiteAddress ?? profile.SiteTitle} · släpp {release.Id}"), StringComparison.Ordinal)
            .Replace("PRINT-FOOTER-EN", Quoted($"{english.SiteAddress ?? english.SiteTitle} · release {release.Id}"), StringComparison.Ordinal));
        var script = Named("site", ".js", Text("site.js"));
        var icon = Named("ikon", ".svg", Text("icon.svg").Replace("#0b4f6c", profile.BrandColour, StringComparison.Ordinal));
        if (!withSearch)
        {
            return (new("/" + style.Path, "/" + script.Path, "/" + icon.Path), [style, script, icon]);
        }

        var search = Named("sok", ".js", Text("search.js"));
        return (new("/" + style.Path, "/" + script.Path, "/" + icon.Path, "/" + search.Path), [style, script, icon, search]);
    }

    private static SiteFile Named(string name, string extension, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        return new($"filer/{name}.{hash}{extension}", bytes);
    }

    // What stands between quotation marks in a style sheet.
    private static string Quoted(string words) =>
        string.Concat(words.Select(letter => letter is '"' or '\\' || char.IsControl(letter) ? $"\\{(int)letter:x} " : letter.ToString()));

    /// <summary>One of the program's own, as it ships.</summary>
    internal static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("assets/" + name)
            ?? throw new InvalidOperationException($"The program has no asset {name}."));
        return reader.ReadToEnd();
    }
}
