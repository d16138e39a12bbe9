using System.Text;
using System.Text.RegularExpressions;

namespace Geo.Etl.Staging;

/// <summary>Names of places and addresses as they are looked up: two spellings of one name become one.</summary>
internal static partial class PlaceName
{
    /// <summary>Small letters, one space between words, no full stops or commas at the ends, "4 B" as "4b"; "" where nothing
    /// is left.</summary>
    public static string Normal(string name)
    {
        var words = name.Normalize(NormalizationForm.FormC).ToLowerInvariant()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.', ',', ';', ':', '"', '\'', '(', ')'))
            .Where(word => word.Length > 0);
        return NumberAndLetter().Replace(string.Join(' ', words), "$1$2");
    }

    /// <summary>The street of an address, such as storgatan of "storgatan 4b"; null where it is no address.</summary>
    public static string? Street(string normal) => Address().Match(normal) is { Success: true } address ? address.Groups[1].Value : null;

    [GeneratedRegex(@"(?<=\p{L} )(\d{1,4}) ([a-zåäö])(?= |$)")]
    private static partial Regex NumberAndLetter();

    [GeneratedRegex(@"^(\p{L}.*?) \d{1,4}[a-zåäö]?(?:-\d{1,4}[a-zåäö]?)?(?: .*)?$")]
    private static partial Regex Address();
}
