using Microsoft.EntityFrameworkCore.Design;

namespace Geo.Database;

/// <summary>Lets dotnet-ef write migrations without a database.</summary>
internal sealed class GeoDbFactory : IDesignTimeDbContextFactory<GeoDb>
{
    public GeoDb CreateDbContext(string[] args) => GeoDb.Open("Host=none");
}
