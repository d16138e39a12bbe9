using System.Collections.Frozen;

namespace Geo.Database.Masking;

/// <summary>Numbers that are known by the letters before them: the police's cases, register plates, properties.</summary>
internal static class LetteredNumbers
{
    // Three letters that stand before numbers and are no plate: units, norms, currencies, rooms.
    private static readonly FrozenSet<string> NotPlates = Set("""
        EST RAL LED ISO DIN PVC SEK NOK EUR USD BTA RUM HUS SAL LAG VID OCH TEL DNR KOD LGH FRÅ TIL KVM VÄG HAR DEN DET PÅ BUS TÅG LUX IPX KWH GPS UTM RT EPSG AVD ENL TOT MAX MIN
        SFS BFS SOU KAP PBL OSL GEN NR PL ART REF VER JAN FEB MAR APR MAJ JUN JUL AUG SEP OKT NOV DEC MÅN TIS ONS TOR FRE LÖR SÖN KRS
        """);

    // Before a time of day or a scale: "Klockan 22:30" and "PBL 2:3" are no properties.
    private static readonly FrozenSet<string> BeforeTimes = Set("""
        kl klockan ca cirka efter före från till vid mellan runt omkring tid tiden sedan idag igår natten morgonen kvällen dagen eftermiddagen förmiddagen
        natt kväll morgon måndag tisdag onsdag torsdag fredag lördag söndag upptäckt anmält larm åtgärdat redan strax och
        öppettider öppet stängt stänger öppnar start slut besök ronderade rondering larmade
        """);

    private static readonly FrozenSet<string> BeforeRatios = Set("""
        skala skalan lag lagen sfs ds sou prop bet osl tf pbl brb kap kapitel förordning förordningen bfs afs psb dnr diarienr ks mål resultat bilaga lutning förhållande blandning version
        """);

    private static readonly string[] PlateWords = ["reg", "reg.nr", "regnr", "reg nr", "reg.nummer", "regnummer", "registreringsnummer", "registreringsnr", "bil", "bilen", "skylt", "plåt", "moped", "släp"];
    private static readonly string[] CaseWords = ["ärende", "diarie", "anmälnings", "mål"];

    /// <summary>5000-K123456-25, K123456-25, K 123456/25; K-nr 123456-25, polisens ärendenummer 123456-25.</summary>
    public static (int Start, int End) FindCase(in DigitRow row)
    {
        var run = Run(row);
        if (run is < 3 or > 8)
        {
            return (0, 0);
        }

        var end = row.End(run);
        if (row.Count > run && Run(row, run) is >= 2 and <= 4 and var year && row.AreParted(run, run + 1, DigitGap.Space | DigitGap.Dash | DigitGap.Slash, atMost: 2)
            && (row[run].Gap & (DigitGap.Dash | DigitGap.Slash)) != 0)
        {
            end = row.End(run + year);
        }

        var before = row.Before.TrimEnd(" -");
        if (before is [.., 'K' or 'k'] && row.Before.Length - before.Length <= 3 && (before.Length == 1 || !char.IsLetterOrDigit(before[^2])))
        {
            var station = before[..^1].TrimEnd(" -");
            var isStation = station.Length >= 4 && before.Length - station.Length <= 4 && !station[^4..].ContainsAnyExceptInRange('0', '9') && (station.Length == 4 || !char.IsLetterOrDigit(station[^5]));
            return (row.Start - row.Before.Length + (isStation ? station.Length - 4 : before.Length - 1), end);
        }

        return IsCaseWord(row.Before.TrimEnd(" :.")) ? (row.Start, end) : (0, 0);
    }

