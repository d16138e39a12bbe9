using Geo.Database;
using Geo.Statistics;
using NetTopologySuite.Geometries;

namespace Geo.Service.Analyses;

/// <summary>What the themes of a municipality are held against, on grids and by area: each read once.</summary>
internal sealed class ThemeGrounds(GeoDb db, Municipality municipality)
{
    private readonly Dictionary<(Denominator, double), Dictionary<GridCell, double>> _cells = [];
    private readonly Dictionary<(Denominator, double, CellNeighbourhood), HotspotGround?> _grounds = [];
    private readonly Dictionary<Denominator, Dictionary<(AreaKind Kind, string Code), double>> _areas = [];

    /// <summary>The denominator's name, as runs keep it and documents print it.</summary>
    public static string NameOf(Denominator denominator) => denominator switch
    {
        Denominator.Buildings => "buildings",
        Denominator.StreetMetres => "metres of street",
        _ => ResidentGround.Denominator,
    };

    /// <summary>The same in Swedish, after <i>mot</i>.</summary>
    public static string WordsOf(Denominator denominator) => denominator switch
    {
        Denominator.Buildings => "antalet byggnader",
        Denominator.StreetMetres => "antalet meter gata",
        _ => "invånarna, fördelade över bebodd mark",
    };

    /// <summary>What has to be loaded where a theme's denominator is not there.</summary>
    public static string MissingOf(Denominator denominator) => denominator switch
    {
        Denominator.Buildings => "byggnader är inte inlästa (källan buildings)",
        Denominator.StreetMetres => "gator är inte inlästa (källan streets)",
        _ => "bebodd mark eller befolkning saknas",
    };

    /// <summary>The inhabited cells, and all others with something at risk; null where nothing is known.</summary>
    public async Task<HotspotGround?> CellsAsync(
        Denominator denominator, CancellationToken cancel, double? cellSizeMetres = null, CellNeighbourhood neighbourhood = CellNeighbourhood.Queen)
    {
        var size = cellSizeMetres ?? municipality.CellSizeMetres;
        if (_grounds.TryGetValue((denominator, size, neighbourhood), out var known))
        {
            return known;
        }

        if (!_cells.TryGetValue((denominator, size), out var cells))
        {
            _cells.Add((denominator, size), cells = await ReadAsync(denominator, size, cancel));
        }

        var ordered = cells.Keys.Order(GridCell.SouthWestFirst).ToArray();
        var ground = cells.Values.Any(amount => amount > 0)
            ? new HotspotGround(ordered, [.. ordered.Select(cell => cells[cell])], NameOf(denominator), neighbourhood)
            : null;
        _grounds.Add((denominator, size, neighbourhood), ground);
        return ground;
    }

    /// <summary>What is at risk in every area and in the municipality; empty where nothing is known.</summary>
    public async Task<Dictionary<(AreaKind Kind, string Code), double>> AreasAsync(Denominator denominator, CancellationToken cancel)
    {
        if (!_areas.TryGetValue(denominator, out var areas))
        {
            areas = denominator == Denominator.Residents
                ? await ResidentGround.OfAreasAsync(db, municipality, cancel)
                : await CountAsync(denominator, cancel);
            _areas.Add(denominator, areas);
        }

        return areas;
    }

    /// <summary>What is at risk within an area drawn anywhere, by the share of each cell that lies there.</summary>
    public async Task<double> WithinAsync(Denominator denominator, Geometry ground, CancellationToken cancel)
    {
        double size = municipality.CellSizeMetres;
        if (!_cells.TryGetValue((denominator, size), out var cells))
        {
            _cells.Add((denominator, size), cells = await ReadAsync(denominator, size, cancel));
        }

        return InhabitedGrid.Within(ground, size, cell => cells.GetValueOrDefault(cell));
    }

    private async Task<Dictionary<GridCell, double>> ReadAsync(Denominator denominator, double size, CancellationToken cancel)
    {
        var inhabited = await ResidentGround.CellsAsync(db, municipality, size, cancel);
        var cells = inhabited.ToDictionary(cell => cell.Cell, cell => denominator == Denominator.Residents ? cell.Residents : 0);
        if (denominator == Denominator.Residents)
        {
            return cells;
        }

        var file = denominator == Denominator.Buildings ? "Analyses/building_cell" : "Analyses/street_cell";
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), file), cancel, municipality.Code, size);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            cells[new(row.GetInt32(0), row.GetInt32(1))] = row.GetDouble(2);
        }

        return cells;
    }

    private async Task<Dictionary<(AreaKind, string), double>> CountAsync(Denominator denominator, CancellationToken cancel)
    {
        var all = (await CellsAsync(denominator, cancel))?.Denominator.Sum() ?? 0;
        if (all == 0)
        {
            return [];
        }

        var areas = new Dictionary<(AreaKind, string), double> { [(AreaKind.Municipality, municipality.Code)] = all };
        var file = denominator == Denominator.Buildings ? "Analyses/building_area" : "Analyses/street_area";
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), file), cancel, municipality.Code);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            areas[(Enum.Parse<AreaKind>(row.GetString(0), ignoreCase: true), row.GetString(1))] = row.GetDouble(2);
        }

        return areas;
    }
}
