using System.Collections.Immutable;
using Geo.Service.Serving;

namespace Geo.Service.Council;

/// <summary>A page of the council: its address, who it is for, and what makes it.</summary>
/// <param name="Path">After the municipality's address.</param>
/// <param name="Title">In the menu; null for a page that another leads to.</param>
/// <param name="Roles">For others it does not exist.</param>
/// <param name="Parameters">What it can be asked, by whether the caller is from outside.</param>
/// <param name="MakeAsync">Makes it.</param>
internal sealed record CouncilPage(
    string Path, string? Title, ImmutableArray<DeskRole> Roles, Func<bool, ImmutableArray<string>> Parameters, Func<CouncilAsk, CancellationToken, Task<CouncilView>> MakeAsync)
{
    /// <summary>Those who see the council's own material.</summary>
    public static readonly ImmutableArray<DeskRole> Inside = [DeskRole.Coordinator, DeskRole.Council];

    /// <summary>Those, and members from outside the municipality.</summary>
    public static readonly ImmutableArray<DeskRole> Everyone = [.. Inside, DeskRole.CouncilExternal];

    /// <summary>Where the chain's forms stand, and come back to.</summary>
    public static readonly CouncilPage Findings = new("/findings", "Fynd till åtgärd", Inside, _ => FindingsPage.Parameters, FindingsPage.MakeAsync);

    /// <summary>All, in the order of the menu.</summary>
    public static ImmutableArray<CouncilPage> All { get; } =
    [
        new("", "Inför mötet", Everyone, _ => [], MeetingPage.MakeAsync),
        new("/map", "Karta", Everyone, MapPage.Parameters, MapPage.MakeAsync),
        new("/timeline", "Tidslinje", Everyone, TimelinePage.Parameters, TimelinePage.MakeAsync),
        new("/compare", "Jämför perioder", Everyone, ComparePage.Parameters, ComparePage.MakeAsync),
        new("/areas", "Områden", Everyone, _ => [], AreaPages.ListAsync),
        new("/areas/{item}", null, Everyone, _ => [], AreaPages.OneAsync),
        Findings,
        new("/quality", "Datakvalitet", Inside, _ => [], QualityPage.MakeAsync),
        new("/export", "Export", Everyone, _ => [], ExportPage.MakeAsync),
    ];
}
