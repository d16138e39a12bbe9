namespace Geo.Tests.Etl.Loading;

/// <summary>What a load does to a store that has been loaded before.</summary>
public sealed class ReloadTests : IAsyncLifetime
{
    private EtlFixture _etl = null!;

    public async Task InitializeAsync()
    {
        _etl = await EtlFixture.CreateAsync();
        (await _etl.RunAsync("load", "exempelstad")).Succeeded();
    }

    public async Task DisposeAsync() => await _etl.DisposeAsync();

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        var before = await _etl.HashAsync();
        var sequence = await _etl.QueryAsync("SELECT max(id) FROM staging.issue");

        var second = (await _etl.RunAsync("load", "exempelstad")).Succeeded();

        Assert.Contains("inget har ändrats", second.Output, StringComparison.Ordinal);
        Assert.Equal(before, await _etl.HashAsync());
        Assert.Equal(sequence, await _etl.QueryAsync("SELECT max(id) FROM staging.issue"));
    }

    [Fact]
    public async Task Reading_everything_again_gives_the_same_store()
    {
        var before = await _etl.HashAsync();

        (await _etl.RunAsync("load", "exempelstad", "--again")).Succeeded();

        Assert.Equal(before, await _etl.HashAsync());
    }

    [Fact]
    public async Task A_row_that_is_corrected_or_taken_away_is_so_in_the_store_too()
    {
        _etl.EditRegister(text => string.Join("\r\n", text.Split("\r\n")
            .Where(line => !line.StartsWith("EX-2024-00001;", StringComparison.Ordinal))
            .Select(line => line.StartsWith("EX-2024-00002;", StringComparison.Ordinal) ? line.Replace(";Klotter;", ";Anlagd brand;", StringComparison.Ordinal) : line)));

        (await _etl.RunAsync("load", "exempelstad")).Succeeded();

        Assert.Equal(["EX-2024-00002 arson", "EX-2024-00003 criminal-damage"], await _etl.QueryAsync(
            "SELECT reference || ' ' || kind FROM core.incident WHERE source = 'damage-register' ORDER BY reference LIMIT 2"));
    }
}
