using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Geo.Database.Masking;

/// <summary>What the word lists know of a word.</summary>
[Flags]
internal enum WordKinds
{
    None = 0,
    Given = 1,
    Surname = 2,

    /// <summary>A name that is an ordinary word too (Bo, Stig, Berg): alone it proves nothing.</summary>
    Double = 4,
    Ordinary = 8,

    /// <summary>A place, an authority, a company, a make.</summary>
    Place = 16,
    Name = Given | Surname,
}

/// <summary>The word lists beside this file, and what a word's ending says where they are silent.</summary>
internal static class NameLexicon
{
    private const int LongestWord = 40;

    // Latin letters without and with marks. The framework asks its culture library of every letter beyond ASCII, and every å
    // cost more than the rest of its row.
    private static readonly ImmutableArray<char> Lowered =
        [.. Enumerable.Range(0, 0x250).Select(letter => letter == 'İ' ? 'i' : char.ToLowerInvariant((char)letter))];

    private static readonly FrozenDictionary<string, WordKinds> Words = Read();
    private static readonly FrozenDictionary<string, WordKinds>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] PlaceEnds =
    [
        "gata", "gatan", "gatans", "väg", "vägen", "torg", "torget", "park", "parken", "skola", "skolan", "skolans", "gränd", "gränden", "backe", "backen", "stigen",
        "allé", "allén", "hallen", "plats", "platsen", "kyrka", "kyrkan", "stad", "staden", "köping", "kommun", "hamn", "hamnen", "bostäder", "fastigheter", "hus", "huset",
        "bad", "badet", "planen", "område", "området", "centrum", "polisen", "bevakning", "gården", "ängen", "hagen", "vallen", "bron", "berget", "enheten", "nämnden",
        "förvaltningen", "kontoret", "divisionen", "gymnasiet", "gymnasium", "högstadium", "museum", "museet", "teatern", "biblioteket", "bolaget", "skogen", "viken",
        "kärr", "torp", "ryd", "hult", "arp", "tuna", "åsen", "dalen", "bruk", "bruket", "varvet", "kajen", "bryggan", "leden", "kvarnen", "slottet", "stationen",
        "höjden", "trafiken", "tjänst", "tjänsten", "föreningen", "banken", "affären", "restaurangen", "hotellet", "källaren", "stacken", "promenaden", "kåren",
        "bygge", "byggen", "verket", "styrelsen", "gårdarna", "lekplatsen", "föräldrar", "museer", "hyresgästerna", "rondellen", "tunneln", "huvudet", "näset",
    ];

    private static readonly string[] SurnameEnds =
    [
        "sson", "ström", "strøm", "qvist", "kvist", "quist", "gren", "berg", "blad", "stedt", "stierna", "skiöld", "crona", "hielm", "hjelm", "mark", "löf", "feldt", "dahl",
        "ić", "ovic", "evic", "ovič", "ski", "sky", "ska", "cka", "cki", "ský", "ová", "ova", "nen", "oğlu", "oglu", "zadeh", "zade", "escu", "enko", "chuk", "czyk", "wicz",
        "yan", "dze", "shvili", "idis", "opoulos", "dottir", "dóttir", "mäki", "järvi", "niemi", "ienė", "aitis", "auskas", "iņš", "sen", "man", "ander", "crantz",
    ];

    // Endings of Swedish nouns, verbs and adjectives: such a word at the head of a sentence is no one's name.
    private static readonly string[] WordEnds =
    [
        "en", "et", "na", "ar", "or", "er", "rna", "ing", "de", "te", "at", "ad", "lig", "ligt", "iga", "isk", "iskt", "igt", "else", "het", "ning", "are", "as", "es",
        "tion", "sel", "skap", "dom", "an", "eri", "ig", "ade", "ande", "ende", "it", "ut", "vis", "bar", "lös", "rum", "rör", "verk", "lås", "lampa", "bil", "vagn",
    ];

    /// <summary>What the lists say of the word, whatever its case; a genitive is looked up without its s.</summary>
    public static WordKinds Find(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord)
        {
            return WordKinds.None;
        }

        Span<char> buffer = stackalloc char[LongestWord];
        var lower = Lower(word, buffer);
        if (BySpan.TryGetValue(lower, out var kinds))
        {
            return kinds;
        }

        if (lower.Length > 3 && lower[^1] == 's')
        {
            var end = lower[^2] == ':' ? 2 : 1;
            if (BySpan.TryGetValue(lower[..^end], out kinds))
            {
                return kinds;
            }
        }

        return lower.Contains('-') ? OfParts(lower) : WordKinds.None;
    }

    public static bool EndsAsPlace(ReadOnlySpan<char> word) => EndsIn(word, PlaceEnds, atLeast: 2);

    public static bool EndsAsSurname(ReadOnlySpan<char> word) => EndsIn(word, SurnameEnds, atLeast: 3);

    public static bool EndsAsWord(ReadOnlySpan<char> word) => EndsIn(word, WordEnds, atLeast: 1);

    public static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        return word.Length <= LongestWord && set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Lower(word, buffer));
    }

    public static bool EndsIn(ReadOnlySpan<char> word, string[] ends, int atLeast)
    {
        if (word.Length > LongestWord)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[LongestWord];
        var lower = Lower(word, buffer);
        foreach (var end in ends)
        {
            if (Has(lower, end) || (lower[^1] == 's' && Has(lower[..^1], end)))
            {
                return true;
            }
        }

        return false;

        bool Has(ReadOnlySpan<char> text, string end) => text.Length >= end.Length + atLeast && text.EndsWith(end, StringComparison.Ordinal);
    }

    // Anna-Lotta is a given name if both parts are; Robin Hood-lekplatsen is a place by its last part.
    private static WordKinds OfParts(ReadOnlySpan<char> lower)
    {
        var all = WordKinds.Name | WordKinds.Double;
        var last = WordKinds.None;
        foreach (var range in lower.Split('-'))
        {
            last = BySpan.TryGetValue(lower[range], out var kinds) ? kinds : WordKinds.None;
            all &= last | WordKinds.Double;
        }

        return (all & WordKinds.Name) != 0 ? all & ~WordKinds.Double : (last & WordKinds.Name) != 0 ? WordKinds.None : last;
    }

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> word, Span<char> buffer)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var letter = word[i];
            buffer[i] = letter < Lowered.Length ? Lowered[letter] : char.ToLowerInvariant(letter);
        }

        return buffer[..word.Length];
    }

    private static FrozenDictionary<string, WordKinds> Read()
    {
        Dictionary<string, WordKinds> words = [];
        foreach (var (list, kind) in new[]
        {
            ("given-names", WordKinds.Given), ("surnames", WordKinds.Surname), ("double-words", WordKinds.Double),
            ("ordinary-words", WordKinds.Ordinary), ("places", WordKinds.Place),
        })
        {
            using var stream = typeof(NameLexicon).Assembly.GetManifestResourceStream($"Geo.Database.Masking.{list}.txt")
                ?? throw new InvalidOperationException($"Masking/{list}.txt is not embedded.");
            using var reader = new StreamReader(stream);
            foreach (var word in reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                words[word] = words.GetValueOrDefault(word) | kind;
            }
        }

        foreach (var cue in NameCues.Ordinary)
        {
            words[cue] = words.GetValueOrDefault(cue) | WordKinds.Ordinary;
        }

        // A name that stands on another list is a double word without being said to be.
        return words.ToFrozenDictionary(
            word => word.Key,
            word => (word.Value & WordKinds.Name) != 0 && (word.Value & ~WordKinds.Name) != 0 ? word.Value | WordKinds.Double : word.Value);
    }
}
