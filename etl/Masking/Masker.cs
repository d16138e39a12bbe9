using System.Text.RegularExpressions;

namespace Geo.Etl.Masking;

/// <summary>Takes out of a text what could point at a person, before anything else sees it, and counts what it took.</summary>
/// <remarks>
/// It would rather take too much: a number of ten digits that could be a personal number is taken though its checksum is
/// wrong. What it leaves: house numbers, coordinates, amounts, dates and times. It cannot know every name; free text
/// therefore never leaves the internal zone, masked or not.
/// </remarks>
internal sealed class Masker
{
    /// <summary>Raised when the same text would be masked otherwise: deliveries are then loaded again.</summary>
    public const int Version = 2;

    // The order matters: an address or a case number holds digits that would pass for a phone number.
    private static readonly (MaskKind Kind, Regex Shape)[] Shapes =
    [
        (MaskKind.Email, MaskPatterns.Email()),
        (MaskKind.CaseNumber, MaskPatterns.CaseNumber()),
        (MaskKind.PersonalNumber, MaskPatterns.PersonalNumberParted()),
        (MaskKind.PersonalNumber, MaskPatterns.PersonalNumber()),
        (MaskKind.Phone, MaskPatterns.PhoneAbroad()),
        (MaskKind.Phone, MaskPatterns.Phone()),
        (MaskKind.Plate, MaskPatterns.Plate()),
        (MaskKind.Property, MaskPatterns.Property()),
    ];

    private readonly Dictionary<MaskKind, int> _counts = [];
    private readonly PersonNames _names = new();

    /// <summary>How many of each kind have been masked so far.</summary>
    public IReadOnlyDictionary<MaskKind, int> Counts => _counts;

    public string Mask(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var masked = MaskPatterns.Invisible().Replace(text, "");
        if (masked.AsSpan().ContainsAnyInRange('0', '9') || masked.Contains('@', StringComparison.Ordinal) || masked.Contains("at", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var (kind, shape) in Shapes)
            {
                masked = shape.Replace(masked, match => Keep(kind, match) ? match.Value : Take(kind));
            }
        }

        masked = _names.Replace(masked, MaskKind.Name.Mark(), out var names);
        if (names > 0)
        {
            _counts[MaskKind.Name] = _counts.GetValueOrDefault(MaskKind.Name) + names;
        }

        return masked;
    }

    private string Take(MaskKind kind)
    {
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        return kind.Mark();
    }

    private static bool Keep(MaskKind kind, Match match) => kind switch
    {
        MaskKind.Plate => MaskPatterns.NotPlates.Contains(match.Groups["letters"].Value),
        MaskKind.Property => MaskPatterns.Clock().IsMatch(match.Groups["number"].Value)
            && MaskPatterns.BeforeTimes.Contains(match.Groups["word"].Value.ToLowerInvariant()),
        _ => false,
    };
}
