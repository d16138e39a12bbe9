using System.Buffers;
using System.Text;
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

    // The order matters: an address or a case number holds digits that would pass for a phone number. No shape is tried on
    // a text with fewer digits than it needs.
    private static readonly (MaskKind Kind, int Digits, Regex Shape)[] Shapes =
    [
        (MaskKind.CaseNumber, 3, MaskPatterns.CaseNumber()),
        (MaskKind.PersonalNumber, 5, MaskPatterns.PersonalNumberAnnounced()),
        (MaskKind.PersonalNumber, 6, MaskPatterns.PersonalNumberParted()),
        (MaskKind.Phone, 9, MaskPatterns.PhoneAbroad()),
        (MaskKind.PersonalNumber, 9, MaskPatterns.PersonalNumberMisparted()),
        (MaskKind.PersonalNumber, 6, MaskPatterns.PersonalNumber()),
        (MaskKind.Phone, 5, MaskPatterns.Phone()),
        (MaskKind.Plate, 2, MaskPatterns.Plate()),
        (MaskKind.Property, 1, MaskPatterns.Property()),
    ];

    private static readonly SearchValues<char> Hidden = SearchValues.Create("\u00AD\u200B\u200C\u200D\u2060\uFEFF");
    private static readonly SearchValues<string> Ats = SearchValues.Create(["@", "＠", "(at)", "[at]", "(a)", "[a]", "snabel", " at "], StringComparison.OrdinalIgnoreCase);

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

        var masked = text.AsSpan().ContainsAny(Hidden) ? MaskPatterns.Invisible().Replace(text, "") : text;

        // What was masked may have stood between two parts of something: again, until nothing is found.
        for (var before = ""; !ReferenceEquals(before, masked);)
        {
            before = masked;
            masked = MaskOnce(before);
        }

        return masked;
    }

    private string MaskOnce(string text)
    {
        var masked = text;
        if (masked.AsSpan().ContainsAny(Ats))
        {
            masked = MaskEmail(masked);
        }

        if (masked.AsSpan().ContainsAnyInRange('0', '9'))
        {
            var digits = 0;
            foreach (var letter in masked)
            {
                digits += char.IsAsciiDigit(letter) ? 1 : 0;
            }

            foreach (var (kind, needed, shape) in Shapes)
            {
                if (digits >= needed && (kind != MaskKind.Property || masked.Contains(':', StringComparison.Ordinal) || masked.Contains("kv", StringComparison.OrdinalIgnoreCase)) && shape.IsMatch(masked))
                {
                    var replaced = shape.Replace(masked, match => Keep(kind, match) ? match.Value : Take(kind));
                    masked = replaced == masked ? masked : replaced;
                }
            }
        }

        masked = _names.Replace(masked, MaskKind.Name.Mark(), out var names);
        if (names > 0)
        {
            _counts[MaskKind.Name] = _counts.GetValueOrDefault(MaskKind.Name) + names;
        }

        return masked;
    }

    private string MaskEmail(string text)
    {
        StringBuilder? masked = null;
        var copied = 0;
        foreach (Match match in MaskPatterns.Email().Matches(text))
        {
            var start = match.Groups["name"].Index;
            while (start > copied && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+'))
            {
                start--;
            }

            masked ??= new();
            masked.Append(text, copied, Math.Max(start - copied, 0)).Append(Take(MaskKind.Email));
            copied = match.Index + match.Length;
        }

        return masked?.Append(text, copied, text.Length - copied).ToString() ?? text;
    }

    private string Take(MaskKind kind)
    {
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        return kind.Mark();
    }

    private static bool Keep(MaskKind kind, Match match) => kind switch
    {
        MaskKind.Plate => MaskPatterns.NotPlates.Contains(match.Groups["letters"].Value),
        MaskKind.Property => IsNoProperty(match),
        MaskKind.PersonalNumber => IsMoment(match.ValueSpan) || Digits(match.ValueSpan) < 5,
        MaskKind.Phone => Digits(match.ValueSpan) < 5,
        _ => false,
    };

    private static bool IsNoProperty(Match match)
    {
        var number = match.Groups["number"].ValueSpan;
        if (number.Length == 0)
        {
            return false;
        }

        var words = match.ValueSpan[..^number.Length].TrimEnd();
        var last = words[(words.LastIndexOf(' ') + 1)..];
        if (MaskPatterns.BeforeRatios.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last) || number.StartsWith("19") || number.StartsWith("20") && number.IndexOf(':') == 4)
        {
            return true;
        }

        // 22:30 is an hour after a word of time, and after a house or place whose hour was noted: 07:05 has its noughts.
        return MaskPatterns.Clock().IsMatch(number)
            && (MaskPatterns.BeforeTimes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last) || number.Length == 5 || NameLexicon.Find(last) is not WordKinds.None and not WordKinds.Surname);
    }

    // 2025-01-02 22.30: a day with dashes and an hour, of years whose children no register of damage writes of.
    private static bool IsMoment(ReadOnlySpan<char> value) =>
        value.Length is 15 or 16 && value.StartsWith("20") && value[2] is '1' or '2' or '3' && value[4] == '-' && value[7] == '-' && value[10] is ' ' or '\u00A0'
        && int.TryParse(value[11..13], out var hour) && hour < 24 && int.TryParse(value[^2..], out var minute) && minute < 60
        && (value.Length == 15 || value[13] == '.');

    private static int Digits(ReadOnlySpan<char> value)
    {
        var digits = 0;
        foreach (var letter in value)
        {
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
        }

        return digits;
    }
}
