namespace Geo.Service.Serving;

/// <summary>The languages that the service speaks.</summary>
public enum Language
{
    Swedish,
    English,
}

/// <summary>Words in both languages.</summary>
internal sealed record Bilingual(string Swedish, string English)
{
    public string In(Language language) => language == Language.English ? English : Swedish;

    /// <summary>The words with others before them in both languages, such as EXEMPELDATA.</summary>
    public Bilingual After(Bilingual first) => new(first.Swedish + Swedish, first.English + English);
}

/// <summary>Which of the two a request asks for.</summary>
internal static class RequestLanguage
{
    /// <summary>The first of Swedish and English in <c>Accept-Language</c>; Swedish where neither is there.</summary>
    public static Language Language(this HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1);
        foreach (var language in wanted)
        {
            if (language.Value.StartsWith("sv", StringComparison.OrdinalIgnoreCase))
            {
                return Serving.Language.Swedish;
            }

            if (language.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return Serving.Language.English;
            }
        }

        return Serving.Language.Swedish;
    }

    /// <summary>The language's tag, such as sv.</summary>
    public static string Tag(this Language language) => language == Serving.Language.English ? "en" : "sv";
}
