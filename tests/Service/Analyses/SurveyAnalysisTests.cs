using Geo.Database;
using Geo.Service.Analyses;

namespace Geo.Tests.Service.Analyses;

public class SurveyAnalysisTests
{
    [Fact]
    public void A_difference_is_sure_only_where_chance_would_not_give_it()
    {
        var found = SurveyAnalysis.Of(
        [
            Share("calm", "2023", 0.50, 400), Share("calm", "2025", 0.53, 400),
            Share("fell", "2023", 0.60, 400), Share("fell", "2025", 0.40, 400),
        ]);

        Assert.Equal([SurveyVerdict.NoSureDifference, SurveyVerdict.Fewer], found.Select(one => one.Document.Verdict));
        Assert.Equal([null, false], found.Select(one => one.Document.IsBetter));
        Assert.All(found, one => Assert.True(one.Document.Latest.IsOwnInterval && one.Document.QBh >= one.Document.P));
    }

    [Theory]
    [InlineData(29, 400, "TooFew")]
    [InlineData(400, 29, "TooFew")]
    [InlineData(null, 400, "NoInterval")]
    [InlineData(30, 30, "NoSureDifference")]
    public void Few_respondents_and_unknown_uncertainty_say_nothing(int? before, int? now, string verdict)
    {
        var document = SurveyAnalysis.Of([Share("q", "2023", 0.5, before), Share("q", "2025", 0.5, now)]).Single().Document;

        Assert.Equal(verdict, document.Verdict.ToString());
    }

    [Fact]
    public void Two_instruments_are_never_compared_and_an_unset_direction_is_no_judgement()
    {
        var found = SurveyAnalysis.Of(
        [
            Share("q", "2023", 0.8, 900), Share("q", "2025", 0.2, 900, instrument: "NTU"),
            Share("r", "2023", 0.8, 900, direction: null), Share("r", "2025", 0.2, 900, direction: null),
        ]);

        Assert.Equal(
            [("NTU", SurveyVerdict.OneYear), ("Skolenkäten", SurveyVerdict.OneYear), ("Skolenkäten", SurveyVerdict.Fewer)],
            found.Select(one => (one.Document.Instrument, one.Document.Verdict)));
        Assert.Null(found[^1].Document.IsBetter);
    }

    // What nobody answered otherwise is not to be called a change more often than 1 in 20, over all questions together.
    [Fact]
    public void Surveys_in_which_nothing_changed_hold_the_nominal_rate()
    {
        const int Surveys = 400;
        var random = new Random(7);
        var wrong = Enumerable.Range(0, Surveys).Count(_ => SurveyAnalysis.Of(Enumerable.Range(0, 10).SelectMany(question => (SurveyShare[])
        [
            Share($"q{question}", "2023", Answers(), 200), Share($"q{question}", "2025", Answers(), 200),
        ])).Any(one => one.Document.Verdict is SurveyVerdict.More or SurveyVerdict.Fewer));

        Assert.InRange(wrong / (double)Surveys, 0.01, 0.08);

        double Answers() => Enumerable.Range(0, 200).Count(_ => random.NextDouble() < 0.3) / 200.0;
    }

    private static SurveyShare Share(string indicator, string year, double share, int? respondents, string instrument = "Skolenkäten", bool? direction = true) => new()
    {
        Municipality = "9901",
        Source = "s",
        Indicator = indicator,
        Period = year,
        Group = "alla",
        Title = indicator,
        Instrument = instrument,
        Share = (decimal)share,
        Respondents = respondents,
        HigherIsBetter = direction,
        DeliveredOn = new(2026, 1, 1),
    };
}
