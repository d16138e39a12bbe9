using Geo.Statistics.Evaluation;

namespace Geo.Service.Planning;

/// <summary>How many times as many place-events a plan's surroundings have as comparable areas together, by km² and year.</summary>
/// <param name="Ratio">NaN where neither has any.</param>
/// <param name="Lower">Lower end of its 95 % interval.</param>
/// <param name="Upper">Upper end; infinite where the others have none.</param>
/// <param name="Dispersion">How much more the comparable areas differ from one another than chance alone makes them; 1 or more.</param>
internal sealed record RateAmongAreas(double Ratio, double Lower, double Upper, double Dispersion)
{
    private const double Normal = 1.959963984540054;

    /// <summary>The exact interval of two Poisson counts, or the wider one of a quasi-Poisson model where the areas differ more than chance
    /// makes them (McCullagh, P. and Nelder, J. A. (1989), <i>Generalized Linear Models</i>, 2nd ed., 6.2: Pearson's X² over its degrees of
    /// freedom; normal on the log scale).</summary>
    /// <remarks>Misleads where the areas are alike only in the traits that they were chosen by.</remarks>
    /// <param name="count">Place-events around the plan.</param>
    /// <param name="km2">Its ground.</param>
    /// <param name="others">Place-events and ground of each comparable area; at least two.</param>
    public static RateAmongAreas Of(int count, double km2, IReadOnlyList<(int Count, double Km2)> others)
    {
        var (sum, ground) = (others.Sum(area => area.Count), others.Sum(area => area.Km2));
        var ratio = RateRatio.Of(sum, count, ground, km2);
        var expected = others.Select(area => sum * area.Km2 / ground).ToArray();
        var dispersion = sum == 0 ? 1 : Math.Max(1, others.Select((area, i) => Math.Pow(area.Count - expected[i], 2) / expected[i]).Sum() / (others.Count - 1));
        if (sum == 0 || count == 0 || dispersion <= 1)
        {
            return new(ratio.Ratio, ratio.Lower, ratio.Upper, dispersion);
        }

        var half = Normal * Math.Sqrt(dispersion * (1.0 / sum + 1.0 / count));
        return new(ratio.Ratio, Math.Min(ratio.Lower, ratio.Ratio * Math.Exp(-half)), Math.Max(ratio.Upper, ratio.Ratio * Math.Exp(half)), dispersion);
    }
}
