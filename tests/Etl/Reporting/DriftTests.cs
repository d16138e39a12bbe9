namespace Geo.Tests.Etl.Reporting;

public class DriftTests
{
    [Fact]
    public async Task A_second_load_is_compared_with_the_first_in_plain_sentences()
    {
        await using var etl = await EtlFixture.CreateAsync();
        (await etl.RunAsync("load", "exempelstad")).Succeeded();
        etl.EditRegister(text =>
        {
            var lines = text.Split("\r\n");
            return string.Join("\r\n", lines.Select((line, i) => i is > 0 and < 8 ? Respelt(line) : line).Where((_, i) => i is < 100 or >= 140));
        });

        (await etl.RunAsync("load", "exempelstad")).Succeeded();

        var report = (await etl.RunAsync("report", "exempelstad", "--json", "-")).Succeeded().Output;
        Assert.Equal(["1", "2"], await etl.QueryAsync("SELECT number FROM staging.load_record ORDER BY number"));
        Assert.Contains("40 färre än förra gången (1\u00A0951)", report.Replace("\\u00A0", "\u00A0", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("”Sprejning”", report, StringComparison.Ordinal);
        Assert.Contains("Andelen avvisade rader ökade från 0,5", report, StringComparison.Ordinal);
        var first = (await etl.RunAsync("report", "exempelstad", "--load", "1", "--json", "-")).Succeeded().Output;
        Assert.Contains("\"comparedWith\": null", first, StringComparison.Ordinal);
        Assert.Contains("\"examples\": []", first, StringComparison.Ordinal);
    }

    // The type of damage is the sixth cell.
    private static string Respelt(string line)
    {
        var cells = line.Split(';');
        cells[5] = "Sprejning";
        return string.Join(';', cells);
    }
}
