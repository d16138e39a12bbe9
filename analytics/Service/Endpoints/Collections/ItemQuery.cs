using System.Globalization;
using System.Runtime.CompilerServices;
using Geo.Service.Endpoints.Filters;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Geo.Service.Endpoints.Collections;

/// <summary>How an item's geometry is asked for.</summary>
internal enum GeometryForm
{
    GeoJson,

    /// <summary>WKB in SWEREF 99 TM, easting first.</summary>
    Binary,

    /// <summary>Easting and northing of a point on it, parted by a blank.</summary>
    Point,

    None,
}

/// <summary>What is asked of a collection: which of its items, and from where on.</summary>
internal sealed record ItemQuestion(PublishedCollection Collection, SqlFilter Filter, CoordinateSystem System, GeometryForm Form, int Limit, ItemCursor? After);

/// <summary>An item: its name, its properties' values in their order, its geometry in the form asked for (null where there is
/// none), and where a page that starts after it starts.</summary>
internal sealed record Item(string Id, object?[] Values, object? Geometry, ItemCursor Cursor);

/// <summary>Asks <c>published</c> for the items of a collection.</summary>
internal sealed class ItemQuery(NpgsqlDataSource database, IMemoryCache counts)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <summary>The items from the cursor on, one more than the limit where there are more.</summary>
    public async IAsyncEnumerable<Item> ReadAsync(ItemQuestion question, PublishedReleases releases, [EnumeratorCancellation] CancellationToken cancel)
    {
        var collection = question.Collection;
        await using var command = Command(question, releases);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var firstKey = 2 + collection.Properties.Length + 1;
        while (await rows.ReadAsync(cancel))
        {
            var values = new object?[collection.Properties.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = Value(rows, 2 + i, collection.Properties[i].Kind);
            }

            var geometry = rows.IsDBNull(firstKey - 1) ? null : rows.GetValue(firstKey - 1);
            var keys = Enumerable.Range(firstKey, collection.Keys.Length).Select(rows.GetString).ToArray();
            yield return new(rows.GetString(0), values, geometry, new(rows.GetString(1), keys));
        }
    }

    /// <summary>One item by its name; null where there is none.</summary>
    public async Task<Item?> FindAsync(PublishedCollection collection, string id, CoordinateSystem system, PublishedReleases releases, CancellationToken cancel)
    {
        if (collection.FindIdParts(id) is not { } parts)
        {
            return null;
        }

        // A part may hold what stands for a slash: both are asked for, and the name itself decides.
        var filter = new SqlFilter();
        foreach (var (column, part) in collection.IdColumns.Zip(parts))
        {
            filter.Require($"item.{column} IN ({filter.Add(part)}, {filter.Add(part.Replace('_', '/'))})");
        }

        var found = ReadAsync(new(collection, filter, system, GeometryForm.GeoJson, Limit: 10, After: null), releases, cancel);
        return await found.FirstOrDefaultAsync(item => item.Id == id, cancel);
    }

    /// <summary>How many items the filter keeps: counted once a release, for what is published does not change.</summary>
    public async Task<long> CountAsync(PublishedCollection collection, SqlFilter filter, PublishedReleases releases, CancellationToken cancel)
    {
        var key = (releases.Tag, collection.Id, filter.Sql, string.Join('\u001f', filter.Values.Select(Written)));
        if (counts.TryGetValue(key, out long known))
        {
            return known;
        }

        var asked = filter.Copy();
        var ids = asked.Add(releases.Ids);
        await using var command = asked.Command(database, $"SELECT count(*) FROM ({collection.Source}) AS item WHERE item.release = ANY({ids}) AND {asked.Sql}");
        var counted = (long)(await command.ExecuteScalarAsync(cancel))!;
        counts.Set(key, counted, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
        return counted;
    }

    // Release by release, each by its index in the order of the keys: the page's cost does not grow with its number.
    private NpgsqlCommand Command(ItemQuestion question, PublishedReleases releases)
    {
        var (collection, filter) = (question.Collection, question.Filter.Copy());
        var ids = releases.Ids.SkipWhile(id => question.After is { } after && id != after.Release).ToArray();
        var after = question.After is { } cursor ? After(collection, filter, cursor) : "true";

        // Qualified, or an output column of the same name would be meant: a position as text.
        var order = string.Join(", ", collection.Keys.Select(key => $"item.{key.Column}"));
        var pageOrder = string.Join(", ", collection.Keys.Select(key => $"page.{key.Column}"));
        var releaseIds = filter.Add(ids);
        var most = filter.Add(question.Limit + 1);
        var properties = string.Concat(collection.Properties.Select(property => $", page.\"{property.Name}\"{(property.Kind == PropertyKind.Json ? "::text" : "")}"));
        return filter.Command(database, $"""
            SELECT {collection.IdSql}, page.release{properties}, {Geometry(question)}{string.Concat(collection.Keys.Select(key => $", page.{key.Column}::text"))}
            FROM (
              SELECT page.*, wanted.release_turn
              FROM unnest({releaseIds}::text[]) WITH ORDINALITY AS wanted (id, release_turn)
                CROSS JOIN LATERAL (
                  SELECT * FROM ({collection.Source}) AS item
                  WHERE item.release = wanted.id AND {after} AND {filter.Sql}
                  ORDER BY {order}
                  LIMIT {most}
                ) AS page
              ORDER BY wanted.release_turn, {pageOrder}
              LIMIT {most}
            ) AS page
            ORDER BY page.release_turn, {pageOrder}
            """);
    }

    private static string After(PublishedCollection collection, SqlFilter filter, ItemCursor cursor)
    {
        var release = filter.Add(cursor.Release);
        var bounds = collection.Keys.Zip(cursor.Keys).Select(pair =>
            $"CASE WHEN wanted.id = {release} THEN {filter.Add(pair.Second)}::text::{pair.First.Type} ELSE {pair.First.First} END");
        return $"({string.Join(", ", collection.Keys.Select(key => $"item.{key.Column}"))}) > ({string.Join(", ", bounds)})";
    }

    private static string Geometry(ItemQuestion question)
    {
        var system = question.System;
        var moved = system.Epsg == Database.Crs.Sweref99Tm ? "page.geometry" : string.Create(CultureInfo.InvariantCulture, $"ST_Transform(page.geometry, {system.Epsg})");
        return question.Form switch
        {
            _ when !question.Collection.HasGeometry => "NULL::text",
            GeometryForm.GeoJson => string.Create(
                CultureInfo.InvariantCulture, $"ST_AsGeoJSON({(system.NorthFirst ? "ST_FlipCoordinates" : "")}(ST_ForcePolygonCCW({moved})), {system.Digits}, 0)"),
            GeometryForm.Binary => "ST_AsBinary(page.geometry)",
            GeometryForm.Point => "(SELECT ST_X(inner_point) || ' ' || ST_Y(inner_point) FROM ST_PointOnSurface(page.geometry) AS inner_point)",
            _ => "NULL::text",
        };
    }

    private static object? Value(NpgsqlDataReader rows, int column, PropertyKind kind) => rows.IsDBNull(column) ? null : kind switch
    {
        PropertyKind.Integer => rows.GetInt64(column),
        PropertyKind.Number => rows.GetDecimal(column),
        PropertyKind.Boolean => rows.GetBoolean(column),
        PropertyKind.Date => rows.GetFieldValue<DateOnly>(column),
        _ => rows.GetString(column),
    };

    private static string Written(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
