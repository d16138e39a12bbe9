using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Geo.Components.Release;
using Geo.Service.Chain;
using YamlDotNet.RepresentationModel;

namespace Geo.Tests.Data;

/// <summary>The municipalities' own files hold: promises, measures, settings, and the words of the site.</summary>
public partial class ContentFilesTests
{
    private static readonly string[] FrontMatterKeys =
        ["title", "description", "updated", "order", "focusArea", "checked", "sources", "relatedThemes", "quickExit"];

    public static TheoryData<string> Promises => [.. Files("*/promises/*.yml")];

    public static TheoryData<string> Pages => [.. PageFiles];

    public static TheoryData<string> Municipalities => ["exempelstad", "nykoping"];

    private static IEnumerable<string> PageFiles =>
        Files("*/content/sv/*.md").Concat(Files("*/content/sv/programmet/*.md"));

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_promise_is_what_the_release_says_a_promise_is(string file)
    {
        var promise = PromiseFile.Read(InData(file));

        Assert.NotEmpty(promise.Unknown);
    }

    [Fact]
    public void Nykopings_promises_carry_no_number_beyond_the_four_of_2017()
    {
        var results = Files("nykoping/promises/*.yml")
            .SelectMany(file => PromiseFile.Read(InData(file)).Activities)
            .SelectMany(activity => activity.Results);

        Assert.Equal([43, 2, 4, 7], results.Select(result => result.Count).OfType<int>());
    }

