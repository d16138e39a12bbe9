using System.Globalization;
using Geo.Database;

namespace Geo.Etl.Settings;

/// <summary>The bounds of each rule: never looser than the default where the reader is no official, and never so strict that it is a
/// slip of the pen.</summary>
internal static class RuleBounds
{
    /// <exception cref="UsageException">A value is out of bounds.</exception>
    public static void Check(string path, string place, ReleaseRule rule, ReleaseRule floor)
    {
        Between("smallestCount", rule.SmallestCount, floor.SmallestCount, 1_000, "händelser");
        Between("smallestPlaces", rule.SmallestPlaces, floor.SmallestPlaces, 100, "platser");
        Between("largestPlaceShare", rule.LargestPlaceShare, 0.1m, floor.LargestPlaceShare, "som andel");
        Between("smallestReporters", rule.SmallestReporters, floor.SmallestReporters, 50, "organisationer");
        Between("smallestResidents", rule.SmallestResidents, floor.SmallestResidents, 100_000, "invånare");
        Between("smallestAddresses", rule.SmallestAddresses, floor.SmallestAddresses, 10_000, "adresser");
        Between("roundingBase", rule.RoundingBase, 1, 100, "händelser");
        Between("smallestBandwidthMetres", rule.SmallestBandwidthMetres, floor.SmallestBandwidthMetres, 5_000, "meter");
        Between("smallestCellMetres", rule.SmallestCellMetres, floor.SmallestCellMetres, 10_000, "meter");
        Demand("geography", RuleSet.IsGeography(rule.Geography), rule.Geography, "skriv areas eller municipality");
        Demand("smallestPeriod", RuleSet.IsPeriod(rule.SmallestPeriod), rule.SmallestPeriod, "skriv quarter, year eller whole-period");
        Demand("points", floor.Points || !rule.Points, "true", "punkter visas bara för kommunens egna; ta bort raden");
        Demand("zeroOnlyWhereComplete", !floor.ZeroOnlyWhereComplete || rule.ZeroOnlyWhereComplete, "false", "tystnad är inte noll; ta bort raden");

        void Between(string key, decimal value, decimal smallest, decimal largest, string unit) => Demand(
            key, value >= smallest && value <= largest, value.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"skriv {smallest} till {largest} ({unit})"));

        void Demand(string key, bool holds, string value, string advice)
        {
            if (!holds)
            {
                throw new UsageException($"{YamlPlace.Of(path, $"{place}.{key}")}: {place}.{key} är {value}; {advice}.");
            }
        }
    }
}
