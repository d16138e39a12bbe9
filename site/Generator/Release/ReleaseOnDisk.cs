using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Geo.Components.Release;

namespace Geo.Generator.Release;

/// <summary>A verified release: its figures, its files as they lie, and what its data package says of them.</summary>
public sealed record ReleaseOnDisk(
    ReleaseSnapshot Release,
    ImmutableSortedDictionary<string, byte[]> Files,
    ImmutableArray<ReleaseFile> Resources)
{
    /// <summary>Those that were public before it, latest first; null where it is not known which.</summary>
    public ImmutableArray<EarlierRelease>? Earlier { get; init; }
}

/// <summary>A file as <c>datapackage.json</c> describes it.</summary>
public sealed record ReleaseFile
{
    // The package may say more than the page shows: here unknown members are no fault.
    public static JsonSerializerOptions Json { get; } = new(ReleaseFiles.Json)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    public required string Path { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The title in English.</summary>
    [JsonPropertyName("title_en")]
    public string EnglishTitle { get; init; } = "";

    /// <summary>The description in English.</summary>
    [JsonPropertyName("description_en")]
    public string EnglishDescription { get; init; } = "";

    public required string Format { get; init; }

    /// <summary>How many rows, objects or features it lists.</summary>
    public int Rows { get; init; }

    public required long Bytes { get; init; }

    public required string Hash { get; init; }

    public ReleaseFileSchema? Schema { get; init; }
}

/// <summary>The columns of a file that is a table.</summary>
public sealed record ReleaseFileSchema(ImmutableArray<ReleaseFileField> Fields);

/// <summary>A column; the unit is null for what has none.</summary>
public sealed record ReleaseFileField(string Name, string Type, string Title, string Description, string? Unit = null)
{
    /// <summary>The title in English.</summary>
    [JsonPropertyName("title_en")]
    public string EnglishTitle { get; init; } = "";

    /// <summary>The description in English.</summary>
    [JsonPropertyName("description_en")]
    public string EnglishDescription { get; init; } = "";

    /// <summary>The unit in English; null for what has none.</summary>
    [JsonPropertyName("unit_en")]
    public string? EnglishUnit { get; init; }
}