    /// <summary>Three letters and three digits, the last of which may be a letter; in small letters only without a space, or
    /// after a word that announces one.</summary>
    public static (int Start, int End) FindPlate(ReadOnlySpan<char> text, in DigitRow row)
    {
        var before = row.Before is [.., 'O'] ? row.Before[..^1] : row.Before;
        var rest = text[(row.Start - (row.Before.Length - before.Length))..];
        var joined = before is not [.., ' ' or '-' or '\u00A0'];
        before = joined ? before : before[..^1];
        var letters = 0;
        while (letters < 4 && letters < before.Length && char.IsLetter(before[^(letters + 1)]))
        {
            letters++;
        }

        if (letters is 0 or > 3 || (letters < before.Length && (char.IsLetterOrDigit(before[^(letters + 1)]) || before[^(letters + 1)] == '-')))
        {
            return (0, 0);
        }

        var start = row.Start - row.Before.Length + before.Length - letters;
        var word = before[^letters..];
        var three = rest.Length >= 3 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && char.IsAsciiLetterOrDigit(rest[2]) && Stops(rest[3..]);
        var fits = letters == 3 && (word.ContainsAnyExceptInRange('A', 'Z')
            ? three && joined && !word.ContainsAnyExceptInRange('a', 'z') && !char.IsAsciiLetterUpper(rest[2])
            : rest.Length >= 3 && IsNought(rest[0]) && IsNought(rest[1]) && !(rest[0] == 'O' && rest[1] == 'O') && (char.IsAsciiDigit(rest[2]) || char.IsAsciiLetterUpper(rest[2])) && Stops(rest[3..]));
        if (fits && !NotPlates.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
        {
            return (start, start + letters + (joined ? 0 : 1) + 3);
        }

        var announcement = before[..^letters].TrimEnd(" :.");
        if (announcement.Length == 0 || !EndsInWord(announcement, PlateWords))
        {
            return (0, 0);
        }

        if (letters == 3 && three)
        {
            return (start, start + letters + (joined ? 0 : 1) + 3);
        }

        var length = rest.IndexOfAnyExceptInRange('0', '9');
        length = length < 0 ? rest.Length : length;
        return length is >= 2 and <= 5 && Stops(rest[length..]) && announcement is [.., 'r' or 'R'] ? (start, row.Start + length) : (0, 0);
    }

    /// <summary>Ekbacken 3:14, EKBACKEN S:3, fastighet linden 4:1, kv. Röda Linden 4.</summary>
    public static (int Start, int End) FindProperty(ReadOnlySpan<char> text, in DigitRow row)
    {
        var run = Run(row);
        if (run is 0 or > 4)
        {
            return (0, 0);
        }

        var end = row.End(run);
        var rest = text[end..];
        var shared = row.Before is [.., 's' or 'S', ':'];
        if (rest is [':', ..])
        {
            var skip = rest.Length > 1 && char.IsWhiteSpace(rest[1]) ? 2 : 1;
            var digits = 0;
            while (skip + digits < rest.Length && digits < 5 && char.IsAsciiDigit(rest[skip + digits]))
            {
                digits++;
            }

            if (digits is 0 or > 4 || (skip + digits < rest.Length && rest[skip + digits] == ':'))
            {
                return (0, 0);
            }

            return Named(row, text[row.Start..(end + skip + digits)], shared ? row.Before[..^2] : row.Before, end + skip + digits);
        }

        if (shared)
        {
            return Named(row, text[row.Start..end], row.Before[..^2], end);
        }

        return run <= 3 && row.Before is [.., var space] && char.IsWhiteSpace(space) ? Quarter(row, end) : (0, 0);
    }

    private static (int Start, int End) Named(in DigitRow row, ReadOnlySpan<char> number, ReadOnlySpan<char> before, int end)
    {
        var last = LastWord(before);

        // "Fastighet Exempelstad Hamnen 5:34" is no hour at the harbour.
        var announced = before[Math.Max(0, before.Length - 60)..].Contains("fastighet", StringComparison.OrdinalIgnoreCase);
        if (last.Length is < 2 or > 41 || (!announced && IsNoProperty(number, last)))
        {
            return (0, 0);
        }

        var rest = before[..^(last.Length + 1)];
        var first = LastWord(rest, joined: true);
        if (char.IsUpper(last[0]) && !last.StartsWith("Fastighet") && !last.StartsWith("Kvarteret"))
        {
            var two = first.Length is >= 2 and <= 41 && char.IsUpper(first[0]) && !first.StartsWith("Fastighet") && !first.StartsWith("Kvarteret") && first is not "Vid" and not "Hos" and not "På";
            return (row.Start - row.Before.Length + rest.Length - (two ? first.Length + (rest.Length - rest.TrimEnd().Length) : 0), end);
        }

        return char.IsLower(last[0]) && first.StartsWith("fastighet", StringComparison.OrdinalIgnoreCase) ? (row.Start - row.Before.Length + rest.Length, end) : (0, 0);
    }

    private static (int Start, int End) Quarter(in DigitRow row, int end)
    {
        var last = LastWord(row.Before);
        if (last.Length < 2)
        {
            return (0, 0);
        }

        var rest = row.Before[..^(last.Length + 1)];
        for (var word = 0; word < 2; word++)
        {
            var first = LastWord(rest, joined: true);
            if (first is "kv" or "Kv" or "KV" or "kvarteret" or "Kvarteret" or "KVARTERET" || rest.EndsWith("kv. ", StringComparison.OrdinalIgnoreCase))
            {
                var length = rest.EndsWith(". ") ? 4 : first.Length + 1;
                return (row.Start - row.Before.Length + rest.Length - length, end);
            }

            if (first.Length < 2 || !char.IsUpper(last[0]))
            {
                break;
            }

            rest = rest[..^(first.Length + 1)];
        }

        return (0, 0);
    }

    // The word that ends with the one space at the end, or before it.
    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text, bool joined = false)
    {
        if (text is not [.., var space] || !char.IsWhiteSpace(space))
        {
            return default;
        }

        text = text[..^1];
        var start = text.Length;
        while (start > 0 && (char.IsLetter(text[start - 1]) || (text[start - 1] == '-' && start < text.Length)))
        {
            start--;
        }

        return start > 0 && char.IsDigit(text[start - 1]) && !joined ? default : text[start..];
    }

