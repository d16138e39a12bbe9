using System.Collections.Immutable;
using Geo.Components.Release;
using Geo.Database;
using NetTopologySuite.Geometries;
using AreaKind = Geo.Database.AreaKind;

namespace Geo.Service.Release;

/// <summary>The one fixed geography that the public sees, its unions and the municipality.</summary>
internal sealed record PublicAreas(
    ImmutableArray<PublishedArea> Published,
    ImmutableArray<AreaOutline> Outlines,
    IReadOnlyDictionary<(AreaKind, string), GateArea> ForGate,
    ImmutableArray<string> Remarks)
{
    public static async Task<PublicAreas> ReadAsync(GeoDb db, Municipality municipality, CancellationToken cancel)
    {
        var published = ImmutableArray.CreateBuilder<PublishedArea>();
        var outlines = ImmutableArray.CreateBuilder<AreaOutline>();
        var forGate = new Dictionary<(AreaKind, string), GateArea>();
        await using var command = await db.CommandAsync(SqlFile.Read(typeof(Store), "Release/public_area"), cancel, municipality.Code);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            var kind = Enum.Parse<AreaKind>(row.GetString(0), ignoreCase: true);
            var code = row.GetString(2);
            MultiPolygon? outline = await row.IsDBNullAsync(9, cancel) ? null : row.GetFieldValue<MultiPolygon>(9);
            var area = new PublishedArea
            {
                Kind = Enum.Parse<Components.Release.AreaKind>(kind.ToString()),
                Edition = row.GetString(1),
                Code = code,
                Name = row.GetString(3),
                ParentCode = Text(4),
                Residents = Number(6),
                ResidentsYear = Number(7),
                OnMap = outline is not null,
                DrawnAs = Text(5),
            };
            published.Add(area);
            forGate[(kind, code)] = new(area.ParentCode, area.Residents, Number(8));
            if (outline is not null)
            {
                outlines.Add(new(kind, area.Edition, code, outline));
            }
        }

        return new(published.ToImmutable(), PublicOutlines.Simplify(outlines, published), forGate, [.. RemarksOn(published, municipality)]);

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        int? Number(int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
    }

    private static IEnumerable<string> RemarksOn(IEnumerable<PublishedArea> areas, Municipality municipality)
    {
        var small = areas.Where(area => area.Kind is Components.Release.AreaKind.Deso).ToList();
        foreach (var area in small.Where(area => area.DrawnAs is not null))
        {
            var parts = area.DrawnAs!.Split(' ').Select(part => part.Split(':')).ToList();
            yield return $"Siffrorna följer DeSO {area.Edition}. {area.Code} delades i utgåvan {parts[0][0]} och ritas på kartan som {string.Join(" och ", parts.Select(part => part[1]))} tillsammans.";
        }

        var undrawn = small.Count(area => !area.OnMap);
        if (undrawn > 0)
        {
            yield return $"{undrawn} av {small.Count} områden i {municipality.Name} saknar gräns i underlaget: de står i tabellen men inte på kartan.";
        }

        if (small.Where(area => area.ResidentsYear is not null).Select(area => area.ResidentsYear).Distinct().ToList() is [{ } year])
        {
            yield return $"Antal per invånare räknas på folkmängden den 31 december {year} i DeSO {municipality.PublicAreaEdition}.";
        }
    }
}
