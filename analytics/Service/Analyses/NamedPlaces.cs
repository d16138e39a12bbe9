using System.Globalization;
using Geo.Database;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Geo.Service.Analyses;

/// <summary>The squares, stations and parks that people have names for: what happens around each, held against what is at risk
/// there.</summary>
internal sealed class NamedPlaces
{
    /// <summary>How far from its point a place reaches: across a square.</summary>
    public const int RadiusMetres = 100;

    private const string Prefix = "place:";

    private readonly STRtree<int> _tree = new();
    private readonly List<(string Title, Point Location)> _places;

    private NamedPlaces(List<(string, Point)> places)
    {
        _places = places;
        for (var i = 0; i < places.Count; i++)
        {
            _tree.Insert(_places[i].Location.EnvelopeInternal, i);
        }
    }

    /// <summary>The titles in the order of <see cref="TestAsync"/>.</summary>
    public IReadOnlyList<string> Titles => [.. _places.Select(place => place.Title)];

    /// <summary>Reads those of the gazetteer that are neither addresses nor streets.</summary>
    public static async Task<NamedPlaces> ReadAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        var places = new List<(string, Point)>();
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Analyses/named_place"), cancel, municipality.Code);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            places.Add((row.GetString(0), row.GetFieldValue<Point>(1)));
        }

        return new(places);
    }

    /// <summary>Places that were read otherwise, such as by the desk.</summary>
    public static NamedPlaces Of(IEnumerable<(string Title, Point Location)> places) => new([.. places]);

    /// <summary>The titles of the places within an outline or near it, nearest to its middle first.</summary>
    /// <param name="outline">Of a concentration.</param>
    /// <param name="most">No more than this.</param>
    public IReadOnlyList<string> Near(Geometry outline, int most)
    {
        var around = new Envelope(outline.EnvelopeInternal);
        around.ExpandBy(RadiusMetres);
        var middle = outline.Centroid;
        return
        [
            .. _tree.Query(around).Select(i => _places[i]).Where(place => place.Location.IsWithinDistance(outline, RadiusMetres))
                .OrderBy(place => place.Location.Distance(middle)).ThenBy(place => place.Title, StringComparer.Ordinal).Take(most).Select(place => place.Title),
        ];
    }

    /// <summary>Tests each place: place-events within 100 m, against what is at risk there. Places nearer to each other than twice that share
    /// events.</summary>
    /// <param name="grounds">What is at risk.</param>
    /// <param name="denominator">The theme's own.</param>
    /// <param name="events">Of one theme and period.</param>
    /// <param name="years">The length of the period.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<IReadOnlyList<AreaDocument>> TestAsync(
        ThemeGrounds grounds, Denominator denominator, IReadOnlyList<ThemeIncident> events, double years, CancellationToken cancel)
    {
        if (_places.Count == 0 || await grounds.CellsAsync(denominator, cancel) is not { } ground)
        {
            return [];
        }

        var (counts, risk) = (Count(events), new double[_places.Count]);
        for (var i = 0; i < risk.Length; i++)
        {
            risk[i] = await grounds.WithinAsync(denominator, _places[i].Location.Buffer(RadiusMetres), cancel);
        }

        return AreaAnalysis.Test(counts, risk, (events.Count(one => one.Counted), ground.Denominator.Sum()), years, _ => null);
    }

    private List<PlaceCount> Count(IReadOnlyList<ThemeIncident> events)
    {
        var (incidents, counted) = (new int[_places.Count], new int[_places.Count]);
        var spots = Enumerable.Range(0, _places.Count).Select(_ => new HashSet<int>()).ToArray();
        foreach (var one in events)
        {
            var around = new Envelope(one.Location.Coordinate);
            around.ExpandBy(RadiusMetres);
            foreach (var i in _tree.Query(around).Where(i => _places[i].Location.Distance(one.Location) <= RadiusMetres))
            {
                incidents[i]++;
                counted[i] += one.Counted ? 1 : 0;
                spots[i].Add(one.Place);
            }
        }

        return [.. Enumerable.Range(0, _places.Count).Select(i => new PlaceCount(incidents[i], counted[i], spots[i].Count))];
    }

    /// <summary>The subject of a result: such as <c>place:Stortorget</c>.</summary>
    public static string Subject(string title) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{title}");

    /// <summary>Whether a result is of a named place.</summary>
    public static bool IsPlace(string subject) => subject.StartsWith(Prefix, StringComparison.Ordinal);
}

/// <summary>What happened in an area or around a place.</summary>
/// <param name="Incidents">Repeats counted.</param>
/// <param name="PlaceEvents">Repeats left out.</param>
/// <param name="Places">Distinct places.</param>
internal readonly record struct PlaceCount(int Incidents, int PlaceEvents, int Places)
{
    public static PlaceCount Of(AreaCount count) => new(count.Incidents, count.PlaceEvents, count.Places);
}
