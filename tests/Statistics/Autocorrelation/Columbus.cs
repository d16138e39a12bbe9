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

    /// <summary>Sudden infant deaths in North Carolina, 1974–78, by county.</summary>
    public static readonly double[] SuddenDeaths =
    [
        1, 0, 5, 1, 9, 7, 0, 0, 4, 1, 2, 16, 4, 4, 4, 18, 3, 4, 1, 1,
        1, 0, 1, 2, 10, 23, 13, 6, 4, 16, 8, 0, 10, 6, 0, 2, 16, 2, 4, 1,
        0, 8, 5, 5, 0, 5, 7, 2, 11, 3, 14, 5, 9, 6, 2, 0, 7, 3, 4, 5,
        12, 18, 6, 10, 8, 2, 5, 44, 3, 3, 5, 5, 0, 10, 3, 11, 1, 0, 4, 1,
        2, 38, 1, 4, 15, 7, 0, 4, 4, 0, 13, 8, 29, 31, 5, 8, 4, 15, 12, 5,
    ];

    /// <summary>Births there in the same years.</summary>
    public static readonly double[] Births =
    [
        1091, 487, 3188, 508, 1421, 1452, 286, 420, 968, 1612, 1035, 4449, 1671, 1556, 2180, 3608, 1638, 3146, 1323, 484,
        751, 781, 1269, 1399, 11858, 16184, 4672, 1324, 3164, 7970, 4021, 671, 3657, 3609, 770, 1549, 14484, 765, 4139, 1207,
        1333, 5509, 3573, 990, 248, 1946, 4456, 1646, 3702, 4606, 5094, 5754, 7515, 3999, 2110, 521, 2692, 675, 870, 2252,
        2992, 6638, 3776, 4866, 2216, 1143, 2648, 21588, 4099, 1258, 2356, 2574, 415, 3589, 1173, 9014, 533, 797, 3025, 542,
        1027, 20366, 578, 3915, 1570, 1494, 338, 2483, 2756, 284, 5868, 2255, 11158, 7889, 2414, 1782, 1228, 3350, 5526, 2181,
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
