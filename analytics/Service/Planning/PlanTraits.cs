using System.Collections.Immutable;
using System.Data.Common;

namespace Geo.Service.Planning;

/// <summary>What an area is like, in the traits that areas are compared by: none of them is an event.</summary>
/// <param name="Hectares">The area's own.</param>
/// <param name="DwellingsNear">Within 100 m.</param>
/// <param name="OtherBuildingsNear">Buildings without dwellings within 100 m.</param>
/// <param name="HectaresNear">The area and 100 m around it.</param>
/// <param name="DwellingsAround">Within 1 km of its middle: how central it lies.</param>
/// <param name="MetresToStop">To the nearest bus stop; NaN where none is known.</param>
/// <param name="MetresToLicence">To the nearest place with a licence to serve alcohol; NaN where none is known.</param>
internal sealed record PlanTraits(
    double Hectares, int DwellingsNear, int OtherBuildingsNear, double HectaresNear, int DwellingsAround, double MetresToStop, double MetresToLicence)
{
    private const double Farthest = 5_000;

    /// <summary>The traits in the order of <see cref="Values"/>, in Swedish.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "storlek (log hektar)", "bostäder per hektar inom 100 m", "andra byggnader per hektar inom 100 m", "andel byggnader utan bostäder", "bostäder inom 1 km (log)",
        "avstånd till hållplats (log)", "avstånd till serveringstillstånd (log)",
    ];

    /// <summary>As they are compared: what can be many times as large as another is taken by its logarithm.</summary>
    public double[] Values() =>
    [
        Math.Log(Math.Max(Hectares, 0.01)),
        DwellingsNear / HectaresNear,
        OtherBuildingsNear / HectaresNear,
        DwellingsNear + OtherBuildingsNear == 0 ? 0 : OtherBuildingsNear / (double)(DwellingsNear + OtherBuildingsNear),
        Math.Log(1 + DwellingsAround),
        Distance(MetresToStop),
        Distance(MetresToLicence),
    ];

    /// <summary>Reads them from the columns after the first of <c>core.area_features</c>.</summary>
    public static PlanTraits Read(DbDataReader row) => new(
        row.GetDouble(1), row.GetInt32(2), row.GetInt32(3), row.GetDouble(4), row.GetInt32(5), Number(row, 6), Number(row, 7));

    private static double Distance(double metres) => Math.Log(1 + Math.Min(double.IsNaN(metres) ? Farthest : metres, Farthest));

    private static double Number(DbDataReader row, int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
}
