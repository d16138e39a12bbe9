using System.Collections.Immutable;
using System.Text.Json;
using Geo.Components.Release;

namespace Geo.Service.Release;

/// <summary>A file of a release, as its data package and its catalogue describe it.</summary>
/// <param name="Path">Its name in the folder.</param>
/// <param name="Format">Data Package's word for it: csv, json, geojson, gpkg.</param>
/// <param name="MediaType">IANA's word for it.</param>
/// <param name="Bytes">What it holds.</param>
/// <param name="Rows">How many things it lists: rows, objects or features.</param>
internal sealed record ReleaseResource(string Path, string Format, string MediaType, byte[] Bytes, int Rows)
{
    /// <summary>In Swedish and English.</summary>
    public required (string Swedish, string English) Title { get; init; }

    /// <summary>One sentence, in Swedish and English.</summary>
    public required (string Swedish, string English) Description { get; init; }

    /// <summary>Every field of it, those of its parts too.</summary>
    public required ImmutableArray<PublishedField> Fields { get; init; }

    /// <summary>How a CSV file parts its fields; null for what is none.</summary>
    public CsvDialect? Dialect { get; init; }
}

/// <summary>A dialect of CSV.</summary>
/// <param name="Delimiter">Between fields.</param>
/// <param name="DecimalMark">In numbers.</param>
internal sealed record CsvDialect(string Delimiter, string DecimalMark);

/// <summary>The files of a release that hold something: each table in two dialects of CSV and as JSON, the rest as JSON, GeoJSON and
/// GeoPackage.</summary>
internal static class ReleaseResources
{
    /// <summary>What stands in every title of the invented municipality.</summary>
    public const string Example = "EXEMPELDATA";

    private static readonly CsvDialect Rfc4180 = new(",", ".");
    private static readonly CsvDialect SwedishExcel = new(";", ",");
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Every file but the catalogue, the data package and the checksums, which describe these.</summary>
    public static IReadOnlyList<ReleaseResource> Of(ReleaseSnapshot release, string outlines)
    {
        var map = AreaFiles.Of(release, outlines);
        List<ReleaseResource> resources =
        [
            .. Table(ReleaseFiles.Areas, "Områden", "De områden som siffror lämnas ut för.", "Areas", "The areas that figures are published for.", release.Areas),
            .. Table(ReleaseFiles.Themes, "Teman", "Vad som räknas.", "Themes", "What is counted.", release.Themes),
            .. Table(ReleaseFiles.Counts, "Antal", "Antal per tema, område och period, med intervall. Skyddade siffror är tomma.", "Counts", "Counts by theme, area and period, with intervals. Protected figures are empty.", release.Counts),
            .. Table(ReleaseFiles.KindCounts, "Antal per slag", "Antal per slag inom ett tema, område och period. Skyddade siffror är tomma.", "Counts by kind", "Counts by kind within a theme, area and period. Protected figures are empty.", release.KindCounts),
            .. Table(ReleaseFiles.YearlyCounts, "Årliga antal för hela kommunen", "Det som aldrig visas på karta eller för mindre områden: ett antal per tema och år för hela kommunen. Skyddade siffror är tomma.", "Yearly counts of the whole municipality", "What is never shown on a map or for smaller areas: a count by theme and year for the whole municipality. Protected figures are empty.", release.YearlyCounts),
            .. Table(ReleaseFiles.Reporting, "Rapportering", "Hur fullständiga veckorapporterna är.", "Reporting", "How complete the weekly reports are.", release.Reporting),
            .. Table(ReleaseFiles.Indicators, "Indikatorer", "Officiella siffror för hela kommunen, som utgivaren lämnar dem.", "Indicators", "Official figures of the whole municipality, as their publisher gives them.", release.Indicators),
            .. Table(ReleaseFiles.Comparisons, "Jämförelser", "De officiella siffrorna för länet, riket och liknande kommuner, som utgivaren lämnar dem.", "Comparisons", "The official figures of the county, the country and similar municipalities, as their publisher gives them.", release.Comparisons),
            .. Table(ReleaseFiles.Surveys, "Enkätsvar", "Andelar ur enkäter för hela kommunen, med osäkerhet.", "Survey answers", "Shares from surveys for the whole municipality, with their uncertainty.", release.Surveys),
            .. Table(ReleaseFiles.Sources, "Källor", "Källorna och vad som blev av deras rader.", "Sources", "The sources, and what became of their rows.", release.Sources),
            .. Table(ReleaseFiles.Rules, "Regler", "Reglerna för vad som visas, tema för tema.", "Rules", "The rules of what is shown, theme by theme.", release.Rules),
            .. Table(ReleaseFiles.Events, "Rättelser och återkallelser", "Vad som har hänt med tidigare släpp, när och varför.", "Corrections and withdrawals", "What happened to earlier releases, when and why.", release.Events),
            .. Table(ReleaseFiles.Corrections, "Rättade siffror", "Varje siffra som en rättelse ändrade: vad som stod och vad som står.", "Corrected figures", "Every figure that a correction changed: what stood there and what does now.", release.Corrections),
            Json(ReleaseFiles.Promises, "Medborgarlöften", "Löften med aktiviteter, effekter och händelser.", "Promises to the residents", "Promises with activities, effects and events.", release.Promises),
            Json(ReleaseFiles.Measures, "Åtgärder", "Beslutade åtgärder med det de svarar på.", "Measures", "Decided measures with what they answer.", release.Measures),
            Json(ReleaseFiles.FocusAreas, "Fokusområden", "Programmets fokusområden, kommunens åtaganden och måtten som följer dem.", "Focus areas", "The programme's focus areas, the municipality's undertakings and the indicators that follow them.", release.FocusAreas),
            Json(ReleaseFiles.Agreements, "Överenskommelser", "Skrivna överenskommelser om samverkan.", "Agreements", "Written agreements on working together.", release.Agreements),
            Json(ReleaseFiles.Networks, "Nätverk", "Nätverk av organisationer som arbetar tillsammans.", "Networks", "Networks of organisations that work together.", release.Networks),
            Json(ReleaseFiles.Reports, "Beslutade dokument", "Program, lägesbilder och planer: vem som beslutat, när och var de är diarieförda.", "Decided documents", "Programmes, situation reports and plans: who decided, when, and where they are filed.", release.Reports),
            Json(ReleaseFiles.Map, "Kartans former", "Former i SWEREF 99 TM, hela meter.", "Shapes of the map", "Shapes in SWEREF 99 TM, whole metres.", release.Map),
            map.GeoJson,
            map.GeoPackage,
        ];
        var dictionary = FieldDictionary.OfTable<PublishedField>(ReleaseFiles.Dictionary);
        ImmutableArray<PublishedField> fields =
        [
            .. resources.SelectMany(resource => resource.Fields),
            .. dictionary,
            .. dictionary.Select(field => field with { File = ExcelName(ReleaseFiles.Dictionary) }),
            .. FieldDictionary.OfJson<PublishedField>(JsonName(ReleaseFiles.Dictionary)),
        ];
        resources.AddRange(Table(ReleaseFiles.Dictionary, "Ordlista", "Varje fält i varje fil, på svenska och engelska.", "Dictionary", "Every field of every file, in Swedish and English.", fields));
        return resources;
    }

