using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Components.Release;

namespace Geo.Service.Release;

/// <summary>The text of <c>datapackage.json</c> (Data Package v2): what each file holds, field by field, and under
/// <c>geo</c> what the release is.</summary>
internal static class DataPackageText
{
    /// <summary>The package of a release.</summary>
    /// <param name="release">All that is released.</param>
    /// <param name="resources">Its files.</param>
    /// <param name="prefix">What stands before each title.</param>
    public static string Of(ReleaseSnapshot release, IReadOnlyList<ReleaseResource> resources, string prefix)
    {
        var about = release.Description;
        var package = Package(
            about,
            resources,
            ($"{prefix}Brottsförebyggande arbete i {about.MunicipalityName}, {about.PeriodFrom:yyyy-MM-dd}–{about.PeriodTo:yyyy-MM-dd}",
                $"{prefix}Allt som kommunens webbplats visar, som öppna data. Skyddade siffror är tomma och märkta withheld."),
            prefix);
        package["sources"] = new JsonArray([.. release.Sources.Select(source => new JsonObject { ["title"] = $"{source.Publisher}: {source.Title}" })]);
        return package.ToJsonString(ReleaseFiles.Json) + "\n";
    }

    /// <summary>The package of a release that was taken back.</summary>
    public static string OfWithdrawn(ReleaseDescription about, IReadOnlyList<ReleaseResource> resources, string prefix) => Package(
        about,
        resources,
        ($"{prefix}Återkallat: släppet {about.Id} för {about.MunicipalityName}",
            $"{prefix}Släppet är återkallat den {about.Withdrawal!.On:yyyy-MM-dd}. {about.Withdrawal.Role}: {about.Withdrawal.Reason} Siffrorna finns inte längre här."),
        prefix).ToJsonString(ReleaseFiles.Json) + "\n";

    private static JsonObject Package(
        ReleaseDescription about, IReadOnlyList<ReleaseResource> resources, (string Title, string Description) words, string prefix) => new()
    {
        ["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json",
        ["name"] = $"geo-{about.Municipality}",
        ["id"] = about.Id,
        ["title"] = words.Title,
        ["description"] = words.Description,
        ["created"] = CsvTable.Text(about.CreatedOn),
        ["licenses"] = new JsonArray(new JsonObject
        {
            ["name"] = "CC0-1.0",
            ["path"] = "https://creativecommons.org/publicdomain/zero/1.0/",
            ["title"] = "CC0 1.0",
        }),
        ["resources"] = new JsonArray([.. resources.Select(resource => Resource(resource, prefix))]),
        ["geo"] = JsonSerializer.SerializeToNode(about, ReleaseFiles.Json),
    };

    private static JsonObject Resource(ReleaseResource resource, string prefix)
    {
        var described = new JsonObject
        {
            ["name"] = resource.Path.Replace('.', '-'),
            ["path"] = resource.Path,
            ["title"] = prefix + resource.Title.Swedish,
            ["title_en"] = prefix + resource.Title.English,
            ["description"] = resource.Description.Swedish,
            ["description_en"] = resource.Description.English,
            ["format"] = resource.Format,
            ["mediatype"] = resource.MediaType,
            ["bytes"] = resource.Bytes.Length,
            ["hash"] = "sha256:" + FolderWriter.Sha256(resource.Bytes),
            ["rows"] = resource.Rows,
        };
        var fields = new JsonArray([.. resource.Fields.Select(field => Field(field, resource.Dialect))]);
        if (resource.Dialect is { } dialect)
        {
            described["type"] = "table";
            described["dialect"] = new JsonObject
            {
                ["delimiter"] = dialect.Delimiter,
                ["lineTerminator"] = "\r\n",
                ["quoteChar"] = "\"",
                ["doubleQuote"] = true,
                ["header"] = true,
            };
            described["schema"] = new JsonObject { ["fields"] = fields, ["missingValues"] = new JsonArray("") };
        }
        else
        {
            // Data Package has schemas for tables only: what an object's members mean stands beside it in the same form.
            described["fields"] = fields;
        }

        if (resource.Format != "gpkg")
        {
            described["encoding"] = "utf-8";
        }

        return described;
    }

    private static JsonObject Field(PublishedField field, CsvDialect? dialect)
    {
        var described = new JsonObject
        {
            ["name"] = field.Field,
            ["type"] = field.Type,
            ["title"] = field.TitleSv,
            ["title_en"] = field.TitleEn,
            ["description"] = field.DescriptionSv,
            ["description_en"] = field.DescriptionEn,
        };
        if (field.UnitSv is not null)
        {
            described["unit"] = field.UnitSv;
            described["unit_en"] = field.UnitEn;
        }

        if (dialect is { DecimalMark: "," } && field.Type == "number")
        {
            described["decimalChar"] = ",";
        }

        var constraints = new JsonObject();
        if (field.Required)
        {
            constraints["required"] = true;
        }

        if (field.Values is { } values)
        {
            constraints["enum"] = new JsonArray([.. values.Split(' ').Select(value => JsonValue.Create(value))]);
        }

        if (constraints.Count > 0)
        {
            described["constraints"] = constraints;
        }

        return described;
    }
}
