namespace Geo.Service.Workbench;

/// <summary>Every method of the workbench.</summary>
internal static class StatMethods
{
    /// <summary>By name, alphabetically.</summary>
    public static IReadOnlyList<StatMethod> All { get; } =
    [
        AccuracyMethod.Method,
        AoristicMethod.Method,
        BinomialMethod.Method,
        CentresMethod.Method,
        DbscanMethods.Dbscan,
        EbRatesMethod.Method,
        EmergingMethod.Method,
        GlobalMethods.Geary,
        GetisOrdMethods.Gi,
        GetisOrdMethods.GiStar,
        GlobalMethods.GlobalG,
        KdeMethod.Method,
        KnoxMethod.Method,
        LocalMoranMethod.Method,
        MannKendallMethod.Method,
        GlobalMethods.Moran,
        PAdjustMethod.Method,
        RegressionMethod.Method,
        ScanMethod.Method,
        DbscanMethods.StDbscan,
        TransformMethod.Method,
        WddMethod.Method,
    ];
}
