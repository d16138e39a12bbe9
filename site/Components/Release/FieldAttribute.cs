namespace Geo.Components.Release;

/// <summary>What a column of a release file is called and means, in Swedish: <c>datapackage.json</c> and the page "Öppna
/// data" are written from it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string title, string description) : Attribute
{
    public string Title { get; } = title;

    public string Description { get; } = description;

    /// <summary>The unit of a number, such as "händelser" or "per 1 000 invånare"; null for what has none.</summary>
    public string? Unit { get; init; }
}
