using System.Collections.Immutable;
using Geo.Components;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Documents;
using Geo.Service.Endpoints.Maps;
using Geo.Service.Forms;
using Geo.Service.Pages;
using Geo.Statistics;
using NetTopologySuite.Geometries;

namespace Geo.Service.Council;

/// <summary><i>Karta</i>: the concentrations of a theme and time, with the list of what the map shows. Narrowed to weekdays, hours or a source, the map is
/// made anew from the events, by the same test.</summary>
internal static class MapPage
{
    private const string Title = "Karta";
    private const string ListId = "koncentrationer";
    private const string NoOutlines = "Områdenas gränser är inte inlästa, så det finns ingen karta att rita.";
    private const string PeriodName = "period";
    private const string AreaName = "area";
    private const string SortName = "sort";

    private static readonly ImmutableArray<(string Word, string Title, Func<CouncilSpot, IComparable> By)> Sorts =
    [
        ("number", "nummer", spot => spot.Number), ("events", "platshändelser", spot => -spot.PlaceEvents), ("expected", "väntat", spot => -spot.Expected),
        ("q", "q", spot => spot.SmallestQBh), ("touches", "var", spot => spot.Touches),
    ];

    public static ImmutableArray<string> Parameters(bool isOutside) => [.. CouncilFilter.Parameters(isOutside), PeriodName, AreaName, SortName];

    public static async Task<CouncilView> MakeAsync(CouncilAsk ask, CancellationToken cancel)
    {
        var store = ask.Store;
        var filter = await CouncilFilter.ReadAsync(store, ask.Query, cancel);
        var areas = await store.AreasAsync(cancel);
        var periods = Period.Whole(store.Quarters) is { } whole ? (ImmutableArray<Period>)[whole, .. store.Quarters.Reverse()] : [];
        var chosen = ask.Query.FindWord(PeriodName, periods.Select(one => one.Name)) is { } name ? periods.Single(one => one.Name == name) : periods.FirstOrDefault();
        var area = ask.Query.FindWord(AreaName, areas.Select(one => one.Code)) is { } code ? areas.Single(one => one.Code == code) : null;
        var sort = Sorts.Single(one => one.Word == (ask.Query.FindWord(SortName, Sorts.Select(each => each.Word)) ?? "number"));
        var form = CouncilForm.Question(
            "Välj vad kartan visar", ask.Home + "/map", "Visa",
            [
                .. await CouncilFilter.FieldsAsync(store, filter, cancel),
                new(PeriodName, "Tid", FieldShape.Choice, chosen?.Name ?? "") { Choices = [.. periods.Select(one => (one.Name, Words.Capital(Words.Period(one.Name))))], NoChoice = "" },
                new(AreaName, "Visa", FieldShape.Choice, area?.Code ?? "") { Choices = [.. areas.Select(one => (one.Code, one.Words))], NoChoice = "Hela kommunen" },
                new(SortName, "Ordna listan efter", FieldShape.Choice, sort.Word) { Choices = [.. Sorts.Select(one => (one.Word, one.Title))], NoChoice = "" },
            ]);
        var document = ask.Document("karta", Title, chosen is null ? "inget är analyserat än" : $"{filter.Theme.Name.ToLowerInvariant()}, {Words.Period(chosen.Name)}", await ask.SecrecyAsync(cancel));
        if (chosen is null)
        {
            return new() { Document = document with { Answers = ["Inga händelser med plats är analyserade, så det finns ingen karta att visa."] }, Narrowed = filter.Words, Filter = form };
        }

        var found = await FindAsync(store, filter, chosen, cancel);
        var frame = Frame(area, areas, found);
        var inView = found.Spots.Where(spot => area is null || spot.Outline.Intersects(area.Outline ?? spot.Outline)).OrderBy(sort.By).ThenBy(spot => spot.Number).ToImmutableArray();
        var basis = store.Basis(
            store.IsOutside ? "rapporterade händelser, efter reglerna för ledamöter utanför kommunen" : $"{SharedParts.OwnReports}, rutor mot {ThemeGrounds.WordsOf(filter.Theme.Denominator)}",
            Words.Period(chosen.Name), filter.Selection.IsEverything ? HotspotAnalysis.Method : PlanGroundAnalysis.Method)
            + (filter.Selection.IsEverything ? "" : $" Urvalet är prövat på nytt när sidan öppnades: {filter.Selection.Words()}.");
        return new()
        {
            Document = document with
            {
                Answers = [Answer(filter, chosen, found, inView.Length, area)],
                Missing = found.Unknown > 0 ? [$"{Words.Count(found.Unknown, "händelse är utelämnad", "händelser är utelämnade")}: klockslaget är inte känt så väl att det går att säga om de hör till urvalet."] : [],
                Sections =
                [
                    new("Kartan", [await BlockAsync(store, areas, area, frame, found, inView, basis, cancel) is CouncilMapBlock map ? map with { Screen = Screen(store, filter, chosen, frame, inView) } : DocumentBlock.Text(NoOutlines)]),
                    new("Det som syns på kartan", [.. List(ask, filter, chosen, (inView, areas.ToDictionary(one => one.Code, one => one.Name)), sort.Title, basis)]),
                ],
            },
            Narrowed = $"{filter.Words}; {Words.Period(chosen.Name)}; {area?.Words ?? "hela kommunen"}",
            Filter = form,
            Layers = Layers(store, filter, chosen, inView, found),
        };
    }

