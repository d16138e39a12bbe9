using Geo.Database;

namespace Geo.Tests.Etl.Sources;

public class FaultReportsTests
{
    private static readonly SampleSource Reports = SampleSource.Of("fault-reports");
    private static readonly SampleSource Requests = SampleSource.Of("open311");

    [Fact]
    public void Two_files_of_one_system_are_read_whatever_their_format()
    {
        Assert.Equal((428, 425, 3), (Reports.Read, Reports.Accepted, Reports.Rejected));
        Assert.Equal(["coordinates swapped", "date", "word"], Reports.Issues.Where(issue => issue.Rejected).Select(issue => issue.Problem switch
        {
            var problem when problem.StartsWith("longitud och latitud har bytt plats", StringComparison.Ordinal) => "coordinates swapped",
            var problem when problem.StartsWith("inte en tid som finns", StringComparison.Ordinal) => "date",
            var problem when problem.StartsWith("ordet känns inte igen", StringComparison.Ordinal) => "word",
            var problem => problem,
        }).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_word_is_the_category_with_its_subgroup_and_the_time_is_that_of_the_report()
    {
        var first = Reports.Incident("EX-FA-2024-0001");

        Assert.Equal(("Vatten/Läcka", "other"), (first.Word, first.Kind));
        Assert.Equal((Utc("2024-07-02T07:15:00Z"), first.OccurredFrom), (first.OccurredFrom, first.OccurredTo));
        Assert.Contains(Reports.Incidents, report => report.Word == "Övrigt");
    }

    [Fact]
    public void Degrees_become_metres_and_three_decimals_are_no_address()
    {
        var first = Reports.Incident("EX-FA-2024-0001");

        Assert.InRange(first.Location!.X, 725_000, 746_000);
        Assert.InRange(first.Location.Y, 6_251_000, 6_272_000);
        Assert.Equal(LocationPrecision.Address, first.Precision);
        Assert.Equal(LocationPrecision.Street, Reports.Incident("EX-FA-2026-0311").Precision);
    }

    [Fact]
    public void A_report_that_only_has_an_address_is_placed_by_it()
    {
        Assert.InRange(Reports.Readings.Sum(reading => reading.PlacedByName), 20, 60);
        Assert.Equal(0, Reports.Readings.Sum(reading => reading.WithoutPlace));
    }

    [Fact]
    public void A_request_of_an_open_service_is_the_same_and_its_moment_is_exact()
    {
        var first = Requests.Incident("EX-O3-2024-0001");

        Assert.Equal((120, 119, 1), (Requests.Read, Requests.Accepted, Requests.Rejected));
        Assert.Equal((Utc("2024-07-13T18:12:00Z"), "other"), (first.OccurredFrom, first.Kind));
        Assert.Equal(Utc("2026-03-14T08:48:12Z"), Requests.Incident("EX-O3-2026-0098").OccurredTo);
    }

    private static DateTime Utc(string text) => DateTime.Parse(text, null, System.Globalization.DateTimeStyles.AdjustToUniversal);
}
