using System.Buffers;
using System.Text;

namespace Geo.Database.Masking;

/// <summary>Takes out of a text what could point at a person, before anything else sees it, and counts what it took.</summary>
/// <remarks>
/// It would rather take too much: a number of ten digits that could be a personal number is taken though its checksum is
/// wrong. What it leaves: house numbers, coordinates, amounts, dates and times. It cannot know every name; free text
/// therefore never leaves the internal zone, masked or not. One masker reads one text at a time.
/// </remarks>
/// <param name="left">Kinds that may stand: the office number and the mailbox of a role are there to be read.</param>
public sealed class Masker(params MaskKind[] left)
{
    /// <summary>Raised when the same text would be masked otherwise: deliveries are then loaded again.</summary>
    public const int Version = 4;

    // What was masked may have parted two halves of something else. Each round finds less; a text made to need more than
    // this many is no one's.
    private const int MostRounds = 8;

    private static readonly SearchValues<char> Hidden = SearchValues.Create("\u00AD\u200B\u200C\u200D\u2060\uFEFF");
    private static readonly SearchValues<string> Ats = SearchValues.Create(["@", "＠", "(at)", "[at]", "(a)", "[a]", "snabel", " at "], StringComparison.OrdinalIgnoreCase);

    private readonly Dictionary<MaskKind, int> _counts = [];
    private readonly List<(int Start, int End, MaskKind Kind)> _found = [];
    private readonly PersonNames _names = new();
    private readonly CleanWords _clean = new();

    /// <summary>How many of each kind have been masked so far.</summary>
    public IReadOnlyDictionary<MaskKind, int> Counts => _counts;

    /// <summary>The text with a mark for each thing that was taken; the same text where nothing was.</summary>
    public string Mask(string text)
    {
        if (_clean.Has(text))
        {
            return text;
        }

        var masked = text.AsSpan().ContainsAny(Hidden) ? MaskPatterns.Invisible().Replace(text, "") : text;
        for (var round = 0; round < MostRounds; round++)
        {
            var before = masked;
            _found.Clear();
            FindAddresses(masked);
            FindNumbers(masked);
            masked = WithMarks(masked);
            var unnamed = _names.Replace(masked, MaskKind.Name.Mark(), out var names);
            Count(MaskKind.Name, names);
            masked = unnamed;
            if (masked == before)
            {
                break;
            }
        }

        if (ReferenceEquals(masked, text))
        {
            _clean.Add(text);
        }

        return masked;
    }

    private void FindAddresses(string text)
    {
        if (!text.AsSpan().ContainsAny(Ats))
        {
            return;
        }

        foreach (var match in MaskPatterns.Email().EnumerateMatches(text))
        {
            var floor = _found.Count == 0 ? 0 : _found[^1].End;
            var start = match.Index;
            while (start > floor && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+' or '%'))
            {
                start--;
            }

            // Where the last address took the name there is none before this mark.
            if (start < match.Index)
            {
                _found.Add((start, match.Index + match.Length, MaskKind.Email));
            }
        }
    }

    private void FindNumbers(ReadOnlySpan<char> text)
    {
        var addresses = _found.Count;
        var (floor, address) = (0, 0);
        Span<Digit> buffer = stackalloc Digit[DigitRow.Longest];
        while (floor < text.Length)
        {
            var end = address < addresses ? _found[address].Start : text.Length;
            FindNumbers(text[..end], floor, buffer);
            floor = address < addresses ? _found[address++].End : text.Length;
        }

        if (addresses > 0 && _found.Count > addresses)
        {
            _found.Sort();
        }
    }

    private void FindNumbers(ReadOnlySpan<char> text, int floor, Span<Digit> buffer)
    {
        for (var at = DigitRow.FindStart(text, floor, floor); at < text.Length;)
        {
            var row = new DigitRow(text, floor, at, buffer);
            var next = row.Count > 0 ? row.NextStart : at + 1;
            if (FindNumber(text, row) is { End: > 0 } found)
            {
                _found.Add(found);
                (floor, next) = (found.End, found.End);
            }

            at = DigitRow.FindStart(text, floor, next);
        }
    }

    // The order matters: a case number holds digits that would pass for a phone number.
    private static (int Start, int End, MaskKind Kind) FindNumber(ReadOnlySpan<char> text, in DigitRow row)
    {
        if (LetteredNumbers.FindCase(row) is { End: > 0 } police)
        {
            return (police.Start, police.End, MaskKind.CaseNumber);
        }

        if (row.Before is not [.., '+'] && PersonalNumbers.FindEnd(row) is > 0 and var end)
        {
            return (row.Start, end, MaskKind.PersonalNumber);
        }

        if (PhoneNumbers.Find(row) is { End: > 0 } phone)
        {
            return (phone.Start, phone.End, MaskKind.Phone);
        }

        if (LetteredNumbers.FindPlate(text, row) is { End: > 0 } plate)
        {
            return (plate.Start, plate.End, MaskKind.Plate);
        }

        return LetteredNumbers.FindProperty(text, row) is { End: > 0 } property ? (property.Start, property.End, MaskKind.Property) : default;
    }

    private string WithMarks(string text)
    {
        if (_found.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var (start, end, kind) in _found)
        {
            if (left.Contains(kind))
            {
                continue;
            }

            masked.Append(text, copied, start - copied).Append(kind.Mark());
            copied = end;
            Count(kind, 1);
        }

        return masked.Append(text, copied, text.Length - copied).ToString();
    }

    private void Count(MaskKind kind, int more)
    {
        if (more > 0)
        {
            _counts[kind] = _counts.GetValueOrDefault(kind) + more;
        }
    }
}
