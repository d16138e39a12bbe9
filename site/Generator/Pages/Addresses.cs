using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>The addresses of the pages that are made from the release.</summary>
internal static class Addresses
{
    /// <summary>/omraden/9901c1010-hamnen/; without the name where the name is the code.</summary>
    public static string Of(PublishedArea area)
    {
        var code = Slug.Of(area.Code);
        var name = Slug.Of(area.Name);
        return name.Length == 0 || name == code ? $"/omraden/{code}/" : $"/omraden/{code}-{name}/";
    }

    public static string Of(CitizenPromise promise) => $"/loften/{Slug.Of(promise.Id)}/";

    public const string NearMe = "/nara-mig/";

    /// <summary>The map of a theme; the default theme's is the page "Nära mig" itself.</summary>
    public static string Map(PublishedTheme theme, bool isDefault) => isDefault ? NearMe : $"/nara-mig/{Slug.Of(theme.Id)}/";

    public static string Data(ReleaseDescription release, string file) => $"/oppna-data/{release.Id}/{file}";
}
