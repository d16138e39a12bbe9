using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Components.Release;

namespace Geo.Service.Release;

/// <summary>The text of <c>datapackage.json</c> (Data Package v2): what each file holds, column by column, and under
/// <c>geo</c> what the release is.</summary>
internal static class DataPackageText
{
    public static string Of(ReleaseSnapshot release, IReadOnlyList<ReleaseResource> resources, string prefix)
    {
        var about = release.Description;
        var package = new JsonObject
        {
            ["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json",
            ["name"] = $"geo-{about.Municipality}",
            ["id"] = about.Id,
            ["title"] = $"{prefix}Brottsförebyggande arbete i {about.MunicipalityName}, {about.PeriodFrom:yyyy-MM-dd}–{about.PeriodTo:yyyy-MM-dd}",
            ["description"] = $"{prefix}Allt som kommunens webbplats visar, som öppna data. Skyddade siffror är tomma och märkta withheld.",
            ["created"] = CsvTable.Text(about.CreatedOn),
            ["licenses"] = new JsonArray(new JsonObject
            {
                ["name"] = "CC0-1.0",
                ["path"] = "https://creativecommons.org/publicdomain/zero/1.0/",
                ["title"] = "CC0 1.0",
            }),
            ["sources"] = new JsonArray([.. release.Sources.Select(source => new JsonObject { ["title"] = $"{source.Publisher}: {source.Title}" })]),
            ["resources"] = new JsonArray([.. resources.Select(resource => Resource(resource, prefix))]),
            ["geo"] = JsonSerializer.SerializeToNode(about, ReleaseFiles.Json),
        };
        return package.ToJsonString(ReleaseFiles.Json) + "\n";
    }

    private static JsonObject Resource(ReleaseResource resource, string prefix)
    {
        var described = new JsonObject
        {
            ["name"] = resource.Path.Replace('.', '-'),
            ["path"] = resource.Path,
            ["title"] = prefix + resource.Title,
            ["description"] = resource.Description,
            ["format"] = resource.Format,
            ["mediatype"] = resource.MediaType,
            ["encoding"] = "utf-8",
            ["bytes"] = resource.Bytes.Length,
            ["hash"] = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(resource.Bytes)),
        };
        if (resource.Fields is { } fields)
        {
            described["type"] = "table";
            described["dialect"] = new JsonObject
            {
                ["delimiter"] = ",",
                ["lineTerminator"] = "\n",
                ["quoteChar"] = "\"",
                ["doubleQuote"] = true,
                ["header"] = true,
            };
            described["schema"] = new JsonObject
            {
                ["fields"] = new JsonArray([.. fields.Select(Field)]),
                ["missingValues"] = new JsonArray(""),
            };
        }

        return described;
    }

    private static JsonObject Field(TableField field)
    {
        var described = new JsonObject
        {
            ["name"] = field.Name,
            ["type"] = field.Type,
            ["title"] = field.Title,
            ["description"] = field.Description,
            ["title_en"] = field.EnglishTitle,
            ["description_en"] = field.EnglishDescription,
        };
        if (field.Unit is not null)
        {
            described["unit"] = field.Unit;
            described["unit_en"] = field.EnglishUnit;
        }

        var constraints = new JsonObject();
        if (field.Required)
        {
            constraints["required"] = true;
        }

        if (!field.Values.IsEmpty)
        {
            constraints["enum"] = new JsonArray([.. field.Values.Select(value => JsonValue.Create(value))]);
        }

        if (constraints.Count > 0)
        {
            described["constraints"] = constraints;
        }

        return described;
    }
}
