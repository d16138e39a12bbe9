using System.Globalization;
using Geo.Components;
using Geo.Components.Release;
using Geo.Service.Analyses;
using Geo.Service.Chain.Records;
using Geo.Service.Evaluations;
using Geo.Statistics;

namespace Geo.Service.Documents;

/// <summary>Figures and verdicts as a reader wants them.</summary>
internal static class Words
{
    // What the runs are called in the documents; explain lists them by their own names.
    private static readonly Dictionary<string, string> Methods = new()
    {
        [CountAnalysis.Method] = "antal",
        [HotspotAnalysis.Method] = "koncentrationer i rutor",
        [SensitivityAnalysis.Method] = "koncentrationer i andra inställningar",
        [AreaAnalysis.Method] = "områden mot invånare",
        [ChangeAnalysis.Method] = "kvartal mot kvartal",
        [TrendAnalysis.Method] = "trend över år",
        [OfficialAnalysis.Method] = "officiell statistik",
        [SurveyAnalysis.Method] = "enkätsvar",
        [ConcentrationAnalysis.Method] = "samling och tid på veckan",
        [ClusterAnalysis.Method] = "pågående ansamlingar",
        [ExpectedLevelAnalysis.Method] = "förväntad nivå",
        [RepeatAnalysis.Method] = "upprepningar",
        [PlanGroundAnalysis.Method] = "underlag för plankontroller",
        [StudyRun.Method] = "utvärdering",
    };

    public const string TooFew = "för få händelser för att säga något";

    /// <summary>A number with so many decimals; what is undefined is missing.</summary>
    public static string Number(double number, int decimals = 0) => double.IsFinite(number) ? ((decimal)number).Swedish(decimals) : "–";

    /// <summary>A p or q: never smaller than it can be told from zero.</summary>
    public static string Probability(double p) => !double.IsFinite(p) ? "–" : p < 0.001 ? "< 0,001" : ((decimal)p).Swedish(3);

    public static string Interval(double lower, double upper, int decimals) =>
        double.IsFinite(lower) ? double.IsFinite(upper) ? $"{Number(lower, decimals)}–{Number(upper, decimals)}" : $"minst {Number(lower, decimals)}" : "–";

    /// <summary>A period's code in words; what is no period stands as it is.</summary>
    public static string Period(string code)
    {
        try
        {
            return ReportPeriod.Parse(code).Words;
        }
        catch (FormatException)
        {
            return code;
        }
    }

    public static string Change(ChangeDocument change) => change.Verdict switch
    {
        ChangeVerdict.TooFew => TooFew,
        ChangeVerdict.NoSureDifference => "ingen säker skillnad",
        ChangeVerdict.More => $"fler, {Number(change.Ratio, 2)} gånger så många",
        _ => $"färre, {Number(change.Ratio, 2)} gånger så många",
    };

    /// <summary>As a verb's end: "…, vilket är fler än …".</summary>
    public static string Verdict(HotspotVerdict verdict) => verdict switch
    {
        HotspotVerdict.Hot => "fler än invånarna förklarar",
        HotspotVerdict.RepeatedAtOnePlace => "samma plats om och om igen",
        HotspotVerdict.TooFew => "för få händelser",
        HotspotVerdict.NoVerdict => "ingen befolkning att jämföra med",
        _ => "inte fler än väntat",
    };

    /// <summary>The published labels of emerging hot spots, in Swedish.</summary>
    public static string Emerging(string? label) => label switch
    {
        null => "–",
        "no pattern" => "inget mönster",
        _ => string.Join(' ', label.Split(' ').Select(word => word switch
        {
            "new" => "ny",
            "consecutive" => "sammanhängande",
            "intensifying" => "tilltagande",
            "persistent" => "bestående",
            "diminishing" => "avtagande",
            "sporadic" => "återkommande",
            "oscillating" => "växlande",
            "historical" => "tidigare",
            "hot" => "koncentration",
            "cold" => "glesare än väntat",
            _ => "",
        })).Trim(),
    };

    /// <summary>A run's method in words; its own name where it has none.</summary>
    public static string Method(string method) => Methods.GetValueOrDefault(method, method);

    /// <summary>"Ingen", "1" and "23", as the first word of a sentence.</summary>
    public static string NoneOr(int count, string none = "Ingen") => count == 0 ? none : count.Swedish();

    public static string State(ActivityState state) => Status.Of(state, Language.Swedish).Word;

    public static string State(DecisionState state) => state switch
    {
        DecisionState.Open => "öppet",
        DecisionState.Done => "gjort",
        _ => "avskrivet",
    };

    public static string Day(DateOnly? day) => day?.Swedish() ?? "inte känt";

    /// <summary>One, two and three.</summary>
    public static string And(IReadOnlyList<string> items) => items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} och {items[^1]}";

    /// <summary>"1 område", "3 områden".</summary>
    public static string Count(int count, string one, string many) => $"{count.Swedish()} {(count == 1 ? one : many)}";

    /// <summary>"22–28 juni 2026", or with both months where they differ.</summary>
    public static string Days(DateOnly from, DateOnly to) => from.Month == to.Month && from.Year == to.Year
        ? string.Create(CultureInfo.InvariantCulture, $"{from.Day}–{to.Swedish()}")
        : $"{from.Swedish()} till {to.Swedish()}";

    /// <summary>The week of a Monday: vecka 26 2026.</summary>
    public static string Week(DateOnly monday)
    {
        var day = monday.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"vecka {ISOWeek.GetWeekOfYear(day)} {ISOWeek.GetYear(day)}");
    }

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.GetCultureInfo("sv-SE")) + text[1..];
}
