using System.Text.RegularExpressions;
using Geo.Etl.Staging;

namespace Geo.Etl.Sources;

/// <summary>Whether a row is the municipality's own: publishers write its code, its name, or its name in the genitive or not
/// before "kommun".</summary>
internal static partial class OwnRows
{
    public static bool IsOurs(string word, Reading reading)
    {
        var own = reading.Folder.Municipality;
        var name = Plain(word);
        return name == own.Code || name == Plain(own.ShortName) || name == Plain(own.Name) || name == Plain(own.ShortName) + " kommun";
    }

    // Some write a dash for the hyphen of a double name, or put the years of a county in brackets after it.
    private static string Plain(string name) => Brackets().Replace(name, "").Replace('–', '-').Trim();

    [GeneratedRegex(@"\s*\(.*\)$")]
    private static partial Regex Brackets();
}
