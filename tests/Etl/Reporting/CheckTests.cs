using Geo.Tests.Support;

namespace Geo.Tests.Etl.Reporting;

public class CheckTests
{
    [Fact]
    public async Task A_check_ends_with_1_for_what_is_wrong_and_with_0_for_what_is_only_worth_knowing()
    {
        await using var etl = await EtlFixture.CreateAsync();

        var empty = await etl.RunAsync("check", "exempelstad");
        (await etl.RunAsync("load", "exempelstad")).Succeeded();
        var good = (await etl.RunAsync("check", "exempelstad")).Succeeded();
        await File.WriteAllTextAsync(Path.Combine(etl.Sources, "extra.csv"), "a;b\n");
        await etl.QueryAsync("DELETE FROM core.reporting_week WHERE reporter = 'Gata och park' AND iso_year = 2026");
        var noted = (await etl.RunAsync("check", "exempelstad")).Succeeded();
        await etl.QueryAsync("DROP INDEX core.building_location_index");
        var bad = await etl.RunAsync("check", "exempelstad");

        Assert.Equal((1, 1), (empty.ExitCode, bad.ExitCode));
        Assert.Contains("0 fel, 0 obs", good.Output, StringComparison.Ordinal);
        Assert.Contains("extra.csv", noted.Output, StringComparison.Ordinal);
        Assert.Contains("Gata och park", noted.Output, StringComparison.Ordinal);
        Assert.Contains("0 fel, 2 obs", noted.Output, StringComparison.Ordinal);
        Assert.Contains("saknas: building_location_index", bad.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Inläsningen avbröts", bad.Output + bad.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_is_not_written_among_the_files_of_others()
    {
        await using var etl = await EtlFixture.CreateAsync();

        var refused = await ProgramRun.RunAsync("Geo.Etl", new Dictionary<string, string>(), "sample", "--out", etl.Mappings);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--force", refused.Errors, StringComparison.Ordinal);
    }
}
