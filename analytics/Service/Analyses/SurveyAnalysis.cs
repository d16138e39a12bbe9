using System.Collections.Immutable;
using System.Globalization;
using Geo.Database;
using Geo.Statistics;
using Geo.Statistics.Rates;
using Microsoft.EntityFrameworkCore;

namespace Geo.Service.Analyses;

/// <summary>What a survey's two newest years say of one question and group.</summary>
internal enum SurveyVerdict
{
    /// <summary>Fewer respondents than say anything, in either year.</summary>
    TooFew,

    /// <summary>Only one year is known.</summary>
    OneYear,

    /// <summary>The source gives no interval, and no respondents to make one of.</summary>
    NoInterval,

    /// <summary>No difference that chance would not give: the usual answer.</summary>
    NoSureDifference,

    More,

    Fewer,
}

/// <summary>A question of a survey, asked of a group, in its newest year and the one before that.</summary>
/// <param name="Instrument">The survey, such as NTU: its scale is its own.</param>
/// <param name="Group">Whom it was asked, in the source's word.</param>
/// <param name="Earlier">The year before; null where there is none.</param>
/// <param name="Difference">Later less earlier, in shares; NaN where there is none, as what follows.</param>
/// <param name="QBh">Corrected over the questions and groups of one instrument.</param>
/// <param name="HigherIsBetter">Null where nobody has set it: no word of good or bad is then said.</param>
internal sealed record SurveyDocument(
    string Source, string Instrument, string Title, string Group, SurveyYear Latest, SurveyYear? Earlier,
    double Difference, double Lower, double Upper, double P, double QBh, bool? HigherIsBetter, SurveyVerdict Verdict)
{
    /// <summary>Whether what changed is for the better; null where nothing surely did, or no direction is set.</summary>
    public bool? IsBetter => Verdict switch
    {
        SurveyVerdict.More => HigherIsBetter,
        SurveyVerdict.Fewer => !HigherIsBetter,
        _ => null,
    };
}

/// <summary>One year's answer.</summary>
/// <param name="Period">A year.</param>
/// <param name="Share">From 0 to 1.</param>
/// <param name="Lower">NaN where no interval is known, as the upper end.</param>
/// <param name="Respondents">Null where the source does not say.</param>
/// <param name="IsOwnInterval">True where the interval is made here, by Wilson of share and respondents.</param>
internal sealed record SurveyYear(string Period, double Share, double Lower, double Upper, int? Respondents, bool IsOwnInterval);

/// <summary>Have the answers to a survey changed? Each question and group by itself, two years of the same instrument; two instruments are
/// never held against each other.</summary>
internal static class SurveyAnalysis
{
    public const string Method = "surveys";

    private const double Alpha = 0.05;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static Task<AnalysisOutcome> RunAsync(GeoDb db, Municipality municipality, string fingerprint, TimeProvider clock, CancellationToken cancel)
    {
        var run = new ResultRun(Method, new
        {
            compared = "the newest year against the one before it, per question and group",
            interval = "the source's own 95 %; else Wilson (1927) of share and respondents",
            difference = "Newcombe (1998) method 10, as Zou and Donner (2008) from each share's own limits",
            correction = "Benjamini-Hochberg over the questions and groups of one instrument",
            alpha = Alpha,
            fewestRespondents = SurveyProportion.MinimumRespondents,
        });
        return run.RunAsync((db, municipality, fingerprint, clock), async cancel =>
        {
            var shares = await db.SurveyShares.AsNoTracking().Where(share => share.Municipality == municipality.Code).ToListAsync(cancel);
            return [.. Of(shares).Select(one => new Found("", one.Document.Latest.Period, $"survey:{one.Indicator}:{one.Document.Group}", one.Document))];
        }, Summary, cancel);
    }

    /// <summary>Every question and group that has an answer.</summary>
    internal static ImmutableArray<(string Indicator, SurveyDocument Document)> Of(IEnumerable<SurveyShare> shares) =>
    [
        .. shares.Where(share => share.Share is not null).GroupBy(share => share.Instrument).OrderBy(instrument => instrument.Key, StringComparer.Ordinal).SelectMany(Instrument),
    ];

