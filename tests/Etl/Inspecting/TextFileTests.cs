using System.Text;
using Geo.Etl.Inspecting;

namespace Geo.Tests.Etl.Inspecting;

public sealed class TextFileTests : IDisposable
{
    private readonly MadeFile _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Swedish_Excel_in_a_local_zone_is_told_by_the_municipality()
    {
        var path = _files.Write("skador.csv", MadeFile.Register(3010, comma: true, ';'), "windows-1252");

        var inspection = MadeFile.Inspect(path, MadeFile.Outline);

        AssertText(inspection, "Windows-1252", "semikolon", 3010);
        Assert.Contains("ISO-8859-1 läser just den här filen likadant", inspection.Sample.Encoding!.Guess.Reason, StringComparison.Ordinal);
        Assert.Equal("decimalkomma", inspection.DecimalSign.Value);
        AssertRegister(_files.Proposed(inspection), 3010);
    }

    [Fact]
    public void Tabs_and_a_mark_of_UTF_8_are_told()
    {
        var path = _files.Write("skador.txt", MadeFile.Register(3006, comma: true, '\t'), "utf-8", mark: true);

        var inspection = MadeFile.Inspect(path);

        AssertText(inspection, "UTF-8 med BOM", "tabb", 3006);
        Assert.Equal(Confidence.Certain, inspection.Places!.Crs.Guess.Confidence);
        AssertRegister(_files.Proposed(inspection), 3006);
    }

    [Theory]
    [InlineData(true, "UTF-16 LE med BOM")]
    [InlineData(false, "utf-16 utan BOM")]
    public void UTF_16_is_told_with_and_without_its_mark(bool mark, string expected)
    {
        var path = _files.Write("skador.csv", MadeFile.Register(3006, comma: true, ';'), "utf-16", mark);

        var inspection = MadeFile.Inspect(path);

        AssertText(inspection, expected, "semikolon", 3006);
        AssertRegister(_files.Proposed(inspection), 3006);
    }

    [Fact]
    public void Commas_and_degrees_are_told()
    {
        var path = _files.Write("skador.csv", MadeFile.Register(4326, comma: false, ',', "Longitud", "Latitud"));

        var inspection = MadeFile.Inspect(path);

        AssertText(inspection, "UTF-8", "komma", 4326);
        Assert.Equal("decimalpunkt", inspection.DecimalSign.Value);
        Assert.Equal("Longitud", _files.Proposed(inspection).Columns["easting"]);
    }

    [Fact]
    public void Latitude_under_the_name_of_longitude_is_taken_by_its_numbers_and_told()
    {
        var path = _files.Write("skador.csv", MadeFile.Register(4326, comma: false, ',', east: "Latitud", north: "Longitud"));

        var inspection = MadeFile.Inspect(path);

        AssertText(inspection, "UTF-8", "komma", 4326);
        Assert.Equal("Latitud", _files.Proposed(inspection).Columns["easting"]);
        Assert.Contains(inspection.Doubts, doubt => doubt.Contains("omkastat", StringComparison.Ordinal));
    }

    [Fact]
    public void RT_90_with_x_to_the_north_is_told()
    {
        var path = _files.Write("skador.csv", MadeFile.Register(3021, comma: true, ';', east: "Y", north: "X"), "windows-1252");

        var inspection = MadeFile.Inspect(path);

        AssertText(inspection, "Windows-1252", "semikolon", 3021);
        Assert.Equal("Y", _files.Proposed(inspection).Columns["easting"]);
    }

    [Theory]
    [InlineData("ibm850", "DOS (teckentabell 850)")]
    [InlineData("macintosh", "Mac Roman")]
    public void Old_tables_of_characters_are_told_by_their_bytes(string encoding, string expected)
    {
        var path = _files.Write("skador.csv", MadeFile.Register(3006, comma: true, ';'), encoding);

        var inspection = MadeFile.Inspect(path);

        AssertText(inspection, expected, "semikolon", 3006);
        var mapping = _files.Proposed(inspection);
        Assert.Equal(encoding, mapping.Format.Encoding);
        AssertRegister(mapping, 3006);
    }

    [Fact]
    public void Stacked_headers_are_told_and_the_lowest_names_the_columns()
    {
        var text = new StringBuilder("Anmälda brott i kommunen\r\n\r\n;;;2024;2024\r\n;;;Anmälda brott;Anmälda brott\r\nkommun;period;nyckel;antal;per 100 000 inv\r\n");
        for (var i = 0; i < 40; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"0480;{1996 + i % 20};{(i < 20 ? "skadegörelse" : "stöld")};{400 + i * 7};{900 + i * 3}\r\n");
        }

        var inspection = MadeFile.Inspect(_files.Write("sol.csv", text.ToString(), "iso-8859-1"));

