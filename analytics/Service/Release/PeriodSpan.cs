using System.Globalization;

namespace Geo.Service.Release;

/// <summary>The days that a period's name covers.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, itself included.</param>
internal readonly record struct PeriodSpan(DateOnly From, DateOnly To)
{
    /// <summary>How many quarters it has, the last one begun; 8 for two years.</summary>
    public int Quarters => (12 * (To.Year - From.Year) + To.Month - From.Month + 3) / 3;

    /// <summary>The span of a quarter (2026K1), a year (2026) or months (2024-07/2026-06); null where the name is none of them.</summary>
    public static PeriodSpan? Find(string name)
    {
        if (PeriodName.IsQuarter(name) && Year(name[..4]) is { } year && name[5] is >= '1' and <= '4')
        {
            var first = new DateOnly(year, 3 * (name[5] - '1') + 1, 1);
            return new(first, first.AddMonths(3).AddDays(-1));
        }

        if (PeriodName.IsYear(name) && Year(name) is { } whole)
        {
            return new(new(whole, 1, 1), new(whole, 12, 31));
        }

        return name.Split('/') is [var from, var to] && Month(from) is { } start && Month(to) is { } end ? new(start, end.AddMonths(1).AddDays(-1)) : null;
    }

    /// <summary>Whether two names have a day in common.</summary>
    public static bool Overlap(string one, string other) =>
        Find(one) is { } left && Find(other) is { } right && left.From <= right.To && right.From <= left.To;

    private static int? Year(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0 ? year : null;

    private static DateOnly? Month(string text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;
}
