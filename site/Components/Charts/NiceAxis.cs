using System.Collections.Immutable;

namespace Geo.Components.Charts;

/// <summary>An axis from a round number to a round number, with about five round numbers on it; zero is always there.</summary>
internal sealed record NiceAxis(double Low, double High, ImmutableArray<NiceTick> Ticks)
{
    public static NiceAxis From(double lowest, double highest, Language language)
    {
        var span = highest - lowest;
        if (span <= 0)
        {
            span = 1;
        }

        var step = NiceStep(span / 4);
        var low = Math.Floor(lowest / step + 1e-9) * step;
        var high = Math.Max(low + step, Math.Ceiling(highest / step - 1e-9) * step);
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9)) + (IsHalf(step) ? 1 : 0);
        var count = (int)Math.Round((high - low) / step);
        return new(low, high, [.. Enumerable.Range(0, count + 1).Select(i =>
            new NiceTick(low + i * step, language.Number((decimal)Math.Round(low + i * step, 6), decimals)))]);
    }

    /// <summary>The smallest of 1, 2, 2.5 and 5 times a power of ten that is at least <paramref name="rough"/>.</summary>
    internal static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        foreach (var factor in (double[])[1, 2, 2.5, 5])
        {
            if (factor * power >= rough * (1 - 1e-9))
            {
                return factor * power;
            }
        }

        return 10 * power;
    }

    // 2.5 and 0.25 need one decimal more than their power of ten.
    private static bool IsHalf(double step)
    {
        var factor = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9));
        return Math.Abs(factor - 2.5) < 1e-6 && step < 10;
    }
}

internal sealed record NiceTick(double Value, string Text);
