using Geo.Database;
using Microsoft.EntityFrameworkCore;

namespace Geo.Etl.Loading;

/// <summary>The tables that hold what a delivery said.</summary>
internal static class StagingTables
{
    /// <summary>The deliveries, their rows and their issues, as schema.table.</summary>
    public static IEnumerable<string> Of(GeoDb db) => db.Model.GetEntityTypes()
        .Where(e => e.ClrType.IsAssignableTo(typeof(StagedRow)) || e.ClrType == typeof(Issue) || e.ClrType == typeof(Delivery))
        .Select(e => $"{e.GetSchema()}.{e.GetTableName()}");
}
