using Geo.Database;
using Geo.Service.Chain;
using Geo.Service.Evaluations;
using Geo.Tests.Support;

namespace Geo.Tests.Service.Evaluations;

public class EvaluationFileTests
{
    private const string Whole = """
        - id: a
          measure: m
          theme: damage
          treated: deso:9901C1010 plan:P12
          control: deso:9901C1040
          beforeFrom: 2024-07-01
          beforeTo: 2024-12-31
          afterFrom: 2025-07-01
          afterTo: 2025-12-31
          ringMetres: 200
        """;

    [Fact]
    public void A_study_is_read_as_it_is_written()
    {
        var study = Read(Whole).Single();

        Assert.Equal(("a", "deso:9901C1040", 200), (study.Id, study.Control, study.RingMetres));
        Assert.Equal((new(2024, 12, 31), new DateOnly(2025, 7, 1)), (study.BeforeTo, study.AfterFrom));
    }

    [Theory]
    [InlineData("afterTo: 2025-12-31", "afterTo: 2025-01-31", "rad 9, [1].afterTo: efter-perioden slutar innan den börjar")]
    [InlineData("afterFrom: 2025-07-01", "afterFrom: 2024-12-31", "afterFrom: efter-perioden börjar innan före-perioden är slut")]
    [InlineData("beforeTo: 2024-12-31", "beforeTo: 2024-06-30", "före-perioden slutar innan den börjar")]
    [InlineData("treated: deso:9901C1010 plan:P12", "treated: centrum", "treated: \"centrum\" är inte områden")]
    [InlineData("control: deso:9901C1040", "control: 9901C1040", "control: \"9901C1040\" är inte områden")]
    [InlineData("ringMetres: 200", "ringMetres: långt", "ringMetres: \"långt\" är inte ett antal")]
    [InlineData("theme: damage", "tema: damage", "tema: okänd nyckel")]
    public void What_cannot_be_is_refused_with_line_and_remedy(string right, string wrong, string message)
    {
        var refused = Assert.Throws<RecordFault>(() => Read(Whole.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_studies_have_two_ids() =>
        Assert.Contains("står på 2 utvärderingar", Assert.Throws<UsageException>(() => Read($"{Whole}\n{Whole}")).Message, StringComparison.Ordinal);

    private static System.Collections.Immutable.ImmutableArray<EvaluationStudy> Read(string text)
    {
        using var folder = new WorkbenchFolder();
        return EvaluationFile.Read(folder.Write("evaluations.yml", text));
    }
}
