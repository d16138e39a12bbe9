using System.Text;

namespace Geo.Database.Masking;

/// <summary>Finds persons' names by lists of names, by their endings, by capitals in mid-sentence and by what stands beside
/// them. It reads each word once.</summary>
internal sealed class PersonNames
{
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
}
