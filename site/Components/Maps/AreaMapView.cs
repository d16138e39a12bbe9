using System.Collections.Immutable;
using Geo.Components.Charts;
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

    public required Language Language { get; init; }

    public required ImmutableArray<MapShape> Shapes { get; init; }

    /// <summary>What the areas say, by code. A shape whose code is not here is drawn as land.</summary>
    public required ImmutableArray<AreaOnMap> Areas { get; init; }

    /// <summary>Null where the map shows places and no figures.</summary>
    public RateClasses? Classes { get; init; }

    /// <summary>What the classes are measured in.</summary>
    public string? Unit { get; init; }

    /// <summary>The area that the page is about; null for none.</summary>
    public string? Selected { get; init; }

    /// <summary>Whether the municipality's own outline is drawn: else it is not known what is land.</summary>
    public bool HasOutline => Shapes.Any(shape => shape.Layer == MapLayer.Municipality);

    /// <summary>The map of a figure: each point that has a number is an area, by its code.</summary>
    public static AreaMapView Of(FigureSeries figure, ImmutableArray<MapShape> shapes, RateClasses classes) => new()
    {
        Id = figure.Id + "-karta",
        Title = figure.Title,
        Description = figure.Description,
        Language = figure.Language,
        Shapes = shapes,
        Areas =
        [
            .. figure.Lines[0].Points.Select((point, i) => (point, i)).Where(at => at.point.Number is not null).Select(at => new AreaOnMap(
                at.point.Code, at.point.Number!.Value.Svg(), at.point.Value, at.point.Mark, figure.Words(figure.Lines[0], at.point), $"0.{at.i.Svg()}")),
        ],
        Classes = classes,
        Unit = figure.Subject is null ? figure.Unit : $"{figure.Subject} {figure.Unit}",
    };
}

/// <summary>An area on the map.</summary>
/// <param name="Code">The same as the shape's.</param>
/// <param name="Label">A short number that stands in the table too.</param>
/// <param name="Value">Null unless <paramref name="Mark"/> is published.</param>
/// <param name="Mark">Published, withheld or missing: three drawings.</param>
/// <param name="Words">What a pointer over it says.</param>
/// <param name="Key">The point of the figure that it is; null on maps that show no figures.</param>
public sealed record AreaOnMap(string Code, string Label, decimal? Value, FigureMark Mark, string Words, string? Key = null);
