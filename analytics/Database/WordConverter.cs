using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Geo.Database;

/// <summary>Stores an enum as its words in lower case with hyphens: readable in SQL, safe when members move.</summary>
public sealed class WordConverter<T>() : ValueConverter<T, string>(
    value => Word.Of(value),
    word => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true))
    where T : struct, Enum;

/// <summary>The word under which an enum's value is stored.</summary>
public static class Word
{
    /// <summary>Such as <c>municipality</c>, or <c>whole-period</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
