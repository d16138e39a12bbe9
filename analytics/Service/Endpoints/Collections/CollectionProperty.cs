using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Geo.Components.Release;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Collections;

/// <summary>A property of a collection's items: a column of its source.</summary>
internal sealed record CollectionProperty(string Name, PropertyKind Kind, Bilingual Title, Bilingual Description)
{
    /// <summary>Its name in the release's JSON, in snake_case, where it is another than here; null where it is the same.</summary>
    public string? Member { get; init; }

    /// <summary>The unit of a number; null for what has none.</summary>
    public Bilingual? Unit { get; init; }

    /// <summary>The values that can occur; empty where any can.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Whether it can be asked for: structures cannot.</summary>
    public bool CanBeAsked => Kind != PropertyKind.Json;

    /// <summary>From the release's own description of its columns, so that the API and the files say the same.</summary>
    public static CollectionProperty Of(TableField field) => new(
        field.Name,
        field.Type switch
        {
            "integer" => PropertyKind.Integer,
            "number" => PropertyKind.Number,
            "boolean" => PropertyKind.Boolean,
            "date" => PropertyKind.Date,
            _ => PropertyKind.Text,
        },
        new(field.Title, field.EnglishTitle), new(field.Description, field.EnglishDescription))
    {
        Unit = field.Unit is null ? null : new(field.Unit, field.EnglishUnit ?? field.Unit),
        Values = field.Values,
    };

    /// <summary>Its JSON Schema.</summary>
    public JsonObject Schema(Language language)
    {
        var schema = new JsonObject { ["title"] = Title.In(language), ["description"] = Description.In(language) };
        if (Kind != PropertyKind.Json)
        {
            schema["type"] = Kind switch
            {
                PropertyKind.Integer => "integer",
                PropertyKind.Number => "number",
                PropertyKind.Boolean => "boolean",
                _ => "string",
            };
        }

        if (Kind == PropertyKind.Date)
        {
            schema["format"] = "date";
        }

        if (Unit is not null)
        {
            schema["x-ogc-unit"] = Unit.In(language);
        }

        if (!Values.IsEmpty)
        {
            schema["enum"] = new JsonArray([.. Values.Select(value => JsonValue.Create(value))]);
        }

        return schema;
    }
}

/// <summary>What a property's values are.</summary>
internal enum PropertyKind
{
    Text,
    Integer,
    Number,
    Boolean,
    Date,

    /// <summary>A list or structure: shown as JSON, never asked for.</summary>
    Json,
}
