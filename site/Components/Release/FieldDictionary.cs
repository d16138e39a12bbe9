using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Geo.Components.Release;

/// <summary>What every field of a file is called and means, read from the record that the file is written from.</summary>
/// <remarks>In a JSON file a field's name is its place: <c>activities[].text</c> is the text of each activity.</remarks>
public static class FieldDictionary
{
    /// <summary>The columns of a CSV file.</summary>
    public static ImmutableArray<PublishedField> OfTable<T>(string file) =>
        [.. TableSchema.Of<T>().Select(field => Row(file, field.Name, field.Type, field.Required, field.Property))];

    /// <summary>The members of a JSON file's objects, those of their parts too.</summary>
    public static ImmutableArray<PublishedField> OfJson<T>(string file) => [.. Members(file, "", typeof(T))];

    private static IEnumerable<PublishedField> Members(string file, string place, Type type)
    {
        foreach (var property in type.GetProperties().Where(property => property.GetMethod is { IsStatic: false } && property.Name != "EqualityContract"))
        {
            var name = place + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var bare = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var element = ElementOf(bare);
            yield return Row(file, name, element is null ? TypeOf(bare) : "array", IsRequired(property), property);
            var part = element ?? bare;
            if (TypeOf(part) == "object" && ElementOf(part) is null)
            {
                foreach (var member in Members(file, element is null ? name + "." : name + "[].", part))
                {
                    yield return member;
                }
            }
        }
    }

    private static PublishedField Row(string file, string name, string type, bool required, PropertyInfo property)
    {
        var field = property.GetCustomAttribute<FieldAttribute>()
            ?? throw new ArgumentException($"{property.DeclaringType?.Name}.{property.Name} says nothing of what it means: it needs a Field attribute.");
        var bare = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return new()
        {
            File = file,
            Field = name,
            Type = type,
            Required = required,
            TitleSv = field.Title,
            TitleEn = field.English,
            DescriptionSv = field.Description,
            DescriptionEn = field.EnglishDescription,
            UnitSv = field.Unit,
            UnitEn = field.EnglishUnit,
            Values = bare.IsEnum ? string.Join(' ', Enum.GetNames(bare).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)) : null,
        };
    }

    private static bool IsRequired(PropertyInfo property) =>
        property.GetCustomAttribute<RequiredMemberAttribute>() is not null
        || property.DeclaringType!.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.Name == property.Name && !parameter.HasDefaultValue);

    private static Type? ElementOf(Type type) =>
        type != typeof(string) && type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;

    private static string TypeOf(Type type) => type switch
    {
        _ when type == typeof(int) || type == typeof(long) => "integer",
        _ when type == typeof(decimal) || type == typeof(double) => "number",
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(DateOnly) => "date",
        _ when type == typeof(string) || type.IsEnum => "string",
        _ => "object",
    };
}
