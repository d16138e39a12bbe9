using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Geo.Etl.Masking;

/// <summary>The shapes that <see cref="Masker"/> looks for.</summary>
internal static partial class MaskPatterns
{
    private const string Dash = @"[-‐-―−+]";

    private const string Gap = @"[\s.]?";

    // A digit, or the letter that a hand takes for one.
    private const string D = "[0-9OolI]";

    private const string LooseDate = @"\d-?\d-?(?:0-?[1-9]|1-?[0-2])-?(?:0-?[1-9]|[126-8]-?\d|3-?[01]|9-?[01])";

    /// <summary>Three letters that stand before numbers and are no plate: units, norms, currencies, rooms.</summary>
    public static FrozenSet<string> NotPlates { get; } = Set("""
        EST RAL LED ISO DIN PVC SEK NOK EUR USD BTA RUM HUS SAL LAG VID OCH TEL DNR KOD LGH FRÅ TIL KVM VÄG HAR DEN DET PÅ BUS TÅG LUX IPX KWH GPS UTM RT EPSG AVD ENL TOT MAX MIN
        SFS BFS SOU KAP PBL OSL GEN NR PL ART REF VER JAN FEB MAR APR MAJ JUN JUL AUG SEP OKT NOV DEC MÅN TIS ONS TOR FRE LÖR SÖN KRS
        """);

    /// <summary>Words before a time of day, a scale or a law: "Klockan 22:30", "Skala 1:500" and "PBL 2:3" are no properties.</summary>
    public static FrozenSet<string> BeforeTimes { get; } = Set("""
        kl klockan ca cirka efter före från till vid mellan runt omkring tid tiden sedan idag igår natten morgonen kvällen dagen eftermiddagen förmiddagen
        natt kväll morgon måndag tisdag onsdag torsdag fredag lördag söndag upptäckt anmält larm åtgärdat redan strax och
        öppettider öppet stängt stänger öppnar start slut besök ronderade rondering larmade
        """);

