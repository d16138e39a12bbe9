using System.Buffers;

namespace Geo.Database.Masking;

/// <content>What stands before and after it.</content>
internal ref partial struct NameRun
{
    private static readonly SearchValues<char> Closing = SearchValues.Create(";.!?()\"”");
    private static readonly SearchValues<char> Starting = SearchValues.Create(".!?:;\n\"”(–•");

    private readonly bool IsCued(int index)
    {
        if (index == 0)
        {
            return false;
        }

        var gap = Gap(index);
        var before = this[index - 1];
        if (gap.EndsWith("/") || gap is "/ ")
        {
            return (gap.Length > 1 && index + 2 >= _words.Count) || ((_words[index].Kinds & WordKinds.Name) != 0 && (_words[index].Kinds & WordKinds.Double) == 0);
        }

        if (gap.Length > 3 || gap.ContainsAny(Closing) || (gap.Contains(',') && !NameLexicon.Contains(NameCues.Prepositions, before) && before is not "mvh" and not "Mvh"))
        {
            return gap is ". " && (before is "Enl" or "enl" or "Tel" or "fam" or "Fam" or "Att" or "tel");
        }

        if (NameLexicon.Contains(NameCues.Before, before) || NameLexicon.EndsIn(before, NameCues.WorkEnds, atLeast: 2))
        {
            return true;
        }

        return before is "o" && index > 1 && this[index - 2] is "c"
            || (index > 1 && NameLexicon.Contains(NameCues.Prepositions, before) && NameLexicon.Contains(NameCues.BeforePreposition, this[index - 2]));
    }

    // Both names of "A and B", once A was one.
    private readonly bool IsChained() =>
        _lastMasked >= 0 && First - 2 == _lastMasked && IsJoined(First) && this[First - 1] is "och" or "samt" or "eller"
        && _lastMasked == First - 2;

    private readonly bool ActsAfter() => End < _words.Count && Gap(End) is " " && NameLexicon.Contains(NameCues.After, this[End]);

    private readonly bool ActsAfterFlat(int index) => index < _words.Count && Gap(index) is " " && NameLexicon.Contains(NameCues.AfterFlat, this[index]);

    private readonly bool ActsClearly(int index) =>
        ActsAfterFlat(index) && !(NameLexicon.Contains(NameCues.Has, this[index]) && (index + 1 == _words.Count || !NameLexicon.Contains(NameCues.Done, this[index + 1])));

    // "(granne)", ", 43 år", "på Gata Park", "är uppringd", or nothing after.
    private readonly bool IsLabelled()
    {
        if (End == _words.Count)
        {
            return First > 0 && _text[_words[First - 1].End.._words[First].Start].Contains('\n');
        }

        var next = End + 1 < _words.Count ? this[End + 1] : default;
        return (Gap(End) is " (" && NameLexicon.Contains(NameCues.Before, this[End]))
            || (Gap(End) is ", " && (next is "år" || NameLexicon.Contains(NameCues.Before, this[End])))
            || (Gap(End) is " " && this[End] is "har" && NameLexicon.Contains(NameCues.Done, next))
            || (Gap(End) is " " && this[End] is "är" or "har" or "på" or "var" && !NameLexicon.EndsAsWord(this[First]));
    }

    // "på Bakhyt Foos garage": two words with capitals, the last in the genitive, and a thing.
    private readonly bool OwnsAfter() =>
        End < _words.Count && Gap(End) is " " && _words[End].Case == WordCase.Flat && this[End - 1][^1] is 's' or 'x' or 'z';

    private readonly bool IsPlaceAfter() =>
        End < _words.Count && Gap(End) is " " && NameLexicon.Contains(NameCues.PlaceTails, this[End]);

    private readonly bool IsHolder(int index) =>
        NameLexicon.Contains(NameCues.Holders, this[index]) || (this[index].Contains(':') && this[index][0] is 'S' or 's');

    private readonly bool IsTitlePlace(int index) =>
        _words[index] is { Case: WordCase.Title } word && ((word.Kinds & WordKinds.Place) != 0 || ((word.Kinds & WordKinds.Name) == 0 && NameLexicon.EndsAsPlace(this[index])));

    private readonly bool IsStart(int index)
    {
        if (index == 0)
        {
            return true;
        }

        var gap = Gap(index);
        return gap.ContainsAny(Starting) || gap.Contains('/') || gap is " - ";
    }

    private readonly bool IsJoined(int index, bool afterInitial = false)
    {
        var gap = Gap(index);
        return gap is " " || (afterInitial && gap is "." or ". ") || (gap.Length > 1 && gap.IndexOfAnyExcept(' ', '\u00A0') < 0);
    }

    private readonly ReadOnlySpan<char> Gap(int index) => _text[_words[index - 1].End.._words[index].Start];
}
