using System.Globalization;

namespace Geo.Service.Workbench;

/// <summary>Numbers as text: decimal point, whatever the machine's language.</summary>
internal static class StatNumber
{
    /// <summary>A finite number.</summary>
    public static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>The shortest text that reads back as the same number; nothing for NaN and infinity.</summary>
    public static string Text(double number) => number switch
    {
        0 => "0",
        _ when double.IsFinite(number) => number.ToString("R", CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>Whether a field says that there is no value: empty, or R's NA.</summary>
    public static bool IsMissing(string text) => string.IsNullOrWhiteSpace(text) || text.AsSpan().Trim() is "NA";
}
