using System.Collections.Immutable;
using System.Globalization;
using Geo.Database;
using Geo.Statistics;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Analyses;

/// <summary>One way of making the map, and whether the concentration is there.</summary>
/// <param name="CellSizeMetres">The side of a cell.</param>
/// <param name="Neighbourhood">Which cells count as near.</param>
/// <param name="Period">The time that is counted.</param>
/// <param name="IsHot">Whether hot cells cover at least half of the concentration.</param>
internal sealed record SensitivitySetting(int CellSizeMetres, CellNeighbourhood Neighbourhood, string Period, bool IsHot);

/// <summary>In how many of the settings a concentration is there.</summary>
internal sealed record SensitivityDocument(int Hot, ImmutableArray<SensitivitySetting> Settings)
{
    /// <summary>Such as <i>koncentrerat i 7 av 9 inställningar</i>.</summary>
    public string Words() => $"koncentrerat i {Hot} av {Settings.Length} inställningar";
}

/// <summary>Does a concentration stand whatever cells, neighbourhoods and time it is sought with? A map is one choice among many, and what
/// only one of them shows is a fault of the choice.</summary>
/// <remarks>Openshaw, S. (1984), <i>The modifiable areal unit problem</i>, CATMOG 38. The settings are fixed before the data are seen:
/// three cell sizes × three neighbourhoods × the whole period, the period without its first and without its last eighth.</remarks>
internal static class SensitivityAnalysis
{
    public const string Method = "sensitivity";

    private const double SmallestCover = 0.5;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>Three fifths, one, and eight fifths of the municipality's own cell: 150, 250 and 400 m.</summary>
    private static readonly double[] CellFactors = [.6, 1, 1.6];

    public static async Task<AnalysisOutcome> RunAsync(
        GeoDb db, Municipality municipality, IReadOnlyList<ThemeIncident> incidents, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        var quarters = CountAnalysis.QuartersOf(municipality);
        if (quarters.IsEmpty)
        {
            return new(Method, "inga händelser med plats: inget att pröva");
        }

        var themes = await db.Themes.AsNoTracking().Where(theme => theme.Municipality == municipality.Code).ToDictionaryAsync(theme => theme.Id, theme => theme.Denominator, cancel);
        var periods = ((Period[])[Period.Whole(quarters)!, quarters[^1]]).Distinct().ToArray();
        var run = new ResultRun(Method, new
        {
            cellSizesMetres = CellFactors.Select(factor => SizeOf(municipality, factor)),
            neighbourhoods = Enum.GetNames<CellNeighbourhood>(),
            periods = periods.ToDictionary(period => period.Name, period => VariantsOf(period).Select(variant => variant.Name)),
            denominators = themes.ToDictionary(theme => theme.Key, theme => ThemeGrounds.NameOf(theme.Value)),
            hot = "hot cells cover at least half of the concentration that the main map shows",
        });
        return await run.RunAsync((db, municipality, fingerprint, clock), async cancel =>
        {
            var grounds = new ThemeGrounds(db, municipality);
            var found = new List<Found>();
            foreach (var theme in incidents.GroupBy(incident => incident.Theme).OrderBy(theme => theme.Key, StringComparer.Ordinal))
            {
                foreach (var period in periods)
                {
                    found.AddRange(await ComputeAsync(grounds, municipality, (theme.Key, themes[theme.Key]), period, [.. theme], cancel));
                }
            }

            return found;
        }, Summary, cancel);
    }

    /// <summary>The subject of a result: the concentration's number on the main map.</summary>
    public static string Subject(int number) => string.Create(CultureInfo.InvariantCulture, $"hotspot:{number}");

    /// <summary>A period, and it without its first and its last eighth: whether a concentration hangs on where one starts and stops.</summary>
    internal static ImmutableArray<Period> VariantsOf(Period period)
    {
        var eighth = (period.To.DayNumber - period.From.DayNumber + 1) / 8;
        return
        [
            period,
            Named(period.From.AddDays(eighth), period.To),
            Named(period.From, period.To.AddDays(-eighth)),
        ];

        static Period Named(DateOnly from, DateOnly to) => new(string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd}/{to:yyyy-MM-dd}"), from, to);
    }