    private static bool IsNoProperty(ReadOnlySpan<char> number, ReadOnlySpan<char> last)
    {
        if (BeforeRatios.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last) || number.StartsWith("19") || (number.StartsWith("20") && number.IndexOf(':') == 4))
        {
            return true;
        }

        // 22:30 is an hour after a word of time, and after a house or place whose hour was noted: 07:05 has its noughts.
        return IsClock(number)
            && (BeforeTimes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last) || number.Length == 5 || NameLexicon.Find(last) is not WordKinds.None and not WordKinds.Surname);
    }

    private static bool IsClock(ReadOnlySpan<char> number) =>
        number.Length is 4 or 5 && number[^3] == ':' && number[^2] is >= '0' and <= '5' && int.TryParse(number[..^3], out var hour) && hour <= 24;

    private static bool IsCaseWord(ReadOnlySpan<char> before)
    {
        if (!before.EndsWith("nr", StringComparison.OrdinalIgnoreCase) && !before.EndsWith("nummer", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        before = before[..^(before[^1] is 'r' or 'R' && before[^2] is 'n' or 'N' ? 2 : 6)];
        if (before.TrimEnd(" -.:") is [.., 'K' or 'k'] and var police && (police.Length == 1 || !char.IsLetter(police[^2])))
        {
            return true;
        }

        before = before.TrimEnd('-');
        foreach (var word in CaseWords)
        {
            before = before.EndsWith(word, StringComparison.OrdinalIgnoreCase) ? before[..^word.Length] : before;
        }

        return before is [.., ' '] && LastWord(before).StartsWith("polis", StringComparison.OrdinalIgnoreCase);
    }

    private static bool EndsInWord(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetter(text[^(word.Length + 1)])))
            {
                return true;
            }
        }

        return false;
    }

    // How many digits stand in a row without anything between.
    private static int Run(in DigitRow row, int from = 0)
    {
        var run = from + 1;
        while (run < row.Count && row[run].GapLength == 0)
        {
            run++;
        }

        return row.IsFollowedByLetter(run) ? 0 : run - from;
    }

    private static bool IsNought(char sign) => char.IsAsciiDigit(sign) || sign == 'O';

    private static bool Stops(ReadOnlySpan<char> rest) =>
        rest is [] || (!char.IsLetterOrDigit(rest[0]) && !(rest is ['-', var digit, ..] && char.IsAsciiDigit(digit)));

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
