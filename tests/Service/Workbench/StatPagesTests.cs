using System.Text.RegularExpressions;
using Geo.Service.Workbench;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Workbench;

/// <summary>Every method has its page, and the pages tell the truth.</summary>
public partial class StatPagesTests
{
    public static TheoryData<string> Methods => [.. StatMethods.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_method_has_a_page_that_shows_how_it_is_called(string method)
    {
        var page = StatPages.Find(method);

        Assert.NotNull(page);
        Assert.Contains($"./geo stat {method} --", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_overview_links_the_page(string method) =>
        Assert.Contains($"[{method}]({method}.md)", StatPages.Find("README")!, StringComparison.Ordinal);

    [Fact]
    public void Every_option_of_an_example_exists()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(StatPages.Root, "analytics/methods"), "*.md"))
        {
            foreach (Match example in Example().Matches(File.ReadAllText(file).Replace("\\\n", " ", StringComparison.Ordinal)))
            {
                if (StatMethods.All.FirstOrDefault(known => known.Name == example.Groups[1].Value) is not { } method)
                {
                    continue;
                }

                string[] known = [.. method.Options.Concat(StatOptions.Common).Select(option => option.Name), "help", method.InputAlias ?? "help"];
                Assert.All(Option().Matches(example.Groups[2].Value).Select(option => option.Groups[1].Value), option => Assert.True(known.Contains(option), $"{Path.GetFileName(file)}: --{option}"));
            }
        }
    }

    [Fact]
    public void The_examples_on_committed_files_run()
    {
        var examples = Example().Matches(StatPages.Find("README")!).Where(example => example.Value.Contains("--input data/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, example =>
        {
            var words = $"{example.Groups[1].Value}{example.Groups[2].Value}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var run = WorkbenchRun.Call([.. words.Select(word => word.StartsWith("data/", StringComparison.Ordinal) ? Path.Combine(StatPages.Root, word) : word)]);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
        });
    }

    [GeneratedRegex(@"\./geo stat ([a-z-]+)( [^\n`]*)")]
    private static partial Regex Example();

    [GeneratedRegex(@"--([a-z-]+)")]
    private static partial Regex Option();
}