    private static string Answer(CouncilFilter filter, Period period, Found found, int inView, CouncilArea? area) => found.Spots.Length == 0
        ? $"Ingen koncentration av händelser: {filter.Words}, {Words.Period(period.Name)}."
        : $"{Words.Count(inView, "koncentration av händelser", "koncentrationer av händelser")} {(area is null ? "i kommunen" : $"i eller vid {area.Words}")}: {filter.Words}, {Words.Period(period.Name)}.";

    private static async Task<Found> FindAsync(CouncilStore store, CouncilFilter filter, Period period, CancellationToken cancel)
    {
        if (filter.Selection.IsEverything)
        {
            var spots = await store.SpotsAsync(filter.Theme.Id, period.Name, cancel);
            // A cell with too little to say anything is finer than what members from outside may see.
            var few = store.IsOutside ? [] : await CellsAsync(store, filter.Theme.Id, period.Name, cancel);
            return new(spots, [.. few.Where(cell => cell.Verdict == "too-few" && cell.PlaceEvents > 0).Select(cell => cell.Cell)], 0);
        }

        var ground = await CellsAsync(store, filter.Theme.Id, Period.Whole(store.Quarters)!.Name, cancel);
        var (events, unknown) = await store.EventsAsync(filter.Theme.Id, period.From, period.To, filter.Selection, cancel);
        var places = NamedPlaces.Of(await store.ListAsync("council_place", row => (row.GetString(0), (Point)Planning.PlanStore.Shape(row, 1)), cancel));
        var (size, at) = (store.Municipality.CellSizeMetres, new HotspotGround([.. ground.Select(cell => cell.Cell)], [.. ground.Select(cell => cell.Residents)], ThemeGrounds.NameOf(filter.Theme.Denominator)));
        var selected = SelectionAnalysis.Of(at, ([.. events.Select(one => one.Incident)], unknown), size, places);
        var (placed, _) = HotspotAnalysis.Place(at, events.Select(one => one.Incident), size);
        var map = HotspotMap.Of(at, placed);
        return new(
            [.. selected.Spots.Select(spot => new CouncilSpot(spot.Number, spot.PlaceEvents, null, null, spot.Expected, spot.SmallestQBh, string.Join(", ", spot.Places), HotspotAnalysis.Outline(spot.Ground, size)))],
            [.. map.Cells.Where(cell => cell.Verdict == HotspotVerdict.TooFew && cell.PlaceEvents > 0).Select(cell => cell.Cell)], unknown);
    }

    private static Task<List<(GridCell Cell, double Residents, int PlaceEvents, string Verdict)>> CellsAsync(CouncilStore store, string theme, string period, CancellationToken cancel) => store.ListAsync(
        "council_cell", row => (new GridCell(row.GetInt32(0), row.GetInt32(1)), row.GetDouble(2), row.GetInt32(3), row.GetString(4)), cancel, store.Run(HotspotAnalysis.Method), theme, period);

