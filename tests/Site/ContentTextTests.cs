using System.Text.RegularExpressions;
using Geo.Generator.Content;
using Geo.Tests.Support;
using Xunit.Abstractions;

namespace Geo.Tests.Site;

/// <summary>The words of the site, those that ship and those of both municipalities: plain, with their parts and their sources,
/// and the same in both languages.</summary>
public partial class ContentTextTests(ITestOutputHelper output)
{
    private const double Plain = 45;
    private const double EasyToRead = 30;

    private static readonly string[] Folders =
        ["site/Generator/Content", "data/exempelstad/content", "data/nykoping/content"];

    private static readonly string[] SwedishParts = ["Vad det är", "Vad som hjälper", "Det här kan du göra i dag", "Vem du kontaktar"];
    private static readonly string[] EnglishParts = ["What it is", "What helps", "What you can do today", "Whom to contact"];

    // Read at their sources, which stand on the pages that name them; 031-390 06 is the series that PTS keeps for fiction.
    private static readonly string[] Numbers =
        ["112", "114 14", "116 111", "116 006", "020-50 50 50", "020-555 666", "0155-24 80 00", "031-390 06"];

    [Fact]
    public void The_index_of_a_worked_example_is_its_sum_of_two_parts() =>
        Assert.Equal(8d / 2 + 100d * 2 / 8, Lix.Of("Hunden springer fort. Den äter [kycklingfilé](/x/) med ris."), precision: 9);

    [Fact]
    public void Swedish_texts_are_plain_and_easy_ones_are_easy()
    {
        var measured = Texts("sv").Select(text => (text.Name, Value: Lix.OfContent(text.Content))).OrderByDescending(text => text.Value).ToList();
        output.WriteLine(string.Join('\n', measured.Select(text => FormattableString.Invariant($"{text.Value,5:F1} {text.Name}"))));

        Assert.True(measured.Count > 50);
        Assert.DoesNotContain(measured, text => text.Value > (text.Name.Contains("/lattlast/", StringComparison.Ordinal) ? EasyToRead : Plain));
    }

    [Theory]
    [InlineData("sv", "Stödet i forskningen: (gott|visst|svagt|okänt)")]
    [InlineData("en", "Research evidence: (good|some|weak|unknown)")]
    public void Every_prevention_page_has_its_five_parts_and_says_how_strong_the_evidence_is(string language, string evidence)
    {
        var pages = Texts(language).Where(text => text.Name.StartsWith($"site/Generator/Content/{language}/forebygg/", StringComparison.Ordinal)
            && !text.Name.EndsWith("index.md", StringComparison.Ordinal)).ToList();

        Assert.Equal(13, pages.Count);
        Assert.All(pages, page =>
        {
            var parts = Headings(page.Content).ToList();
            Assert.Equal(language == "sv" ? SwedishParts : EnglishParts, parts.Take(4));
            Assert.Matches(@"\*\*" + evidence, page.Content);
            Assert.NotEmpty(Head(page).Sources);
        });
    }

    [Fact]
    public void Every_source_that_was_checked_has_an_address_and_no_text_is_checked_without_such_a_source() =>
        Assert.All(Texts("sv").Concat(Texts("en")), text =>
        {
            var head = Head(text);
            Assert.All(head.Sources, source => Assert.True(source.CheckedOn is null || source.Address is not null, $"{text.Name}: {source.Title}"));
            Assert.True(head.Checked is null || head.Sources.Any(source => source.CheckedOn == head.Checked), $"{text.Name}: checked utan källa från den dagen.");
            Assert.True(head.Sources.All(source => source.CheckedOn is null || source.CheckedOn <= head.Updated), $"{text.Name}: en källa är läst efter updated.");
        });

    [Fact]
    public void No_phone_number_is_written_that_was_not_read_or_kept_for_fiction() =>
        Assert.All(Texts("sv").Concat(Texts("en")), text =>
            Assert.All(PhoneNumbers(text.Content), number => Assert.True(
                Numbers.Contains(number) || number.StartsWith("031-390 06", StringComparison.Ordinal), $"{text.Name}: {number}")));

    [Fact]
    public void A_number_that_can_be_called_dials_what_it_says() =>
        Assert.All(Texts("sv").Concat(Texts("en")).SelectMany(text => Call().Matches(text.Content)), call =>
            Assert.Equal(string.Concat(call.Groups[1].Value.Where(char.IsAsciiDigit)), call.Groups[2].Value));

    [Fact]
    public void The_English_text_has_the_same_headings_items_numbers_and_sources_as_the_Swedish()
    {
        var english = Texts("en").ToDictionary(text => text.Name);

        Assert.All(Texts("sv").Where(text => !Head(text).OnlySwedish), swedish =>
        {
            var other = english[swedish.Name.Replace("/sv/", "/en/", StringComparison.Ordinal)];
            Assert.Equal((swedish.Name, Shape(swedish)), (swedish.Name, Shape(other)));
        });
    }

    private static string Shape(Text text) => string.Join(", ",
        $"{Headings(text.Content).Count()} headings",
        $"{Item().Count(text.Content)} items",
        string.Join(' ', PhoneNumbers(text.Content).Distinct().Order(StringComparer.Ordinal)),
        string.Join(' ', Head(text).Sources.Select(source => $"{source.Address} {source.CheckedOn:O}")));

    private static IEnumerable<string> Headings(string content) =>
        content.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);

    private static IEnumerable<string> PhoneNumbers(string content) =>
        PhoneNumber().Matches(Lix.Split(content).Body).Select(match => match.Value);

    private static FrontMatter Head(Text text) => Yaml.Read<FrontMatter>(Lix.Split(text.Content).Head, text.Name, linesBefore: 1);

    private static IEnumerable<Text> Texts(string language) =>
        from folder in Folders
        let root = Path.Combine(StatPages.Root, folder, language)
        from file in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        select new Text($"{folder}/{language}/{Path.GetRelativePath(root, file).Replace('\\', '/')}", File.ReadAllText(file));

    [GeneratedRegex(@"^(?:[-*]|\d+\.) ", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex(@"\[([^\]]*)\]\(tel:([^)]*)\)")]
    private static partial Regex Call();

    // Swedish numbers: an area code and groups, 11x xx, or 112.
    [GeneratedRegex(@"\b0\d{1,3}-\d[\d ]*\d|\b11[0-9](?: \d{2,3})?\b")]
    private static partial Regex PhoneNumber();

    private sealed record Text(string Name, string Content)
    {
        public override string ToString() => Name;
    }
}
