using System.Globalization;
using System.Text.RegularExpressions;

namespace Geo.Tests.Database.Masking;

/// <summary>A text with names in it, and the words that may not be left of them.</summary>
internal sealed record NamedText(string Text, IReadOnlyList<string> Parts, bool Listed, bool HeldOut);

/// <summary>A text in which there is nothing to mask.</summary>
internal sealed record CleanText(string Text, bool HeldOut);

/// <summary>Thousands of texts made of the templates by a seed.</summary>
internal static partial class PlantedCorpus
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>So many texts of each template; a quarter of the names are on no list.</summary>
    public static IEnumerable<NamedText> Named(int copies, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < NameTemplates.All.Count; i++)
        {
            for (var copy = 0; copy < copies; copy++)
            {
                var listed = random.Next(4) > 0;
                List<string> parts = [];
                var text = Slot().Replace(NameTemplates.All[i], slot => Name(slot.Groups["slot"].Value, listed, random, parts));
                yield return new(text, parts, listed, i % 3 == 2);
            }
        }
    }

    public static IEnumerable<CleanText> Clean(int copies, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < CleanTemplates.All.Count; i++)
        {
            for (var copy = 0; copy < copies; copy++)
            {
                yield return new(Slot().Replace(CleanTemplates.All[i], slot => Word(slot.Groups["slot"].Value, random)), i % 3 == 2);
            }
        }
    }

    private static string Name(string slot, bool listed, Random random, List<string> parts)
    {
        var given = Pick(listed ? CommonNames.Given : UnlistedNames.Given, random);
        var surname = Pick(listed ? CommonNames.Surnames : UnlistedNames.Surnames, random);
        parts.AddRange(slot switch
        {
            "given" or "givens" => [given],
            "surname" => [surname],
            _ => [given, surname],
        });
        return slot switch
        {
            "given" => given,
            "givens" => Genitive(given),
            "surname" => surname,
            "turned" => $"{surname}, {given}",
            "fulls" => $"{given} {Genitive(surname)}",
            "lower" => $"{given} {surname}".ToLower(Swedish),
            "caps" => (random.Next(2) == 0 ? $"{given} {surname}" : $"{surname} {given}").ToUpper(Swedish),
            _ => Full(given, surname, listed, random, parts),
        };
    }

    // Most people write a given name and a surname; some an initial, two given names, two surnames or a particle.
    private static string Full(string given, string surname, bool listed, Random random, List<string> parts)
    {
        var other = Pick(listed ? CommonNames.Surnames : UnlistedNames.Surnames, random);
        switch (random.Next(14))
        {
            case 0:
                parts.Remove(given);
                return $"{given[0]}. {surname}";
            case 1:
                return $"{given} {Pick(random, "von", "af", "de", "van der", "al")} {surname}";
            case 2:
                parts.Add(other);
                return $"{given} {surname}-{other}";
            case 3:
                parts.Add(other);
                return $"{given} {other} {surname}";
            case 4:
                return $"{given} {surname}".ToUpper(Swedish);
            default:
                return $"{given} {surname}";
        }
    }

    private static string Genitive(string name) => name[^1] is 's' or 'x' or 'z' ? name : $"{name}s";

    private static string Word(string slot, Random random)
    {
        foreach (var end in (string[])["caps", "lower"])
        {
            if (slot.EndsWith(end, StringComparison.Ordinal))
            {
                var word = Word(slot[..^end.Length], random);
                return end == "caps" ? word.ToUpper(Swedish) : word.ToLower(Swedish);
            }
        }

        return slot switch
        {
            "n" => $"{random.Next(1, 99)}",
            "n3" => $"{random.Next(100, 999)}",
            "n5" => $"{random.Next(100_000):00000}",
            "n10" => $"{random.Next(10_000, 99_999)}{99_000 + random.Next(1_000)}",
            "time" => $"{random.Next(24):00}{Pick(random, ":", ".")}{random.Next(60):00}",
            "date" => new DateOnly(2023, 1, 1).AddDays(random.Next(1_400)).ToString(Pick(random, "yyyy-MM-dd", "d MMMM", "d/M", "yyMMdd", "yyyyMMdd"), Swedish),
            "amount" => Pick(random, $"{random.Next(1, 99)} {random.Next(100, 999)},00", $"{random.Next(1, 500)}", $"{random.Next(1_000, 99_999)}"),
            "north" => $"{random.Next(6_090_000, 7_700_000)}{Pick(random, "", ",5", ".25")}",
            "east" => $"{random.Next(180_000, 1_090_000)}{Pick(random, "", ",5", ".25")}",
            _ => Pick(MunicipalWords.Slots[slot], random),
        };
    }

    private static string Pick(Random random, params ReadOnlySpan<string> words) => words[random.Next(words.Length)];

    private static string Pick(IReadOnlyList<string> words, Random random) => words[random.Next(words.Count)];

    [GeneratedRegex(@"\{(?<slot>\w+)\}")]
    private static partial Regex Slot();
}
