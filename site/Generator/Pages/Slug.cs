using System.Text;

namespace Geo.Generator.Pages;

/// <summary>Words as a part of an address: lower case, a–z, 0–9 and hyphens; å and ä become a, ö becomes o.</summary>
internal static class Slug
{
    public static string Of(string words)
    {
        var slug = new StringBuilder();
        foreach (var letter in words.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
