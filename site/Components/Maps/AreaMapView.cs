using System.Collections.Immutable;
using Geo.Components.Release;

namespace Geo.Components.Maps;

/// <summary>A map of the public areas as readers see it: what each area says, in classes that are the same for all maps of
/// the theme.</summary>
public sealed record AreaMapView
{
    /// <summary>Unique on its page.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required ImmutableArray<MapShape> Shapes { get; init; }

    /// <summary>What the areas say, by code. A shape whose code is not here is drawn as land.</summary>
    public required ImmutableArray<AreaOnMap> Areas { get; init; }

    /// <summary>Null where the map shows places and no figures.</summary>
    public RateClasses? Classes { get; init; }

    /// <summary>What the classes are measured in.</summary>
    public string? Unit { get; init; }

    /// <summary>The area that the page is about; null for none.</summary>
    public string? Selected { get; init; }
}

/// <summary>An area on the map.</summary>
/// <param name="Code">The same as the shape's.</param>
/// <param name="Label">A short number that stands in the table too.</param>
/// <param name="Value">Null unless <paramref name="Mark"/> is published.</param>
/// <param name="Mark">Published, withheld or missing: three drawings.</param>
/// <param name="Words">What a pointer over it says.</param>
public sealed record AreaOnMap(string Code, string Label, decimal? Value, FigureMark Mark, string Words);
