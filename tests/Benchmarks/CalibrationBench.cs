using System.Diagnostics;
using System.Globalization;
using Geo.Tests.Support;
using Spectre.Console;

namespace Geo.Benchmarks;

/// <summary>The calibration table of <c>analytics/README.md</c>.</summary>
internal static class CalibrationBench
{
    private const int Maps = 300;

    private const int PlantedMaps = 60;

    public static void Run()
    {
        var watch = Stopwatch.StartNew();
        AnsiConsole.Profile.Width = 120;
        var table = new Table { Title = new($"Maps with any hot cell, of {Maps} random maps of 113 × 113 cells") };
        table.AddColumns("events", "mean per cell", "verdict", "repeats counted", "normal p of Gi*");
        NullModel[] models =
        [
            SimulatedMap.Even, SimulatedMap.Denominator, SimulatedMap.Repeated, SimulatedMap.Hidden,
            SimulatedMap.WrongDenominator,
        ];
        foreach (var row in models.SelectMany(model =>
            Calibration.Means.Select(mean => Calibration.Of(model, mean, Maps))))
        {
            table.AddRow(row.Model.Name, Number(row.MeanPerCell), Percent(row.HotShare), Percent(row.IncidentShare),
                Percent(row.GiStarShare));
        }

        AnsiConsole.Write(table);
        var planted = new Table { Title = new($"Planted squares of 3 × 3 cells, five a map, {PlantedMaps} maps") };
        planted.AddColumns("times their surroundings", "mean per cell", "found", "false discovery rate");
        foreach (var row in Calibration.Strengths.SelectMany(strength => Calibration.Means.Select(mean =>
            Calibration.Detection(strength, mean, PlantedMaps))))
        {
            planted.AddRow(
                Number(row.Strength), Number(row.MeanPerCell), Percent(row.FoundShare), Percent(row.FalseShare));
        }

        AnsiConsole.Write(planted);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:F0} s"));
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");
}
