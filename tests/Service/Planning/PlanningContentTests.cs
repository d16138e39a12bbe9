using Geo.Database;
using Geo.Service.Planning;

namespace Geo.Tests.Service.Planning;

/// <summary>The questions and measures of a report: ours, or those in the municipality's folder.</summary>
public sealed class PlanningContentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geo-planning-").FullName;

    [Fact]
    public void Ours_ask_about_nine_areas_and_say_where_each_answer_is_settled_and_how_strong_each_measure_is()
    {
        var content = PlanningContent.Read(_folder);

        Assert.Equal(9, content.Questions.Length);
        Assert.All(content.Questions, area => Assert.All(area.Questions, question => Assert.NotEmpty(question.Regulated)));
        Assert.NotEmpty(content.Measures);
        Assert.All(content.Measures, measure => Assert.Contains(measure.Strength, (string[])["stark", "måttlig", "svag"]));
    }

    [Fact]
    public void A_municipality_s_own_list_stands_in_the_place_of_ours_and_the_other_list_is_left()
    {
        Write("planning-questions.yml", "- area: Vatten\n  questions:\n    - { ask: \"Var rinner det?\", regulated: [plankarta, forvaltning] }\n");

        var content = PlanningContent.Read(_folder);

        Assert.Equal(("Vatten", "Var rinner det?"), (Assert.Single(content.Questions).Area, content.Questions[0].Questions[0].Ask));
        Assert.Equal("plankarta, förvaltning", PlanningContent.Regulated(content.Questions[0].Questions[0]));
        Assert.Equal(PlanningContent.Read(null).Measures.Select(measure => measure.Measure), content.Measures.Select(measure => measure.Measure));
    }

    [Fact]
    public void Its_own_measures_are_proposed_in_the_place_of_ours()
    {
        Write("planning-measures.yml", "- { measure: Fler bänkar, themes: [insecurity], strength: svag, says: \"Ett försök.\", source: \"Kommunen 2026\" }\n");

        Assert.Equal("Fler bänkar", Assert.Single(PlanningContent.Read(_folder).Measures).Measure);
    }

    [Theory]
    [InlineData("- area: Vatten\n  questions:\n    - { ask: \"Var?\", regulated: [skissen] }\n", "skissen")]
    [InlineData("- area: Vatten\n  qustions: []\n", "rad 2")]
    [InlineData("- area: [", "rad ")]
    public void A_list_that_cannot_be_meant_is_refused_with_what_is_wrong(string list, string said)
    {
        Write("planning-questions.yml", list);

        Assert.Contains(said, Assert.Throws<UsageException>(() => PlanningContent.Read(_folder)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "planning"));
        File.WriteAllText(Path.Combine(_folder, "planning", name), text);
    }
}
