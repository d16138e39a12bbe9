using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Geo.Etl.Masking;

/// <summary>Finds persons' names by the commonest Swedish given names and surnames, and by what stands beside them.</summary>
internal static partial class PersonNames
{
    private static readonly FrozenSet<string> Given = Read("given-names");
    private static readonly FrozenSet<string> Surnames = Read("surnames");

    // What begins a sentence, has a capital for it, and belongs to no one's name.
    private static readonly FrozenSet<string> Openers = new[]
    {
        "enligt", "när", "det", "den", "dem", "han", "hon", "vi", "vår", "efter", "från", "hos", "med", "till", "vid", "och", "av", "även", "anmälare", "kontakt",
        "kontaktperson", "ring", "ringde", "anmält", "boende", "granne", "grannen", "vaktmästare", "rektor", "lärare", "väktare", "ordningsvakt", "kund", "hyresgäst",
        "hyresgästen", "uppgav", "sade", "herr", "fru", "tack", "mvh", "hälsningar", "elev", "eleven", "personal", "vittne", "uppgiftslämnare", "tel", "mobil", "fråga", "tala",
        "hälsa", "svar", "obs", "ägare", "ägaren", "förälder", "pappa", "mamma", "chef", "handläggare", "ansvarig", "rapporterat",
    }.ToFrozenSet();

    /// <summary>Replaces each name by what <paramref name="take"/> gives.</summary>
    public static string Replace(string text, Func<string> take)
    {
        var masked = new StringBuilder();
        var copied = 0;
        for (var pair = Pair().Match(text); pair.Success;)
        {
            if (End(text, pair) is not { } end)
            {
                // The second word may be the first of a name.
                pair = Pair().Match(text, pair.Groups["second"].Index);
                continue;
            }

            var start = Openers.Contains(Plain(pair.Groups["first"].Value)) ? pair.Groups["second"].Index : pair.Index;
            masked.Append(text, copied, start - copied).Append(take());
            copied = end;
            pair = Pair().Match(text, end);
        }

        return copied == 0 ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Where the name ends that the pair begins; null where it is no name.</summary>
    private static int? End(string text, Match pair)
    {
        var (second, third) = (pair.Groups["second"], pair.Groups["third"]);
        if (!IsName(pair.Groups["first"].Value, second.Value))
        {
            return null;
        }

        var end = third.Success && !PlaceEnd().IsMatch(Plain(third.Value)) ? third.Index + third.Length : second.Index + second.Length;
        return PlaceAfter().IsMatch(text[end..]) ? null : end;
    }

    private static bool IsName(string first, string second)
    {
        var (given, surname) = (Plain(first), Plain(second));
        if (PlaceEnd().IsMatch(given) || PlaceEnd().IsMatch(surname))
        {
            return false;
        }

        var capitals = char.IsUpper(first[0]) && char.IsUpper(second[0]);
        var inOrder = Given.Contains(given) && IsSurname(surname);
        var turned = IsSurname(given) && Given.Contains(surname);
        return inOrder || turned || (capitals && (Known(given) || Known(surname)) && !Openers.Contains(surname));
    }

    private static bool Known(string word) => Given.Contains(word) || IsSurname(word) || word.Split('-').All(part => Given.Contains(part));

    private static bool IsSurname(string word) =>
        Surnames.Contains(word) || (word.EndsWith("sson", StringComparison.Ordinal) && word.Length > 6)
        || (word.EndsWith('s') && (Surnames.Contains(word[..^1]) || word.EndsWith("ssons", StringComparison.Ordinal)))
        || (word.Contains('-', StringComparison.Ordinal) && word.Split('-').All(Surnames.Contains));

    private static string Plain(string word) => word.ToLowerInvariant();

    private static FrozenSet<string> Read(string name)
    {
        using var stream = typeof(PersonNames).Assembly.GetManifestResourceStream($"Geo.Etl.Masking.{name}.txt")
            ?? throw new InvalidOperationException($"Masking/{name}.txt is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
    }

    // A third word belongs where it too has a capital: Anna Maria Karlsson.
    [GeneratedRegex(@"(?<![\p{L}\d\[])(?<first>\p{Lu}\.|\p{L}[\p{L}é'-]+)(?<between>,?\s+)(?<second>\p{L}[\p{L}é'-]+)(?:\s+(?:af\s|von\s|de\s)?(?<third>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?!\p{L}))?(?![\p{L}])")]
    private static partial Regex Pair();

    // Streets and houses are named after people: Karl Johans gata, Anna Lindhs plats.
    [GeneratedRegex(@"^s?\s?(?:gata|gatan|väg|vägen|plats|platsen|torg|torget|park|parken|skola|skolan|gränd|gränden|backe|backen|stig|stigen|allé|allén|plan|planen|kyrka|förskola|hallen|bro)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceAfter();

    [GeneratedRegex(@"(?:gata|gatan|väg|vägen|torg|torget|park|parken|skola|skolan|gränd|gränden|backe|backen|stig|stigen|allé|allén|hallen|plats|platsen|kyrka|kyrkan|stad|köping|kommun|hamn|hamnen|bostäder|fastigheter|hus|bad|badet|planen|område|området|centrum|polisen|bevakning)s?$")]
    private static partial Regex PlaceEnd();
}