    private static IEnumerable<(string Indicator, SurveyDocument Document)> Instrument(IEnumerable<SurveyShare> instrument)
    {
        var questions = instrument.GroupBy(share => (share.Indicator, share.Group))
            .OrderBy(question => question.Key.Indicator, StringComparer.Ordinal).ThenBy(question => question.Key.Group, StringComparer.Ordinal)
            .Select(question => (question.Key.Indicator, Document: Untested([.. question.OrderBy(share => share.Period, StringComparer.Ordinal)]))).ToArray();
        var tested = Enumerable.Range(0, questions.Length).Where(i => double.IsFinite(questions[i].Document.P)).ToArray();
        foreach (var (i, q) in tested.Zip(FalseDiscovery.BenjaminiHochberg([.. tested.Select(i => questions[i].Document.P)])))
        {
            var document = questions[i].Document;
            questions[i].Document = document with
            {
                QBh = q,
                Verdict = q > Alpha ? SurveyVerdict.NoSureDifference : document.Difference > 0 ? SurveyVerdict.More : SurveyVerdict.Fewer,
            };
        }

        return questions;
    }

    private static SurveyDocument Untested(List<SurveyShare> years)
    {
        var share = years[^1];
        var (latest, earlier) = (Year(share), years.Count > 1 ? Year(years[^2]) : null);
        var verdict = earlier is null ? SurveyVerdict.OneYear
            : IsFew(latest) || IsFew(earlier) ? SurveyVerdict.TooFew
            : double.IsNaN(latest.Lower) || double.IsNaN(earlier.Lower) ? SurveyVerdict.NoInterval
            : SurveyVerdict.NoSureDifference;
        var tested = verdict == SurveyVerdict.NoSureDifference
            ? ShareDifference.Of(new(earlier!.Share, earlier.Lower, earlier.Upper), new(latest.Share, latest.Lower, latest.Upper))
            : new(earlier is null ? double.NaN : latest.Share - earlier.Share, double.NaN, double.NaN, double.NaN);
        return new(
            share.Source, share.Instrument, share.Title, share.Group, latest, earlier,
            tested.Difference, tested.Lower, tested.Upper, tested.PTwoSided, double.NaN, share.HigherIsBetter, verdict);
    }

    private static bool IsFew(SurveyYear year) => year.Respondents < SurveyProportion.MinimumRespondents;

    private static SurveyYear Year(SurveyShare share)
    {
        var value = (double)share.Share!.Value;
        if (share is { Lower: { } lower, Upper: { } upper })
        {
            return new(share.Period, value, (double)lower, (double)upper, share.Respondents, IsOwnInterval: false);
        }

        var own = share.Respondents is { } respondents ? WilsonInterval.Of(value * respondents, respondents) : (Lower: double.NaN, Upper: double.NaN);
        return new(share.Period, value, own.Lower, own.Upper, share.Respondents, share.Respondents is not null);
    }

    private static List<string> Summary(IReadOnlyList<Found> found)
    {
        var documents = found.Select(one => (SurveyDocument)one.Document).ToList();
        int Count(SurveyVerdict verdict) => documents.Count(document => document.Verdict == verdict);
        var undirected = documents.Where(document => document.HigherIsBetter is null).Select(document => document.Title).Distinct().Order(StringComparer.Ordinal).ToList();
        return documents.Count == 0
            ? ["ingen enkät är inläst"]
            :
            [
                $"{documents.Count} frågor och grupper: {Count(SurveyVerdict.More)} högre, {Count(SurveyVerdict.Fewer)} lägre, {Count(SurveyVerdict.NoSureDifference)} utan säker skillnad, {Count(SurveyVerdict.OneYear)} med ett enda år, "
                    + $"{Count(SurveyVerdict.TooFew)} med färre än {SurveyProportion.MinimumRespondents} svar, {Count(SurveyVerdict.NoInterval)} utan osäkerhet",
                .. documents.Where(document => document.Verdict is SurveyVerdict.More or SurveyVerdict.Fewer).Select(document => string.Create(
                    Swedish,
                    $"{document.Instrument}, {document.Title}, {document.Group}: {100 * document.Earlier!.Share:0.0} % {document.Earlier.Period} → {100 * document.Latest.Share:0.0} % {document.Latest.Period} (skillnad {100 * document.Lower:+0.0;−0.0} till {100 * document.Upper:+0.0;−0.0} procentenheter)")),
                .. undirected.Count == 0 ? [] : (string[])[$"riktning saknas för {string.Join(", ", undirected)}: skriv higherIsBetter i mappningen efter att ha läst frågan. Till dess sägs inte om en ändring är bra"],
            ];
    }
}
