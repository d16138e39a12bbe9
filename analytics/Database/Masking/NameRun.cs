namespace Geo.Database.Masking;

/// <summary>Words in a row that could be one person's name.</summary>
internal ref partial struct NameRun
{
    private const int LongestName = 6;

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
}
