namespace Geo.Tests.Etl.Loading;

/// <summary>Nyköping's real files, where they are at hand.</summary>
public class RealInputsTests
{
    [Fact]
    public async Task The_real_files_of_Nykoping_give_the_figures_that_their_publishers_gave()
    {
        if (EtlFixture.RealInputs() is not { } inputs)
        {
            return;
        }

        await using var etl = await EtlFixture.CreateAsync();

        var load = (await etl.RunAsync("load", "nykoping", "--inputs", inputs)).Succeeded();

        Assert.Contains("1\u00A0109 rader gäller andra kommuner", load.Output, StringComparison.Ordinal);
        Assert.Equal(["258 47 6"], await etl.QueryAsync(
            "SELECT count(*) || ' ' || count(*) FILTER (WHERE area_code IS NULL) || ' ' || count(DISTINCT offence_code) FROM core.reported_offence"));
        Assert.Equal(["32 58200"], await etl.QueryAsync("SELECT count(*) || ' ' || sum(residents) FROM core.population WHERE edition = '2018'"));
        Assert.Equal(["7953", "572"], await etl.QueryAsync(
            "SELECT value::int FROM core.indicator_value WHERE period = '2025' AND indicator IN ('reported-offences-total', 'reported-offences-vandalism') ORDER BY indicator"));
    }

    [Fact]
    public async Task Areas_of_2018_are_drawn_from_those_of_2025()
    {
        if (EtlFixture.RealInputs() is not { } inputs)
        {
            return;
        }

        await using var etl = await EtlFixture.CreateAsync();

        (await etl.RunAsync("load", "nykoping", "--inputs", inputs)).Succeeded();

        Assert.Equal(["0480C1010 2025:0480C1011 2025:0480C1012"], await etl.QueryAsync("SELECT code || ' ' || drawn_as FROM core.area WHERE drawn_as IS NOT NULL"));
        Assert.Equal(["32 9"], await etl.QueryAsync("SELECT count(*) || ' ' || count(*) FILTER (WHERE outline IS NULL) FROM core.area WHERE kind = 'deso' AND edition = '2018'"));
        Assert.Equal(["24"], await etl.QueryAsync("SELECT count(outline) FROM core.area WHERE kind = 'deso' AND edition = '2025'"));
        Assert.Equal(["t"], await etl.QueryAsync(
            """
            SELECT CASE WHEN ST_Equals(old.outline, ST_Union(new.outline)) THEN 't' ELSE 'f' END
            FROM core.area AS old JOIN core.area AS new ON new.edition = '2025' AND new.code IN ('0480C1011', '0480C1012')
            WHERE old.edition = '2018' AND old.code = '0480C1010' GROUP BY old.outline
            """));
    }
}
