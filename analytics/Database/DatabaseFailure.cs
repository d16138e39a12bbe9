using System.Net.Sockets;
using Npgsql;

namespace Geo.Database;

/// <summary>What to tell a user when the database fails.</summary>
public static class DatabaseFailure
{
    /// <summary>One Swedish sentence or two: what failed and what to do. Holds no value of any row.</summary>
    public static string Describe(NpgsqlException failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused =>
            $"Databasen nekade: {refused.MessageText}. Inloggningen har inte rätt till det; kör programmet genom ./geo, som ger varje program sin egen.",
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedColumn } =>
            "Databasen är inte uppdaterad. Kör ./geo db migrate och sedan om.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName } refused =>
            $"Databasen släpper inte in programmet: {refused.MessageText}. Kör ./geo db migrate, som skapar inloggningarna på nytt.",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "Databasens disk är full. Inget halvt har sparats; frigör plats och kör om.",
        PostgresException other => $"Databasen svarade med fel {other.SqlState}: {other.MessageText}. Inget halvt har sparats.",
        { InnerException: not (SocketException or IOException or TimeoutException) } =>
            $"Databasens svar gick inte att läsa: {failure.InnerException?.Message ?? failure.Message} Inget halvt har sparats; det här är ett fel i programmet.",
        _ => "Ingen databas svarar. Starta den med ./geo db start, eller kontrollera adressen i GEO_DATABASE, och kör om.",
    };
}