    /// <summary>A table as CSV for machines, CSV for Excel in Swedish, and JSON.</summary>
    public static IEnumerable<ReleaseResource> Table<T>(
        string path, string title, string description, string titleEn, string descriptionEn, ImmutableArray<T> rows)
    {
        using var text = new StringWriter();
        CsvTable.Write(text, rows);
        using var excel = new StringWriter();
        CsvTable.WriteExcel(excel, rows);
        var (excelName, jsonName) = (ExcelName(path), JsonName(path));
        yield return new(path, "csv", "text/csv", FolderWriter.Utf8.GetBytes(text.ToString()), rows.Length)
        {
            Title = (title, titleEn),
            Description = (description, descriptionEn),
            Fields = FieldDictionary.OfTable<T>(path),
            Dialect = Rfc4180,
        };
        yield return new(excelName, "csv", "text/csv", [.. ByteOrderMark, .. FolderWriter.Utf8.GetBytes(excel.ToString())], rows.Length)
        {
            Title = ($"{title}, för Excel", $"{titleEn}, for Excel in Swedish"),
            Description = ($"{description} Semikolon och decimalkomma.", $"{descriptionEn} Semicolons and decimal commas."),
            Fields = FieldDictionary.OfTable<T>(excelName),
            Dialect = SwedishExcel,
        };
        yield return Json(jsonName, $"{title}, JSON", description, $"{titleEn}, JSON", descriptionEn, rows);
    }

    private static ReleaseResource Json<T>(string path, string title, string description, string titleEn, string descriptionEn, ImmutableArray<T> items) =>
        new(path, "json", "application/json", FolderWriter.Utf8.GetBytes(JsonSerializer.Serialize(items, ReleaseFiles.Json) + "\n"), items.Length)
        {
            Title = (title, titleEn),
            Description = (description, descriptionEn),
            Fields = FieldDictionary.OfJson<T>(path),
        };

    private static string ExcelName(string path) => path.Replace(".csv", "-excel.csv", StringComparison.Ordinal);

    private static string JsonName(string path) => path.Replace(".csv", ".json", StringComparison.Ordinal);
}
