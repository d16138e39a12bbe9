namespace Geo.Service.Workbench;

/// <summary>Every method of the workbench.</summary>
internal static class StatMethods
{
    /// <summary>By name, alphabetically.</summary>
    public static IReadOnlyList<StatMethod> All { get; } =
    [
        EmergingMethod.Method,
        MannKendallMethod.Method,
        PAdjustMethod.Method,
        ScanMethod.Method,
    ];
}
