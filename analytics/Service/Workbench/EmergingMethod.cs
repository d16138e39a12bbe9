using Geo.Statistics.Trends;

namespace Geo.Service.Workbench;

/// <summary><c>emerging</c>: what has become of hot and cold places over time.</summary>
internal static class EmergingMethod
{
    public static StatMethod Method { get; } = new(
        "emerging",
        "Nya, ihållande eller avtagande hotspots? Kategorierna i Emerging Hot Spot Analysis (Esri), med Mann-Kendall.",
        [StatOptions.Series, SeriesOfTable.Time, new("z", "Kolumnen med z (till exempel Gi*) för varje plats och steg", Required: true, Sample: "z")],
        Run);

    private static void Run(StatCall call)
    {
        var series = SeriesOfTable.Read(call, "z");
        var patterns = call.Compute(_ => series.ConvertAll(place => EmergingPattern.Of(place.Values)));

        foreach (var label in patterns.GroupBy(pattern => pattern.Label).OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            call.Count(label.Key.Replace(' ', '_'), label.Count());
        }

        call.Write(
            ["series", "category", "hot_bins", "cold_bins", "mk_z", "mk_p"],
            series.Zip(patterns, (place, pattern) => (object?[])
                [place.Name, pattern.Label, pattern.HotSteps, pattern.ColdSteps, pattern.TrendZ, pattern.TrendPTwoSided]));
    }
}
