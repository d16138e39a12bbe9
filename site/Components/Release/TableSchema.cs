using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Geo.Components.Release;

/// <summary>The columns of a release's CSV file, read from its record: name, type, title, description and unit.</summary>
/// <remarks>Types are those of Table Schema (Data Package v2): string, integer, number, boolean, date.</remarks>
public static class TableSchema
{
    /// <summary>The columns of <typeparamref name="T"/> in the order of its properties.</summary>
    public static ImmutableArray<TableField> Of<T>() =>
        [.. typeof(T).GetProperties().Select(Describe).OfType<TableField>()];

    private static TableField? Describe(PropertyInfo property)
    {
        if (property.GetCustomAttribute<FieldAttribute>() is not { } field)
        {
            return null;
        }

        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var required = property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null;
        return new TableField(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
            TypeName(type),
            field.Title,
            field.Description,
            field.Unit,
            field.English,
            field.EnglishDescription,
            field.EnglishUnit,
            required,
            type.IsEnum ? [.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)] : [],
            property);
    }

    private static string TypeName(Type type) => type switch
    {
        _ when type == typeof(int) => "integer",
        _ when type == typeof(decimal) => "number",
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(DateOnly) => "date",
        _ when type == typeof(string) || type.IsEnum => "string",
        _ => throw new ArgumentException($"A column cannot be a {type.Name}."),
    };
}

/// <summary>A column: its name in the file, and what <c>datapackage.json</c> says of it.</summary>
public sealed record TableField(
    string Name,
    string Type,
    string Title,
    string Description,
    string? Unit,
    string EnglishTitle,
    string EnglishDescription,
    string? EnglishUnit,
    bool Required,
    ImmutableArray<string> Values,
    PropertyInfo Property);