    [Fact]
    public void The_example_shows_every_state_and_every_kind_of_activity()
    {
        var activities = Files("exempelstad/promises/*.yml")
            .SelectMany(file => PromiseFile.Read(InData(file)).Activities)
            .ToList();

        Assert.Equal(
            Enum.GetValues<ActivityState>().Except([ActivityState.Unknown]),
            activities.Select(activity => activity.State).Distinct().Order());
        Assert.Equal(Enum.GetValues<ActivityKind>(), activities.Select(one => one.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<ActivitySchedule>(), activities.Select(one => one.Schedule).Distinct().Order());
        Assert.Equal(Enum.GetValues<ActivityEvidence>(), activities.Select(one => one.Evidence).Distinct().Order());
    }

    [Fact]
    public void The_example_has_measures_and_each_answers_a_finding()
    {
        var measures = MeasureFile.Read(InData("exempelstad/plan/measures.yml"));

        Assert.InRange(measures.Length, 6, 8);
        Assert.All(measures, measure => Assert.False(string.IsNullOrWhiteSpace(measure.Finding)));
    }

    // 031-3900600 to 031-3900699 is set aside by PTS for invented numbers.
    [Fact]
    public void The_example_gives_no_number_that_anyone_could_have()
    {
        // The real ones, and the same as links call them.
        string[] real = ["112", "114 14", "11414", "020-50 50 50", "0205050", "116 111", "116111"];
        var numbers = Files("exempelstad/content/*.yml")
            .Concat(Files("exempelstad/promises/*.yml"))
            .Concat(PageFiles)
            .Where(file => file.StartsWith("exempelstad", StringComparison.Ordinal))
            .SelectMany(file => PhoneNumber().Matches(File.ReadAllText(InData(file))))
            .Select(match => match.Value)
            .Except(real);

        Assert.All(numbers, number => Assert.StartsWith("031-390 06", number, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_the_front_matter_that_the_site_reads_and_no_other(string file)
    {
        var (front, body) = Page(file);

        Assert.Empty(front.Children.Keys.Select(key => key.ToString()).Except(FrontMatterKeys));
        Assert.All(
            FrontMatterKeys.Except(["focusArea", "checked", "quickExit"]),
            key => Assert.True(front.Children.ContainsKey(key), key));
        Assert.True(DateOnly.TryParseExact(front["updated"].ToString(), "yyyy-MM-dd", out _));
        Assert.DoesNotMatch(@"(?m)^# ", body);
        Assert.StartsWith("## ", body.Split('\n').First(line => line.StartsWith('#')), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Municipalities))]
    public void Every_focus_area_has_one_page_named_for_it(string municipality)
    {
        var areas = Files($"{municipality}/content/sv/programmet/*nt-?.md")
            .ToDictionary(
                file => Path.GetFileNameWithoutExtension(file),
                file => Page(file).Front["focusArea"].ToString());

        Assert.Equal(12, areas.Count);
        Assert.All(areas, area => Assert.Equal(area.Key.Replace("nt-", "nal-", StringComparison.Ordinal), area.Value));
    }

    [Theory]
    [MemberData(nameof(Municipalities))]
    public void A_profile_has_the_keys_that_the_site_reads_and_no_other(string municipality)
    {
        var profile = (YamlMappingNode)Yaml(File.ReadAllText(InData($"{municipality}/content/profile.yml")));

        AssertKeys(profile, "name shortName siteTitle tagline brandColour linkColour contacts emergency programme");
        AssertKeys(profile["programme"], "title registryNumber adoptedOn validFrom adoptedBy owner reviewed document");
        Assert.All((YamlSequenceNode)profile["contacts"], one => AssertKeys(one, "name id text phone address hours"));
        Assert.All((YamlSequenceNode)profile["emergency"], one => AssertKeys(one, "name id text phone address"));
    }

    // LIX (Björnsson 1968): words a sentence plus per cent of words longer than six letters; 45 is ordinary prose.
    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_short_and_in_plain_Swedish(string file)
    {
        var text = EndOfBlock().Replace(Page(file).Body, ". ");
        var words = Word().Matches(text).Select(match => match.Value).ToList();
        var sentences = text.Split(['.', '?', '!', ':']).Count(sentence => Word().IsMatch(sentence));

        var lix = words.Count / (double)sentences + 100.0 * words.Count(word => word.Length > 6) / words.Count;

        Assert.InRange(words.Count, 120, 350);
        Assert.InRange(lix, 0, 45);
    }

    [Theory]
    [MemberData(nameof(Municipalities))]
    public void Themes_count_only_kinds_and_codes_of_the_shared_lists(string municipality)
    {
        var kinds = Lookup("incident-kinds.csv");
        var codes = Lookup("offence-codes.csv");

        foreach (var theme in (YamlSequenceNode)Settings(municipality)["themes"])
        {
            var id = theme["id"].ToString();
            Assert.All((YamlSequenceNode)theme["kinds"], kind =>
            {
                Assert.Equal(id, kinds[kind.ToString()]["theme"]);
                Assert.Equal("false", kinds[kind.ToString()]["never_counted"]);
            });
            if (((YamlMappingNode)theme).Children.TryGetValue("offenceCodes", out var offences))
            {
                Assert.All((YamlSequenceNode)offences, code => Assert.Equal(id, codes[code.ToString()]["theme"]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Municipalities))]
    public void Pages_relate_to_themes_that_the_municipality_has(string municipality)
    {
        var themes = ((YamlSequenceNode)Settings(municipality)["themes"]).Select(theme => theme["id"].ToString());

        var related = PageFiles.Where(file => file.StartsWith(municipality, StringComparison.Ordinal))
            .SelectMany(file => (YamlSequenceNode)Page(file).Front["relatedThemes"])
            .Select(theme => theme.ToString());

        Assert.Empty(related.Except(themes));
    }

    private static void AssertKeys(YamlNode record, string known) =>
        Assert.Empty(((YamlMappingNode)record).Children.Keys.Select(key => key.ToString()).Except(known.Split(' ')));

    private static Dictionary<string, Dictionary<string, string>> Lookup(string file)
    {
        using var text = File.OpenText(InData($"lookups/{file}"));
        using var csv = new CsvHelper.CsvReader(text, CultureInfo.InvariantCulture);
        return csv.GetRecords<dynamic>()
            .Select(row => (IDictionary<string, object>)row)
            .Select(row => row.ToDictionary(field => field.Key, field => (string)field.Value))
            .ToDictionary(row => row.Values.First());
    }

    private static YamlNode Settings(string municipality) =>
        Yaml(File.ReadAllText(InData($"{municipality}/municipality.yml")));

    private static (YamlMappingNode Front, string Body) Page(string file)
    {
        var parts = File.ReadAllText(InData(file)).Split("---\n", 3);
        return ((YamlMappingNode)Yaml(parts[1]), parts[2]);
    }

    private static YamlNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Single().RootNode;
    }

    private static IEnumerable<string> Files(string pattern)
    {
        var (folder, name) = (Path.GetDirectoryName(pattern)!, Path.GetFileName(pattern));
        var folders = folder.StartsWith('*')
            ? Directory.GetDirectories(InData("")).Select(municipality => municipality + folder[1..])
            : [InData(folder)];
        return folders.Where(Directory.Exists)
            .SelectMany(found => Directory.GetFiles(found, name))
            .Select(file => Path.GetRelativePath(InData(""), file))
            .Order(StringComparer.Ordinal);
    }

    private static string InData(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "data", path));

    [GeneratedRegex(@"(?<![0-9-])(0[0-9]{1,3}-[0-9 ]{4,}[0-9]|11[0-9] ?[0-9]{2,3})(?![0-9-])")]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"[\p{L}0-9][\p{L}0-9–-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\n\s*\n|\n(?=- )|\n(?=[0-9]\. )")]
    private static partial Regex EndOfBlock();
}
