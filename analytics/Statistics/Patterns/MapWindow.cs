namespace Geo.Statistics.Patterns;

/// <summary>A rectangle in metres in which events are observed, its border included.</summary>
/// <param name="MinX">West.</param>
/// <param name="MinY">South.</param>
/// <param name="MaxX">East, beyond <paramref name="MinX"/>.</param>
/// <param name="MaxY">North, beyond <paramref name="MinY"/>.</param>
public readonly record struct MapWindow(double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>Metres from west to east.</summary>
    public double Width => MaxX - MinX;

    /// <summary>Metres from south to north.</summary>
    public double Height => MaxY - MinY;

    /// <summary>Square metres.</summary>
    public double Area => Width * Height;

    /// <summary>Whether the place is inside or on the border.</summary>
    public bool Contains(double x, double y) => x >= MinX && x <= MaxX && y >= MinY && y <= MaxY;

    internal void Check(string name)
    {
        if (!(Width > 0 && Height > 0 && double.IsFinite(Area)))
        {
            throw new ArgumentException($"The window {this} has no area.", name);
        }
    }
}
