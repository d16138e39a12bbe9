using System.Buffers;
using System.Text;

namespace Geo.Etl.Masking;

/// <summary>Finds persons' names by lists of names, by their endings, by capitals in mid-sentence and by what stands beside
/// them. It reads each word once.</summary>
internal sealed class PersonNames
{
    private const int LongestName = 6;

    private static readonly SearchValues<char> Closing = SearchValues.Create(";.!?()\"”");
    private static readonly SearchValues<char> Starting = SearchValues.Create(".!?:;\n\"”(–•");

    private readonly TextWords _words = new();

    /// <summary>The text with each name replaced by <paramref name="mark"/>, and how many there were; the same text where
    /// there was none.</summary>
    public string Replace(string text, string mark, out int count)
    {
        count = 0;
        _words.Read(text);
        if (!_words.MayHoldNames)
        {
            return text;
        }

        StringBuilder? masked = null;
        var copied = 0;
        var lastMasked = -1;
        for (var i = 0; i < _words.Count;)
        {
            var name = new NameRun(text, _words, i, lastMasked);
            if (name.IsName)
            {
                masked ??= new();
                masked.Append(text, copied, _words[name.First].Start - copied).Append(mark);
                copied = _words[name.End - 1].End;
                lastMasked = name.End - 1;
                count++;
            }

            i = Math.Max(name.End, i + 1);
        }

        return masked?.Append(text, copied, text.Length - copied).ToString() ?? text;
    }

