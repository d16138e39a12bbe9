using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Geo.Components.Release;

namespace Geo.Service.Chain;

/// <summary>Reads a YAML record as its contract says: the properties of a record type are the keys, their types the rules. For records
/// that have no rules beyond that.</summary>
internal static class ContractReader
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Reads one record.</summary>
    /// <exception cref="Database.UsageException">A key is missing, or its value is not of its kind.</exception>
    public static T Read<T>(YamlRecord record) => JsonSerializer.Deserialize<T>(Json(record, typeof(T)), ReleaseFiles.Json)!;

    private static JsonObject Json(YamlRecord record, Type contract)
    {
        var json = new JsonObject();
        foreach (var property in contract.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite || IsParameter(contract, property)))
        {
            var key = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (Value(record, key, property.PropertyType, IsOptional(contract, property)) is { } value)
            {
                json[key] = value;
            }
        }

        return json;
    }

    private static JsonNode? Value(YamlRecord record, string key, Type type, bool optional)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return List(record, key, bare.GetGenericArguments()[0]);
        }

        if (optional && record.FindKey(key) is null)
        {
            return null;
        }

        return bare switch
        {
            _ when bare == typeof(string) => Address(record, key) ?? record.Text(key),
            _ when bare == typeof(DateOnly) => JsonSerializer.SerializeToNode(record.Date(key)),
            _ when bare == typeof(int) => record.FindCount(key) ?? throw record.Wrong(key, "nyckeln saknas eller är tom", "Lägg till den med ett heltal."),
            _ when bare == typeof(decimal) => record.Number(key),
            _ when bare == typeof(bool) => record.YesOrNo(key),
            { IsEnum: true } => record.Word(key, bare),
            _ => record.Record(key, bare, nested => Json(nested, bare)),
        };
    }

    private static string? Address(YamlRecord record, string key) => key == "address" ? record.FindAddress(key) : null;

    private static JsonArray List(YamlRecord record, string key, Type item) => record.FindKey(key) is null ? [] : item switch
    {
        _ when item == typeof(string) => [.. record.Texts(key).Select(text => (JsonNode)text)],
        _ when item == typeof(DateOnly) => [.. record.Texts(key).Select(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day)
            ? JsonSerializer.SerializeToNode(day)
            : throw record.Wrong(key, $"\"{text}\" är inte ett datum", "Skriv år-månad-dag, till exempel 2026-01-31."))],
        _ => [.. record.Records(key, item, nested => (JsonNode)Json(nested, item))],
    };

    internal static bool IsParameter(Type contract, PropertyInfo property) =>
        contract.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.Name == property.Name));

    /// <summary>Whether a record may be without a property.</summary>
    internal static bool IsOptional(Type contract, PropertyInfo property)
    {
        if (property.GetCustomAttribute<RequiredMemberAttribute>() is not null)
        {
            return false;
        }

        lock (Nullability)
        {
            return Nullable.GetUnderlyingType(property.PropertyType) is not null
                || Nullability.Create(property).ReadState == NullabilityState.Nullable
                || contract.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.Name == property.Name && parameter.HasDefaultValue);
        }
    }
}
