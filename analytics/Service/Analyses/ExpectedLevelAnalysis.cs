using System.Collections.Immutable;
using System.Globalization;
using Geo.Database;
using Geo.Statistics;
using Geo.Statistics.Expectation;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Geo.Service.Analyses;

/// <summary>The back-test of a theme: how the model and the naive maps did on quarters that they had not seen, and what that led
/// to.</summary>
/// <param name="NextQuarter">Whose level is expected.</param>
/// <param name="Gain">Poisson deviance a cell and quarter that the model saves against the best naive map.</param>
/// <param name="Uses"><c>model</c>, or the naive map that stands in for it.</param>
internal sealed record BackTestDocument(
    string NextQuarter, string[] Tested, MapScoreDocument[] Maps, string BestNaive, double Gain, double Lower, double Upper, string Uses, double ExpectedEvents);

/// <summary>Scores of a map at 1, 2 and 5 % of the cells.</summary>
internal sealed record MapScoreDocument(string Map, double Deviance, decimal[] Fractions, double[] Pai, double[] Pei, double[] HitRate);

/// <summary>What a cell or an area is expected to have next quarter.</summary>
internal sealed record ExpectedDocument(double PlaceEvents);

/// <summary>How much is to be expected where next quarter, by the past and the surroundings of places? Never of persons, and never
/// shown to the public.</summary>
internal static class ExpectedLevelAnalysis
{
    public const string Method = "expected-level";

    private const int Seed = 20_240_611;
    private const int Tested = 4;

    /// <summary>Place-events in the whole time; fewer teach nothing.</summary>
    private const int Fewest = 200;

    private const double Farthest = 5_000;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static async Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        var quarters = CountAnalysis.QuartersOf(municipality);
        if (quarters.Length < Tested + 3)
        {
            return new(Method, $"färre än {Tested + 3} kvartal: en förväntad nivå kan inte prövas");
        }