    /// <summary>Words in a row that could be one person's name.</summary>
    private ref struct NameRun
    {
        private readonly ReadOnlySpan<char> _text;
        private readonly TextWords _words;
        private readonly int _lastMasked;
        private WordKinds _strong;
        private WordKinds _weak;
        private int _endings;
        private int _initials;

        public NameRun(ReadOnlySpan<char> text, TextWords words, int first, int lastMasked)
        {
            _text = text;
            (_words, First, End, _lastMasked) = (words, first, first, lastMasked);
            if (words[first].Case == WordCase.Flat)
            {
                IsName = ReadFlat();
                return;
            }

            ReadTitle();
            IsName = End > first && (End - first > _initials) && DecideTitle();
        }

        public int First { get; private set; }

        /// <summary>The word after the last.</summary>
        public int End { get; private set; }

        public bool IsName { get; }

        private readonly int Length => End - First;

        private readonly ReadOnlySpan<char> this[int index] => _words[index].Of(_text);

        private void ReadTitle()
        {
            while (End < _words.Count && Length < LongestName)
            {
                var next = End;
                if (Length > 0 && !IsJoined(next, afterInitial: _words[next - 1].Case == WordCase.Initial))
                {
                    break;
                }

                while (Length > 0 && next + 1 < _words.Count && next < End + 2 && NameLexicon.Contains(NameCues.Particles, this[next]) && IsJoined(next + 1))
                {
                    next++;
                }

                if (!CanBeName(next))
                {
                    break;
                }

                Weigh(_words[next], next);
                End = next + 1;
            }

            // Karlsson, Anna.
            if (Length == 1 && (_strong | _weak | (_endings > 0 ? WordKinds.Surname : 0)) != 0 && End < _words.Count && Gap(End) is ", " && CanBeName(End)
                && ((_words[End].Kinds & WordKinds.Given) != 0 || (IsStart(First) && _words[End].Kinds == WordKinds.None)))
            {
                Weigh(_words[End], End);
                End++;
            }
            else if (Length == 1 && IsStart(First) && _words[First].Kinds == WordKinds.None && First == 0 && End < _words.Count && Gap(End) is ", " && CanBeName(End)
                && (End + 1 == _words.Count || NameLexicon.Contains(NameCues.After, this[End + 1])))
            {
                Weigh(_words[End], End);
                _endings++;
                End++;
            }
        }

        private void Weigh(TextWord word, int index)
        {
            if (word.Case == WordCase.Initial)
            {
                _initials++;
            }
            else if ((word.Kinds & WordKinds.Double) != 0)
            {
                _weak |= word.Kinds & WordKinds.Name;
            }
            else if ((word.Kinds & WordKinds.Name) != 0)
            {
                _strong |= word.Kinds & WordKinds.Name;
            }
            else if (NameLexicon.EndsAsSurname(this[index]))
            {
                _endings++;
            }
        }

        private readonly bool CanBeName(int index)
        {
            var word = _words[index];
            return word.Case == WordCase.Initial
                || (word.Case == WordCase.Title
                    && ((word.Kinds & WordKinds.Name) != 0
                        ? (word.Kinds & WordKinds.Ordinary) == 0 || Length > 0 || IsCued(index) || IsLed(index)
                        : word.Kinds == WordKinds.None && !NameLexicon.EndsAsPlace(this[index]) && !NameLexicon.EndsIn(this[index], NameCues.WorkEnds, atLeast: 2)));
        }

        // An ordinary word is a name where one follows, or does something only people do.
        private readonly bool IsLed(int index) =>
            index + 1 < _words.Count && IsJoined(index + 1)
            && ((_words[index + 1].Kinds & WordKinds.Name) != 0 || NameLexicon.Contains(NameCues.Particles, this[index + 1]) || NameLexicon.Contains(NameCues.After, this[index + 1])
                || (_words[index + 1].Case == WordCase.Title && _words[index + 1].Kinds == WordKinds.None && (_words[index].Kinds & WordKinds.Given) != 0));

        private readonly bool DecideTitle()
        {
            var joinedBefore = First > 0 && IsJoined(First);
            var pair = (_strong & WordKinds.Surname) != 0 && (_strong & WordKinds.Given) != 0 && Length - _initials > 1;
            if (IsPlaceAfter() || (joinedBefore && !pair && !IsCued(First) && (IsHolder(First - 1) || IsTitlePlace(First - 1))))
            {
                return false;
            }

            // A listed place or make right after one name: Lars Laj, Max Hamburgare.
            if (Length == 1 && End < _words.Count && IsJoined(End) && IsTitlePlace(End) && (_words[End].Kinds & WordKinds.Place) != 0)
            {
                return false;
            }

            if (_strong != 0)
            {
                return true;
            }

            if (IsCued(First) || IsChained())
            {
                return true;
            }

            var starts = IsStart(First);
            var located = joinedBefore && NameLexicon.Contains(NameCues.Locative, this[First - 1]);
            var acts = ActsAfter() || ((_weak & WordKinds.Given) != 0 && End < _words.Count && Gap(End) is " " && this[End] is "har");
            if (Length - _initials == 1)
            {
                return _initials > 0
                    || (acts && (!starts || _weak != 0 || !NameLexicon.EndsAsWord(this[First])))
                    || (!starts && !located && _endings > 0 && NameLexicon.EndsIn(this[First], ClearSurnameEnds, atLeast: 3));
            }

            return (_endings > 0 && (!located || (_weak & WordKinds.Given) != 0))
                || acts
                || (_weak & WordKinds.Name) == WordKinds.Name
                || (!starts && !located)
                || (starts && IsLabelled())
                || (located && this[First - 1] is "på" && OwnsAfter());
        }

        private static readonly string[] ClearSurnameEnds = ["sson", "qvist", "kvist", "ić", "ovic", "evic", "oğlu", "zadeh", "wicz", "enko", "escu"];

        // Flat words give no capital to go by: a listed name beside another, or beside a cue.
        private bool ReadFlat()
        {
            var kinds = _words[First].Kinds;
            var listed = (kinds & WordKinds.Name) != 0;
            var strong = listed && (kinds & WordKinds.Double) == 0;
            var second = First + 1 < _words.Count && _words[First + 1].Case != WordCase.Code && (IsJoined(First + 1) || (strong && Gap(First + 1) is ", ")) ? _words[First + 1] : default;
            var secondName = second.Kinds & WordKinds.Name;
            var secondStrong = secondName != 0 && (second.Kinds & WordKinds.Double) == 0;
            var secondUnknown = second.End > 0 && second.Kinds == WordKinds.None && second.End - second.Start > 2;
            if (second.End > 0 && listed && (strong || secondStrong) && ((kinds | secondName) & WordKinds.Name) == WordKinds.Name && secondName != 0)
            {
                return Take(2);
            }

            var cued = IsCued(First);
            if (strong && secondUnknown && (NameLexicon.EndsAsSurname(this[First + 1]) || (cued && !NameLexicon.EndsAsWord(this[First + 1]))))
            {
                return Take(2);
            }

            if (strong && (cued || ActsAfterFlat(First + 1) || (First + 1 == _words.Count && First == 0)))
            {
                return Take(1);
            }

            return kinds == WordKinds.None && secondUnknown && this[First].Length > 2 && (!NameLexicon.EndsAsWord(this[First]) || ActsClearly(First + 2))
                && !NameLexicon.EndsAsPlace(this[First]) && !NameLexicon.EndsAsPlace(this[First + 1])
                && (((First == 0 || cued) && ActsAfterFlat(First + 2)) || (cued && !NameLexicon.EndsAsWord(this[First + 1])))
                && Take(2);
        }

        private bool Take(int words)
        {
            End = First + words;
            if (IsPlaceAfter())
            {
                End = First;
                return false;
            }

            // A third name belongs to it, and the second half of a hyphened one does so already.
            while (words > 1 && End < _words.Count && Length < LongestName && IsJoined(End) && _words[End] is { Case: not WordCase.Code } next
                && (next.Kinds & WordKinds.Surname) != 0 && (next.Kinds & WordKinds.Double) == 0)
            {
                End++;
            }

            return true;
        }

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
}
