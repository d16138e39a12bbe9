using System.Text;
using Geo.Etl.Formats;

namespace Geo.Tests.Etl.Formats;

public sealed class BraTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geo-bra").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_yearly_file_is_read_with_its_header_and_its_mark()
    {
        var path = Write("Anmälda brott kommunerna 2025.csv", "Kommun;Antal;Per 100 000 inv.\r\nExempelstad;2537;7810\r\n", new UTF8Encoding(true));

        var row = Assert.Single(BraYearly.Open(path, new()).Rows);

        Assert.Equal((2, "Exempelstad 2025 total 2537 7810"), (row.Line, string.Join(' ', row.Cells)));
    }

    [Fact]
    public void The_file_of_2021_has_no_header_and_spaces_in_its_numbers()
    {
        var path = Write("Anmälda brott kommunerna 2021.csv", "Exempelstads kommun;12 537;17 810\r\nEttnamn–Annat kommun;1;2\r\n", new UTF8Encoding(true));

        var rows = BraYearly.Open(path, new()).Rows.ToList();

        Assert.Equal(["Exempelstads kommun|2021|total|12 537|17 810", "Ettnamn–Annat kommun|2021|total|1|2"], rows.Select(row => string.Join('|', row.Cells)));
        Assert.Equal(1, rows[0].Line);
    }

    [Theory]
    [InlineData("Anmälda brott.csv", "Kommun;Antal;Per 100 000 inv.\r\nExempelstad;1;2\r\n")]
    [InlineData("Anmälda brott 2024 och 2025.csv", "Kommun;Antal;Per 100 000 inv.\r\nExempelstad;1;2\r\n")]
    [InlineData("Anmälda brott 2025.csv", "Kommun;Antal;Andel\r\nExempelstad;1;2\r\n")]
    [InlineData("Anmälda brott 2025.csv", "")]
    public void Another_header_or_no_year_in_the_name_stops_the_reading(string name, string text)
    {
        var path = Write(name, text, Encoding.UTF8);

        Assert.Throws<SourceDriftException>(() => BraYearly.Open(path, new()));
    }

    [Fact]
    public void The_database_export_gives_a_row_an_offence_and_period()
    {
        var path = Write("sol.csv", """
            Anmälda brott
            ;2025;2025;2026 prel.;2026 prel.
            ;Kvartal 4;Kvartal 4;Kvartal 1;Kvartal 1
            ;Antal;/100&nbsp;000&nbsp;inv;Antal;/100&nbsp;000&nbsp;inv
            Exempelstad kommun;;;;
            &nbsp;Brottsbalken;..;..;..;..
            &nbsp;&nbsp;12 kap. Skadegörelsebrott;1&nbsp;204;3&nbsp;420;99;281
            """, Encoding.Latin1);

        var rows = BraSol.Open(path, new()).Rows.ToList();

        Assert.Equal(
            ["Exempelstad kommun|2025K4|Brottsbalken|..|..|nej", "Exempelstad kommun|2026K1|Brottsbalken|..|..|ja",
                "Exempelstad kommun|2025K4|12 kap. Skadegörelsebrott|1 204|3 420|nej", "Exempelstad kommun|2026K1|12 kap. Skadegörelsebrott|99|281|ja"],
            rows.Select(row => string.Join('|', row.Cells)));
    }

    [Fact]
    public void Years_and_months_are_periods_too()
    {
        var years = Write("year.csv", "Titel\n;År;\n;2024;2024\n;Antal;/100&nbsp;000&nbsp;inv\nExempelstad kommun;;\nSumma;1;2\n", Encoding.Latin1);
        var months = Write("month.csv", "Titel\n;2024;\n;Mars;\n;Antal;/100&nbsp;000&nbsp;inv\nExempelstad kommun;;\nSumma;1;2\n", Encoding.Latin1);

        Assert.Equal("2024", Assert.Single(BraSol.Open(years, new()).Rows).Cells[1]);
        Assert.Equal("2024M03", Assert.Single(BraSol.Open(months, new()).Rows).Cells[1]);
    }

    [Theory]
    [InlineData("Titel\n;2024;2024\n;Antal;Antal\nExempelstad kommun;;\nSumma;1;2\n")]
    [InlineData("Titel\n;2024;2024;2024;2024\n;Antal;/100 000 inv;Antal;/100 000 inv\nExempelstad kommun;;\nSumma;1;2;1;2\n")]
    [InlineData("Titel\n;Vecka 4;Vecka 4\n;Antal;/100 000 inv\nExempelstad kommun;;\nSumma;1;2\n")]
    [InlineData("Kommun;Antal\nExempelstad;1\n")]
    public void Other_header_rows_stop_the_reading(string text)
    {
        var path = Write("sol.csv", text, Encoding.Latin1);

        Assert.Throws<SourceDriftException>(() => BraSol.Open(path, new()));
    }

    private string Write(string name, string text, Encoding encoding)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text, encoding);
        return path;
    }
}
