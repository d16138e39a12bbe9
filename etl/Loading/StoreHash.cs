using Geo.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Geo.Etl.Loading;

/// <summary>One number for all that core holds and all issues: equal where the content is, whatever the order of rows,
/// their internal numbers and the time of loading.</summary>
internal static class StoreHash
{
    public static async Task<string> ComputeAsync(GeoDb db, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var tables = new List<(string Name, string Columns)>();
        await using (var list = new NpgsqlCommand(LoadingSql.Text("store_tables"), connection))
        await using (var row = await list.ExecuteReaderAsync(cancel))
        {
            while (await row.ReadAsync(cancel))
            {
                tables.Add((row.GetString(0), row.GetString(1)));
            }
        }

        return await ContentHash.ComputeAsync(connection, tables, cancel);
    }
}
