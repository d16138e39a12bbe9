using System.Globalization;
using Geo.Components;

namespace Geo.Generator.Content;

/// <summary>Contrast between two colours after WCAG 2.2: 1 for none, 21 for black on white.</summary>
internal static class Contrast
{
    private const double Least = 4.5;

    /// <summary>Stops the build where a municipality's colour is too weak to be read, in the light scheme or in the dark.</summary>
    /// <param name="profile">Whose colours.</param>
    /// <param name="text">The profile as it is written, for the line.</param>
    /// <param name="path">The profile's file, for the message.</param>
    /// <exception cref="BuildException">It is no colour, or its contrast is below 4.5.</exception>
    public static void Require(Profile profile, string text, string path)
    {
        foreach (var (key, colour, scheme) in new[]
        {
            ("brandColour", profile.BrandColour, Scheme.Light), ("linkColour", profile.LinkColour, Scheme.Light),
            ("darkBrandColour", profile.DarkBrandColour, Scheme.Dark), ("darkLinkColour", profile.DarkLinkColour, Scheme.Dark),
        })
        {
            Require(colour, scheme, $"{path}:{LineOf(key, text)}: {key}");
        }
    }

    /// <summary>The least contrast that a colour has to what it is written on in a scheme: the page itself, and boxes.</summary>
    public static double Within(string colour, Scheme scheme) =>
        Math.Min(Between(colour, Token("page", scheme)), Between(colour, Token("surface", scheme)));

    /// <summary>A colour of the style sheet, such as <c>ink</c>.</summary>
    public static string Token(string name, Scheme scheme)
    {
        var style = AssetFolder.Text("site.css");
        var at = style.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        var block = scheme == Scheme.Light ? style[..at] : style[at..];
        var value = block.IndexOf($"--{name}: #", StringComparison.Ordinal) + name.Length + "--: ".Length;
        return block[value..(value + 7)];
    }

    public static double Between(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static void Require(string colour, Scheme scheme, string where)
    {
        if (colour.Length != 7 || colour[0] != '#'
            || !int.TryParse(colour[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _))
        {
            throw new BuildException($"{where} \"{colour}\" är ingen färg. Skriv # och sex siffror, till exempel \"#0b4f6c\".");
        }

        var contrast = Within(colour, scheme);
        if (contrast < Least)
        {
            var (ground, advice) = scheme == Scheme.Light ? ("ljus", "mörkare") : ("mörk", "ljusare");
            throw new BuildException(
                $"{where} {colour} har kontrasten {((decimal)contrast).Swedish(1)} mot {ground} bakgrund. Minst 4,5 krävs (WCAG 2.2): välj en {advice} färg.");
        }
    }

    // 1 where the key is not written and the default holds.
    private static int LineOf(string key, string text) =>
        Array.FindIndex(text.Split('\n'), line => line.StartsWith(key + ":", StringComparison.Ordinal)) is var at and >= 0 ? at + 1 : 1;

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

/// <summary>The reader's own choice between dark words on a light page and light words on a dark one.</summary>
internal enum Scheme
{
    Light,
    Dark,
}
