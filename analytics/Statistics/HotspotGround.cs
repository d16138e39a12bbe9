using System.Collections.Immutable;

namespace Geo.Statistics;

/// <summary>What a hotspot map stands on: the cells inside the mask and what is at risk in each. Made once, used for
/// every kind of event and period that share it.</summary>
public sealed class HotspotGround
{
    /// <summary>Takes the cells with their denominator, and finds who neighbours whom.</summary>
    /// <param name="cells">n different cells: all inside the mask, the empty ones too. Cells left out are neither
    /// tested nor anyone's neighbours.</param>
    /// <param name="denominator">n amounts of what is at risk, finite and none negative.</param>
    /// <param name="denominatorName">What they count, for whoever reads the map: residents, buildings, metres of
    /// street, or the place's own earlier events.</param>
    /// <param name="neighbourhood">Who neighbours whom; the queen's unless asked for otherwise.</param>
    /// <exception cref="ArgumentException">The lists differ in length, a cell is listed twice, an amount is negative or
    /// not finite, or the denominator has no name.</exception>
    public HotspotGround(
        IReadOnlyList<GridCell> cells, IReadOnlyList<double> denominator, string denominatorName,
        CellNeighbourhood neighbourhood = CellNeighbourhood.Queen)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(denominator);
        ArgumentException.ThrowIfNullOrWhiteSpace(denominatorName);
        if (cells.Count != denominator.Count)
        {
            throw new ArgumentException(
                $"{cells.Count} cells, but {denominator.Count} denominators.", nameof(denominator));
        }

        for (var i = 0; i < denominator.Count; i++)
        {
            if (!(denominator[i] >= 0) || !double.IsFinite(denominator[i]))
            {
                throw new ArgumentException($"Cell {i} has the denominator {denominator[i]}.", nameof(denominator));
            }
        }

        (Cells, Denominator, DenominatorName) = ([.. cells], [.. denominator], denominatorName);
        Weights = SpatialWeights.Of(cells, includeSelf: true, neighbourhood);
    }

    /// <summary>n cells in the caller's order.</summary>
    public ImmutableArray<GridCell> Cells { get; }

    /// <summary>n amounts of what is at risk, in the order of <see cref="Cells"/>.</summary>
    public ImmutableArray<double> Denominator { get; }

    /// <summary>What the denominator counts.</summary>
    public string DenominatorName { get; }

    /// <summary>Each cell with its neighbours (the queen's: up to eight) and itself, weight 1.</summary>
    public SpatialWeights Weights { get; }
}