        var next = Period.Quarters(quarters[^1].To.AddDays(1), quarters[^1].To.AddMonths(4))[0];
        var run = new ResultRun(
            Method,
            new
            {
                next = next.Name,
                tested = quarters[^Tested..].Select(quarter => quarter.Name),
                cellSizeMetres = municipality.CellSizeMetres,
                naive = Enum.GetNames<NaiveMap>(),
                model = "FastTree, Tweedie; own past, neighbours, season, residents, metres to the nearest of each kind of context point",
                decision = "used where the 95 % interval of the gain in Poisson deviance excludes 0",
                fewest = Fewest,
            },
            Seed);
        return await run.RunAsync((db, municipality, fingerprint, clock), cancel => ExpectAsync(db, municipality, incidents, (quarters, next), cancel), Summary, cancel);
    }

    private static async Task<IReadOnlyList<Found>> ExpectAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, (ImmutableArray<Period> Quarters, Period Next) time, CancellationToken cancel)
    {
        if (await ResidentGround.ReadAsync(db, municipality, cancel) is not { } ground)
        {
            return [];
        }

        var context = await ContextAsync(db, municipality, ground, cancel);
        var found = new List<Found>();
        foreach (var theme in incidents.Where(incident => incident.Counted).GroupBy(incident => incident.Theme).OrderBy(theme => theme.Key, StringComparer.Ordinal))
        {
            if (Counts(theme, ground, time.Quarters, municipality.CellSizeMetres) is { } counts && counts.Sum(cell => cell.Sum()) >= Fewest)
            {
                var result = BackTest.Of(new(counts, context, SpatialWeights.Queen(ground.Cells, includeSelf: false), stepsOfYear: 4), Tested, Seed);
                found.Add(new(theme.Key, time.Next.Name, AreaCounts.Subject(AreaKind.Municipality, municipality.Code), Document(result, time)));
                found.AddRange(ground.Cells.Select((cell, i) => new Found(
                    theme.Key, time.Next.Name, string.Create(CultureInfo.InvariantCulture, $"cell:{cell.Column}:{cell.Row}"), new ExpectedDocument(result.Expected[i]))));
            }
        }

        return found;
    }

    private static BackTestDocument Document(BackTestResult result, (ImmutableArray<Period> Quarters, Period Next) time) => new(
        time.Next.Name, [.. time.Quarters[^Tested..].Select(quarter => quarter.Name)],
        [
            .. result.Maps.Select(map => new MapScoreDocument(
                map.Map, map.Deviance, [.. map.Scores.Select(score => score.Fraction)], [.. map.Scores.Select(score => score.Pai)],
                [.. map.Scores.Select(score => score.Pei)], [.. map.Scores.Select(score => score.HitRate)])),
        ],
        result.BestNaive.ToString(), result.Gain, result.Lower, result.Upper, result.UsesModel ? BackTest.Model : result.BestNaive.ToString(), result.Expected.Sum());

    private static double[][] Counts(IEnumerable<ThemeIncident> theme, HotspotGround ground, ImmutableArray<Period> quarters, double cellSizeMetres)
    {
        var index = ground.Cells.Select((cell, i) => (cell, i)).ToDictionary(pair => pair.cell, pair => pair.i);
        var steps = quarters.Select((quarter, i) => (quarter.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i);
        var counts = ground.Cells.Select(_ => new double[quarters.Length]).ToArray();
        foreach (var incident in theme)
        {
            if (index.TryGetValue(GridCell.Containing(incident.Location.Coordinate, cellSizeMetres), out var cell) && steps.TryGetValue(incident.Quarter, out var step))
            {
                counts[cell][step]++;
            }
        }

        return counts;
    }

    private static async Task<double[][]> ContextAsync(GeoDb db, Municipality municipality, HotspotGround ground, CancellationToken cancel)
    {
        var points = await db.ContextPoints.AsNoTracking().Where(point => point.Municipality == municipality.Code)
            .OrderBy(point => point.Layer).Select(point => new { point.Layer, point.Location }).ToListAsync(cancel);
        var trees = points.GroupBy(point => point.Layer).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind =>
        {
            var tree = new STRtree<Point>();
            foreach (var point in kind)
            {
                tree.Insert(point.Location.EnvelopeInternal, point.Location);
            }

            return tree;
        }).ToArray();
        return
        [
            .. ground.Cells.Select((cell, i) =>
            {
                var centre = new Point(cell.ToEnvelope(municipality.CellSizeMetres).Centre);
                return (double[])
                [
                    ground.Denominator[i],
                    .. trees.Select(tree => Math.Min(Farthest, tree.NearestNeighbour(centre.EnvelopeInternal, centre, new PointDistance()).Distance(centre))),
                ];
            }),
        ];
    }

    private static List<string> Summary(IReadOnlyList<Found> found)
    {
        var tests = found.Where(one => one.Document is BackTestDocument).Select(one => (one.Theme, Document: (BackTestDocument)one.Document)).ToList();
        return tests.Count == 0
            ? [$"färre än {Fewest} platshändelser i varje tema, eller ingen bebodd mark: ingen förväntad nivå"]
            :
            [
                $"prövad på {tests[0].Document.Tested.Length} kvartal för {tests.Count} teman; gäller områden, aldrig personer, och visas inte för allmänheten",
                .. tests.SelectMany(one => (string[])
                [
                    string.Create(Swedish, $"{one.Theme} {one.Document.NextQuarter}: {Words(one.Document)}; {one.Document.ExpectedEvents:N0} platshändelser väntas"),
                    .. one.Document.Maps.Select(map => string.Create(
                        Swedish,
                        $"  {Name(map.Map),-12} avvikelse {map.Deviance,6:0.0000}; {string.Join("; ", map.Fractions.Select((fraction, i) => string.Create(Swedish, $"{fraction * 100:0.#} % av ytan: träff {map.HitRate[i] * 100:0} %, PAI {map.Pai[i]:0.0}, PEI {map.Pei[i]:0.00}")))}")),
                ]),
            ];
    }

    private static string Words(BackTestDocument test) => test.Uses == BackTest.Model
        ? string.Create(Swedish, $"modellen används, säkert bättre än {Name(test.BestNaive)} (vinst {test.Gain:0.0000}, 95 %: {test.Lower:0.0000} till {test.Upper:0.0000})")
        : string.Create(Swedish, $"{Name(test.Uses)} används: modellen är inte säkert bättre (vinst {test.Gain:0.0000}, 95 %: {test.Lower:0.0000} till {test.Upper:0.0000})");

    private static string Name(string map) => map switch
    {
        nameof(NaiveMap.LastYear) => "förra året",
        nameof(NaiveMap.Mean) => "medelvärdet",
        nameof(NaiveMap.Density) => "tätheten",
        _ => "modellen",
    };

    private sealed class PointDistance : IItemDistance<Envelope, Point>
    {
        public double Distance(IBoundable<Envelope, Point> item1, IBoundable<Envelope, Point> item2) => item1.Item.Distance(item2.Item);
    }
}
