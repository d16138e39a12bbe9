namespace Geo.Service.Workbench;

/// <summary>The options by which neighbours are given, in the order of <c>--help</c>.</summary>
internal static class WeightsOptions
{
    /// <summary>A file of links, or the polygons' touching.</summary>
    public static IReadOnlyList<StatOption> Units { get; } = [StatOptions.Weights, StatOptions.Contiguity];

    /// <summary>The same, or a grid.</summary>
    public static IReadOnlyList<StatOption> UnitsOrGrid { get; } =
    [
        .. Units,
        StatOptions.Grid,
        StatOptions.X with { Required = false, Description = "Med --grid: kolumnen med rutans nedre vänstra hörn, österut i meter" },
        StatOptions.Y with { Required = false, Description = "Med --grid: kolumnen med rutans nedre vänstra hörn, norrut i meter" },
        StatOptions.Neighbours,
        StatOptions.Distance,
    ];
}
