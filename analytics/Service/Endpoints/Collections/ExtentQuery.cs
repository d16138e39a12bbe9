using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Geo.Service.Endpoints.Collections;

/// <summary>Where a collection's items lie, in degrees, and what time they are about; null where that is not known.</summary>
internal sealed record CollectionExtent(double[]? Bbox, DateOnly? From, DateOnly? To);

/// <summary>Asks for extents: once a release, for what is published does not change.</summary>
internal sealed class ExtentQuery(NpgsqlDataSource database, IMemoryCache known)
{
    public async Task<CollectionExtent> GetAsync(PublishedCollection collection, PublishedReleases releases, CancellationToken cancel)
    {
        var key = ("extent", releases.Tag, collection.Id);
        if (known.TryGetValue(key, out CollectionExtent? extent))
        {
            return extent!;
        }

        // All outlines of all counts are those of the areas.
        var place = collection.HasGeometry ? "(SELECT ST_Extent(ST_Transform(outline, 4326)) FROM published.area WHERE release = ANY($1))" : "NULL::box2d";

        // An aggregate even of nothing: there is one row also where there is no item.
        var (from, to) = collection.Time is { } time ? ($"min({time.From})", $"max({time.To})") : ("min(NULL::date)", "max(NULL::date)");
        await using var command = database.CreateCommand($"""
            SELECT ST_XMin(place), ST_YMin(place), ST_XMax(place), ST_YMax(place), first_day, last_day
            FROM (SELECT {place} AS place, {from} AS first_day, {to} AS last_day FROM ({collection.Source}) AS item WHERE item.release = ANY($1)) AS extent
            """);
        command.Parameters.Add(new() { Value = releases.Ids });
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        var read = new CollectionExtent(
            row.IsDBNull(0) ? null : [.. Enumerable.Range(0, 4).Select(row.GetDouble)],
            row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4),
            row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5));
        known.Set(key, read, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) });
        return read;
    }
}
