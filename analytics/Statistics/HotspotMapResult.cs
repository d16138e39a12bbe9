using System.Collections.Immutable;

namespace Geo.Statistics;

/// <summary>A hotspot map with all that is needed to judge it. Internal: cells, p, q and verdicts are never
/// published.</summary>
/// <param name="Cells">n cells in the order of the ground's.</param>
/// <param name="DenominatorName">What the events were compared with; part of every verdict.</param>
/// <param name="EventCount">All events inside the mask, repeats included.</param>
/// <param name="PlaceEventCount">Events that count once repeats at their place are taken away: N of the test.</param>
/// <param name="Comparisons">Cells that were tested, the empty ones too: those whose neighbourhood has something at
/// risk.</param>
/// <param name="UncorrectedHotCount">Cells with p at or below alpha before correction: what a map without correction
/// would show.</param>
/// <param name="Options">Alpha, and the other choices.</param>
public sealed record HotspotMapResult(
    ImmutableArray<HotspotMapCell> Cells,
    string DenominatorName,
    int EventCount,
    int PlaceEventCount,
    int Comparisons,
    int UncorrectedHotCount,
    HotspotOptions Options)
{
    /// <summary>The level of the q-value at and below which a cell is hot.</summary>
    public double Alpha => Options.Alpha;

    /// <summary>The test behind p.</summary>
    public string Test { get; init; } =
        "exact binomial upper tail of the neighbourhood's place-events, one-sided";

    /// <summary>How p was corrected for the number of comparisons.</summary>
    public string Correction { get; init; } = "Benjamini-Hochberg (1995) over all tested cells";
}

/// <summary>One cell of a hotspot map.</summary>
/// <param name="Cell">Where.</param>
/// <param name="Incidents">Events in the cell, repeats included.</param>
/// <param name="PlaceEvents">Events in the cell that are not repeats.</param>
/// <param name="Places">Different places with events in the cell.</param>
/// <param name="NeighbourhoodIncidents">Events in the cell and its neighbours, repeats included.</param>
/// <param name="NeighbourhoodPlaces">Different places behind them: a hot cell with one or two is about those
/// places.</param>
/// <param name="Denominator">What is at risk in the cell, in the unit of the map's denominator.</param>
/// <param name="Neighbours">Cells in the neighbourhood, the cell itself included: 1 to 9.</param>
/// <param name="LocalSum">Place-events in the cell and its neighbours: what is tested.</param>
/// <param name="Expected">Place-events that the neighbourhood's share of the denominator would give; NaN where it has
/// none.</param>
/// <param name="GiStarZ">Gi* of <see cref="Incidents"/>, to compare with other programs: it knows no denominator and is
/// not calibrated on sparse counts, so that no verdict rests on it. NaN where undefined.</param>
/// <param name="PUpper">One-sided p of <see cref="LocalSum"/>, uncorrected; NaN where there is no verdict.</param>
/// <param name="QBh">The same corrected for the number of cells; NaN where there is no verdict.</param>
/// <param name="QBhIncidents">The corrected p of the same test with repeats counted; NaN where there is no
/// verdict.</param>
/// <param name="Verdict">What may be said.</param>
public readonly record struct HotspotMapCell(
    GridCell Cell,
    int Incidents,
    int PlaceEvents,
    int Places,
    int NeighbourhoodIncidents,
    int NeighbourhoodPlaces,
    double Denominator,
    int Neighbours,
    int LocalSum,
    double Expected,
    double GiStarZ,
    double PUpper,
    double QBh,
    double QBhIncidents,
    HotspotVerdict Verdict);
