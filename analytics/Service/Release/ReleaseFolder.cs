using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Components.Release;
using Geo.Database;

namespace Geo.Service.Release;

/// <summary>Writes a release as a folder of open data: the same release gives the same bytes, and a crash leaves no half
/// folder.</summary>
public static class ReleaseFolder
{
    /// <summary>What stands in every title of the invented municipality.</summary>
    private const string Example = "EXEMPELDATA";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files of <see cref="ReleaseFiles"/> beside <paramref name="folder"/>, then renames. A folder that
    /// is there already is replaced.</summary>
    /// <param name="release">All that is released.</param>
    /// <param name="areaOutlinesGeoJson">The areas that have an outline: a feature collection in WGS 84.</param>
    /// <param name="folder">Where the release is to lie.</param>
    /// <param name="cancel">Stops the writing; the folder is then as it was.</param>
    /// <exception cref="UsageException">The outlines are not a GeoJSON feature collection.</exception>
    public static async Task WriteAsync(
        ReleaseSnapshot release, string areaOutlinesGeoJson, string folder, CancellationToken cancel)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var unfinished = target + ".unfinished";
        DeleteIfThere(unfinished);
        Directory.CreateDirectory(unfinished);
        var files = Files(release, areaOutlinesGeoJson);
        foreach (var (name, bytes) in files)
        {
            await File.WriteAllBytesAsync(Path.Combine(unfinished, name), bytes, cancel);
        }

        var replaced = target + ".replaced";
        DeleteIfThere(replaced);
        if (Directory.Exists(target))
        {
            Directory.Move(target, replaced);
        }

        Directory.Move(unfinished, target);
        DeleteIfThere(replaced);
    }

    private static List<(string Name, byte[] Bytes)> Files(ReleaseSnapshot release, string outlines)
    {
        var described = release.Description;
        var resources = new List<ReleaseResource>
        {
            Table(ReleaseFiles.Areas, "Områden", "De områden som siffror lämnas ut för.", release.Areas),
            Table(ReleaseFiles.Themes, "Teman", "Vad som räknas.", release.Themes),
            Table(ReleaseFiles.Counts, "Antal", "Antal per tema, område och period, med intervall. Skyddade siffror är tomma.", release.Counts),
            Table(ReleaseFiles.Reporting, "Rapportering", "Hur fullständiga veckorapporterna är.", release.Reporting),
            Table(ReleaseFiles.Indicators, "Indikatorer", "Officiella siffror för hela kommunen, som utgivaren lämnar dem.", release.Indicators),
            Table(ReleaseFiles.Surveys, "Enkätsvar", "Andelar ur enkäter för hela kommunen, med osäkerhet.", release.Surveys),
            Table(ReleaseFiles.Sources, "Källor", "Källorna och vad som blev av deras rader.", release.Sources),
            Table(ReleaseFiles.Rules, "Regler", "Reglerna för vad som visas, tema för tema.", release.Rules),
            Table(ReleaseFiles.Events, "Rättelser och återkallelser", "Vad som har hänt med tidigare släpp, när och varför.", release.Events),
            Table(ReleaseFiles.Corrections, "Rättade siffror", "Varje siffra som en rättelse ändrade: vad som stod och vad som står.", release.Corrections),
            Json(ReleaseFiles.Promises, "Medborgarlöften", "Löften med aktiviteter, effekter och händelser.", release.Promises),
            Json(ReleaseFiles.Measures, "Åtgärder", "Beslutade åtgärder med det de svarar på.", release.Measures),
            Json(ReleaseFiles.FocusAreas, "Fokusområden", "Programmets fokusområden, kommunens åtaganden och måtten som följer dem.", release.FocusAreas),
            Json(ReleaseFiles.Agreements, "Överenskommelser", "Skrivna överenskommelser om samverkan.", release.Agreements),
            Json(ReleaseFiles.Networks, "Nätverk", "Nätverk av organisationer som arbetar tillsammans.", release.Networks),
            Json(ReleaseFiles.Reports, "Beslutade dokument", "Program, lägesbilder och planer: vem som beslutat, när och var de är diarieförda.", release.Reports),
            Json(ReleaseFiles.Map, "Kartans former", "Former i SWEREF 99 TM, hela meter.", release.Map),
            new(ReleaseFiles.AreaOutlines, "Områdenas gränser", "GeoJSON (RFC 7946) i WGS 84.", "geojson", "application/geo+json",
                Outlines(outlines, described), null),
        };
        var package = DataPackageText.Of(release, resources, described.Fictional ? Example + ": " : "");
        var files = resources.Select(resource => (resource.Path, resource.Bytes)).ToList();
        files.Add((ReleaseFiles.DataPackage, Utf8.GetBytes(package)));

        // The format of sha256sum: anyone can check a download with `sha256sum -c SHA256SUMS`.
        var sums = files.OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Bytes))}  {file.Path}\n");
        files.Add((ReleaseFiles.Checksums, Utf8.GetBytes(string.Concat(sums))));
        return files;
    }

    private static ReleaseResource Table<T>(string path, string title, string description, ImmutableArray<T> rows)
    {
        using var text = new StringWriter();
        CsvTable.Write(text, rows);
        return new(path, title, description, "csv", "text/csv", Utf8.GetBytes(text.ToString()), TableSchema.Of<T>());
    }

    private static ReleaseResource Json<T>(string path, string title, string description, ImmutableArray<T> items) =>
        new(path, title, description, "json", "application/json",
            Utf8.GetBytes(JsonSerializer.Serialize(items, ReleaseFiles.Json) + "\n"), null);

    private static byte[] Outlines(string geoJson, ReleaseDescription release)
    {
        JsonObject? collection;
        try
        {
            collection = JsonNode.Parse(geoJson) as JsonObject;
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"Områdenas gränser är inte JSON (rad {wrong.LineNumber + 1}).", wrong);
        }

        if (collection is null || (string?)collection["type"] != "FeatureCollection")
        {
            throw new UsageException("Områdenas gränser är ingen GeoJSON FeatureCollection: typen saknas eller är en annan.");
        }

        collection["name"] = $"{(release.Fictional ? Example + ": " : "")}Områden i {release.MunicipalityName}, utgåva {release.AreaEdition}";
        return Utf8.GetBytes(collection.ToJsonString(ReleaseFiles.Json) + "\n");
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A file of a release, as its data package describes it.</summary>
/// <param name="Path">Its name in the folder.</param>
/// <param name="Title">In Swedish.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Format">Data Package's word for it.</param>
/// <param name="MediaType">IANA's word for it.</param>
/// <param name="Bytes">What it holds.</param>
/// <param name="Fields">Its columns; null for what is no table.</param>
internal sealed record ReleaseResource(
    string Path,
    string Title,
    string Description,
    string Format,
    string MediaType,
    byte[] Bytes,
    ImmutableArray<TableField>? Fields);
