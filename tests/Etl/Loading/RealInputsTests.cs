using Geo.Etl.Formats;

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

    [Fact]
    public async Task The_notices_of_the_police_are_kept_for_the_municipality_and_its_county_and_none_has_a_place_on_the_map()
    {
        if (EtlFixture.RealInputs() is not { } inputs)
        {
            return;
        }

        await using var etl = await EtlFixture.CreateAsync();

        (await etl.RunAsync("load", "nykoping", "--inputs", inputs)).Succeeded();

        // 1,742 of the county's 2,458 concern Nyköping or the county as a whole; 22 of the whole country's 500.
        Assert.Equal(["polisen_api_events_2026-08-22.json 22 0", "polisen_events_sodermanland.json 1742 0"], await etl.QueryAsync(
            "SELECT file || ' ' || rows_read || ' ' || rows_rejected FROM core.delivery WHERE source = 'police-events' ORDER BY file"));
        Assert.Equal(["235"], await etl.QueryAsync("SELECT count(*) FROM staging.police_event WHERE file = 'polisen_events_sodermanland.json' AND place_name = 'Nyköping'"));
        Assert.Equal(["0"], await etl.QueryAsync("SELECT count(*) FROM core.police_event WHERE occurred_at IS NULL OR occurred_at > published_at + interval '1 day' OR type <> trim(type)"));
        Assert.Equal(["0"], await etl.QueryAsync("SELECT count(*) FROM core.police_event WHERE published_at >= '2026-02-01' AND location_name <> 'Södermanlands län'"));
        Assert.Equal(["1742 1214"], await etl.QueryAsync("SELECT count(*) || ' ' || count(*) FILTER (WHERE summary) FROM core.police_event"));
    }

    [Fact]
    public void The_untouched_answer_of_the_police_has_500_notices_and_no_municipality_as_place()
    {
        if (EtlFixture.RealInputs() is not { } inputs)
        {
            return;
        }

        var table = JsonRows.Open(Path.Combine(inputs, "polisen", "polisen_api_events_2026-08-22.json"), new());
        var place = table.Header.ToList().IndexOf("location.name");
        var rows = table.Rows.ToList();

        Assert.Equal(500, rows.Count);
        Assert.All(rows, row => Assert.EndsWith(" län", (string)row.Cells[place]!, StringComparison.Ordinal));
    }

    [Fact]
    public void The_real_table_of_the_statistics_office_gives_a_row_a_cell()
    {
        if (EtlFixture.RealInputs() is not { } inputs)
        {
            return;
        }

        var table = JsonStat.Open(Path.Combine(inputs, "scb", "pxwebapi2_TAB6471_data.json"), new());
        var rows = table.Rows.ToList();

        Assert.Equal(21 * 11 * 3 * 1 * 4, rows.Count);
        Assert.Equal(["01", "Stockholms län", "0-9", "0-9 år", "TotSa", "totalt, samtliga män och kvinnor", "000007SF", "Folkmängden per månad", "2026M01", "2026M01", 245284.0, null], rows[0].Cells);
        Assert.Equal(("2026M02", 247245.0), (rows[1].Cells[8], rows[1].Cells[10]));
    }

    [Fact]
    public void The_real_answer_of_Kolada_gives_its_192_values()
    {
        if (EtlFixture.RealInputs() is not { } inputs)
        {
            return;
        }

        var rows = Kolada.Open(Path.Combine(inputs, "kolada", "kolada_v3_data_sample.json"), new()).Rows.ToList();

        Assert.Equal(192, rows.Count);
        Assert.Equal(["N03702", "N03702", "T", "0319", 2012.0, 1.0, "", 253.891158, "nej"], rows[0].Cells);
    }
}
