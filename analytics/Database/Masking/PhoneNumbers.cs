namespace Geo.Database.Masking;

/// <summary>Phone numbers, at home and abroad, in groups or not.</summary>
internal static class PhoneNumbers
{
    private const DigitGap InGroups = DigitGap.Space | DigitGap.Dot | DigitGap.Dash;
    private const DigitGap AfterArea = InGroups | DigitGap.Slash | DigitGap.Parenthesis;
    private const DigitGap Any = AfterArea;

    private static readonly string[] Announcements = ["tel", "telefon", "mobil", "mob", "ring", "sms", "nås på", "telnr", "mobilnr", "tfn", "telefonnr", "telefonnummer", "mobilnummer"];

    /// <summary>Where the number begins and ends that the row is of; an end of nought where it is of none.</summary>
    public static (int Start, int End) Find(in DigitRow row)
    {
        var digits = Abroad(row, out var signs);
        if (digits == 0)
        {
            signs = row.Before is [.., '('] ? 1 : 0;
            digits = AtHome(row);
        }

        if (digits == 0)
        {
            (digits, signs) = (Announced(row), 0);
        }

        return digits > 0 && row.TrueDigits(digits) >= 5 ? (row.Start - signs, row.End(digits)) : (0, 0);
    }

    // +46 (0)70-, 0046, 46 70; other countries with their plus or noughts.
    private static int Abroad(in DigitRow row, out int signs)
    {
        signs = row.Before is [.., '+'] ? 1 : row.Before is [.., '+', ' '] ? 2 : 0;
        if (row.Count < 9 || (signs == 0 && row.Before is [.., '(']))
        {
            return 0;
        }

        var noughts = signs == 0 && row[0].Value == 0 && row[1].Value == 0 ? 2 : 0;
        if (signs > 0 || noughts > 0)
        {
            return row[noughts].Value == 0 ? 0 : Longest(row, from: noughts + 9, to: noughts + 14, Any, atMost: 3);
        }

        return row.TwoDigits(0) == 46 && row[2].Value == 7 && row[3].Value is 0 or 2 or 3 or 6 or 9 && !row.IsRest
            ? Longest(row, from: 11, to: 11, DigitGap.Space | DigitGap.Dash, atMost: 1)
            : 0;
    }

    // An area code of two (08), three or four digits, then five to eight more. A number at home begins with no 0: 0800-1600
    // are hours, 08-03-2025 is a day.
    private static int AtHome(in DigitRow row)
    {
        if (row.Count < 8 || row[0].Value != 0 || row.FollowsLetter || row.IsRest || row.Before is [.., >= '0' and <= '9', '/'])
        {
            return 0;
        }

        var mobile = row[1].Value == 7 ? Area(row, area: 3, least: 6, most: 8, anyFirst: true) : 0;
        if (mobile > 0 || row[1].Value == 0 || row.TrueDigits(4) < 4)
        {
            return mobile;
        }

        var digits = row[1].Value == 8 ? Area(row, area: 2, least: 6, most: 8) : 0;
        digits = digits > 0 || row[1].Value is 7 or 8 ? digits : Area(row, area: 3, least: 5, most: 8);
        return digits > 0 ? digits : Area(row, area: 4, least: 5, most: 7);
    }

    private static int Area(in DigitRow row, int area, int least, int most, bool anyFirst = false)
    {
        if (row.Count < area + least || !row.IsUnparted(1, area) || !row.AreParted(area, area + 1, AfterArea, atMost: 4) || (!anyFirst && row[area].Value == 0))
        {
            return 0;
        }

        for (var digits = Math.Min(row.Count, area + most); digits >= area + least; digits--)
        {
            if (row.EndsAt(digits) && !row.GoesOnAfter(digits, ":,") && row.AreParted(area + 1, digits, InGroups, atMost: 2))
            {
                return digits;
            }
        }

        return 0;
    }

    private static int Announced(in DigitRow row)
    {
        if (row.Count < 6 || row.Before is not [.., var space] || !char.IsWhiteSpace(space))
        {
            return 0;
        }

        var before = row.Before.TrimEnd().TrimEnd(".:");
        foreach (var word in Announcements)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (before.Length == word.Length || !char.IsLetter(before[^(word.Length + 1)])))
            {
                return Longest(row, from: 6, to: 10, InGroups, atMost: 2);
            }
        }

        return 0;
    }

    private static int Longest(in DigitRow row, int from, int to, DigitGap by, int atMost)
    {
        for (var digits = Math.Min(row.Count, to); digits >= from; digits--)
        {
            if (row.EndsAt(digits) && row.AreParted(1, digits, by, atMost) && !row.GoesOnAfter(digits, ":,"))
            {
                return digits;
            }
        }

        return 0;
    }
}