        Assert.Equal("Windows-1252", inspection.Sample.Encoding!.Guess.Value);
        Assert.Equal(5, inspection.Header.Line);
        Assert.Equal(40, inspection.Header.Data.Count);
        Assert.Contains(inspection.Doubts, doubt => doubt.Contains("staplad på 3 rader", StringComparison.Ordinal));
        Assert.Null(inspection.Places);
        var mapping = _files.Proposed(inspection);
        Assert.Equal("indicators", mapping.Reader);
        Assert.Equal(5, mapping.Format.HeaderRow);
        Assert.Equal("antal", mapping.Columns["value"]);
    }

    [Fact]
    public void Two_zones_that_both_fit_are_not_chosen_between()
    {
        var path = _files.Write("skador.csv", MadeFile.Register(3010, comma: true, ';'), "windows-1252");

        var inspection = MadeFile.Inspect(path);

        Assert.Null(inspection.Places!.Crs.Crs);
        Assert.Equal(Confidence.Unknown, inspection.Places.Crs.Guess.Confidence);
        Assert.Contains("3010", inspection.Places.Crs.Guess.Reason, StringComparison.Ordinal);
        Assert.Contains(inspection.Doubts, doubt => doubt.Contains("--municipality", StringComparison.Ordinal));
        var yaml = MadeFile.Yaml(inspection);
        Assert.DoesNotContain("\ncrs:", yaml, StringComparison.Ordinal);
        Assert.Contains("# crs: VET INTE", yaml, StringComparison.Ordinal);
        AssertRegister(_files.Proposed(inspection), 3006);
    }

    [Fact]
    public void One_column_of_dates_with_low_days_gives_neither_delimiter_nor_order()
    {
        var path = _files.Write("datum.csv", "Datum\r\n" + string.Concat(Enumerable.Repeat("03/04/2025\r\n05/06/2025\r\n01/02/2025\r\n", 10)));

        var inspection = MadeFile.Inspect(path);

        Assert.Equal(Confidence.Unknown, inspection.Sample.Delimiter!.Guess.Confidence);
        var column = Assert.Single(inspection.Columns);
        Assert.Equal(ColumnType.Date, column.Type);
        Assert.Equal(Confidence.Unknown, column.Confidence);
        Assert.Contains(inspection.Doubts, doubt => doubt.Contains("dag/månad och månad/dag", StringComparison.Ordinal));
        Assert.Equal("ASCII", inspection.Sample.Encoding!.Guess.Value);
        Assert.Null(inspection.Reader);
        var wrong = Assert.Throws<Geo.Database.UsageException>(() => _files.Proposed(inspection));
        Assert.Contains("reader", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decimal_comma_that_parts_as_evenly_as_the_semicolon_is_not_passed_over()
    {
        var inspection = MadeFile.Inspect(_files.Write("tal.csv", "1;2,5;3,5\r\n2;3,5;4,5\r\n3;4,5;5,5\r\n"));

        Assert.Equal(Confidence.Unknown, inspection.Sample.Delimiter!.Guess.Confidence);
        Assert.Equal(0, inspection.Header.Line);
        Assert.DoesNotContain("delimiter", MadeFile.Yaml(inspection), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_people_are_never_shown_though_they_are_few()
    {
        var path = _files.Write("namn.csv", "Händelse;Namn;Handläggare\r\n" + string.Concat(Enumerable.Repeat("Bråk;Kalle;Pelle\r\nStöld;Stina;Pelle\r\n", 20)));

        var inspection = MadeFile.Inspect(path);

        var shown = string.Join('\n', InspectionText.Lines(inspection, MadeFile.Yaml(inspection)));
        Assert.Equal(ColumnType.FreeText, inspection.Columns[1].Type);
        Assert.DoesNotContain("Kalle", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Pelle", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13/04/2025", "dag/månad/år", false)]
    [InlineData("04/13/2025", "månad/dag/år", true)]
    public void One_day_above_twelve_settles_the_order(string settling, string expected, bool doubted)
    {
        var path = _files.Write("datum.csv", $"Datum;Antal\r\n03/04/2025;1\r\n{settling};2\r\n01/02/2025;3\r\n");

        var inspection = MadeFile.Inspect(path);

        Assert.Equal(expected, inspection.Columns[0].Note);
        Assert.Equal(doubted, inspection.Doubts.Any(doubt => doubt.Contains("Läsarna läser dagen först", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_long_file_is_judged_by_its_head_and_pieces()
    {
        var row = "SK-0001;2025-03-01;Klotter på skåp;612000,5;6513000,5\r\n";
        var text = "Ärendenr;Datum;Typ;Öst;Nord\r\n" + string.Concat(Enumerable.Repeat(row, 200_000));
        var path = _files.Write("lång.csv", text);

        var sample = FileSample.Read(path);
        var inspection = MadeFile.Inspect(path);

        Assert.False(sample.Whole);
        Assert.True(sample.Head.Length + sample.Pieces.Sum(piece => piece.Length) < 3_000_000);
        AssertText(inspection, "UTF-8", "semikolon", 3006);
        Assert.False(inspection.Sample.Whole);
    }

    private static void AssertText(Inspection inspection, string encoding, string delimiter, int crs)
    {
        Assert.Equal(encoding, inspection.Sample.Encoding!.Guess.Value);
        Assert.Equal(delimiter, inspection.Sample.Delimiter!.Guess.Value);
        Assert.Equal(crs, inspection.Places?.Crs.Crs);
    }

    private static void AssertRegister(Geo.Etl.Settings.Mapping mapping, int crs)
    {
        Assert.Equal("damage-register", mapping.Reader);
        Assert.Equal(crs, mapping.Crs);
        Assert.Equal(("Ärendenr", "Senast sett helt", "Upptäckt", "Typ"), (mapping.Columns["reference"], mapping.Columns["lastSeenWhole"], mapping.Columns["discovered"], mapping.Columns["type"]));
        Assert.Equal(["Klotter", "Krossad ruta", "Skadad skylt"], mapping.Words.Keys.Order(StringComparer.Ordinal));
    }
}