    private static Envelope Frame(CouncilArea? area, ImmutableArray<CouncilArea> areas, Found found) => DrawnMap.FrameOf(
        area?.Outline is { } one ? [one] : !found.Spots.IsEmpty ? found.Spots.Select(spot => spot.Outline) : areas.Select(each => each.Outline).OfType<Geometry>(), marginMetres: 600);

    private static async Task<DocumentBlock> BlockAsync(
        CouncilStore store, ImmutableArray<CouncilArea> areas, CouncilArea? area, Envelope frame, Found found, ImmutableArray<CouncilSpot> inView, string basis, CancellationToken cancel)
    {
        if (frame.IsNull)
        {
            return DocumentBlock.Text(NoOutlines);
        }

        var size = store.Municipality.CellSizeMetres;
        var few = found.Few.Where(cell => cell.ToEnvelope(size).Intersects(frame)).ToList();
        var map = DrawnMap.Of(
            frame,
            [
                .. (await store.GroundAsync(cancel)).Select(one => (one.Layer, one.Shape, (string?)null)),
                .. few.Count == 0 ? [] : new[] { ("few", (Geometry)HotspotAnalysis.Outline(few, size), (string?)$"{Words.Capital(Words.TooFew)}") },
                .. areas.Where(one => one.Outline is not null).Select(one => ("border", one.Outline!.Boundary, (string?)null)),
                .. area?.Outline is { } chosen ? new[] { ("selected", chosen.Boundary, (string?)area.Words) } : [],
                .. inView.Select(spot => ("hotspot", (Geometry)spot.Outline, (string?)$"Nummer {spot.Number.Svg()}: {spot.PlaceEvents.Swedish()} platshändelser mot väntade {Words.Number(spot.Expected, 1)}")),
            ],
            inView.Select(spot => (spot.Number, (Geometry)spot.Outline.Geometries.MaxBy(part => part.Area)!)));
        return new CouncilMapBlock(
            "kartan", [("Koncentrationer av händelser", map)],
            [
                new("hotspot", $"Koncentration av händelser, med sitt nummer i listan: {inView.Length.Swedish()}"),
                .. store.IsOutside ? [] : new CouncilLegend[] { new("few", $"Rutor med {Words.TooFew}: {few.Count.Swedish()}") },
                new("border", $"Områdenas gränser: {Words.Count(areas.Count(one => one.Outline is not null), "område", "områden")}"),
            ],
            FormattableString.Invariant($"Kartbilden går från E {frame.MinX:0} till {frame.MaxX:0} och N {frame.MinY:0} till {frame.MaxY:0} (SWEREF 99 TM). ") + basis);
    }

    // What is narrowed is tried anew when the page is opened, and has no tiles: then the drawing is the map.
    private static ScreenMap? Screen(CouncilStore store, CouncilFilter filter, Period period, Envelope frame, ImmutableArray<CouncilSpot> spots) =>
        !filter.Selection.IsEverything ? null : new DeskMap(store.Municipality.Slug, frame, DeskMap.BackgroundsOf(store.Municipality.MapBackgrounds))
            .On(Language.Swedish, store.Caller.Role, $"Karta över koncentrationer av händelser: {filter.Words}, {Words.Period(period.Name)}", DeskLayer.Query(filter.Theme.Id, period.Name), "hotspot", "deso")! with
        {
            List = ListId,
            Places = spots.ToImmutableDictionary(spot => Feature(filter, period, spot), spot => ScreenMap.Box(spot.Outline.EnvelopeInternal).ToArray(), StringComparer.Ordinal),
        };

    // The name that the tiles have too: layer and id.
    private static string Feature(CouncilFilter filter, Period period, CouncilSpot spot) => $"hotspot {filter.Theme.Id}/{period.Name}/{spot.Number.Svg()}";