    /// <summary>The share of the cells of a concentration, by area, that hot cells of another map cover.</summary>
    internal static double Cover(IEnumerable<GridCell> concentration, double cellSizeMetres, IReadOnlyCollection<GridCell> hot, double otherSizeMetres)
    {
        var others = hot as HashSet<GridCell> ?? [.. hot];
        var (covered, all) = (0.0, 0.0);
        foreach (var cell in concentration)
        {
            var square = cell.ToEnvelope(cellSizeMetres);
            var (first, last) = (GridCell.Containing(new(square.MinX, square.MinY), otherSizeMetres), GridCell.Containing(new(square.MaxX, square.MaxY), otherSizeMetres));
            all += square.Area;
            for (var row = first.Row; row <= last.Row; row++)
            {
                for (var column = first.Column; column <= last.Column; column++)
                {
                    covered += others.Contains(new(column, row)) ? square.Intersection(new GridCell(column, row).ToEnvelope(otherSizeMetres)).Area : 0;
                }
            }
        }

        return all > 0 ? covered / all : 0;
    }

    private static int SizeOf(Municipality municipality, double factor) => (int)Math.Round(factor * municipality.CellSizeMetres);

    private static async Task<IReadOnlyList<Found>> ComputeAsync(
        ThemeGrounds grounds, Municipality municipality, (string Id, Denominator Denominator) theme, Period period, IReadOnlyList<ThemeIncident> incidents, CancellationToken cancel)
    {
        if (await grounds.CellsAsync(theme.Denominator, cancel) is not { } ground)
        {
            return [];
        }

        var main = incidents.Where(incident => period.Name.Contains('/', StringComparison.Ordinal) || incident.Quarter == period.Name);
        var spots = Hotspots.Of(HotspotMap.Of(ground, HotspotAnalysis.Place(ground, main, municipality.CellSizeMetres).Placed));
        if (spots.IsEmpty)
        {
            return [];
        }

        var variants = VariantsOf(period).Select(variant => (variant.Name, Incidents: incidents.Where(incident => Holds(variant, incident)).ToList())).ToList();

        var settings = spots.Select(_ => ImmutableArray.CreateBuilder<SensitivitySetting>()).ToArray();
        foreach (var size in CellFactors.Select(factor => SizeOf(municipality, factor)))
        {
            foreach (var neighbourhood in Enum.GetValues<CellNeighbourhood>())
            {
                var other = (await grounds.CellsAsync(theme.Denominator, cancel, size, neighbourhood))!;
                foreach (var variant in variants)
                {
                    cancel.ThrowIfCancellationRequested();
                    var map = HotspotMap.Of(other, HotspotAnalysis.Place(other, variant.Incidents, size).Placed);
                    var hot = map.Cells.Where(cell => cell.Verdict == HotspotVerdict.Hot).Select(cell => cell.Cell).ToHashSet();
                    for (var i = 0; i < settings.Length; i++)
                    {
                        settings[i].Add(new(size, neighbourhood, variant.Name, Cover(spots[i].Cells, municipality.CellSizeMetres, hot, size) >= SmallestCover));
                    }
                }
            }
        }

        return
        [
            .. spots.Select((spot, i) => new Found(
                theme.Id, period.Name, Subject(spot.Number), new SensitivityDocument(settings[i].Count(setting => setting.IsHot), settings[i].ToImmutable()))),
        ];
    }

    private static bool Holds(Period period, ThemeIncident incident)
    {
        var day = SwedishClock.Day(incident.OccurredAt);
        return day >= period.From && day <= period.To;
    }

    private static List<string> Summary(IReadOnlyList<Found> found)
    {
        var documents = found.Select(one => (one.Theme, one.Period, one.Subject, Document: (SensitivityDocument)one.Document)).ToList();
        return documents.Count == 0
            ? ["ingen koncentration att pröva"]
            :
            [
                $"{documents.Count} koncentrationer prövade i {documents[0].Document.Settings.Length} inställningar (rutans storlek × grannskap × tid)",
                .. documents.GroupBy(one => (one.Theme, one.Period)).Select(group_ => string.Create(
                    Swedish,
                    $"{group_.Key.Theme} {group_.Key.Period}: {string.Join(", ", group_.Select(one => $"nr {one.Subject[8..]} i {one.Document.Hot} av {one.Document.Settings.Length}"))}")),
            ];
    }
}
