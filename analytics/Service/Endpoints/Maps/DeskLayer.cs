using System.Collections.Immutable;
using Geo.Service.Pages;
using Geo.Service.Serving;

namespace Geo.Service.Endpoints.Maps;

/// <summary>A layer of the desk's map, made into tiles by PostGIS.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Chosen">Whether it can be shown and hidden; the ground always lies there.</param>
/// <param name="OfTheme">Whether it is of one theme and period.</param>
/// <param name="Roles">Who may see it; for others it does not exist.</param>
internal sealed record DeskLayer(string Id, Bilingual Title, bool Chosen, bool OfTheme, ImmutableArray<DeskRole> Roles)
{
    private static readonly ImmutableArray<DeskRole> Inside = [DeskRole.Coordinator, DeskRole.Council, DeskRole.Planner];
    private static readonly ImmutableArray<DeskRole> Everyone = [.. Inside, DeskRole.CouncilExternal];

    /// <summary>From the bottom up.</summary>
    public static ImmutableArray<DeskLayer> All { get; } =
    [
        new("ground", new("Grund", "Ground"), Chosen: false, OfTheme: false, Everyone),
        new("cell", new("Rutor", "Cells"), Chosen: true, OfTheme: true, [DeskRole.Coordinator, DeskRole.Council, DeskRole.CouncilExternal]),
        new("deso", new("Områden (DeSO)", "Areas (DeSO)"), Chosen: true, OfTheme: false, Everyone),
        new("measure", new("Områden med åtgärder", "Areas with measures"), Chosen: true, OfTheme: false, Inside),
        new("plan", new("Detaljplaner", "Detailed plans"), Chosen: true, OfTheme: false, Everyone),
        new("hotspot", new("Koncentrationer av händelser", "Concentrations of incidents"), Chosen: true, OfTheme: true, Everyone),
    ];

    /// <summary>The file of the question that makes a tile.</summary>
    public string File => $"Endpoints/Maps/tile_{Id}";

    /// <summary>What a layer of a theme is asked with.</summary>
    public static string Query(string theme, string period) => $"?theme={Uri.EscapeDataString(theme)}&period={Uri.EscapeDataString(period)}";

    /// <summary>The layer as a page's map has it.</summary>
    /// <param name="municipality">Its folder.</param>
    /// <param name="query">Theme and period, with its question mark; empty where the layer has none.</param>
    public ScreenLayer OnScreen(string municipality, string query, bool shown, Geo.Components.Language language) =>
        new(Id, Title.In(language), $"/map/{municipality}/tiles/{Id}/{{z}}/{{y}}/{{x}}{query}", shown, Chosen);
}
