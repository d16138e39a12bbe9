using System.Text;
using Geo.Etl.Formats;

namespace Geo.Tests.Etl.Formats;

public sealed class CsvTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("windows-1252", false)]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    public void The_encoding_is_found_out(string encoding, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(encoding).GetBytes("Ärende;Öst\r\nå;1\r\n");
        File.WriteAllBytes(_path, mark ? [.. Encoding.GetEncoding(encoding).GetPreamble(), .. bytes] : bytes);

        var table = Csv.Open(_path, new());

        Assert.Equal(["Ärende", "Öst"], table.Header);
        Assert.Equal("å", Assert.Single(table.Rows).Cells[0]);
    }

    [Fact]
    public void A_row_is_known_by_the_line_that_it_begins_on()
    {
        File.WriteAllText(_path, "a;b\r\n1;\"två\r\nrader\"\r\n\r\n2;x\r\n");

        var rows = Csv.Open(_path, new()).Rows.ToList();

        Assert.Equal([2, 5], rows.Select(row => row.Line));
        Assert.Equal("två\r\nrader", rows[0].Cells[1]);
    }

    [Theory]
    [InlineData("a,b,c")]
    [InlineData("a\tb\tc")]
    public void The_delimiter_is_found_out(string header)
    {
        File.WriteAllText(_path, header + "\n");

        Assert.Equal(["a", "b", "c"], Csv.Open(_path, new()).Header);
    }

    [Fact]
    public void A_changed_header_is_told_by_its_missing_and_new_columns()
    {
        var drift = Assert.Throws<SourceDriftException>(() => HeaderCheck.Demand("fil.csv", ["Id", "Ort", "Antal"], ["Id", "Kommun"], ["Antal"]));

        Assert.Contains("Saknas: Kommun.", drift.Message, StringComparison.Ordinal);
        Assert.Contains("Nya: Ort.", drift.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_header_stops_the_reading()
    {
        File.WriteAllText(_path, "");

        Assert.Throws<SourceDriftException>(() => Csv.Open(_path, new()));
    }
}
