using Geo.Components;
using Geo.Components.Release;

namespace Geo.Generator.Pages;

/// <summary>The addresses of the pages that the program makes, in one language.</summary>
public sealed record Addresses(Language Language)
{
    /// <summary>Only in Swedish, as the two below.</summary>
    public const string Reports = "/rapporter/";

    public const string Corrections = "/om/rattelser/";

    public const string Accessibility = "/om/tillganglighet/";

    public string Start => Language.Of("/", "/en/");

    public string Promises => Language.Of("/loften/", "/en/promises/");

    public string PromiseArchive => Promises + Language.Of("arkiv/", "archive/");

    public string NearMe => Language.Of("/nara-mig/", "/en/near-me/");

    /// <summary>What the addresses of areas begin with; there is no such page.</summary>
    public string Areas => Language.Of("/omraden/", "/en/areas/");

    public string Situation => Language.Of("/laget/", "/en/situation/");

    /// <summary>What people answer in surveys.</summary>
    public string Safety => Situation + Language.Of("trygghet/", "feeling-safe/");

    /// <summary>What publishers give for the whole municipality.</summary>
    public string Official => Situation + Language.Of("officiella-siffror/", "official-figures/");

    /// <summary>Words, help and the whole municipality's yearly figures; never a map.</summary>
    public string CloseViolence => Situation + Language.Of("vald-i-nara-relation/", "violence-in-close-relationships/");

    public string Measures => Language.Of("/atgarder/", "/en/measures/");

    public string Programme => Language.Of("/programmet/", "/en/programme/");

    public string Prevention => Language.Of("/forebygg/", "/en/prevention/");

    public string Support => Language.Of("/stod/", "/en/support/");

    public string OpenData => Language.Of("/oppna-data/", "/en/open-data/");

    public string Contact => Language.Of("/kontakt/", "/en/contact/");

    public string About => Language.Of("/om/", "/en/about/");

    public string Method => About + Language.Of("metod/", "method/");

    public string Protection => About + Language.Of("skydd/", "protection/");

    public string NotFound => Language.Of("/404.html", "/en/404.html");

    /// <summary>What happens to all promises, as Atom.</summary>
    public string Feed => Start + "atom.xml";

    /// <summary>Every page by title, with search.</summary>
    public string AllPages => Language.Of("/sok/", "/en/search/");

    /// <summary>/omraden/9901c1010-hamnen/; without the name where the name is the code.</summary>
    public string Of(PublishedArea area)
    {
        var code = Slug.Of(area.Code);
        var name = Slug.Of(area.Name);
        return Areas + (name.Length == 0 || name == code ? $"{code}/" : $"{code}-{name}/");
    }

    /// <summary>The area's figures period by period.</summary>
    public string Periods(PublishedArea area) => Of(area) + Language.Of("perioder/", "periods/");

    public string Of(CitizenPromise promise) => $"{Promises}{Slug.Of(promise.Id)}/";

    /// <summary>What happens to the promise, as Atom.</summary>
    public string FeedOf(CitizenPromise promise) => Of(promise) + "atom.xml";

    /// <summary>All texts of a section on one page.</summary>
    public string Whole(string section) => section + Language.Of("allt/", "all/");

    /// <summary>The page of a theme for the whole municipality.</summary>
    public string Of(PublishedTheme theme) => $"{Situation}{Slug.Of(theme.Id)}/";

    /// <summary>The map of a theme; the default theme's is the page "Nära mig" itself.</summary>
    public string Map(PublishedTheme theme, bool isDefault) => isDefault ? NearMe : $"{NearMe}{Slug.Of(theme.Id)}/";

    /// <summary>The English for a part of an address that texts and the program's own pages share; any other part is left
    /// as it is.</summary>
    public static string EnglishOf(string part) => part switch
    {
        "programmet" => "programme",
        "forebygg" => "prevention",
        "stod" => "support",
        "om" => "about",
        "metod" => "method",
        "skydd" => "protection",
        _ when part.StartsWith("externt-", StringComparison.Ordinal) => "external-" + part["externt-".Length..],
        _ when part.StartsWith("internt-", StringComparison.Ordinal) => "internal-" + part["internt-".Length..],
        _ => part,
    };

    /// <summary>Where data portals fetch the catalogue: the same address whatever the release.</summary>
    public const string Catalogue = "/datasets/dcat.ttl";

    /// <summary>A file of the release as it was published: one for both languages.</summary>
    public static string Data(string release, string file) => $"/oppna-data/{release}/{file}";

    /// <summary>All files of a release in one.</summary>
    public static string Zip(string release) => $"/oppna-data/{release}.zip";
}
