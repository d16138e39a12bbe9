using System.Collections.Immutable;

namespace Geo.Database;

/// <summary>The logins of the programs: one a role, each with the least rights (<c>Sql/rights.sql</c>).</summary>
public static class GeoRole
{
    public const string Etl = "geo_etl";
    public const string Analytics = "geo_analytics";
    public const string Desk = "geo_desk";
    public const string Public = "geo_public";

    /// <summary>All four, in the order of the flow; the owner is not among them.</summary>
    public static ImmutableArray<string> All { get; } = [Etl, Analytics, Desk, Public];

    /// <summary>The environment variable that holds a role's connection string, such as GEO_DATABASE_ETL.</summary>
    public static string Variable(string role) => $"GEO_DATABASE_{role["geo_".Length..].ToUpperInvariant()}";

    /// <summary>The connection string of a role, from the environment.</summary>
    /// <exception cref="UsageException">The variable is not set.</exception>
    public static string ConnectionString(string role) =>
        Environment.GetEnvironmentVariable(Variable(role)) is { Length: > 0 } set
            ? set
            : throw new UsageException(
                $"{Variable(role)} är inte satt: programmet vet inte vilken databas det ska öppna. Kör det genom ./geo, som sätter den, eller ange en anslutningssträng för inloggningen {role}.");
}
