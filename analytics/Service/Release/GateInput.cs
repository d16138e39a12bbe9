using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Database;
using AreaKind = Geo.Database.AreaKind;

namespace Geo.Service.Release;

/// <summary>What the gate is shown of one theme.</summary>
internal sealed record GateInput
{
    /// <summary>All counts of the theme in public areas, their unions and the municipality, and of its kinds; also those that are too
    /// fine to be told.</summary>
    public required IReadOnlyList<AreaCount> Counts { get; init; }

    /// <summary>The public areas and their unions, by kind and code.</summary>
    public required IReadOnlyDictionary<(AreaKind, string), GateArea> Areas { get; init; }

    /// <summary>Whose rules apply.</summary>
    public required Municipality Municipality { get; init; }

    /// <summary>Whether the rules let a count be spoken of at all, shown or withheld: its area and its time are large
    /// enough.</summary>
    public Func<AreaCount, bool> MayTell { get; init; } = _ => true;

    /// <summary>The names of the theme's kinds, by code; empty where its kinds are not told.</summary>
    public IReadOnlyDictionary<string, string> KindNames { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What earlier releases have said of the theme, oldest first, and the counts that they were made from.</summary>
    public GateHistory History { get; init; } = GateHistory.None;
}

/// <summary>An area as the gate sees it.</summary>
/// <param name="Residents">Null where it is not known.</param>
/// <param name="Addresses">Null where it is not known.</param>
internal sealed record GateArea(string? ParentCode, int? Residents, int? Addresses);

/// <summary>A count's area, period and kind, whatever was counted there.</summary>
/// <param name="Kind">Empty for all kinds of the theme.</param>
internal readonly record struct CountKey(AreaKind AreaKind, string Edition, string AreaCode, string Period, string Kind)
{
    /// <summary>The edition of an area; empty for the whole municipality, which is the same in every edition.</summary>
    public string Edition { get; init; } = AreaKind == AreaKind.Municipality && AreaCode.Length > 0 ? "" : Edition;

    public static CountKey Of(AreaCount count) => new(count.AreaKind, count.AreaEdition, count.AreaCode, count.Period, count.Kind);

    public static CountKey Of(PublishedCount count) => Of(count.AreaKind, count.Edition, count.Area, count.Period, "");

    public static CountKey Of(PublishedKindCount count) => Of(count.AreaKind, count.Edition, count.Area, count.Period, count.Kind);

    // Published under the municipality's code, what has no area is counted under none.
    private static CountKey Of(Components.Release.AreaKind kind, string edition, string area, string period, string of) => kind == Components.Release.AreaKind.Unknown
        ? new(AreaKind.Municipality, edition, "", period, of)
        : new(Enum.Parse<AreaKind>(kind.ToString()), edition, area, period, of);
}

/// <summary>What is public of a theme for good.</summary>
/// <param name="Earlier">The releases, oldest first.</param>
/// <param name="CorrectionOf">The number of the last decision to correct a period, as the candidate carries it out; 0 for none.</param>
internal sealed record GateHistory(ImmutableArray<SaidRelease> Earlier, Func<string, int> CorrectionOf)
{
    public static GateHistory None { get; } = new([], _ => 0);
}

/// <summary>What a release said of a theme.</summary>
/// <param name="Withheld">Its marks: true where the count was withheld.</param>
/// <param name="Counts">What had been counted when it was made.</param>
/// <param name="CorrectionOf">The number of the last decision to correct a period that it carried out; 0 for none.</param>
internal sealed record SaidRelease(
    string Id, IReadOnlyDictionary<CountKey, bool> Withheld, IReadOnlyDictionary<CountKey, int> Counts, Func<string, int> CorrectionOf);
