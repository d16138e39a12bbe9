namespace Geo.Etl.Sampling;

/// <summary>The two years that the sample covers, Swedish local days: quarters 2024K3 to 2026K2.</summary>
internal static class SamplePeriod
{
    public static readonly DateOnly FirstDay = new(2024, 7, 1);
    public static readonly DateOnly LastDay = new(2026, 6, 30);
    public static readonly DateOnly FirstDayOfSecondYear = new(2025, 7, 1);
    public static readonly DateOnly FirstDayOfLastQuarter = new(2026, 4, 1);

    public static int Days => LastDay.DayNumber - FirstDay.DayNumber + 1;
}
