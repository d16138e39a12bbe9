namespace Geo.Tests.Etl.Loading;

/// <summary>A register that is delivered whole each month: which version of a row counts, and what becomes of rows that are
/// no longer there.</summary>
public class VersionTests
{
    private const string Header = "Ärendenr;Senast sett helt;Upptäckt;Objekt;Adress;Typ;Beskrivning;Kostnad;Öst;Nord;Polisanmäld;K-nummer;Åtgärdat;Rapporterat av";

    private static readonly (string File, string[] Rows)[] Deliveries =
    [
        ("register-2026-04-01.csv", ["A;Klotter", "B;Klotter", "C;Klotter", "D;Klotter"]),
        ("register-2026-05-01.csv", ["A;Anlagd brand", "C;Klotter", "D;Klotter", "E;Klotter"]),
        ("register-2026-06-01.csv", ["A;Anlagd brand", "B;Skadad skylt", "D;Klotter", "E;Klotter", "F;Klotter"]),
    ];

    [Fact]
    public async Task A_row_that_a_later_delivery_lacks_is_withdrawn_and_never_deleted()
    {
        await using var etl = await CreateAsync();
        Write(etl, Deliveries);

        (await etl.RunAsync("load", "exempelstad")).Succeeded();

        Assert.Equal(
            ["A arson", "B criminal-damage", "C graffiti 2026-06-01", "D graffiti", "E graffiti", "F graffiti"],
            await etl.QueryAsync("SELECT concat_ws(' ', reference, kind, withdrawn_on) FROM core.incident WHERE source = 'damage-register' ORDER BY reference"));
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    public async Task The_order_of_loading_does_not_matter(int first, int second, int third)
    {
        await using var together = await CreateAsync();
        Write(together, Deliveries);
        (await together.RunAsync("load", "exempelstad")).Succeeded();

        await using var apart = await CreateAsync();
        foreach (var delivery in (int[])[first, second, third])
        {
            // Only this delivery lies in the folder: the earlier ones were loaded another day, and their files moved away.
            Write(apart, [Deliveries[delivery]]);
            (await apart.RunAsync("load", "exempelstad", "--fewer")).Succeeded();
        }

        Assert.Equal(await together.HashAsync(), await apart.HashAsync());
    }

    [Fact]
    public async Task Of_two_files_of_one_day_the_one_with_the_higher_hash_wins_whatever_their_names()
    {
        await using var one = await CreateAsync();
        await using var other = await CreateAsync();
        string[] graffiti = ["A;Klotter"], arson = ["A;Anlagd brand"];
        Write(one, [("a-2026-04-01.csv", graffiti), ("b-2026-04-01.csv", arson)]);
        Write(other, [("b-2026-04-01.csv", graffiti), ("a-2026-04-01.csv", arson)]);

        (await one.RunAsync("load", "exempelstad")).Succeeded();
        (await other.RunAsync("load", "exempelstad")).Succeeded();

        const string kind = "SELECT kind FROM core.incident WHERE source = 'damage-register'";
        Assert.Equal(await one.QueryAsync(kind), await other.QueryAsync(kind));
        var hashes = await one.QueryAsync("SELECT file FROM core.delivery WHERE source = 'damage-register' ORDER BY file_hash DESC LIMIT 1");
        Assert.Equal([hashes[0] == "a-2026-04-01.csv" ? "graffiti" : "arson"], await one.QueryAsync(kind));
    }

    [Fact]
    public async Task A_large_first_load_leaves_the_indexes_that_the_model_has()
    {
        const string indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'core' AND tablename = 'incident' ORDER BY indexname";
        await using var etl = await CreateAsync();
        var before = await etl.QueryAsync(indexes);
        Write(etl, [("register-2026-04-01.csv", [.. Enumerable.Range(0, 50_001).Select(i => $"{i:000000};Klotter")])]);

        (await etl.RunAsync("load", "exempelstad")).Succeeded();

        Assert.Equal(["50001"], await etl.QueryAsync("SELECT count(*) FROM core.incident WHERE area_code IS NOT NULL AND cell_easting = 735250"));
        Assert.Equal(before, await etl.QueryAsync(indexes));
    }

    private static async Task<EtlFixture> CreateAsync()
    {
        var etl = await EtlFixture.CreateAsync();
        foreach (var mapping in Directory.EnumerateFiles(etl.Mappings).Where(path => Path.GetFileNameWithoutExtension(path) is not ("damage-register" or "deso" or "municipality-outline")))
        {
            File.Delete(mapping);
        }

        var register = Path.Combine(etl.Mappings, "damage-register.yml");
        await File.WriteAllTextAsync(register, (await File.ReadAllTextAsync(register))
            .Replace("files: damage/skadegorelseregister.csv\n", "files: damage/*.csv\n", StringComparison.Ordinal)
            .Replace("deliveredOn: 2026-07-01\n", "", StringComparison.Ordinal));
        return etl;
    }

    private static void Write(EtlFixture etl, IEnumerable<(string File, string[] Rows)> deliveries)
    {
        var folder = Path.GetDirectoryName(etl.DamageRegister)!;
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var (file, rows) in deliveries)
        {
            File.WriteAllLines(Path.Combine(folder, file), rows.Select(row => row.Split(';'))
                .Select(row => $"{row[0]};2026-03-01 16:00;2026-03-02 07:00;;;{row[1]};;;735300,5;6262720,5;;;;Gata och park").Prepend(Header));
        }
    }
}
