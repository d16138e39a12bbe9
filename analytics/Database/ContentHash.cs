using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Geo.Database;

/// <summary>One number for what tables hold: equal where the content is, whatever the order of rows.</summary>
public static class ContentHash
{
    /// <summary>The number as a sha256 in lower case.</summary>
    /// <param name="connection">Open; the rows that its transaction sees are those that count.</param>
    /// <param name="tables">Names and columns, quoted as SQL needs it, in an order that never changes.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<string> ComputeAsync(NpgsqlConnection connection, IEnumerable<(string Name, string Columns)> tables, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var sum = SqlFile.Read(typeof(ContentHash), "Sql/content_hash");
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, columns) in tables)
        {
            var sql = sum.Replace("{table}", name, StringComparison.Ordinal).Replace("{columns}", columns, StringComparison.Ordinal);
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            sha.AppendData(Encoding.UTF8.GetBytes($"{name} {await command.ExecuteScalarAsync(cancel)}\n"));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
