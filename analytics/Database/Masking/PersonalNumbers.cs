using System.Buffers;

namespace Geo.Database.Masking;

/// <summary>Personal and coordination numbers, and whatever a hand makes of them: the checksum is not asked for, letters may
/// stand for digits, and a separator may be missing, doubled or in the wrong place.</summary>
internal static class PersonalNumbers
{
    private const DigitGap Loose = DigitGap.Space | DigitGap.Dot;
    private const DigitGap Parting = DigitGap.Dash | DigitGap.Plus | DigitGap.Slash | DigitGap.Underscore;

    /// <summary>A digit mistaken for a letter is believed beside so many true ones.</summary>
    private const int FewestTrueDigits = 3;

    private static readonly SearchValues<char> PartingSigns = SearchValues.Create("-+/_–−");
    private static readonly SearchValues<char> WithheldSigns = SearchValues.Create("Xx*0123456789");

    private static readonly string[] Announcements =
    [
        "personnr", "personnummer", "personnumret", "person-nr", "person nr", "pers.nr", "pers nr", "persnr", "p-nr", "p.nr", "pnr", "pnummer",
        "samordningsnr", "samordningsnummer", "samordningsnumret", "samnr", "född", "föddes", " f", "(f", "födelsedatum", "födelsetid",
    ];

    /// <summary>Where the number ends that begins with the row; nought where none does.</summary>
    public static int FindEnd(in DigitRow row)
    {
        if (row.Count < 6)
        {
            return 0;
        }

        var digits = Announced(row);
        digits = digits > 0 || row.IsRest ? digits : Parted(row, 6) ? 10 : Parted(row, 8) ? 12 : IsoParted(row) ? 12 : Misparted(row);
        digits = digits > 0 || row.IsRest ? digits : Unparted(row);
        return digits > 0 ? row.TrueDigits(digits) < FewestTrueDigits ? 0 : row.End(digits) : row.IsRest || row.FollowsLetter ? 0 : Withheld(row);
    }

    // After a word that announces one any six to thirteen digits are one; a date of birth too.
    private static int Announced(in DigitRow row)
    {
        if (row.Before.Length < 2 || !IsAnnounced(row.Before))
        {
            return 0;
        }

        for (var digits = Math.Min(13, row.Count); digits >= 6; digits--)
        {
            if (row.EndsAt(digits) && row.AreParted(1, digits, Loose | Parting, atMost: 6))
            {
                return digits;
            }
        }

        return 0;
    }

