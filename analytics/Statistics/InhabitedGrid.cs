using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace Geo.Statistics;

/// <summary>A statistical area with the people who live in it.</summary>
/// <param name="InhabitedLand">The part of the area in which people can live: a valid polygon or multipolygon in
/// EPSG:3006. Water, forest and industry left in it thin the residents out over ground where nobody lives.</param>
/// <param name="Residents">How many are registered there; 0 or more.</param>
public sealed record ResidentialArea(Geometry InhabitedLand, double Residents);

/// <summary>A cell in which people can live.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="InhabitedSquareMetres">Inhabited land within the cell, at most the cell's own area.</param>
/// <param name="Residents">The residents who fall to the cell: an estimate, seldom a whole number.</param>
public sealed record InhabitedCell(GridCell Cell, double InhabitedSquareMetres, double Residents);

/// <summary>Residents of statistical areas, spread over a grid: the mask of every map and one of its
/// denominators.</summary>
/// <remarks>
/// Areal weighting: each area's residents lie evenly over its inhabited land, and a cell gets its share of that land.
/// Goodchild, M. F. and Lam, N. S.-N. (1980), Areal interpolation: a variant of the traditional spatial problem,
/// <i>Geo-Processing</i> 1, 297–312; with the land given it is the binary dasymetric method. It misleads inside an
/// area: a tower block and the gardens beside it come out equally dense. Cells smaller than the areas promise a detail
/// that the figures do not have.
/// </remarks>
public static class InhabitedGrid
{
    /// <summary>Less of a cell than this is taken for rounding and left out: of 250 m × 250 m, half a square
    /// centimetre.</summary>
    private const double SmallestShare = 1e-9;

    /// <summary>Spreads the residents of each area over the cells that its inhabited land touches.</summary>
    /// <param name="areas">Areas that do not overlap one another; where they do, land counts twice.</param>
    /// <param name="cellSizeMetres">The side of a cell; above 0.</param>
    /// <returns>The cells with inhabited land, each once, by row and then column. Their land and residents sum to those
    /// of the areas.</returns>
    /// <exception cref="ArgumentException">An area's residents are negative or not finite, or it has residents and no
    /// land to put them on: give it the land of the whole area, or leave it out and say so.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is not a positive number.</exception>
    public static ImmutableArray<InhabitedCell> Spread(IReadOnlyList<ResidentialArea> areas, double cellSizeMetres)
    {
        ArgumentNullException.ThrowIfNull(areas);
        GridCell.CheckSize(cellSizeMetres);
        var found = new Dictionary<GridCell, (double SquareMetres, double Residents)>();
        for (var i = 0; i < areas.Count; i++)
        {
            var (land, residents) = areas[i];
            if (!(residents >= 0) || !double.IsFinite(residents))
            {
                throw new ArgumentException($"Area {i} has {residents} residents.", nameof(areas));
            }

            var pieces = CellCoverage.Of(land, cellSizeMetres, SmallestShare);
            var total = pieces.Sum(piece => piece.SquareMetres);
            if (pieces.Count == 0 && residents > 0)
            {
                throw new ArgumentException(
                    $"Area {i} has {residents} residents and no inhabited land.", nameof(areas));
            }

            foreach (var (cell, squareMetres) in pieces)
            {
                var before = found.GetValueOrDefault(cell);
                // Shares of what was measured in cells, not of land.Area: so that the residents sum to the area's own.
                found[cell] = (before.SquareMetres + squareMetres,
                    before.Residents + residents * (squareMetres / total));
            }
        }

        return [.. found
            .OrderBy(entry => entry.Key, GridCell.SouthWestFirst)
            .Select(entry => new InhabitedCell(entry.Key, entry.Value.SquareMetres, entry.Value.Residents))];
    }

    /// <summary>The residents of an area drawn anywhere across the cells: of each cell the share that the area covers.</summary>
    /// <param name="cells">What <see cref="Spread"/> gave, by cell.</param>
    /// <param name="area">Polygons in the coordinates of the grid; an empty one has none.</param>
    /// <param name="cellSizeMetres">The side that the cells were made with.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not a positive number.</exception>
    public static double ResidentsWithin(IReadOnlyDictionary<GridCell, InhabitedCell> cells, Geometry area, double cellSizeMetres)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return Within(area, cellSizeMetres, cell => cells.TryGetValue(cell, out var inhabited) ? inhabited.Residents : 0);
    }

    /// <summary>An amount that lies evenly in each cell, such as buildings, within an area drawn anywhere across them.</summary>
    /// <param name="area">Polygons in the coordinates of the grid; an empty one has none.</param>
    /// <param name="cellSizeMetres">The side of the cells.</param>
    /// <param name="amountOf">What a cell holds; 0 where it holds nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not a positive number.</exception>
    public static double Within(Geometry area, double cellSizeMetres, Func<GridCell, double> amountOf)
    {
        ArgumentNullException.ThrowIfNull(amountOf);
        GridCell.CheckSize(cellSizeMetres);
        return CellCoverage.Of(area, cellSizeMetres, SmallestShare)
            .Sum(piece => amountOf(piece.Cell) * (piece.SquareMetres / (cellSizeMetres * cellSizeMetres)));
    }
}
