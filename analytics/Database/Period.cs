using System.Collections.Immutable;
using System.Globalization;

namespace Geo.Database;

/// <summary>A time that counts are made for, whole quarters at the least.</summary>
/// <param name="Name">A quarter (2026K1), a year (2025), or a time (2024-07/2026-06).</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, itself included.</param>
public sealed record Period(string Name, DateOnly From, DateOnly To)
{
    /// <summary>The whole quarters of a time, oldest first.</summary>
    public static ImmutableArray<Period> Quarters(DateOnly from, DateOnly to)
    {
        var quarters = ImmutableArray.CreateBuilder<Period>();
        var first = new DateOnly(from.Year, 1 + (from.Month - 1) / 3 * 3, 1);
        for (var start = first < from ? first.AddMonths(3) : first; start.AddMonths(3).AddDays(-1) <= to; start = start.AddMonths(3))
        {
            quarters.Add(new(QuarterName(start), start, start.AddMonths(3).AddDays(-1)));
        }

        return quarters.ToImmutable();
    }

    /// <summary>The calendar years all of whose quarters are in the list.</summary>
    public static ImmutableArray<Period> Years(ImmutableArray<Period> quarters) =>
    [
        .. quarters.GroupBy(quarter => quarter.From.Year)
            .Where(year => year.Count() == 4)
            .Select(year => new Period(
                year.Key.ToString(CultureInfo.InvariantCulture), new DateOnly(year.Key, 1, 1), new DateOnly(year.Key, 12, 31))),
    ];

    /// <summary>The quarters as one time; null where there are none.</summary>
    public static Period? Whole(ImmutableArray<Period> quarters) =>
        quarters.IsEmpty ? null : Months(quarters[0].From, quarters[^1].To);

    /// <summary>The months of a time, such as 2018-01/2024-03.</summary>
    public static Period Months(DateOnly from, DateOnly to) => new(
        string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM}/{to:yyyy-MM}"),
        new DateOnly(from.Year, from.Month, 1),
        new DateOnly(to.Year, to.Month, 1).AddMonths(1).AddDays(-1));

    private static string QuarterName(DateOnly day) => $"{day.Year}K{(day.Month + 2) / 3}";
}
