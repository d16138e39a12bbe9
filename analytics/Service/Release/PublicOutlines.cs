using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Database;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using AreaKind = Geo.Database.AreaKind;

namespace Geo.Service.Release;

/// <summary>The outlines that the public sees: simplified as one coverage, so that a line between two neighbours stays one line, and
/// unions made of their parts.</summary>
/// <remarks>
/// Visvalingam, M. and Whyatt, J. D. (1993), Line generalisation by repeated elimination of points, <i>The Cartographic Journal</i> 30(1),
/// on each shared edge once (NetTopologySuite's coverage simplifier). Outlines come on whole 5 m, and a corner is kept or dropped, never
/// moved. Where the source's areas already overlap or gape they are left as they are: a gap that is the source's own is not ours to mend.
/// </remarks>
internal static class PublicOutlines
{
    /// <summary>A corner is dropped where the triangle with its neighbours is smaller than the square of this, metres.</summary>
    public const double ToleranceMetres = 25;

    /// <summary>The outlines in the order in which they came.</summary>
    /// <param name="outlines">Public areas, their unions and the municipality, snapped alike.</param>
    /// <param name="areas">All areas, those without an outline too.</param>
    public static ImmutableArray<AreaOutline> Simplify(IReadOnlyList<AreaOutline> outlines, IReadOnlyList<PublishedArea> areas)
    {
        var small = outlines.Where(outline => outline.Kind is not (AreaKind.Regso or AreaKind.Municipality)).ToList();
        var shapes = Coverage([.. small.Select(outline => (Geometry)outline.Shape)]);
        var simple = small.Zip(shapes, (outline, shape) => outline with { Shape = Many(shape) }).ToDictionary(outline => (outline.Edition, outline.Code));
        var parts = areas.Where(area => area.Kind is Components.Release.AreaKind.Deso).ToList();
        return
        [
            .. outlines.Select(outline => outline.Kind switch
            {
                AreaKind.Regso => Union(outline, parts.Where(part => part.Edition == outline.Edition && part.ParentCode == outline.Code)),
                AreaKind.Municipality => Union(outline, parts),
                _ => simple[(outline.Edition, outline.Code)],
            }),
        ];

        AreaOutline Union(AreaOutline outline, IEnumerable<PublishedArea> of)
        {
            var drawn = of.Select(part => simple.GetValueOrDefault((part.Edition, part.Code))).ToList();
            return drawn.Count > 0 && drawn.All(part => part is not null)
                ? outline with { Shape = Many(CoverageUnion.Union([.. drawn.Select(part => (Geometry)part!.Shape)])) }
                : outline;
        }
    }

    /// <summary>Whether shapes meet without gap or overlap.</summary>
    public static bool IsCoverage(Geometry[] shapes) => CoverageValidator.IsValid(shapes);

    private static Geometry[] Coverage(Geometry[] shapes) =>
        IsCoverage(shapes) ? CoverageSimplifier.Simplify(shapes, ToleranceMetres) : shapes;

    private static MultiPolygon Many(Geometry shape) =>
        Sweref99Tm.Factory.CreateMultiPolygon([.. PolygonExtracter.GetPolygons(shape).Cast<Polygon>()]);
}
