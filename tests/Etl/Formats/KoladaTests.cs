using Geo.Etl.Formats;

namespace Geo.Tests.Etl.Formats;

public sealed class KoladaTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("geo-kolada").FullName, "answer.json");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void The_older_version_is_read_too_and_a_missing_value_keeps_its_status()
    {
        File.WriteAllText(_path, """
            {"count":1,"values":[{"kpi":"N00610","municipality":"0480","period":2024,
              "values":[{"count":0,"gender":"K","status":"Missing","value":null},{"count":1,"gender":"T","status":"","value":61.5}]}]}
            """);

        var rows = Kolada.Open(_path, new()).Rows.ToList();

        Assert.Equal(["N00610-K", "N00610", "K", "0480", 2024.0, 0.0, "Missing", null, "nej"], rows[0].Cells);
        Assert.Equal(["N00610", "N00610", "T", "0480", 2024.0, 1.0, "", 61.5, "nej"], rows[1].Cells);
    }

    [Fact]
    public void Only_the_genders_asked_for_are_taken()
    {
        File.WriteAllText(_path, """
            {"values":[{"kpi":"N00610","municipality":"0480","period":2024,
              "values":[{"gender":"K","value":60},{"gender":"M","value":70},{"gender":"T","value":65}]}]}
            """);

        var row = Assert.Single(Kolada.Open(_path, new() { Select = new() { ["gender"] = ["T"] } }).Rows);

        Assert.Equal((3, (object?)65.0), (row.Line, row.Cells[7]));
    }

    [Theory]
    [InlineData("""{"count":1,"next_url":"https://api.kolada.se/v3/data?page=2","values":[{"kpi":"N1","values":[]}]}""", "inte hel")]
    [InlineData("""{"count":2,"values":[{"kpi":"N1","values":[]}]}""", "avklippt")]
    [InlineData("""{"count":1,"value""", "avklippt")]
    [InlineData("""{"kpi":[]}""", "values")]
    public void One_page_of_several_or_a_cut_answer_stops_the_reading(string text, string told)
    {
        File.WriteAllText(_path, text);

        Assert.Contains(told, Assert.Throws<SourceDriftException>(() => Kolada.Open(_path, new())).Message, StringComparison.Ordinal);
    }
}
