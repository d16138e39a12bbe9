using System.Globalization;
using Geo.Database;
using Geo.Service.Serving;
using Npgsql;

namespace Geo.Service.Endpoints.People;

/// <summary>A line of the log, with the name of who it is about where it is still known.</summary>
internal sealed record AuditLine(long Id, DateTime At, string Municipality, string Role, string Person, string Name, string Action, string Subject, string? Reason);

/// <summary>Which lines of the log are asked for.</summary>
/// <param name="Action">Such as read-promise, or how it begins, such as read; empty for all.</param>
/// <param name="Person">A pseudonym; empty for all.</param>
/// <param name="From">The first Swedish day; null for the first there is.</param>
/// <param name="To">The last Swedish day; null for the last.</param>
/// <param name="Before">Only lines older than this id; null from the newest.</param>
internal sealed record AuditQuery(string Action, string Person, DateOnly? From, DateOnly? To, long? Before)
{
    public static readonly string[] Parameters = ["action", "person", "from", "to", "before"];

    /// <exception cref="ProblemException">A day or an id cannot be read.</exception>
    public static AuditQuery Read(ApiRequest request) => new(
        request.Find("action") ?? "", request.Find("person") ?? "", Day(request, "from"), Day(request, "to"),
        request.Find("before") is not { Length: > 0 } text ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : throw ProblemException.Parameter("before", "ska vara ett heltal.", "must be a whole number."));

    /// <summary>The lines, the newest first.</summary>
    public async Task<List<AuditLine>> ListAsync(NpgsqlConnection connection, int limit, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(SqlFile.Read(typeof(AuditQuery), "Endpoints/People/audit_line"), connection);
        foreach (var value in (object[])[Action, Person, From?.ToDateTime(default) ?? DateTime.MinValue, To?.AddDays(1).ToDateTime(default) ?? DateTime.MaxValue, Before ?? long.MaxValue, limit])
        {
            command.Parameters.Add(new() { Value = value is DateTime day ? DateTime.SpecifyKind(day, DateTimeKind.Unspecified) : value });
        }

        await using var row = await command.ExecuteReaderAsync(cancel);
        var lines = new List<AuditLine>();
        while (await row.ReadAsync(cancel))
        {
            lines.Add(new(
                row.GetInt64(0), row.GetDateTime(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7), row.IsDBNull(8) ? null : row.GetString(8)));
        }

        return lines;
    }

    private static DateOnly? Day(ApiRequest request, string name) => request.Find(name) switch
    {
        null or "" => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => throw ProblemException.Parameter(name, "ska vara en dag som 2026-01-31.", "must be a day such as 2026-01-31."),
    };
}
