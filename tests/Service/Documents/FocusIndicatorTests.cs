using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Chain.Records;
using Geo.Service.Documents;

namespace Geo.Tests.Service.Documents;

/// <summary>What is said of an indicator and its change.</summary>
public class FocusIndicatorTests
{
    [Theory]
    [InlineData(40, 60, 3.0, true, "högre, det är bättre")]
    [InlineData(60, 40, 3.0, true, "lägre, det är sämre")]
    [InlineData(40, 60, 3.0, false, "högre, det är sämre")]
    [InlineData(40, 60, 3.0, null, "högre")]
    [InlineData(40, 43, 3.0, true, "ingen säker skillnad")]
    [InlineData(40, 60, null, true, "inte prövad mot slumpen")]
    public void A_share_is_judged_by_its_own_uncertainty_and_by_a_direction_that_is_set(int before, int now, double? half, bool? higherIsBetter, string verdict)
    {
        IndicatorValue[] values =
        [
            Value("N1", "2023", before), Value("N1", "2024", now), .. half is { } width ? (IndicatorValue[])[Value("U1", "2023", (decimal)width), Value("U1", "2024", (decimal)width)] : [],
            Value("N1", "2025", 99, preliminary: true),
        ];

        var reading = FocusIndicators.Find(Data(values), new() { Indicator = "N1", Title = "t", Kind = IndicatorKind.Effect, HigherIsBetter = higherIsBetter, Uncertainty = "U1" });

        Assert.Equal(("2024", now, before, verdict), (reading!.Period, (int)reading.Now, (int)reading.Before!, reading.Verdict));
    }

    [Fact]
    public void An_indicator_that_no_source_holds_is_not_there() =>
        Assert.Null(FocusIndicators.Find(Data([]), new() { Indicator = "N1", Title = "t", Kind = IndicatorKind.Activity }));

    private static IndicatorValue Value(string indicator, string period, decimal value, bool preliminary = false) => new()
    {
        Municipality = "9901",
        Source = "kolada",
        Indicator = indicator,
        Period = period,
        Title = indicator,
        Value = value,
        Unit = "procent",
        Preliminary = preliminary,
        DeliveredOn = new(2026, 1, 1),
    };

    private static DocumentData Data(IEnumerable<IndicatorValue> values) => new()
    {
        Rules = null!,
        Municipality = null!,
        Today = new(2026, 7, 1),
        Themes = [],
        AreaNames = new Dictionary<string, string>(),
        KindNames = new Dictionary<string, string>(),
        Runs = new Dictionary<string, AnalysisRun>(),
        Results = Array.Empty<AnalysisResult>().ToLookup(_ => ""),
        Counts = [],
        Hotspots = [],
        Places = NamedPlaces.Of([]),
        MapGround = [],
        Indicators = [.. values],
        Surveys = [],
        Sources = [],
        Deliveries = [],
        Weeks = [],
        Reporting = [],
        RepairCosts = [],
        Chain = null!,
        LastMonday = null,
    };
}
