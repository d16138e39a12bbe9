using System.Globalization;
using Geo.Service.Analyses;
using Geo.Statistics.Rates;

namespace Geo.Service.Documents;

/// <summary>What people answer in surveys: a table an instrument, for no two have the same scale.</summary>
internal static class SurveyParts
{
    private static readonly string[] Columns =
        ["Fråga", "Grupp", "År", "#Andel, %", "#95\u00a0% intervall", "#Svarande", "#Förra gången, %", "#Skillnad, procent\u00adenheter", "Bedömning", "Högre är"];

    /// <summary>The newest answers with their uncertainty, and whether they surely differ from the time before.</summary>
    public static IEnumerable<DocumentBlock> Blocks(DocumentData data, string document)
    {
        foreach (var (number, instrument) in data.Of<SurveyDocument>(SurveyAnalysis.Method).GroupBy(one => one.Document.Instrument).Index())
        {
            var answers = instrument.Select(one => one.Document).ToList();
            var isSame = answers.All(answer => answer.HigherIsBetter == answers[0].HigherIsBetter && answer.HigherIsBetter is not null);
            var title = data.Sources.FirstOrDefault(source => source.Id == answers[0].Source)?.Title ?? instrument.Key;
            yield return DocumentBlock.Heading(title.Contains(instrument.Key, StringComparison.OrdinalIgnoreCase) ? $"Enkät: {title}" : $"Enkät: {title} ({instrument.Key})");
            yield return DocumentBlock.Text(Sentence(answers));
            yield return DocumentBlock.Table(
                DocumentTable.Of(
                    $"{document}-enkat-{(number + 1).ToString(CultureInfo.InvariantCulture)}", $"Svaren i {instrument.Key}, och skillnaden mot förra gången",
                    isSame ? Columns[..^1] : Columns, answers.Select(answer => isSame ? Row(answer)[..^1] : Row(answer)), [.. isSame ? [$"Högre är {Better(answers[0])} i alla rader."] : Array.Empty<string>(), .. Notes(answers)]),
                data.Basis(SurveyAnalysis.Method, instrument.Key, $"{answers.Min(answer => answer.Earlier?.Period ?? answer.Latest.Period)}–{answers.Max(answer => answer.Latest.Period)}"));
        }
    }

    /// <summary>The questions whose direction nobody has set, each once.</summary>
    public static string[] Undirected(DocumentData data) =>
        [.. data.Of<SurveyDocument>(SurveyAnalysis.Method).Where(one => one.Document.HigherIsBetter is null).Select(one => one.Document.Title).Distinct()];

    private static string Sentence(List<SurveyDocument> answers)
    {
        var changed = answers.Where(answer => answer.Verdict is SurveyVerdict.More or SurveyVerdict.Fewer).ToList();
        var compared = answers.Count(answer => answer.Verdict is SurveyVerdict.More or SurveyVerdict.Fewer or SurveyVerdict.NoSureDifference);
        return compared == 0 ? "Det finns ingen tidigare omgång att jämföra med."
            : changed.Count == 0 ? $"Ingen säker skillnad mot förra gången i {(compared == 1 ? "det enda svar som går" : $"något av de {Words.Number(compared)} svar som går")} att jämföra."
            : $"{Words.Count(changed.Count, "svar", "svar")} av {Words.Number(compared)} skiljer sig säkert från förra gången; de andra gör det inte.";
    }

    private static string[] Row(SurveyDocument answer) =>
    [
        answer.Title, answer.Group.Length == 0 ? "alla" : answer.Group, answer.Latest.Period, .. Share(answer.Latest),
        answer.Earlier is { } earlier ? $"{Share(earlier)[0]} ({earlier.Period})" : "–",
        double.IsFinite(answer.Lower) ? $"{Signed(answer.Difference)} ({Signed(answer.Lower)} till {Signed(answer.Upper)})" : "–",
        Verdict(answer), Better(answer),
    ];

    private static string Better(SurveyDocument answer) => answer.HigherIsBetter switch { true => "bättre", false => "sämre", null => "inte angivet" };

    private static string[] Share(SurveyYear year) => year.Respondents < SurveyProportion.MinimumRespondents
        ? ["för få svar", "–", Words.Number(year.Respondents.Value)]
        : [Words.Number(100 * year.Share, 1), Words.Interval(100 * year.Lower, 100 * year.Upper, 1), year.Respondents is { } respondents ? Words.Number(respondents) : "–"];

    private static string Verdict(SurveyDocument answer) => answer.Verdict switch
    {
        SurveyVerdict.TooFew => "för få svar för att säga något",
        SurveyVerdict.OneYear => "bara ett år",
        SurveyVerdict.NoInterval => "osäkerheten är inte känd",
        SurveyVerdict.NoSureDifference => "ingen säker skillnad",
        SurveyVerdict.More => "högre" + Direction(answer),
        _ => "lägre" + Direction(answer),
    };

    private static string Direction(SurveyDocument answer) => answer.IsBetter switch { true => ", det är bättre", false => ", det är sämre", null => "" };

    private static string Signed(double share) => Math.Round(100 * share, 1) > 0 ? $"+{Words.Number(100 * share, 1)}" : Words.Number(100 * share, 1);

    private static string[] Notes(List<SurveyDocument> answers) =>
    [
        $"Säker kallas en skillnad som slumpen ensam ger mer sällan än en gång av tjugo, med hänsyn till att {Words.Count(answers.Count, "rad", "rader")} prövas (Newcombe 1998, Benjamini-Hochberg).",
        answers.Any(answer => answer.Latest.IsOwnInterval || answer.Earlier is { IsOwnInterval: true })
            ? "Där källan inte ger något intervall är det räknat här ur andelen och antalet svarande (Wilson), som om de hade valts slumpmässigt."
            : "Intervallen är källans egna.",
        "Ett svar är ingen mätning av brott, och vad de som inte svarade tycker är inte känt. Olika enkäter går inte att jämföra med varandra.",
    ];
}
