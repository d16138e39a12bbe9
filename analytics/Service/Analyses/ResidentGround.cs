using System.Collections.Immutable;
using Geo.Database;
using Geo.Statistics;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Geo.Service.Analyses;

/// <summary>The residents of a municipality on a grid over inhabited land: what most concentrations are held
/// against.</summary>
internal static class ResidentGround
{
    public const string Denominator = "residents spread over inhabited land";

    /// <summary>The inhabited cells with their residents; null where land or population is not known.</summary>
    public static async Task<HotspotGround?> ReadAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        var cells = await CellsAsync(db, municipality, municipality.CellSizeMetres, cancel);
        return cells.IsEmpty
            ? null
            : new([.. cells.Select(cell => cell.Cell)], [.. cells.Select(cell => cell.Residents)], Denominator);
    }

    /// <summary>The residents of every public area and its unions, as the latest census has them; of plan areas by what they
    /// cover of the inhabited cells; and of the municipality. Empty where land or population is not known.</summary>
    public static async Task<Dictionary<(AreaKind Kind, string Code), double>> OfAreasAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        var residents = new Dictionary<(AreaKind, string), double>();
        var spread = await CellsAsync(db, municipality, municipality.CellSizeMetres, cancel);
        if (spread.IsEmpty)
        {
            return residents;
        }

        var counted = (await db.Populations.AsNoTracking()
            .Where(people => people.Municipality == municipality.Code && people.Kind == municipality.PublicAreaKind && people.Edition == municipality.PublicAreaEdition)
            .ToListAsync(cancel)).GroupBy(people => people.Code).ToDictionary(area => area.Key, area => area.MaxBy(people => people.Year)!.Residents);
        var cells = spread.ToDictionary(cell => cell.Cell);
        foreach (var area in await db.Areas.AsNoTracking().Where(area => area.Municipality == municipality.Code).ToListAsync(cancel))
        {
            if (area.Kind == AreaKind.Plan && area.Outline is { } outline)
            {
                residents[(AreaKind.Plan, area.Code)] = InhabitedGrid.ResidentsWithin(cells, outline, municipality.CellSizeMetres);
            }
            else if (area.Kind == municipality.PublicAreaKind && area.Edition == municipality.PublicAreaEdition && counted.TryGetValue(area.Code, out var people))
            {
                residents[(area.Kind, area.Code)] = people;
                if (area.ParentCode is { } parent)
                {
                    residents[(AreaKind.Regso, parent)] = residents.GetValueOrDefault((AreaKind.Regso, parent)) + people;
                }
            }
        }

        residents[(AreaKind.Municipality, municipality.Code)] = spread.Sum(cell => cell.Residents);
        return residents;
    }

    /// <summary>The inhabited cells of a size with their land and residents; none where land or population is not known.</summary>
    public static async Task<ImmutableArray<InhabitedCell>> CellsAsync(GeoDb db, Municipality municipality, double cellSizeMetres, CancellationToken cancel)
    {
        var areas = new List<ResidentialArea>();
        await using (var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Analyses/residential_area"), cancel, municipality.Code))
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                if (row.GetFieldValue<Geometry>(0) is { IsEmpty: false } land)
                {
                    areas.Add(new(land, row.GetInt32(1)));
                }
            }
        }

        return InhabitedGrid.Spread(areas, cellSizeMetres);
    }
}