    private static IEnumerable<DocumentBlock> List(CouncilAsk ask, CouncilFilter filter, Period period, (ImmutableArray<CouncilSpot> Spots, IReadOnlyDictionary<string, string> Names) shown, string sortedBy, string basis)
    {
        var spots = shown.Spots;
        if (spots.IsEmpty)
        {
            yield return DocumentBlock.Text("Ingen koncentration syns. Det betyder inte att inget har hänt, bara att det som har hänt inte ligger tätare än väntat.", basis);
            yield break;
        }

        var isWhole = filter.Selection.IsEverything;
        var hasPlaces = spots.Any(spot => spot.Places is not null);
        yield return DocumentBlock.Table(
            new()
            {
                Id = ListId,
                Caption = $"Koncentrationer av händelser, ordnade efter {sortedBy}",
                Columns =
                [
                    new("Koncentration", false), new("Plats\u00adhändelser", true), new("Väntat", true), .. hasPlaces ? [new TableColumn("Platser", true)] : Array.Empty<TableColumn>(), new("q", true),
                    new(isWhole ? "Rör" : "Nära", false), .. ask.Store.IsOutside ? [] : new TableColumn[] { new(CouncilView.Onward, false) },
                ],
                Rows =
                [
                    .. spots.Select(spot => new TableRow(
                        [
                            new($"Nummer {spot.Number.Svg()}"), new(spot.PlaceEvents.Swedish()), new(Words.Number(spot.Expected, 1)), .. hasPlaces ? [new TableCell(spot.Places?.Swedish() ?? "–")] : Array.Empty<TableCell>(),
                            new(Words.Probability(spot.SmallestQBh)), new(isWhole ? Where(spot, shown.Names) : spot.Touches.Length == 0 ? "–" : spot.Touches),
                            .. ask.Store.IsOutside ? [] : new TableCell[] { isWhole ? new($"Skriv fynd av nummer {spot.Number.Svg()}", FindingsPage.AddressOf(ask, filter.Theme.Id, period.Name, spot.Number)) : new("–") },
                        ],
                        Code: Feature(filter, period, spot))),
                ],
                Notes =
                [
                    "En koncentration är rutor där det har hänt mer än det som de ställs mot förklarar: exakt ensidigt binomialtest av varje ruta med sina grannar, rättat för alla rutor (Benjamini-Hochberg). Numret är ett namn, ingen rangordning.",
                    SmallNote,
                ],
            },
            basis);
    }

    /// <summary>Why a concentration can hold few events.</summary>
    internal const string SmallNote = "Antalen är i koncentrationens egna rutor. Prövad är varje ruta tillsammans med sina grannar: en liten koncentration kan därför ha få händelser i sig själv.";

    /// <summary>The areas and plans that a concentration of a run touches, by name.</summary>
    internal static string Where(CouncilSpot spot, IReadOnlyDictionary<string, string> names)
    {
        return spot.Touches.Length == 0 ? "–" : Words.And([.. spot.Touches.Split(' ').Select(Named)]);

        string Named(string subject) => subject.Split(':', 2) is [var kind, var code] ? names.GetValueOrDefault(code, kind == "plan" ? $"plan {code}" : code) : subject;
    }

    private static ImmutableArray<GeoPackageLayer> Layers(CouncilStore store, CouncilFilter filter, Period period, ImmutableArray<CouncilSpot> spots, Found found)
    {
        var size = store.Municipality.CellSizeMetres;
        return
        [
            new(
                "koncentrationer", "MULTIPOLYGON",
                [("tema", "TEXT"), ("tid", "TEXT"), ("nummer", "INTEGER"), ("platshandelser", "INTEGER"), ("vantat", "REAL"), ("platser", "INTEGER"), ("minsta_q", "REAL"), ("var", "TEXT")],
                spots.Select(spot => ((Geometry)spot.Outline, (object?[])[filter.Theme.Id, period.Name, spot.Number, spot.PlaceEvents, Math.Round(spot.Expected, 2), spot.Places, Math.Round(spot.SmallestQBh, 6), spot.Touches]))),
            .. store.IsOutside || found.Few.IsEmpty ? [] : new GeoPackageLayer[]
            {
                new("for_fa_handelser", "MULTIPOLYGON", [("tema", "TEXT"), ("tid", "TEXT"), ("anmarkning", "TEXT")], [(HotspotAnalysis.Outline(found.Few, size), [filter.Theme.Id, period.Name, Words.TooFew])]),
            },
        ];
    }

    /// <param name="Few">Cells where something has happened, too little to say anything.</param>
    /// <param name="Unknown">Events that are left out because it cannot be told whether the selection holds them.</param>
    private sealed record Found(ImmutableArray<CouncilSpot> Spots, ImmutableArray<GridCell> Few, int Unknown);
}
