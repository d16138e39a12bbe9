namespace Geo.Tests.Etl.Loading;

/// <summary>What a mapping of an official source must say, and what stops its file.</summary>
public class OfficialMappingTests
{
    [Theory]
    [InlineData("ntu", "  Oro för skadegörelse: false\n", "  Oro för skadegörlse: false\n", "higherIsBetter")]
    [InlineData("ntu", "instrument: NTU\n", "", "instrument")]
    [InlineData("plan-areas", "pågående: begun", "pågående: kanske", "in-force")]
    [InlineData("kolada", "  N00610-K: procent\n", "", "unit")]
    public async Task A_mapping_that_leaves_a_choice_open_is_refused_with_what_is_missing(string mapping, string from, string to, string told)
    {
        await using var etl = await EtlFixture.CreateAsync();
        Edit(Path.Combine(etl.Mappings, $"{mapping}.yml"), text => text.Replace(from, to, StringComparison.Ordinal));

        var run = await etl.RunAsync("load", "exempelstad");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{mapping}.yml", run.Errors, StringComparison.Ordinal);
        Assert.Contains(told, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kolada/kolada-v3-trygghet.json", "\"next_url\": null", "\"next_url\": \"https://api.example.org/2\"", "inte hel")]
    [InlineData("bra/anmalda-brott-kommunerna-2025.csv", "Antal", "Summa", "Kommun;Antal;Per 100 000 inv.")]
    [InlineData("plan/detaljplaner-ngp.json", "EPSG:3010", "EPSG:3011", "EPSG:3011")]
    [InlineData("population/folkmangd-deso-alder-kon.json", "\"TotSa\": 0", "\"Alla\": 0", "TotSa")]
    public async Task A_file_that_is_not_what_the_mapping_says_stops_the_load(string file, string from, string to, string told)
    {
        await using var etl = await EtlFixture.CreateAsync();
        Edit(Path.Combine(etl.Sources, file), text => text.Replace(from, to, StringComparison.Ordinal));

        var run = await etl.RunAsync("load", "exempelstad");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Errors, StringComparison.Ordinal);
        Assert.Equal(["0"], await etl.QueryAsync("SELECT count(*) FROM core.source"));
    }

    [Fact]
    public async Task A_question_without_direction_goes_in_and_has_none()
    {
        await using var etl = await EtlFixture.CreateAsync();
        Edit(Path.Combine(etl.Mappings, "ntu.yml"), text => text.Replace("  Oro för skadegörelse: false\n", "", StringComparison.Ordinal));

        (await etl.RunAsync("load", "exempelstad")).Succeeded();

        Assert.Equal(["ntu-worry-damage"], await etl.QueryAsync("SELECT DISTINCT indicator FROM core.survey_share WHERE higher_is_better IS NULL"));
    }

    [Fact]
    public async Task A_list_of_notices_without_any_of_ours_is_no_broken_file()
    {
        await using var etl = await EtlFixture.CreateAsync();
        Edit(Path.Combine(etl.Sources, "police", "polisen-handelser-2026-01-07.json"), text => text
            .Replace("Exempelstad", "Sagovik", StringComparison.Ordinal).Replace("Exempellän", "Sagolän", StringComparison.Ordinal));

        (await etl.RunAsync("load", "exempelstad")).Succeeded();

        Assert.Equal(["0"], await etl.QueryAsync("SELECT rows_read FROM core.delivery WHERE file = 'polisen-handelser-2026-01-07.json'"));
    }

    [Fact]
    public async Task Ages_and_sexes_are_never_added_up_to_a_population()
    {
        await using var etl = await EtlFixture.CreateAsync();
        Edit(Path.Combine(etl.Mappings, "population-by-age.yml"), text => text.Replace("  select: { Alder: [totalt], Kon: [TotSa] }\n", "", StringComparison.Ordinal));

        var run = await etl.RunAsync("load", "exempelstad");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("utan uppdelning på kön och ålder", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_focus_areas_of_the_totals_are_those_of_the_programme()
    {
        var pages = Path.Combine(EtlFixture.Checkout(), "exempelstad", "content", "sv", "programmet");
        var programme = Directory.EnumerateFiles(pages).Where(page => Path.GetFileName(page) != "index.md")
            .Select(page => $"  {Path.GetFileNameWithoutExtension(page)}: {File.ReadLines(page).Single(line => line.StartsWith("focusArea: ", StringComparison.Ordinal))[11..]}");

        var mapping = File.ReadAllLines(Path.Combine(EtlFixture.Checkout(), "exempelstad", "mappings", "totals.yml"));

        Assert.All(programme, line => Assert.Contains(line, mapping));
    }

    private static void Edit(string path, Func<string, string> change)
    {
        var before = File.ReadAllText(path);
        var after = change(before);
        Assert.NotEqual(before, after);
        File.WriteAllText(path, after);
    }
}
