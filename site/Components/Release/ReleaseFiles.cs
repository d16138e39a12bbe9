using System.Text.Json;
using System.Text.Json.Serialization;

namespace Geo.Components.Release;

/// <summary>The names of a release's files, and how its JSON is written.</summary>
public static class ReleaseFiles
{
    /// <summary>Data Package v2, with the release's own description under <c>geo</c>.</summary>
    public const string DataPackage = "datapackage.json";

    /// <summary>The sha256 of every other file, in the form of <c>sha256sum</c>; the data package included.</summary>
    public const string Checksums = "SHA256SUMS";

    public const string Areas = "areas.csv";
    public const string AreaOutlines = "areas.geojson";
    public const string Themes = "themes.csv";
    public const string Counts = "counts.csv";
    public const string KindCounts = "kind-counts.csv";
    public const string YearlyCounts = "yearly-counts.csv";
    public const string Reporting = "reporting.csv";
    public const string Indicators = "indicators.csv";
    public const string Comparisons = "comparisons.csv";
    public const string Sources = "sources.csv";
    public const string Promises = "promises.json";
    public const string Measures = "measures.json";
    public const string Surveys = "surveys.csv";
    public const string FocusAreas = "focus-areas.json";
    public const string Agreements = "agreements.json";
    public const string Networks = "networks.json";
    public const string Reports = "reports.json";
    public const string Map = "map.json";
    public const string Rules = "rules.csv";
    public const string Events = "release-events.csv";
    public const string Corrections = "corrections.csv";

    /// <summary>The areas and their outlines in SWEREF 99 TM, with the counts as a table of their own.</summary>
    public const string GeoPackage = "geo.gpkg";

    /// <summary>DCAT-AP-SE as Turtle.</summary>
    public const string Catalogue = "dcat.ttl";

    /// <summary>Every field of every file, in both languages.</summary>
    public const string Dictionary = "dictionary.csv";

    /// <summary>camelCase names, enums in kebab-case words, two spaces, åäö as they are.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
    };
}
