using System.Globalization;
using Geo.Components;

namespace Geo.Generator.Content;

/// <summary>Contrast between two colours after WCAG 2.2: 1 for none, 21 for black on white.</summary>
internal static class Contrast
{
    private const double Least = 4.5;

    /// <summary>Stops the build where a municipality's colour is too weak to be read on white.</summary>
    /// <exception cref="BuildException">It is no colour, or its contrast is below 4.5.</exception>
    public static void Require(string colour, string key, string path)
    {
        if (colour.Length != 7 || colour[0] != '#'
            || !int.TryParse(colour[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _))
        {
            throw new BuildException($"{path}: {key} \"{colour}\" är ingen färg. Skriv # och sex siffror, till exempel \"#0b4f6c\".");
        }

        var contrast = Between(colour, "#ffffff");
        if (contrast < Least)
        {
            throw new BuildException(
                $"{path}: {key} {colour} har kontrasten {((decimal)contrast).Swedish(1)} mot vitt. Minst 4,5 krävs (WCAG 2.2): välj en mörkare färg.");
        }
    }

    public static double Between(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255d;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }
}
