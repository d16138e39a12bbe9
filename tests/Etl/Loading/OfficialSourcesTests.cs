namespace Geo.Tests.Etl.Loading;

/// <summary>What the official sources of Exempelstad become in the store.</summary>
public class OfficialSourcesTests(LoadedExempelstad loaded) : IClassFixture<LoadedExempelstad>
{
    private readonly EtlFixture _etl = loaded.Etl;

    [Fact]
    public async Task An_edited_notice_is_kept_as_it_last_was_and_its_text_is_masked()
    {
        Assert.Equal(["Exempelstad false"], await Notices("SELECT place_name || ' ' || summary FROM core.police_event WHERE masked_text LIKE '%larmet var falskt%'"));
        Assert.Equal(["Tips om händelsen lämnas till [namn] på [telefon]."], await Notices("SELECT masked_text FROM core.police_event WHERE masked_text LIKE 'Tips%'"));
        Assert.Equal(["0"], await Notices("SELECT count(*) FROM core.police_event WHERE type <> trim(type)"));
    }

    [Fact]
    public async Task A_notice_after_New_Year_of_the_evening_before_happened_the_year_before()
    {
        Assert.Equal(["2025-12-31 22:10"], await Notices(
            "SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') FROM core.police_event WHERE reference = '700031'"));
        Assert.Equal(["700037", "700043"], await Notices("SELECT reference FROM core.police_event WHERE occurred_at IS NULL ORDER BY reference"));
    }

    [Fact]
    public async Task The_year_of_Brå_is_the_sum_of_its_quarters_in_the_other_file()
    {
        Assert.Equal(["3871 11002"], await _etl.QueryAsync("SELECT value::int || ' ' || per_hundred_thousand::int FROM core.indicator_value WHERE source = 'bra-yearly' AND period = '2021'"));
        Assert.Equal(["true"], await _etl.QueryAsync("""
            SELECT (value = (SELECT sum(value) FROM core.indicator_value WHERE source = 'bra-quarterly' AND indicator = 'reported-offences-total' AND period LIKE '2025K_'))::text
            FROM core.indicator_value WHERE source = 'bra-yearly' AND period = '2025'
            """));
        Assert.Equal(["24 6"], await _etl.QueryAsync("SELECT count(*) || ' ' || count(*) FILTER (WHERE preliminary) FROM core.indicator_value WHERE source = 'bra-quarterly'"));
        Assert.Contains(await _etl.QueryAsync("SELECT problem FROM staging.issue WHERE source = 'bra-quarterly'"), problem => problem.StartsWith("8 rader har ..", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_figure_that_Kolada_lacks_is_null_with_its_reason_and_one_taken_back_is_not_there()
    {
        Assert.Equal(["24 6 Missing"], await _etl.QueryAsync(
            "SELECT count(*) || ' ' || count(*) FILTER (WHERE value IS NULL) || ' ' || min(status) FROM core.indicator_value WHERE source = 'kolada'"));
        Assert.Equal(["0"], await _etl.QueryAsync("SELECT count(*) FROM core.indicator_value WHERE indicator = 'U07452' AND period = '2021'"));
    }

    [Fact]
    public async Task Figures_of_the_place_that_the_mapping_names_are_kept_to_compare_with_where_the_publisher_has_them()
    {
        Assert.Equal(["9902 Grannstads kommun similar 18"], await _etl.QueryAsync(
            "SELECT place || ' ' || place_name || ' ' || kind || ' ' || count(*) FROM core.comparison_value GROUP BY place, place_name, kind"));
        Assert.Equal(["0"], await _etl.QueryAsync("SELECT count(*) FROM core.comparison_value WHERE (indicator, period) IN (('U07452', '2021'), ('N00610', '2022'))"));
        Assert.Contains(await _etl.QueryAsync("SELECT problem FROM staging.issue WHERE source = 'kolada'"), problem => problem.StartsWith("6 värden för andra platser saknas", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Totals_carry_their_focus_area_and_registry_number()
    {
        Assert.Equal(
            ["external-2 3 EX 2025/0201", "external-6 1 EX 2026/0017", "external-7 1 EX 2026/0031", "external-8 1 ", "internal-1 1 EX 2026/0044", "internal-2 1 EX 2026/0044"],
            await _etl.QueryAsync("SELECT focus_area || ' ' || count(*) || ' ' || coalesce(min(registry_number), '') FROM core.indicator_value WHERE source = 'totals' GROUP BY focus_area ORDER BY focus_area"));
        Assert.Equal(["false"], await _etl.QueryAsync("SELECT publishable::text FROM core.source WHERE id = 'totals'"));
    }

    [Fact]
    public async Task A_share_is_a_share_of_one_with_its_interval_and_what_is_withheld_is_unknown()
    {
        Assert.Equal(["45 10 0.", "18 0 0."], await _etl.QueryAsync("""
            SELECT count(*) || ' ' || count(*) FILTER (WHERE share IS NULL AND lower IS NULL AND respondents IS NULL) || ' ' || left(min(share)::text, 2)
            FROM core.survey_share WHERE period <> '2021' OR source = 'ntu' GROUP BY source ORDER BY source
            """));
        Assert.Equal(["0"], await _etl.QueryAsync("SELECT count(*) FROM core.survey_share WHERE NOT (lower <= share AND share <= upper)"));
        Assert.Equal(["NTU false", "Skolenkäten true"], await _etl.QueryAsync("SELECT DISTINCT instrument || ' ' || higher_is_better::text FROM core.survey_share ORDER BY 1"));
    }

    [Fact]
    public async Task Plans_keep_their_number_in_both_files_and_say_what_the_newer_file_says()
    {
        Assert.Equal(["begun 0", "consultation 5", "in-force 20"], await _etl.QueryAsync(
            "SELECT s || ' ' || count(plan.code) FROM unnest(ARRAY['begun', 'consultation', 'in-force']) AS s LEFT JOIN core.detailed_plan AS plan ON plan.status = s GROUP BY s ORDER BY s"));
        Assert.Equal(["2018-04-28 2028-04-27 EX 2018/013"], await _etl.QueryAsync(
            "SELECT in_force_on || ' ' || implementation_until || ' ' || registry_number FROM core.detailed_plan WHERE code = '9901-P2018/13'"));
    }

    [Fact]
    public async Task A_plan_in_the_local_zone_lies_where_the_municipality_drew_it()
    {
        Assert.Equal(["7 true"], await _etl.QueryAsync("""
            SELECT count(*) || ' ' || bool_and(ST_IsValid(ngp.outline) AND ST_HausdorffDistance(ST_Boundary(ngp.outline), ST_Boundary(own.outline)) < 0.05)::text
            FROM staging.area AS ngp JOIN staging.area AS own USING (kind, edition, code)
            WHERE ngp.source = 'plans-ngp' AND own.source = 'plan-areas'
            """));
    }

    [Fact]
    public async Task Reported_offences_keep_the_areas_of_their_own_edition_and_the_empty_ones()
    {
        Assert.Equal(["true true true"], await _etl.QueryAsync("""
            SELECT (count(*) FILTER (WHERE area_code IS NULL) > 20)::text || ' ' || bool_and(area_edition = '2018')::text
              || ' ' || bool_or(area_code = '9901C1015')::text
            FROM core.reported_offence
            """));
        Assert.Equal(["2"], await _etl.QueryAsync("SELECT count(*) FROM core.area_crosswalk WHERE from_code = '9901C1015'"));
    }

    private Task<List<string>> Notices(string sql) => _etl.QueryAsync(sql);
}
