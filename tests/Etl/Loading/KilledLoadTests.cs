using Geo.Tests.Support;

namespace Geo.Tests.Etl.Loading;

public class KilledLoadTests
{
    private const int Moments = 5;

    [Fact]
    public async Task A_load_that_is_killed_and_run_again_gives_the_store_of_an_undisturbed_one()
    {
        await using var undisturbed = await EtlFixture.CreateAsync();
        var empty = await undisturbed.HashAsync();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        (await undisturbed.RunAsync("load", "exempelstad")).Succeeded();
        var whole = clock.Elapsed;
        var expected = await undisturbed.HashAsync();
        var random = new Random(20260630);

        await using var killed = await EtlFixture.CreateAsync();
        for (var moment = 0; moment < Moments; moment++)
        {
            // One moment in each fifth of the load, somewhere in it.
            await KillAfterAsync(killed, whole * ((moment + random.NextDouble()) / Moments));

            Assert.Contains(await killed.HashAsync(), new[] { empty, expected });
        }

        (await killed.RunAsync("load", "exempelstad")).Succeeded();

        Assert.Equal(expected, await killed.HashAsync());
    }

    private static async Task KillAfterAsync(EtlFixture etl, TimeSpan delay)
    {
        using var load = ProgramRun.Start("Geo.Etl", etl.Database.Environment(), "load", "exempelstad", "--again", "--data", etl.Data);
        await Task.Delay(delay);
        load.Kill();
        await load.WaitForExitAsync();

        // The server notices a client that is gone at its next word to it.
        while ((await etl.QueryAsync("SELECT pid FROM pg_stat_activity WHERE usename = 'geo_etl' AND datname = current_database()")).Count > 0)
        {
            await Task.Delay(50);
        }
    }
}
