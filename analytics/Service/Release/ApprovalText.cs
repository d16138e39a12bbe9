using System.Text.RegularExpressions;
using Geo.Database;

namespace Geo.Service.Release;

/// <summary>The role of an approval stands on the site, its reason in the release's files: no person may stand in them.</summary>
internal static partial class ApprovalText
{
    private const int LongestRole = 60;

    /// <summary>Refuses numbers and addresses of persons, and for a role whatever is not written as one.</summary>
    /// <exception cref="UsageException">The message does not repeat the text.</exception>
    public static void Check(string option, string text, bool isRole)
    {
        if (NumberOrAddress().IsMatch(text))
        {
            throw new UsageException($"{option} innehåller något som liknar ett personnummer, ett telefonnummer eller en e-postadress. Det visas på webbplatsens alla sidor: skriv utan uppgifter om personer.");
        }

        if (isRole && (text.Length > LongestRole || !Role().IsMatch(text)))
        {
            throw new UsageException("--role ska vara en roll med små bokstäver och utan siffror, till exempel säkerhetssamordnare, aldrig ett namn. Den visas på webbplatsens alla sidor.");
        }
    }

    // Six digits in a row, or in groups; dates with hyphens are let through.
    [GeneratedRegex(@"@|\d{6,}|\d{6}[-+ ]?\d{4}|\+46|\b0\d{1,3}[- ]\d{2,3}[ \d]{3,}")]
    private static partial Regex NumberOrAddress();

    [GeneratedRegex(@"^[\p{Ll}()\-/ ]+$")]
    private static partial Regex Role();
}