    private static bool IsAnnounced(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        foreach (var filler in (ReadOnlySpan<string>)[" är", " den"])
        {
            before = before.EndsWith(filler, StringComparison.OrdinalIgnoreCase) ? before[..^filler.Length] : before;
        }

        before = before.TrimEnd(" .:");
        if (before.Length == 0 || before[^1] is not ('r' or 'R' or 't' or 'T' or 'd' or 'D' or 's' or 'S' or 'f' or 'F' or 'm' or 'M'))
        {
            return false;
        }

        foreach (var word in Announcements)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Six or eight digits, a dash, four: taken whatever the date, for a mistyped number is still one.
    private static bool Parted(in DigitRow row, int date)
    {
        var all = date + 4;
        if (row.Count < all || !row.AreParted(1, date, Loose, atMost: 1) || !row.AreParted(date + 1, all, Loose, atMost: 1) || !row.EndsAt(all))
        {
            return false;
        }

        var gap = row[date];
        var letters = row.TrueDigits(all) < all;
        var dashed = (gap.Gap & Parting) != 0 && (gap.Gap & ~(Parting | DigitGap.Space)) == 0;
        var isDate = IsDate(row, date - 6);
        if (!dashed && !(letters && gap.Gap == DigitGap.Space && gap.GapLength <= 2))
        {
            return false;
        }

        // A letter may stick to a number that holds a date; amounts in thousands may have a dash between them.
        var whole = !row.FollowsLetter && !row.IsFollowedByLetter(all) && row.IsUnparted(1, date);
        return (isDate || whole) && !IsIsoDate(row, date) && (date == 6 || row[0].Value is 1 or 2 || row.IsUnparted(1, date));
    }

    // 1985-01-01-1234, 1985-01-01 1234.
    private static bool IsoParted(in DigitRow row) =>
        row.Count >= 12 && IsCentury(row) && IsIsoDate(row, 0) && row.IsUnparted(9, 12) && row[8].GapLength is > 0 and <= 3
        && row.AreParted(8, 9, DigitGap.Space | DigitGap.Dash | DigitGap.Plus, atMost: 3)
        && row.EndsAt(12) && !row.GoesOnAfter(12, ":.") && !IsIsoDate(row, 8) && !IsMoment(row);

    // The dash in the wrong place, or a digit too many or too few after it: only where the digits begin with a date, and one
    // slip at a time, or a municipality's building 9901-01000 would be of January 1999.
    private static int Misparted(in DigitRow row)
    {
        var (all, dashes, last) = (1, 0, 0);
        for (; all < row.Count && row[all].GapLength <= 1 && (row[all].Gap & ~(DigitGap.Dash | DigitGap.Plus)) == 0; all++)
        {
            (dashes, last) = row[all].GapLength == 1 ? (dashes + 1, all) : (dashes, last);
        }

        if (dashes == 0 || all is < 9 or > 13 || !row.EndsAt(all) || row.GoesOnAfter(all, "-:.,") || IsLabel(row.Before))
        {
            return 0;
        }

        var century = IsCentury(row) && all - 8 is >= 3 and <= 5 && IsDate(row, 2) && (all == 12 || last == 8);
        var plain = all - 6 is >= 3 and <= 5 && IsDate(row, 0) && (all == 10 || last == 6);
        var near = all - last <= 7 || (dashes == 1 && ((plain && all == 10) || (century && all == 12)));
        return (plain || century) && near ? all : 0;
    }

    // Without a dash only where the digits can be a date, or where letters stand for some: else every order number would go.
    private static int Unparted(in DigitRow row)
    {
        for (var century = 0; century <= 2; century += 2)
        {
            var all = century + 10;
            if (row.Count >= all && (century == 0 || (IsCentury(row) && row.AreParted(2, 3, Loose | DigitGap.Dash, atMost: 1)))
                && (IsUnpartedDate(row, century) || IsSpelt(row, all)))
            {
                all = !row.EndsAt(all) && row.IsUnparted(all, all + 1) ? all + 1 : all;
                if (row.EndsAt(all) && !row.GoesOnAfter(all, ":,-") && !(row.GoesOnAfter(all, ".") && !IsSpelt(row, all)) && !(century == 2 && IsMoment(row)))
                {
                    return all;
                }
            }
        }

        return IsSpaced(row, 12) ? 12 : IsSpaced(row, 10) ? 10 : 0;
    }

    private static bool IsUnpartedDate(in DigitRow row, int at) =>
        IsDate(row, at) && row.IsUnparted(at + 1, at + 2) && row.IsUnparted(at + 3, at + 4) && row.IsUnparted(at + 5, at + 6)
        && row.AreParted(at + 2, at + 3, Loose | DigitGap.Dash, atMost: 1) && row.AreParted(at + 4, at + 5, Loose | DigitGap.Dash, atMost: 1)
        && row.AreParted(at + 6, at + 7, Loose, atMost: 2) && row.AreParted(at + 7, at + 10, Loose, atMost: 1);

    private static bool IsSpelt(in DigitRow row, int all) =>
        row.IsUnparted(1, all) && row.TrueDigits(all) < all && !row.FollowsLetter && !row.IsFollowedByLetter(all);

    // 8 5 0 1 0 1 1 2 3 4
    private static bool IsSpaced(in DigitRow row, int all)
    {
        for (var i = 1; i < Math.Min(row.Count, all); i++)
        {
            if (row[i].Gap != DigitGap.Space || row[i].GapLength != 1)
            {
                return false;
            }
        }

        return row.Count >= all && row.EndsAt(all) && !(row.Count > all && row[all].Gap == DigitGap.Space)
            && !(row.Before is [.., var digit, var space] && char.IsAsciiDigit(digit) && char.IsWhiteSpace(space));
    }

    // 850101-T123, 850101-XXXX: a letter for the first of the four, or crosses for those that were withheld.
    private static int Withheld(in DigitRow row)
    {
        foreach (var date in (ReadOnlySpan<int>)[6, 8])
        {
            if (row.Count < date || !row.IsUnparted(1, date) || row.TrueDigits(date) < FewestTrueDigits)
            {
                continue;
            }

            var after = row.After(date);
            var signs = 0;
            while (signs < after.Length && signs < 6 && after[signs] is ' ' or '-' or '+' or '/' or '_' or '–' or '−')
            {
                signs++;
            }

            var four = after[signs..];
            if (after[..signs].ContainsAny(PartingSigns) && four.Length >= 4 && (four.Length == 4 || !char.IsLetterOrDigit(four[4]))
                && (!four[..4].ContainsAnyExcept(WithheldSigns) || (char.IsAsciiLetterUpper(four[0]) && !four[1..4].ContainsAnyExceptInRange('0', '9'))))
            {
                return row.End(date) + signs + 4;
            }
        }

        return 0;
    }

    private static bool IsCentury(in DigitRow row) => row.Count > 2 && row.TwoDigits(0) is 18 or 19 or 20;

    // A coordination number's day is 60 more.
    private static bool IsDate(in DigitRow row, int at) => row.TwoDigits(at + 2) is >= 1 and <= 12 && row.TwoDigits(at + 4) is (>= 1 and <= 31) or (>= 61 and <= 91);

    private static bool IsIsoDate(in DigitRow row, int at) =>
        row.Count >= at + 8 && row.TwoDigits(at) is 18 or 19 or 20 && IsDate(row, at + 2)
        && row[at + 4].Gap == DigitGap.Dash && row[at + 6].Gap == DigitGap.Dash && row.IsUnparted(at + 1, at + 4) && row.IsUnparted(at + 5, at + 6) && row.IsUnparted(at + 7, at + 8);

    // 2025-01-02 22.30: a day with dashes and an hour, of years whose children no register of damage writes of.
    private static bool IsMoment(in DigitRow row) =>
        IsIsoDate(row, 0) && row.TwoDigits(0) == 20 && row[2].Value is 1 or 2 or 3 && row[8].Gap == DigitGap.Space
        && row.TwoDigits(8) < 24 && row.TwoDigits(10) < 60 && row.IsUnparted(9, 10) && row.IsUnparted(11, 12) && row.AreParted(10, 11, DigitGap.Dot, atMost: 1);

    // EX-2025-01234: the number of a case or an invoice.
    private static bool IsLabel(ReadOnlySpan<char> before) => before is [.., var letter, '-'] && char.IsLetter(letter);
}
