using Geo.Etl.Inspecting;
using Geo.Etl.Settings;
using Geo.Tests.Support;

namespace Geo.Tests.Etl.Inspecting;

public sealed class InspectVerbTests : IDisposable
{
    private static readonly Dictionary<string, string> NoDatabase = [];

    private readonly MadeFile _files = new();

    private static string Sources => Path.Combine(EtlFixture.Checkout(), "exempelstad", "sources");

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("damage/skadegorelseregister.csv", "damage-register")]
    [InlineData("est/est-rapporter-2026.xlsx", "est-reports")]
    public void The_sample_towns_files_get_the_reader_and_the_columns_of_their_own_mapping(string file, string id)
    {
        var own = StrictYaml.Read<Mapping>(Path.Combine(EtlFixture.Checkout(), "exempelstad", "mappings", $"{id}.yml"));
        var folder = MunicipalityFolder.Read(EtlFixture.Checkout(), "exempelstad");

        var inspection = MadeFile.Inspect(Path.Combine(Sources, file), MunicipalityOutline.Find(folder, Sources));

        var proposed = _files.Proposed(inspection, folder.IncidentKinds);
        Assert.Equal((own.Reader, own.Crs), (proposed.Reader, proposed.Crs));
        Assert.Equal(own.Columns.OrderBy(c => c.Key), proposed.Columns.OrderBy(c => c.Key));
        Assert.Equal(own.Unread.Order(), proposed.Unread.Order());
        Assert.Equal(own.Words.Where(w => proposed.Words.ContainsKey(w.Key)).OrderBy(w => w.Key), proposed.Words.OrderBy(w => w.Key));
        Assert.Equal(own.Words.Count, proposed.Words.Count);
        Assert.Equal(own.Reporters.Order(), proposed.Reporters.Order());
    }

    [Theory]
    [InlineData("tom.csv", "", "filen är tom")]
    [InlineData("skräp.csv", "00 01 02 03 9A 00 11 05 06 07 FE 08 00 02 1F 0E", "binär")]
    [InlineData("avhuggen.xlsx", "50 4B 03 04 14 00 00 00 08 00 21 00", "avhuggen")]
    [InlineData("gammal.xls", "D0 CF 11 E0 A1 B1 1A E1", "gammal Excel")]
    [InlineData("rapport.pdf", "25 50 44 46 2D 31 2E 37", "PDF")]
    [InlineData("sida.xls", "3C 68 74 6D 6C 3E 3C 74 61 62 6C 65 3E", "webbsida")]
    [InlineData("annan.gpkg", "53 51 4C 69 74 65 20 66 6F 72 6D 61 74 20 33 00 01", "GeoPackage")]
    [InlineData("trasig.json", "5B 7B 22 61 22 3A", "JSON")]
    public void A_file_that_cannot_be_read_is_told_by_what_it_is_and_what_to_do(string name, string bytes, string problem)
    {
        File.WriteAllBytes(_files.Path(name), Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)));

        var wrong = Assert.Throws<Geo.Database.UsageException>(() => MadeFile.Inspect(_files.Path(name)));

        Assert.StartsWith(name, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(problem, wrong.Message, StringComparison.Ordinal);
        Assert.Matches("Begär|begär|Öppna|öppna|Hämta", wrong.Message);
    }

    [Fact]
    public async Task A_missing_file_and_a_cut_workbook_end_with_two()
    {
        var whole = await File.ReadAllBytesAsync(Path.Combine(Sources, "population", "folkmangd_deso_2025.xlsx"));
        await File.WriteAllBytesAsync(_files.Path("halv.xlsx"), whole[..(whole.Length / 2)]);

        var missing = await ProgramRun.RunAsync("Geo.Etl", NoDatabase, "inspect", _files.Path("finns-inte.csv"));
        var cut = await ProgramRun.RunAsync("Geo.Etl", NoDatabase, "inspect", _files.Path("halv.xlsx"));

        Assert.Equal((2, 2), (missing.ExitCode, cut.ExitCode));
        Assert.Contains("finns inte. Kontrollera sökvägen.", missing.Errors, StringComparison.Ordinal);
        Assert.Contains("avhuggen", cut.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_free_text_is_shown_and_JSON_has_standard_output_to_itself()
    {
        var path = _files.Write("skador.csv", MadeFile.Register(3006, comma: true, ';').Replace("Klotter", "Anna Svensson", StringComparison.Ordinal));

        var run = (await ProgramRun.RunAsync("Geo.Etl", NoDatabase, "inspect", path, "--data", EtlFixture.Checkout(), "--json", "-")).Succeeded();

        Assert.DoesNotContain("hemlighet", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Svensson", run.Output + run.Errors, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.Equal(3006, json.RootElement.GetProperty("crs").GetInt32());
        Assert.Contains("# OKÄNT", json.RootElement.GetProperty("mapping").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_writes_a_mapping_once_and_reads_the_file_with_it()
    {
        var data = Town();
        var file = Path.Combine(data, "exempelstad", "sources", "damage", "skadegorelseregister.csv");
        string[] call = ["map", "exempelstad", file, "--id", "skador-2", "--data", data];

        var first = (await ProgramRun.RunAsync("Geo.Etl", NoDatabase, call)).Succeeded();
        var again = await ProgramRun.RunAsync("Geo.Etl", NoDatabase, call);

        var mapping = StrictYaml.Read<Mapping>(Path.Combine(data, "exempelstad", "mappings", "skador-2.yml"));
        Assert.Equal(("skador-2", "damage-register", "damage/skadegorelseregister.csv"), (mapping.Id, mapping.Reader, mapping.Files));
        Assert.Matches(@"Provläsning: 1.951 lästa, 1.9\d\d godtagna, \d+ avvisade", first.Output);
        Assert.Contains("Kvar att göra för hand", first.Output, StringComparison.Ordinal);
        Assert.Contains("FYLL I", first.Output, StringComparison.Ordinal);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("skrivs aldrig över", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_of_an_unfinished_proposal_says_what_is_missing_and_reads_nothing()
    {
        var data = Town();
        var file = _files.Write("platser.csv", "Plats;Öst;Nord\r\nTorget;735300,0;6262720,0\r\nParken;734100,0;6262350,0\r\n");

        var run = (await ProgramRun.RunAsync("Geo.Etl", NoDatabase, "map", "exempelstad", file, "--data", data)).Succeeded();

        Assert.Contains("nyckeln reader saknas", run.Output, StringComparison.Ordinal);
        Assert.Contains("reader: VET INTE", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(data, "exempelstad", "mappings", "platser.yml")));
    }

    // A copy of what a municipality needs to be mapped for.
    private string Town()
    {
        foreach (var part in new[] { "lookups", "exempelstad/mappings", "exempelstad/sources/areas", "exempelstad/sources/damage" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(EtlFixture.Checkout(), part)))
            {
                var to = _files.Path(Path.Combine("data", part, Path.GetFileName(file)));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }

        File.Copy(Path.Combine(EtlFixture.Checkout(), "exempelstad", "municipality.yml"), _files.Path("data/exempelstad/municipality.yml"));
        return _files.Path("data");
    }
}
