using MathNet.Numerics.Distributions;

namespace Geo.Tests.Support;

/// <summary>How many of how many, with the exact 95 % interval of the share.</summary>
/// <remarks>Clopper, C. J. and Pearson, E. S. (1934), The use of confidence or fiducial limits, <i>Biometrika</i> 26, 404–413.</remarks>
internal readonly record struct ExactShare(int Found, int Of)
{
    public double Lower => Found == 0 ? 0 : Beta.InvCDF(Found, Of - Found + 1, 0.025);

    public double Upper => Found == Of ? 1 : Beta.InvCDF(Found + 1, Of - Found, 0.975);

    public static ExactShare Count<T>(IReadOnlyCollection<T> all, Func<T, bool> found) => new(all.Count(found), all.Count);
}
