using Geo.Database;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace Geo.Etl.Staging;

/// <summary>What the sources loaded so far say of the municipality's land: to see that a point or an area code belongs
/// there.</summary>
internal sealed class KnownPlaces
{
    /// <summary>How far outside the outline a point may lie: outlines are coarse, and events near the border matter.</summary>
    public const double MarginMetres = 2_000;

    // Sweden with its sea, in SWEREF 99 TM: all that can be asked where no outline is loaded.
    private static readonly Envelope Sweden = new(180_000, 1_090_000, 6_090_000, 7_700_000);

    private readonly IPreparedGeometry? _near;
    private readonly IReadOnlySet<(AreaKind, string, string)> _areas;
    private readonly IReadOnlyDictionary<string, Location> _named;

    public KnownPlaces(
        Geometry? outline, IReadOnlySet<(AreaKind Kind, string Edition, string Code)> areas, IReadOnlyDictionary<string, Location>? named = null)
    {
        _areas = areas;
        _named = named ?? new Dictionary<string, Location>();
        if (outline is { IsEmpty: false })
        {
            _near = PreparedGeometryFactory.Prepare(outline.Buffer(MarginMetres));
        }
    }

    /// <summary>Reads what is staged.</summary>
    public static async Task<KnownPlaces> ReadAsync(GeoDb db, string municipality, CancellationToken cancel)
    {
        var staged = await db.StagedAreas.AsNoTracking()
            .Where(area => area.Municipality == municipality)
            .Select(area => new { area.Kind, area.Edition, area.Code, area.Outline })
            .ToListAsync(cancel);
        var outlines = staged.Where(a => a.Kind == AreaKind.Municipality && a.Outline is not null).ToList();
        if (outlines.Count == 0)
        {
            outlines = [.. staged.Where(a => a.Kind == AreaKind.Deso && a.Outline is not null)];
        }

        var outline = outlines.Count == 0 ? null : NetTopologySuite.Operation.Union.UnaryUnionOp.Union(outlines.Select(a => (Geometry)a.Outline!));
        return new(outline, staged.Select(a => (a.Kind, a.Edition, a.Code)).ToHashSet(), await ReadNamedAsync(db, municipality, cancel));
    }

    /// <summary>The place of a name or an address in the gazetteer, however it is spelt; an address that it lacks is placed by
    /// its street. Null where it has neither.</summary>
    public Location? Find(string name)
    {
        var normal = PlaceName.Normal(name);
        return _named.GetValueOrDefault(normal)
            ?? (PlaceName.Street(normal) is { } street ? _named.GetValueOrDefault(street) : null);
    }

    /// <summary>Whether a point of EPSG:3006 lies in the municipality or just outside.</summary>
    public bool Near(Coordinate point) => _near?.Contains(Sweref99Tm.Factory.CreatePoint(point)) ?? Sweden.Contains(point);

    private static async Task<Dictionary<string, Location>> ReadNamedAsync(GeoDb db, string municipality, CancellationToken cancel)
    {
        var staged = await db.StagedPlaces.AsNoTracking()
            .Where(place => place.Municipality == municipality)
            .OrderByDescending(place => place.DeliveredOn).ThenBy(place => place.Source).ThenByDescending(place => place.File).ThenBy(place => place.Line)
            .Select(place => new { place.Name, place.Precision, place.Location })
            .ToListAsync(cancel);
        return staged.GroupBy(place => place.Name).ToDictionary(same => same.Key, same => new Location(same.First().Location, same.First().Precision));
    }

    /// <summary>Whether an edition has the area; true also where no area of the edition is loaded, for then nothing can be
    /// said.</summary>
    public bool Has(AreaKind kind, string edition, string code) =>
        _areas.Contains((kind, edition, code)) || !_areas.Any(area => area.Item1 == kind && area.Item2 == edition);
}
