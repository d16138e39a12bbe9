namespace Geo.Service.Workbench;

/// <summary>Every method of the workbench.</summary>
internal static class StatMethods
{
    /// <summary>By name, alphabetically.</summary>
    public static IReadOnlyList<StatMethod> All { get; } =
    [
        AccuracyMethod.Method,
        AoristicMethod.Method,
        EbRatesMethod.Method,
        PAdjustMethod.Method,
        RegressionMethod.Method,
        TransformMethod.Method,
        WddMethod.Method,
    ];
}
