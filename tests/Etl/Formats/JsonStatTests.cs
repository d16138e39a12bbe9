using Geo.Etl.Formats;

namespace Geo.Tests.Etl.Formats;

public sealed class JsonStatTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("geo-json").FullName, "table.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void The_last_dimension_varies_fastest_and_a_sparse_value_is_missing_not_zero()
    {
        Write("""
            {"version":"2.0","class":"dataset","id":["Region","Kon","Tid"],"size":[2,2,1],
             "dimension":{"Region":{"category":{"index":["0480C1011_DeSO2025","0480C1012_DeSO2025"]}},
               "Kon":{"category":{"index":{"2":1,"1":0},"label":{"1":"män","2":"kvinnor"}}},
               "Tid":{"category":{"label":{"2025":"2025"}}}},
             "value":{"0":101,"3":204},"status":{"1":".."}}
            """);

        var rows = JsonStat.Open(_path, new()).Rows.ToList();

        Assert.Equal([101.0, null, null, 204.0], rows.Select(row => row.Cells[^2]));
        Assert.Equal([null, "..", null, null], rows.Select(row => row.Cells[^1]));
        Assert.Equal(["0480C1011_DeSO2025", "0480C1011_DeSO2025", "1", "män", "2025", "2025"], rows[0].Cells[..6]);
        Assert.Equal("kvinnor", rows[1].Cells[3]);
    }

    [Fact]
    public void Only_the_codes_asked_for_are_taken_and_nothing_is_added_up()
    {
        Write(TwoBy2("[1,2,3,4]"));

        var rows = JsonStat.Open(_path, new() { Select = new() { ["Kon"] = ["2"] } }).Rows.ToList();

        Assert.Equal([(2, (object?)2.0), (4, 4.0)], rows.Select(row => (row.Line, row.Cells[^2])));
    }

    [Theory]
    [InlineData("[1,2,3]", "4 celler")]
    [InlineData("\"1\"", "value")]
    public void A_table_that_is_cut_stops_the_reading(string value, string told)
    {
        Write(TwoBy2(value));

        Assert.Contains(told, Assert.Throws<SourceDriftException>(() => JsonStat.Open(_path, new())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_or_column_that_is_not_there_stops_the_reading()
    {
        Write(TwoBy2("[1,2,3,4]"));

        Assert.Throws<SourceDriftException>(() => JsonStat.Open(_path, new() { Select = new() { ["Kon"] = ["3"] } }));
        Assert.Throws<SourceDriftException>(() => JsonStat.Open(_path, new() { Select = new() { ["Alder"] = ["totalt"] } }));
    }

    [Fact]
    public void Another_file_is_told_in_words()
    {
        Write("[1, 2]");

        Assert.Contains("JSON-stat", Assert.Throws<SourceDriftException>(() => JsonStat.Open(_path, new())).Message, StringComparison.Ordinal);
    }

    private static string TwoBy2(string value) => $$$$"""
        {"version":"2.0","class":"dataset","id":["Region","Kon"],"size":[2,2],
         "dimension":{"Region":{"category":{"index":["a","b"]}},"Kon":{"category":{"index":["1","2"]}}},"value":{{{{value}}}}}
        """;

    private void Write(string text) => File.WriteAllText(_path, text);
}
