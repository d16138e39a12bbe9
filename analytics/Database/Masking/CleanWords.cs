namespace Geo.Database.Masking;

/// <summary>Short texts that were read lately and lost nothing: a register says the same few words in row after row, and
/// reading them again would find the same.</summary>
internal sealed class CleanWords
{
    // A sentence seldom comes again; what comes again is an office, an object, a street.
    private const int LongestText = 40;
    private const int Places = 4_096;

    // A text has one place, and a newer one takes it: no search, no growth.
    private readonly string?[] _texts = new string?[Places];

    public bool Has(string text) => text.Length <= LongestText && _texts[Place(text)] is { } clean && clean == text;

    public void Add(string text)
    {
        if (text.Length <= LongestText)
        {
            _texts[Place(text)] = text;
        }
    }

    private static int Place(string text) => (int)((uint)text.GetHashCode() % Places);
}
