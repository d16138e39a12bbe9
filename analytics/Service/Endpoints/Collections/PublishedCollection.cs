using System.Collections.Immutable;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Collections;

/// <summary>A collection of the API: a question to <c>published</c> whose rows are its items.</summary>
/// <remarks>The question gives the columns <c>release</c>, the keys, one a property, and <c>geometry</c> in SWEREF 99 TM, null
/// where there is none to draw.</remarks>
internal sealed record PublishedCollection
{
    /// <summary>Its name in addresses.</summary>
    public required string Id { get; init; }

    public required Bilingual Title { get; init; }

    public required Bilingual Description { get; init; }

    /// <summary>The question, in SQL.</summary>
    public required string Source { get; init; }

    /// <summary>The columns that order a release's items, as an index has them: a page starts after the last one's.</summary>
    public required ImmutableArray<CollectionKey> Keys { get; init; }

    /// <summary>The text columns whose values together name an item, parted by points.</summary>
    public required ImmutableArray<string> IdColumns { get; init; }

    public required ImmutableArray<CollectionProperty> Properties { get; init; }

    /// <summary>Whether items lie somewhere.</summary>
    public bool HasGeometry { get; init; }

    /// <summary>The columns of the first and last day that an item is about; null where it is about no time.</summary>
    public (string From, string To)? Time { get; init; }

    /// <summary>The item's name as an expression: a slash in a part would be one in the address.</summary>
    public string IdSql => $"replace(concat_ws('.', {string.Join(", ", IdColumns)}), '/', '_')";

    /// <summary>The values of <see cref="IdColumns"/> that a name is made of; null where it cannot be one.</summary>
    public string[]? FindIdParts(string id)
    {
        var parts = id.Split('.');
        return parts.Length == IdColumns.Length ? parts : null;
    }

    public CollectionProperty? FindProperty(string name) => Properties.FirstOrDefault(property => property.Name == name && property.CanBeAsked);
}

/// <summary>A column that items are ordered by, with its PostgreSQL type and a value that stands before all others.</summary>
internal sealed record CollectionKey(string Column, string Type, string First)
{
    public static CollectionKey Text(string column) => new(column, "text", "''");

    public static CollectionKey Number(string column) => new(column, "bigint", "0");
}
