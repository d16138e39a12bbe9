using System.Text.RegularExpressions;
using Geo.Database.Masking;

namespace Geo.Tests.Database.Masking;

public class MaskerCorpusTests
{
    private const int Seed = 20251;

    [Fact]
    public void Of_the_names_at_least_95_in_100_are_masked()
    {
        var masker = new Masker();
        var names = PlantedCorpus.Named(copies: 60, Seed).Select(text => (Named: text, Masked: Masks(masker, text))).ToList();

        foreach (var group in names.GroupBy(text => (text.Named.Listed, text.Named.HeldOut)).OrderBy(group => group.Key))
        {
            Console.WriteLine($"Names {(group.Key.Listed ? "on the lists" : "on no list")}{(group.Key.HeldOut ? ", held out" : "")}: "
                + $"{Rate(group, text => text.Masked):P2} of {group.Count()} masked");
        }

        Assert.InRange(Rate(names, text => text.Masked), 0.95, 1);
    }

    [Fact]
    public void Of_the_clean_texts_at_most_1_in_100_loses_a_word()
    {
        var masker = new Masker();
        var texts = PlantedCorpus.Clean(copies: 40, Seed).Select(text => (Clean: text, Masked: masker.Mask(text.Text))).ToList();

        foreach (var group in texts.GroupBy(text => text.Clean.HeldOut).OrderBy(group => group.Key))
        {
            Console.WriteLine($"Clean texts{(group.Key ? ", held out" : "")}: {Rate(group, text => text.Masked != text.Clean.Text):P2} of {group.Count()} lost a word");
        }

        Assert.InRange(Rate(texts, text => text.Masked != text.Clean.Text), 0, 0.01);
    }

    [Fact]
    public void The_unlisted_names_of_the_test_stand_on_no_list_of_the_masker()
    {
        var lists = typeof(Masker).Assembly.GetManifestResourceNames().Where(name => name.Contains(".Masking.", StringComparison.Ordinal)).ToList();
        var listed = lists.SelectMany(Words).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.NotEmpty(lists);
        Assert.DoesNotContain(UnlistedNames.Given.Concat(UnlistedNames.Surnames), listed.Contains);
    }

    private static bool Masks(Masker masker, NamedText named)
    {
        var masked = masker.Mask(named.Text);
        return !named.Parts.Any(part => Regex.IsMatch(masked, $@"(?<!\p{{L}}){Regex.Escape(part)}s?(?!\p{{L}})", RegexOptions.IgnoreCase));
    }

    private static double Rate<T>(IEnumerable<T> all, Func<T, bool> hit) => all.Average(item => hit(item) ? 1.0 : 0.0);

    private static string[] Words(string resource)
    {
        using var reader = new StreamReader(typeof(Masker).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }
}
