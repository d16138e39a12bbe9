using Geo.Tests.Support;

namespace Geo.Tests.Etl.Loading;

/// <summary>What is wrong with a call or a file ends in a message that says what to do, and the store as it was.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private EtlFixture _etl = null!;

    public async Task InitializeAsync() => _etl = await EtlFixture.CreateAsync();

    public async Task DisposeAsync() => await _etl.DisposeAsync();

    [Fact]
    public async Task A_missing_folder_is_told()
    {
        await RefusedAsync(2, "finns inte", "load", "exempelstad", "--inputs", "/nowhere");
        await RefusedAsync(2, "Där finns: exempelstad, nykoping", "load", "ingenstad");
    }

    [Fact]
    public async Task A_missing_file_is_told()
    {
        File.Delete(_etl.DamageRegister);

        await RefusedAsync(2, "damage/skadegorelseregister.csv", "load", "exempelstad");
    }

    [Fact]
    public async Task A_changed_header_stops_the_load()
    {
        _etl.EditRegister(text => text.Replace(";Typ;", ";Skadetyp;", StringComparison.Ordinal));

        await RefusedAsync(2, "Saknas: Typ. Nya: Skadetyp.", "load", "exempelstad");
    }

    [Fact]
    public async Task An_emptied_file_stops_the_load()
    {
        _etl.EditRegister(text => text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)]);

        await RefusedAsync(2, "filen har inga rader", "load", "exempelstad");
    }

    [Fact]
    public async Task A_file_that_lost_many_rows_stops_the_load_unless_the_caller_accepts_it()
    {
        (await _etl.RunAsync("load", "exempelstad")).Succeeded();
        _etl.EditRegister(text => string.Join("\r\n", text.Split("\r\n").Take(1_201)) + "\r\n");

        await RefusedAsync(2, "förra leveransen av damage-register hade 1951", "load", "exempelstad");
        (await _etl.RunAsync("load", "exempelstad", "--fewer")).Succeeded();
    }

    [Fact]
    public async Task Coordinates_in_another_zone_stop_the_load_and_the_zone_is_named()
    {
        _etl.EditRegister(text => string.Join("\r\n", text.Split("\r\n").Select((line, i) => i == 0 || line.Length == 0 ? line : InZone(line))));

        await RefusedAsync(2, "EPSG:3010 (SWEREF 99 16 30)", "load", "exempelstad");
    }

    [Fact]
    public async Task A_binary_file_in_the_place_of_a_text_is_told()
    {
        var junk = new byte[40_000];
        new Random(1).NextBytes(junk);
        await File.WriteAllBytesAsync(_etl.DamageRegister, junk);

        await RefusedAsync(2, "skadegorelseregister.csv", "load", "exempelstad");
    }

    [Fact]
    public async Task A_wholly_empty_file_is_told()
    {
        await File.WriteAllBytesAsync(_etl.DamageRegister, []);

        await RefusedAsync(2, "filen saknar rubrikrad", "load", "exempelstad");
    }

    [Fact]
    public async Task A_wrong_encoding_in_the_mapping_is_told_by_the_header_that_it_spoils()
    {
        var mapping = Path.Combine(_etl.Mappings, "damage-register.yml");
        await File.WriteAllTextAsync(mapping, (await File.ReadAllTextAsync(mapping)).Replace("delimiter: \";\"", "delimiter: \";\", encoding: utf-8", StringComparison.Ordinal));

        await RefusedAsync(2, "rubrikraden har ändrats", "load", "exempelstad");
    }

    [Fact]
    public async Task Swapped_axes_and_days_that_do_not_exist_are_told_with_their_line_and_stop_the_load_when_they_are_many()
    {
        var whole = await File.ReadAllBytesAsync(_etl.DamageRegister);
        _etl.EditRegister(text => string.Join("\r\n", text.Split("\r\n").Select((line, i) => i is 0 or > 60 || line.Length == 0 ? line : Swapped(line))));

        await RefusedAsync(2, "öst och nord har bytt plats", "load", "exempelstad");
        await File.WriteAllBytesAsync(_etl.DamageRegister, whole);
        _etl.EditRegister(text => string.Join("\r\n", text.Split("\r\n").Select((line, i) => i is 0 or > 60 ? line : System.Text.RegularExpressions.Regex.Replace(line, @";20\d\d-\d\d-\d\d", ";2025-02-30"))));

        await RefusedAsync(2, "inte en tid som finns", "load", "exempelstad");
    }

    [Fact]
    public async Task A_full_disk_is_told_and_nothing_is_lost()
    {
        (await _etl.RunAsync("load", "exempelstad")).Succeeded();

        // The error that PostgreSQL raises where a table cannot grow.
        await _etl.QueryAsync(
            """
            CREATE FUNCTION public.no_space() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
            CREATE TRIGGER no_space BEFORE INSERT ON core.delivery EXECUTE FUNCTION public.no_space();
            """);

        await RefusedAsync(1, "disk är full", "load", "exempelstad", "--again");
    }

    [Fact]
    public async Task Too_many_unknown_words_stop_the_load_with_the_commonest_reasons()
    {
        _etl.EditRegister(text => text.Replace(";Klotter;", ";Sprejning;", StringComparison.Ordinal));

        var run = await RefusedAsync(2, "De vanligaste skälen", "load", "exempelstad");

        Assert.Contains("rader: ordet känns inte igen", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_key_of_a_mapping_is_told_with_its_line()
    {
        await File.AppendAllTextAsync(Path.Combine(_etl.Mappings, "water.yml"), "colour: blue\n");

        await RefusedAsync(2, "water.yml:14: nyckeln colour känns inte igen", "load", "exempelstad");
    }

    [Fact]
    public async Task No_database_and_no_login_are_told()
    {
        var nowhere = await ProgramRun.RunAsync(
            "Geo.Etl", new Dictionary<string, string> { ["GEO_DATABASE_ETL"] = "Host=/nowhere;Username=geo_etl" }, "load", "exempelstad", "--data", _etl.Data);
        var unset = await ProgramRun.RunAsync(
            "Geo.Etl", new Dictionary<string, string> { ["GEO_DATABASE_ETL"] = "" }, "load", "exempelstad", "--data", _etl.Data);

        Assert.Equal((1, 2), (nowhere.ExitCode, unset.ExitCode));
        Assert.Contains("Ingen databas svarar", nowhere.Errors, StringComparison.Ordinal);
        Assert.Contains("GEO_DATABASE_ETL är inte satt", unset.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_without_postgis_is_told()
    {
        var name = $"geo_plain_{Guid.NewGuid():N}";
        await PostGis.AdministerAsync($"CREATE DATABASE {name} TEMPLATE template0");
        var login = new Npgsql.NpgsqlConnectionStringBuilder(_etl.Database.LoginOf("geo_etl")) { Database = name }.ConnectionString;

        var run = await ProgramRun.RunAsync("Geo.Etl", new Dictionary<string, string> { ["GEO_DATABASE_ETL"] = login }, "load", "exempelstad", "--data", _etl.Data);
        await PostGis.AdministerAsync($"DROP DATABASE {name}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("saknar PostGIS", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_names_what_is_wrong_and_what_to_do()
    {
        File.Delete(_etl.DamageRegister);

        var run = await _etl.RunAsync("check", "exempelstad");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("fel Filer ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Kör ./geo etl load exempelstad", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Inget har lästs in", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Matches(@"\d+ fel, \d+ obs, \d+ ok", run.Output);
    }

    private async Task<ProgramRun> RefusedAsync(int code, string message, params string[] arguments)
    {
        var before = await _etl.HashAsync();

        var run = await _etl.RunAsync(arguments);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith("Inget har lästs in.", run.Errors.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(before, await _etl.HashAsync());
        return run;
    }

    private static string Swapped(string line)
    {
        var cells = line.Split(';');
        var last = cells.Length - 4;
        (cells[last], cells[last + 1]) = (cells[last + 1], cells[last]);
        return string.Join(';', cells);
    }

    // The damage register in the zone that a neighbour's map office might use.
    private static string InZone(string line)
    {
        var swedish = System.Globalization.CultureInfo.GetCultureInfo("sv-SE");
        var cells = line.Split(';');
        var last = cells.Length - 4;
        if (!double.TryParse(cells[last], swedish, out var east) || !double.TryParse(cells[last + 1], swedish, out var north))
        {
            return line;
        }

        var (x, y) = Geo.Etl.Sampling.TransverseMercator.ToZone1630(east, north);
        cells[last] = x.ToString("F1", swedish);
        cells[last + 1] = y.ToString("F1", swedish);
        return string.Join(';', cells);
    }
}
