namespace Geo.Statistics;

/// <summary>What a hotspot map says of one cell.</summary>
public enum HotspotVerdict
{
    /// <summary>The neighbourhood has nothing at risk, so that there is nothing to compare with. Never a
    /// colour.</summary>
    NoVerdict,

    /// <summary>Too few events to say anything (<i>för få händelser för att säga något</i>). Never a colour, and not
    /// "safe".</summary>
    TooFew,

    /// <summary>No more place-events than chance gives, among so many cells. It does not mean that nothing
    /// happens.</summary>
    NotHot,

    /// <summary>More place-events in the cell and its neighbours than its denominator and chance explain.</summary>
    Hot,

    /// <summary>Hot only while repeats are counted (<i>upprepat på en plats</i>): a matter for whoever owns the place,
    /// not for the neighbourhood.</summary>
    RepeatedAtOnePlace,
}
