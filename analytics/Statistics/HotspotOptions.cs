namespace Geo.Statistics;

/// <summary>The choices behind a hotspot map: stored with it, and the same before and after a measure.</summary>
public sealed record HotspotOptions
{
    /// <summary>The share of hot cells that may be so by chance: the level of the q-value. Default 0.05; above 0, below
    /// 1.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Days in which events at one place repeat the last counted one. Default 28, four whole weeks; 0 or
    /// more.</summary>
    public double RepeatDays { get; init; } = PlaceEvents.DefaultRepeatDays;

    /// <summary>Place-events that a map must have for any verdict. Default 20; 0 or more.</summary>
    /// <remarks>A rule of prudence, not of the test, which holds for any number: among 1,000 equal cells four of 20
    /// events pass it when they lie in one cell, and three of ten. So few are read one by one, not as a map.</remarks>
    public int MinimumPlaceEvents { get; init; } = 20;

    /// <summary>Events, counted or expected, that a neighbourhood must have for a verdict. Default 5; 0 or
    /// more.</summary>
    /// <remarks>Where next to nobody is at risk two events are already improbable, and one wrong point decides. With
    /// fewer than five both counted and expected a cell is <see cref="HotspotVerdict.TooFew"/>; with fewer than five
    /// counted it is never hot. Where five or more were expected a low count says something: it is not hot.</remarks>
    public int MinimumNeighbourhoodEvents { get; init; } = 5;

    /// <exception cref="ArgumentException">A setting lies outside its bounds.</exception>
    internal void Check()
    {
        if (!(Alpha > 0 && Alpha < 1) || !(RepeatDays >= 0) || MinimumPlaceEvents < 0 || MinimumNeighbourhoodEvents < 0)
        {
            throw new ArgumentException($"A setting lies outside its bounds: {this}.");
        }
    }
}
