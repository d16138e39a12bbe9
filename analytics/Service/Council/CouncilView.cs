using System.Collections.Immutable;
using Geo.Components;
using Geo.Components.Charts;
using Geo.Database;
using Geo.Service.Documents;
using Geo.Service.Pages;

namespace Geo.Service.Council;

/// <summary>All that a page of the council shows, and all that is taken from it: the screen, the paper and the files are made of this and of nothing
/// else, so they cannot differ.</summary>
public sealed record CouncilView
{
    /// <summary>The title of a table's last column where it only leads on to another page.</summary>
    public const string Onward = "Gå vidare";

    public required ReportDocument Document { get; init; }

    /// <summary>What the page is narrowed to, in words; it stands in every file.</summary>
    public required string Narrowed { get; init; }

    public CouncilForm? Filter { get; init; }

    /// <summary>Forms that change something.</summary>
    public ImmutableArray<CouncilForm> Forms { get; init; } = [];

    /// <summary>What the page says, as tables for machines: a GeoPackage holds them all, a CSV file one.</summary>
    public ImmutableArray<GeoPackageLayer> Layers { get; init; } = [];

    /// <summary>The page's drawings, in its order.</summary>
    public ImmutableArray<CouncilDrawing> Drawings =>
    [
        .. Document.Sections.SelectMany(section => section.Blocks).SelectMany(block => block switch
        {
            CouncilMapBlock maps => maps.Maps.Select((map, i) => new CouncilDrawing($"{maps.Id}-{(i + 1).Svg()}", map.Title, map.Map, null) { Legend = maps.Legend }),
            FigureBlock { Series.HasValues: true } figure => [new CouncilDrawing(figure.Series.Id, figure.Series.Title, null, figure.Series)],
            _ => Enumerable.Empty<CouncilDrawing>(),
        }),
    ];

    /// <summary>The figures, whose numbers are files of their own.</summary>
    public IEnumerable<FigureSeries> Figures => Document.Sections.SelectMany(section => section.Blocks).OfType<FigureBlock>().Select(figure => figure.Series);
}

/// <summary>A drawing of a page: a map or a figure.</summary>
public sealed record CouncilDrawing(string Id, string Title, DrawnMap? Map, FigureSeries? Figure)
{
    /// <summary>What a map's shapes mean; a figure says so itself.</summary>
    public ImmutableArray<CouncilLegend> Legend { get; init; } = [];
}

/// <summary>A map, or two of one scale side by side.</summary>
/// <param name="Id">Unique on its page.</param>
/// <param name="Maps">Title and drawing.</param>
/// <param name="Legend">What is drawn how, with how many of each.</param>
/// <param name="Basis">Source, period, method and run.</param>
/// <param name="Screen">A map to move about in, in the drawing's place on screen; null where there is none.</param>
public sealed record CouncilMapBlock(
    string Id, ImmutableArray<(string Title, DrawnMap Map)> Maps, ImmutableArray<CouncilLegend> Legend, string Basis, ScreenMap? Screen = null) : DocumentBlock;

/// <summary>A line of a legend.</summary>
/// <param name="Kind">The class of the shapes that it explains.</param>
public sealed record CouncilLegend(string Kind, string Words);