    public static FrozenSet<string> BeforeRatios { get; } = Set("""
        skala skalan lag lagen sfs ds sou prop bet osl tf pbl brb kap kapitel förordning förordningen bfs afs psb dnr diarienr ks mål resultat bilaga lutning förhållande blandning version
        """);

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"[\u00AD\u200B-\u200D\u2060\uFEFF]")]
    public static partial Regex Invisible();

    // The mark is sought first: to try every word as the beginning of an address would be quadratic in a long one.
    [GeneratedRegex(@"(?<=(?<name>[\p{L}\d._%+-]{1,64}))\s?(?:@|＠|[(\[](?:at|a|snabel-?a)[)\]])\s?[\p{L}\d-]+(?:[.,][\p{L}\d-]+)+|(?<=(?<name>[\p{L}\d._%+-]{1,64}))@[\p{L}\d-]{2,}|(?<=\s(?<name>[\p{L}\d._%+-]{1,64}))\s(?:at|snabel-?a)\s[\p{L}\d-]+\.\p{L}{2,}", RegexOptions.IgnoreCase)]
    public static partial Regex Email();

    // 5000-K123456-25, K123456-25, K 123456/25, K-nr 123456-25, polisens ärendenummer 123456-25.
    [GeneratedRegex(@"(?<![\p{L}\d])(?:\d{4}\s?-?\s?)?K\s?-?\s?[\dO]{3,8}(?:\s?[-/]\s?\d{2,4})?(?![\d\p{L}])|(?<=(?:K[-.:]?\s?n(?:umme)?r|polis\p{L}{0,12}\s(?:ärende|diarie|anmälnings|mål)?-?n(?:umme)?r)\.?:?\s{0,2})\d{3,8}(?:\s?[-/]\s?\d{2,4})?(?!\d)", RegexOptions.IgnoreCase)]
    public static partial Regex CaseNumber();

    // After a word that announces one, any six to thirteen digits are one; a date of birth too.
    [GeneratedRegex(@"(?<=(?:\b(?:person|pers|p|samordnings|sam)[-. ]?n(?:umme)?r(?:et)?|\bpnr|\bpersnr|\bfödd|\bföddes|\bf\.|\bfödelsedatum|\bfödelsetid)\.?:?\s?(?:är\s|den\s)?)" + D + @"(?:[\s.–/+-]{0,3}" + D + @"){5,12}(?![\dOol])", RegexOptions.IgnoreCase)]
    public static partial Regex PersonalNumberAnnounced();

    // Six or eight digits, a dash or a plus, four: taken whatever the date, for a mistyped number is still one. A letter
    // may stand for the first of the four, and crosses for those that were withheld; O and l for 0 and 1.
    [GeneratedRegex(@"(?<![\d\p{L}])(?<!\d[-.,:])(?:" + D + D + Gap + ")?" + D + Gap + D + Gap + D + Gap + D + Gap + D + Gap + D + @"\s{0,2}(?:" + Dash + @"{1,2}|[/_])\s{0,2}(?:(?:" + D + Gap + "){3}" + D + @"|[A-Z]\d{3}|[\dXx*]{4})(?![\d\p{L}])|(?<!\d)(?:18|19|20)\d{2}" + Dash + @"\d{2}" + Dash + @"\d{2}\s?(?:" + Dash + @"\s?\d{4}|\s\d{4})(?![\d:.])")]
    public static partial Regex PersonalNumberParted();

    // The dash in the wrong place, a digit too many or too few: only where the digits begin with a date.
    [GeneratedRegex(@"(?<![\d\p{L}])(?<!\d[-.,:])(?<!\p{L}-)(?=(?:\d-?){9,13}(?!\d))(?:(?:18|19|20)(?=(?:\d-?){8}))?" + LooseDate + @"(?:-?\d){3,5}(?!\d)(?![-:.,]\d)(?<=-\d{1,7})")]
    public static partial Regex PersonalNumberMisparted();

    // Without a dash only where the digits can be a date (a coordination number's day is 60 more): else every order number
    // of ten digits would go.
    [GeneratedRegex(@"(?<!\d)(?<!\d[-.,:])(?:(?:18|19|20)[\s.-]?)?\d{2}[\s.-]?(?:0[1-9]|1[0-2])[\s.-]?(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[\s.]{0,2}(?:\d{4,5}|\d{3}[\s.]\d|\d{2}[\s.]\d{2}|\d(?:\s\d){3})(?!\d)(?![:.,]\d)|(?<![\d\p{L}])(?=[\dOol]*[Ool])(?:[1lI][89]|2[0Oo])?[\dOol]{2}[0Oo1l][\dOol][\dOol]{2}[\dOol]{4}(?![\d\p{L}])|(?<!\d\s?)\d(?:\s\d){9}(?:(?:\s\d){2})?(?!\s?\d)")]
    public static partial Regex PersonalNumber();

    [GeneratedRegex(@"(?<![\d+])(?:\+|00)\s?46[\s.-]?(?:\(0\))?[\s./-]?[0-9](?:[\s./-]{0,2}" + D + @"){6,10}(?![\d])|(?<![\d+])(?:\+|00)[1-9]\d{0,2}(?:[\s.()/-]{0,2}\d){7,11}(?!\d)|(?<!\d)46\s?7[02369](?:[\s-]?\d){7}(?!\d)")]
    public static partial Regex PhoneAbroad();

    // Area code of two (08), three or four digits, then five to eight more, in groups or not. A number at home begins with no
    // 0: 0800-1600 are hours, 08-03-2025 is a day. A mobile one may be mistyped with O and l.
    [GeneratedRegex(@"(?<![\d\p{L}])(?<!\d[-.,:/])\(?(?:08\)?[\s./-]{0,3}[1-9](?:[\s.-]{0,2}\d){5,7}|0[1-69]\d\)?[\s./-]{0,3}[1-9](?:[\s.-]{0,2}\d){4,7}|0[1-9]\d{2}\)?[\s./-]{0,3}[1-9](?:[\s.-]{0,2}\d){4,6}|[0O]7" + D + @"\)?[\s./-]{0,3}" + D + @"(?:[\s.-]{0,2}" + D + @"){5,7})(?![\d])(?![:,]\d)|(?<=(?:tel|telefon|mobil|mob|ring|sms|nås på|telnr|mobilnr)\.?:?\s)(?:7[02369]\s?-?\s?|" + D + @")(?:[\s.-]{0,2}" + D + @"){5,9}(?![\d])(?![:,]\d)", RegexOptions.IgnoreCase)]
    public static partial Regex Phone();

    // Three letters and three digits, the last of which may be a letter; in small letters only without a space, or after a word that announces one.
    [GeneratedRegex(@"(?<![\p{L}\d-])(?:(?<letters>[A-Z]{3})[\s-]?(?:\d[\dO]|O\d)[\dA-Z]|(?<letters>[a-z]{3})\d{2}[\da-z]|(?<=(?:reg(?:istrerings)?\.?\s?-?(?:nr|nummer)?|bil(?:en)?|skylt|plåt|moped|släp)\.?:?\s)(?<letters>[A-Za-z]{3})[\s-]?\d{2}[\dA-Za-z]|(?<=reg(?:istrerings)?\.?\s?-?(?:nr|nummer)\.?:?\s)(?<letters>[A-Za-z]{1,3})[\s-]?\d{2,5}[A-Za-z]{0,2})(?![\p{L}\d]|-\d)")]
    public static partial Regex Plate();

    [GeneratedRegex(@"(?<![\p{L}\d])(?<word>(?!Fastighet|Kvarteret|Vid |Hos |På )\p{Lu}[\p{L}-]{1,40})(?:\s\p{Lu}\p{L}{1,40})?\s(?<number>[sS]:\d{1,4}|[sS]?:?\d{1,4}:\s?\d{1,4})(?![\d:])|(?<=[Ff]astighet(?:en|s?beteckning(?:en)?)?:?\s)(?<word>\p{L}{2,40})\s(?<number>\d{1,4}:\d{1,4})(?![\d:])|(?<![\p{L}\d])(?:[Kk][Vv]\.?|[Kk](?:varteret|VARTERET))\s\p{L}{2,40}(?:\s\p{Lu}\p{L}{1,40})?\s\d{1,3}(?!\d)")]
    public static partial Regex Property();

    [GeneratedRegex(@"^(?:[01]?\d|2[0-4]):[0-5]\d$")]
    public static partial Regex Clock();
}
