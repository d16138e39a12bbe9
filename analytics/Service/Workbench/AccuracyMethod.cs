using System.Globalization;
using Geo.Statistics.Evaluation;

namespace Geo.Service.Workbench;

/// <summary><c>accuracy</c>: a risk map scored on later events.</summary>
internal static class AccuracyMethod
{
    public static StatMethod Method { get; } = new(
        "accuracy",
        "Kom händelserna där kartan sade? PAI (Chainey m.fl. 2008), PEI (Hunt 2016), RRI (Wheeler och Steenbeek 2021).",
        [
            StatOptions.Id with { Description = "Kolumnen med rutans namn; prövas, så att ingen ruta står två gånger", Required = false },
            new("score", "Kolumnen med kartans förutsägelse: händelser i rutan", Required: true, Sample: "risk"),
            new("train", "Kolumnen med antal händelser före, som kartan bygger på", Required: true, Sample: "fore"),
            new("test", "Kolumnen med antal händelser efter", Required: true, Sample: "efter"),
            new("area", "Kolumnen med rutans yta", Required: true, Sample: "yta"),
            new("fractions", "Andelar av rutorna att pröva, över 0 till 1", Required: true, Sample: "0.01,0.05"),
        ],
        Run);

    private static void Run(StatCall call)
    {
        var table = call.ReadTable();
        if (call.Has("id"))
        {
            table.Ids(call.Column("id"));
        }

        var score = table.Numbers(call.Column("score"));
        var (train, test) = (Counts(call, table, "train"), Counts(call, table, "test"));
        var areaColumn = call.Column("area");
        var area = table.Numbers(areaColumn);
        if (Array.FindIndex(area, value => value <= 0) is var empty and >= 0)
        {
            throw table.Wrong(empty, areaColumn, "en yta över 0");
        }

        var fractions = call.Words("fractions").Select(word =>
            decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var fraction) && fraction is > 0 and <= 1
                ? fraction
                : throw call.Wrong("fractions", $"”{word}” är ingen andel över 0 och högst 1 (med decimalpunkt)")).ToList();
        var scores = call.Compute(_ =>
        {
            var ranked = ForecastAccuracy.Rank(score, area);
            return fractions.Select(fraction => ForecastAccuracy.Score(ranked, ForecastAccuracy.CellsOf(fraction, ranked.Length), train, test, area)).ToList();
        });

        Explain(call, train, test, scores);
        call.Count("cells", table.Count);
        call.Write(
            ["fraction", "cells", "hits", "hit_rate", "area_fraction", "pai", "pei", "rri"],
            fractions.Zip(scores, (fraction, s) => (object?[])[(double)fraction, s.Cells, s.Hits, s.HitRate, s.AreaFraction, s.Pai, s.Pei, s.Rri]));
    }

    private static void Explain(StatCall call, double[] train, double[] test, List<ForecastScore> scores)
    {
        if (test.Sum() == 0)
        {
            foreach (var column in (string[])["hit_rate", "pai", "pei", "rri"])
            {
                call.Undefined(column, "inga händelser efter: det finns inget att träffa");
            }

            return;
        }

        foreach (var score in scores.Where(score => double.IsNaN(score.Rri)))
        {
            call.Undefined("rri", train.Sum() == 0 ? "inga händelser före: deras andel är inte definierad" : "inga träffar i de valda rutorna: kvoten har noll i nämnaren");
        }
    }

    private static double[] Counts(StatCall call, StatTable table, string option)
    {
        var column = call.Column(option);
        var counts = table.Numbers(column);
        return Array.FindIndex(counts, count => count < 0) is var negative and >= 0
            ? throw table.Wrong(negative, column, "ett antal från 0")
            : counts;
    }
}
