using System.Runtime.CompilerServices;
using Geo.Statistics;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Geo.Tests.Statistics.Autocorrelation;

/// <summary>Anselin's 49 areas of Columbus, Ohio, and the 100 counties of North Carolina, as the R package spData has
/// them.</summary>
internal static class Columbus
{
    /// <summary>Burglaries and vehicle thefts per thousand households, 1980.</summary>
    public static readonly double[] Crime =
    [
        15.72598, 18.801754, 30.626781, 32.38776, 50.73151, 26.066658, 0.178269, 38.425858, 30.515917, 34.000835,
        62.275448, 56.705669, 46.716129, 57.066132, 48.585487, 54.838711, 36.868774, 43.962486, 54.521965, 0.223797,
        40.074074, 33.705048, 20.048504, 38.297871, 61.299175, 40.969742, 52.79443, 56.919785, 60.750446, 68.892044,
        17.677214, 19.145592, 41.968163, 23.974028, 39.175053, 14.305556, 42.445076, 53.710938, 19.100863, 16.241299,
        18.905146, 16.49189, 36.663612, 25.962263, 29.028488, 16.530533, 27.822861, 26.645266, 22.541491,
    ];

    public static IReadOnlyList<Geometry> Polygons { get; } = Read("columbus.wkt");

    public static IReadOnlyList<Geometry> NorthCarolina { get; } = Read("north-carolina.wkt");

    public static SpatialWeights Queen { get; } = PolygonContiguity.Of(Polygons, Contiguity.Queen);

    private static Geometry[] Read(string file, [CallerFilePath] string here = "")
    {
        var reader = new WKTReader();
        return [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, file)).Select(reader.Read)];
    }
}
