using Geo.Components;
using Geo.Components.Charts;
using Geo.Service.Analyses;

namespace Geo.Service.Documents;

/// <summary>What official statistics say: yearly figures and their trends, the newest quarter, reported offences by area.</summary>
internal static class OfficialParts
{
    /// <summary>Yearly figures with their trends, one of them drawn, and the newest quarter against a year before.</summary>
    public static IEnumerable<DocumentBlock> Figures(DocumentData data, string document)
    {
        var trends = data.Of<TrendDocument>(TrendAnalysis.Method).Select(one => (one.Result, one.Document)).ToList();
        if (trends.Count > 0)
        {
            yield return DocumentBlock.Heading("Anmälda brott och andra årsvärden");
            yield return DocumentBlock.Table(
                DocumentTable.Of(
                    document + "-trender", "Kommunens årsvärden och deras trend", ["Årsvärde", "År", "#Första", "#Senaste", "#Ändring per år", "#q", "Trend"],
                    trends.Select(one => new[]
                    {
                        one.Document.Title, $"{one.Document.FromYear.Svg()}–{one.Document.ToYear.Svg()}", Words.Number(one.Document.First, one.Document.First < 100 ? 1 : 0), Words.Number(one.Document.Last, one.Document.Last < 100 ? 1 : 0),
                        Words.Number(one.Document.SlopeAYear, 1), Words.Probability(one.Document.QBh), one.Document.IsSure ? one.Document.SlopeAYear > 0 ? "ökar" : "minskar" : "ingen säker trend",
                    }),
                    $"Enhet: {Words.And([.. trends.Select(one => one.Document.Unit).Distinct()])}.",
                    "Mann-Kendall med rättad varians (Hamed och Rao 1998), tvåsidigt, rättat för antalet årsvärden: q högst 0,050 kallas en säker trend. Ändringen per år är Sens lutning. Trenden gäller hela tiden: de senaste åren kan ha gått åt ett annat håll. Preliminära år är inte med."),
                data.Basis(TrendAnalysis.Method, Words.And([.. trends.Select(one => Title(one.Document.Source)).Distinct()]), trends[0].Result.Period));
            if (Lines(data, trends.Find(one => one.Document.Title.Contains("totalt", StringComparison.OrdinalIgnoreCase)) is { Document: { } whole } ? whole : trends[0].Document, document) is { } figure)
            {
                yield return DocumentBlock.Figure(figure, data.Basis(TrendAnalysis.Method, Title(trends[0].Document.Source), trends[0].Result.Period));
            }
        }

        var quarters = data.Of<OfficialQuarterDocument>(OfficialAnalysis.Method).Where(one => one.Result.Subject.StartsWith("indicator:", StringComparison.Ordinal)).ToList();
        if (quarters.Count > 0)
        {
            yield return DocumentBlock.Table(
                DocumentTable.Of(
                    document + "-kvartal", "Senaste kvartalet mot samma kvartal året före", ["Mått", "Kvartal", "#Året före", "#Nu", "#Kvot", "#95 % intervall", "Bedömning"],
                    quarters.Select(one => new[]
                    {
                        one.Document.Title, Words.Period(one.Result.Period), Words.Number(one.Document.Before), Words.Number(one.Document.After), Words.Number(one.Document.Ratio, 2), Words.Interval(one.Document.Lower, one.Document.Upper, 2),
                        one.Document.Verdict switch { ChangeVerdict.TooFew => "för litet underlag", ChangeVerdict.NoSureDifference => "ingen säker skillnad", ChangeVerdict.More => "fler", _ => "färre" },
                    }),
                    double.IsFinite(quarters[0].Document.Dispersion)
                        ? $"Intervallet räknar med att talen varierar {Words.Number(quarters[0].Document.Dispersion, 1)} gånger mer än slumpen ensam, som de har gjort tidigare år."
                        : "För få tidigare år är kända för att veta hur mycket talen brukar variera. Därför sägs inget om skillnaden."),
                data.Basis(OfficialAnalysis.Method, Title(quarters[0].Document.Source), quarters[0].Result.Period));
        }

        string Title(string source) => data.Sources.FirstOrDefault(row => row.Id == source)?.Title ?? source;
    }

    private static string Code(string subject) => subject[(subject.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static FigureSeries? Lines(DocumentData data, TrendDocument trend, string document)
    {
        var values = data.Indicators.Where(value => value.Source == trend.Source && value.Title == trend.Title && value.Period.Length == 4 && (value.PerHundredThousand ?? value.Value) is not null).ToList();
        return values.Count < 2 ? null : new()
        {
            Id = document + "-ar",
            Kind = FigureKind.Lines,
            Language = Language.Swedish,
            Title = $"{trend.Title} {(trend.IsSure ? trend.SlopeAYear > 0 ? "ökar" : "minskar" : "har ingen säker trend")}",
            Description = $"{Words.Capital(trend.Unit)}, {values[0].Period}–{values[^1].Period}.",
            Category = "År",
            Unit = Words.Capital(trend.Unit),
            Decimals = 0,
            Lines = [new(trend.Title, LineRole.Main, [.. values.Select(value => ChartPoint.At(ReportPeriod.Parse(value.Period), Language.Swedish) with { Value = Math.Round((value.PerHundredThousand ?? value.Value)!.Value), Preliminary = value.Preliminary })])],
            Source = trend.Source,
            CsvAddress = document + "-ar.csv",
        };
    }

    /// <summary>Reported offences by statistical area; too few are said to be.</summary>
    public static IEnumerable<DocumentBlock> Offences(DocumentData data, string document)
    {
        foreach (var theme in data.Of<OffenceAreaDocument>(OfficialAnalysis.Method).Where(one => !one.Result.Subject.StartsWith("indicator:", StringComparison.Ordinal)).GroupBy(one => one.Result.Theme))
        {
            yield return DocumentBlock.Heading($"{data.ThemeName(theme.Key)} per område");
            yield return DocumentBlock.Table(
                DocumentTable.Of(
                    $"{document}-anmalda-{theme.Key}", $"{data.ThemeName(theme.Key)}, {Words.Period(theme.First().Result.Period)}", ["Område", "#Anmälningar", "#Invånare", "#Per 1\u00a0000 inv. och\u00a0år", "#95 % intervall"],
                    theme.Select(one => one.Document.TooFew
                        ? new[] { data.AreaName(one.Result.Subject), "för få", Words.Number(one.Document.Residents), "–", "–" }
                        : [data.AreaName(one.Result.Subject), Words.Number(one.Document.Offences), Words.Number(one.Document.Residents), Words.Number(one.Document.RatePer1000, 1), Words.Interval(one.Document.Lower, one.Document.Upper, 1)]),
                    "”För få” betyder färre än fem: av så få går inget att säga.",
                    $"Anmälningar utan område är inte med här. Anmälda brott är inte brott.{(theme.All(one => data.AreaName(one.Result.Subject) == Code(one.Result.Subject)) ? " Områdena har bara koder i det inlästa: var de ligger visar SCB:s karta över statistikområden." : "")}"),
                data.Basis(OfficialAnalysis.Method, "polisens anmälda brott per DeSO", theme.First().Result.Period));
        }
    }
}
