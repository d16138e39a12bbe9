using System.Collections.Immutable;
using Geo.Components.Charts;

namespace Geo.Components.Maps;

/// <summary>At most five classes of a theme's rates, the same for all areas and periods, so that two maps of the theme can
/// be laid side by side.</summary>
/// <remarks>The limits are the fifths of all published rates, rounded up to a round number: equal steps would put the town's
/// centre in the highest class and all else in the lowest.</remarks>
public sealed class RateClasses
{
    private const int Classes = 5;

    private readonly ImmutableArray<decimal> _upperLimits;

    private RateClasses(ImmutableArray<decimal> upperLimits, int decimals)
    {
        _upperLimits = upperLimits;
        Decimals = decimals;
    }

    /// <summary>How many decimals the limits need.</summary>
    public int Decimals { get; }

    /// <summary>How many classes there are, 1 to 5; fewer where the rates are alike.</summary>
    public int Count => _upperLimits.Length;

    /// <summary>The classes of these rates; none where there is no rate.</summary>
    public static RateClasses Of(IEnumerable<decimal> rates)
    {
        var sorted = rates.Order().ToImmutableArray();
        if (sorted.IsEmpty)
        {
            return new([], 0);
        }

        var step = (decimal)NiceAxis.NiceStep(Math.Max((double)sorted[^1] / 20, 1e-6));
        var limits = Enumerable.Range(1, Classes)
            .Select(i => sorted[Math.Max(0, sorted.Length * i / Classes - 1)])
            .Select(rate => Math.Max(step, Math.Ceiling(rate / step) * step))
            .Distinct()
            .ToImmutableArray();
        return new(limits, step >= 1 ? 0 : step >= 0.1m && step * 10 % 1 == 0 ? 1 : 2);
    }

    /// <summary>The class of a rate, 1 for the lowest. A rate on a limit belongs below it.</summary>
    public int ClassOf(decimal rate)
    {
        for (var i = 0; i < _upperLimits.Length; i++)
        {
            if (rate <= _upperLimits[i])
            {
                return i + 1;
            }
        }

        return _upperLimits.Length;
    }

    /// <summary>The class in words: "0–2", "över 2 till 4".</summary>
    public string Words(int number, Language language) => number == 1
        ? $"0–{language.Number(_upperLimits[0], Decimals)}"
        : language.Of(
            $"över {language.Number(_upperLimits[number - 2], Decimals)} till {language.Number(_upperLimits[number - 1], Decimals)}",
            $"over {language.Number(_upperLimits[number - 2], Decimals)} to {language.Number(_upperLimits[number - 1], Decimals)}");
}
