using System.Globalization;
using NetTopologySuite.Geometries;
using Npgsql;

namespace Geo.Service.Endpoints.Filters;

/// <summary>Conditions on the rows of a collection. What a caller wrote goes into parameters, never into the text.</summary>
internal sealed class SqlFilter
{
    private readonly List<string> _conditions = [];

    /// <summary>The parameters' values in their order, the first is $1.</summary>
    public List<object> Values { get; } = [];

    /// <summary>The conditions in one; <c>true</c> where there are none.</summary>
    public string Sql => _conditions.Count == 0 ? "true" : string.Join(" AND ", _conditions);

    /// <summary>A value's place in the text.</summary>
    public string Add(object value)
    {
        Values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${Values.Count}");
    }

    /// <summary>A geometry of SWEREF 99 TM.</summary>
    public string Add(Geometry geometry) => $"ST_GeomFromWKB({Add(geometry.AsBinary())}, {geometry.SRID.ToString(CultureInfo.InvariantCulture)})";

    public void Require(string condition) => _conditions.Add(condition);

    /// <summary>A copy that can be added to without changing this one.</summary>
    public SqlFilter Copy()
    {
        var copy = new SqlFilter();
        copy.Values.AddRange(Values);
        copy._conditions.AddRange(_conditions);
        return copy;
    }

    public NpgsqlCommand Command(NpgsqlDataSource database, string sql)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in Values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
