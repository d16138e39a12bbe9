using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Database;
using NetTopologySuite.Geometries;
using AreaKind = Geo.Database.AreaKind;

namespace Geo.Service.Release;

/// <summary>The shapes of the public map: one fixed geography and a plain background.</summary>
internal static class PublicMap
{
    private const double SmallestOverhang = 0.02;

    /// <summary>Classes of road that a map of the whole municipality shows.</summary>
    internal static readonly string[] LargerRoads = ["genomfart", "huvudgata", "led", "motorväg", "riksväg", "länsväg"];

    /// <summary>The shapes, background first, then areas, the municipality's outline last.</summary>
    public static async Task<ImmutableArray<MapShape>> ReadAsync(
        GeoDb db, Municipality municipality, ImmutableArray<AreaOutline> outlines, CancellationToken cancel)
    {
        var shapes = ImmutableArray.CreateBuilder<MapShape>();
        await using (var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Release/map_background"), cancel, municipality.Code, LargerRoads))
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                var layer = row.GetString(0) == "water" ? MapLayer.Water : MapLayer.Road;
                shapes.Add(new() { Layer = layer, Lines = Lines(row.GetFieldValue<Geometry>(1)) });
            }
        }

        var areas = outlines.Where(outline => outline.Kind == municipality.PublicAreaKind).ToList();
        var drawn = areas.Concat(outlines.Where(outline => outline.Kind == AreaKind.Municipality && Encloses(outline.Shape, areas)));
        foreach (var outline in drawn)
        {
            var isArea = outline.Kind != AreaKind.Municipality;
            shapes.Add(new()
            {
                Layer = isArea ? MapLayer.Area : MapLayer.Municipality,
                Code = isArea ? outline.Code : null,
                Lines = Lines(outline.Shape),
            });
        }

        return [.. shapes.Where(shape => shape.Lines.Length > 0)];
    }

    // An outline that its own areas stick out of is too coarse to draw: it would cut through the town.
    private static bool Encloses(MultiPolygon municipality, List<AreaOutline> areas) => areas.All(area =>
        area.Shape.Area - area.Shape.Intersection(municipality).Area <= SmallestOverhang * area.Shape.Area);

    private static ImmutableArray<ImmutableArray<int>> Lines(Geometry shape)
    {
        var lines = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        shape.Apply(new GeometryComponentFilter(component =>
        {
            if (component is LineString line && !line.IsEmpty)
            {
                lines.Add([.. line.Coordinates.SelectMany(coordinate => new[] { (int)Math.Round(coordinate.X), (int)Math.Round(coordinate.Y) })]);
            }
        }));
        return lines.ToImmutable();
    }
}
