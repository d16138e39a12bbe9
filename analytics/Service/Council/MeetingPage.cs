using System.Collections.Immutable;
using Geo.Components;
using Geo.Database;
using Geo.Service.Analyses;
using Geo.Service.Documents;
using NetTopologySuite.Geometries;

namespace Geo.Service.Council;

/// <summary><i>Inför mötet</i>: what is new, stays or has faded, what was decided and done, who is silent. The document that the program prints, on the
/// desk, with the concentrations to look at first.</summary>
internal static class MeetingPage
{
    private const string Title = "Inför mötet";
    private const string New = "ny";
    private const string Stays = "kvar";
    private const string Faded = "har klingat av";

    public static async Task<CouncilView> MakeAsync(CouncilAsk ask, CancellationToken cancel)
    {
        var data = await CouncilData.ReadAsync(ask.Store, ask.Today, cancel);
        var spots = await SpotsAsync(ask.Store, cancel);
        var names = (await ask.Store.AreasAsync(cancel)).ToDictionary(area => area.Code, area => area.Name);
        var section = new DocumentSection("Koncentrationer att titta på", [.. Blocks(ask, spots, names)]);
        var document = ask.Store.IsOutside ? await OutsideAsync(ask, data, cancel) : MeetingDocument.Of(data);
        return new()
        {
            Document = document with
            {
                Audience = await ask.SecrecyAsync(cancel),
                Answers = [.. Answer(ask.Store, spots), .. document.Answers],
                Sections = [section, .. document.Sections.Select(Unnumbered).OrderBy(one => one.Heading switch { MeetingDocument.Whole => 1, SharedParts.ProvenanceHeading => 2, _ => 0 })],
            },
            Narrowed = "hela kommunen, alla teman",
            Layers = [Layer(spots)],
        };
    }

    // The paper is read from its beginning and numbers its parts. Who has ten minutes wants what was decided before the long row of figures.
    private static DocumentSection Unnumbered(DocumentSection section) => section with { Heading = section.Heading.TrimStart("0123456789. ".ToCharArray()) };

    private static IEnumerable<string> Answer(CouncilStore store, ImmutableArray<SpotChange> spots)
    {
        if (!spots.IsEmpty)
        {
            yield return $"Koncentrationer av händelser {Words.Period(store.Quarters[^1].Name)}: {Many(New, "ny", "nya")}, {Number(Stays)} kvar från kvartalet före, och {Number(Faded)} har klingat av.";
        }

        string Many(string word, string one, string many) => spots.Count(spot => spot.Word == word) is var count && count == 0 ? $"ingen {one}" : Words.Count(count, one, many);

        string Number(string word) => Words.NoneOr(spots.Count(spot => spot.Word == word), "ingen");
    }

    // What rests on counts that the public does not have is left out whole, not masked.
    private static async Task<ReportDocument> OutsideAsync(CouncilAsk ask, DocumentData data, CancellationToken cancel)
    {
        var last = MeetingDocument.LastMeeting(data);
        return ask.Document(MeetingDocument.Name, Title, last?.NextOn is { } next && next >= data.Today ? $"brottsförebyggande rådet {next.Swedish()}" : $"brottsförebyggande rådet, läget {data.Today.Swedish()}", await ask.SecrecyAsync(cancel)) with
        {
            Answers = [MeetingDocument.Decided(data, last)],
            Missing = [.. MeetingDocument.Ends(data)],
            Sections =
            [
                new("Beslutat och gjort", [.. MeetingDocument.Decisions(data)]),
                new("Löftena", [.. SharedParts.Promises(data, MeetingDocument.Name)]),
            ],
        };
    }

    private static async Task<ImmutableArray<SpotChange>> SpotsAsync(CouncilStore store, CancellationToken cancel)
    {
        if (store.Quarters.Length < 2)
        {
            return [];
        }

        var (now, then) = (store.Quarters[^1].Name, store.Quarters[^2].Name);
        var changes = ImmutableArray.CreateBuilder<SpotChange>();
        foreach (var theme in store.Themes)
        {
            var (later, earlier) = (await store.SpotsAsync(theme.Id, now, cancel), await store.SpotsAsync(theme.Id, then, cancel));
            changes.AddRange(later.Select(spot => new SpotChange(theme, now, spot, earlier.Any(one => Shares(one, spot)) ? Stays : New)));
            changes.AddRange(earlier.Where(spot => !later.Any(one => Shares(one, spot))).Select(spot => new SpotChange(theme, then, spot, Faded)));
        }

        return changes.ToImmutable();

        static bool Shares(CouncilSpot one, CouncilSpot other) => one.Outline.Intersects(other.Outline);
    }

    private static IEnumerable<DocumentBlock> Blocks(CouncilAsk ask, ImmutableArray<SpotChange> spots, IReadOnlyDictionary<string, string> names)
    {
        var store = ask.Store;
        if (store.Quarters.Length < 2)
        {
            yield return DocumentBlock.Text("Det finns inte två kvartal att jämföra.");
            yield break;
        }

        var basis = store.Basis(
            store.IsOutside ? "rapporterade händelser, efter reglerna för ledamöter utanför kommunen" : SharedParts.OwnReports, $"{Words.Period(store.Quarters[^1].Name)} mot {Words.Period(store.Quarters[^2].Name)}", HotspotAnalysis.Method);
        if (spots.IsEmpty)
        {
            yield return DocumentBlock.Text("Ingen koncentration av händelser i något av de två senaste kvartalen.", basis);
            yield break;
        }

        yield return DocumentBlock.Table(
            new()
            {
                Id = "koncentrationer",
                Caption = $"Koncentrationer av händelser, {Words.Period(store.Quarters[^1].Name)} och kvartalet före",
                Columns = [new("Koncentration", false), new("Rör", false), new("Jämfört med kvartalet före", false), new("Plats\u00adhändelser", true), new("Väntat", true), new("q", true)],
                Rows =
                [
                    .. spots.Select(change => new TableRow(
                    [
                        new($"{change.Theme.Name}, nummer {change.Spot.Number.Svg()}, {Words.Period(change.Period)}", $"{ask.Home}/map?theme={Uri.EscapeDataString(change.Theme.Id)}&period={change.Period}"),
                        new(MapPage.Where(change.Spot, names)), new(change.Word), new(change.Spot.PlaceEvents.Swedish()), new(Words.Number(change.Spot.Expected, 1)), new(Words.Probability(change.Spot.SmallestQBh)),
                    ])),
                ],
                Notes = ["Ny: ingen ruta gemensam med en koncentration kvartalet före. Numren går från söder till norr och är namn, ingen rangordning.", MapPage.SmallNote],
            },
            basis);
    }

    private static GeoPackageLayer Layer(ImmutableArray<SpotChange> spots) => new(
        "koncentrationer", "MULTIPOLYGON",
        [("tema", "TEXT"), ("tid", "TEXT"), ("nummer", "INTEGER"), ("mot_kvartalet_fore", "TEXT"), ("platshandelser", "INTEGER"), ("vantat", "REAL"), ("minsta_q", "REAL")],
        spots.Select(change => ((Geometry)change.Spot.Outline, (object?[])[change.Theme.Id, change.Period, change.Spot.Number, change.Word, change.Spot.PlaceEvents, Math.Round(change.Spot.Expected, 2), Math.Round(change.Spot.SmallestQBh, 6)])));

    private sealed record SpotChange(Theme Theme, string Period, CouncilSpot Spot, string Word);
}
