using Geo.Generator;
using Geo.Generator.Content;

namespace Geo.Tests.Site;

public class TranslationsTests
{
    private readonly Translations _translations = new("en/translations.yml", new Dictionary<string, string>
    {
        ["Folkmängden {1} i DeSO {2}."] = "The population of {1} in DeSO {2}.",
        ["{1} delades och ritas som {2}."] = "{2} is what {1} became.",
    });

    [Theory]
    [InlineData("Folkmängden 2025-12-31 i DeSO 2018.", "The population of 2025-12-31 in DeSO 2018.")]
    [InlineData("0480C1010 delades och ritas som 0480C1011.", "0480C1011 is what 0480C1010 became.")]
    public void A_sentence_with_numbers_is_translated_whatever_the_numbers_are(string swedish, string english) =>
        Assert.Equal(english, _translations.Of(swedish, () => "release"));

    [Fact]
    public void A_place_for_a_number_takes_no_words()
    {
        _translations.Of("Folkmängden i Hamnen i DeSO 2018.", () => "areas.csv:3");

        var refused = Assert.Throws<BuildException>(_translations.RequireComplete);

        Assert.Contains("areas.csv:3", refused.Message, StringComparison.Ordinal);
        Assert.Contains("en/translations.yml", refused.Message, StringComparison.Ordinal);
    }
}
