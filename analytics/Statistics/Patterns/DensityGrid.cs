namespace Geo.Statistics.Patterns;

/// <summary>Square cells at whose centres a density is computed; row 0 is the southernmost, column 0 the
/// westernmost.</summary>
/// <param name="OriginX">Western edge, metres.</param>
/// <param name="OriginY">Southern edge, metres.</param>
/// <param name="CellMetres">Side of a cell.</param>
/// <param name="Columns">At least 1.</param>
/// <param name="Rows">At least 1.</param>
public readonly record struct DensityGrid(double OriginX, double OriginY, double CellMetres, int Columns, int Rows)
{
    /// <summary>The rectangle that the cells fill.</summary>
    public MapWindow Window =>
        new(OriginX, OriginY, OriginX + Columns * CellMetres, OriginY + Rows * CellMetres);

    /// <summary>East coordinate of the centres of a column.</summary>
    public double CentreX(int column) => OriginX + (column + 0.5) * CellMetres;

    /// <summary>North coordinate of the centres of a row.</summary>
    public double CentreY(int row) => OriginY + (row + 0.5) * CellMetres;

    internal void Check(string name)
    {
        if (!(CellMetres > 0 && Columns > 0 && Rows > 0 && (long)Columns * Rows <= Array.MaxLength)
            || !double.IsFinite(Window.Area))
        {
            throw new ArgumentException($"The grid {this} has no cells, or too many.", name);
        }
    }
}
