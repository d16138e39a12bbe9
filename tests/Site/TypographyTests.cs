using Geo.Generator;

namespace Geo.Tests.Site;

public class TypographyTests
{
    [Theory]
    [InlineData("per 1 000 invånare", "per 1\u202f000 invånare")]
    [InlineData("1 234 567 rader", "1\u202f234\u202f567 rader")]
    [InlineData("95 % intervall", "95\u00a0% intervall")]
    [InlineData("2 May 2026, and in May 2026", "2\u00a0May\u00a02026, and in May 2026")]
    [InlineData("kvartal 2 2026", "kvartal\u00a02 2026")]
    [InlineData("den 30 juni 2026", "den 30\u00a0juni\u00a02026")]
    public void What_belongs_together_is_kept_together(string text, string mended) =>
        Assert.Equal($"<p>{mended}</p>", Typography.KeepTogether($"<p>{text}</p>"));

    [Theory]
    [InlineData("<p>Ring 114 14 eller 0155-24 80 00</p>")]
    [InlineData("<p>8 av 18 aktiviteter, 2025 och 2026</p>")]
    [InlineData("""<path d="M1 000 95 %"><title>x</title></path>""")]
    public void Other_spaces_and_all_attributes_are_left_alone(string html) => Assert.Equal(html, Typography.KeepTogether(html));
}
