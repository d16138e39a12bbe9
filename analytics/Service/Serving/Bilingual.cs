using Geo.Components;
namespace Geo.Service.Serving;

/// <summary>Words in both languages.</summary>
internal sealed record Bilingual(string Swedish, string English)
{
    public string In(Language language) => language.Of(Swedish, English);

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
                return Components.Language.Swedish;
            }

            if (language.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return Components.Language.English;
            }
        }

        return Components.Language.Swedish;
    }
}
