namespace Geo.Components.Release;

/// <summary>What a field of a release file is called and means, in Swedish and English: <c>datapackage.json</c>,
/// <c>dictionary.csv</c> and the page "Öppna data" are written from it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string title, string description) : Attribute
{
    public string Title { get; } = title;

    public string Description { get; } = description;

    /// <summary>The title in English.</summary>
    public string English { get; init; } = "";

    /// <summary>The description in English.</summary>
    public string EnglishDescription { get; init; } = "";

    /// <summary>The unit of a number, such as "händelser" or "per 1 000 invånare"; null for what has none.</summary>
    public string? Unit { get; init; }

    /// <summary>The unit in English; null for what has none.</summary>
    public string? EnglishUnit { get; init; }
}
