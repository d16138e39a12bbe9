using System.Numerics;
using Geo.Etl.Formats;

namespace Geo.Etl.Staging;

/// <summary>Whether a file has told a reference before, in memory that does not grow with the file.</summary>
/// <remarks>
/// A Bloom filter (Bloom 1970) remembers all references in 32 MB. It may say yes for a reference that is new, and never no for
/// one that is old: at its first yes the file is gone through again, to learn which references come more than once and where
/// each first stands. Files without repeats are read once.
/// </remarks>
/// <param name="file">The file's name, for messages.</param>
/// <param name="again">All references of the file with their lines, from its beginning.</param>
internal sealed class ReferenceMemory(string file, Func<IEnumerable<(string Reference, int Line)>> again)
{
    private const int Bits = 1 << 28;
    private const int Probes = 4;

    /// <summary>More repeats than this is not a register with mistakes but a wrong column.</summary>
    private const int MostRepeats = 100_000;

    /// <summary>Up to so many are remembered as they are: most files are small.</summary>
    private const int MostExact = 50_000;

    private HashSet<string>? _exact = new(StringComparer.Ordinal);
    private ulong[] _seen = [];
    private Dictionary<string, int>? _firstLines;

    /// <summary>Whether an earlier line has the reference.</summary>
    /// <exception cref="SourceDriftException">So many come again that they are no references.</exception>
    public bool IsRepeat(string reference, int line)
    {
        if (_exact is { Count: < MostExact })
        {
            return !_exact.Add(reference);
        }

        if (_exact is not null)
        {
            _seen = new ulong[Bits / 64];
            foreach (var known in _exact)
            {
                Remember(_seen, known);
            }

            _exact = null;
        }

        if (!Remember(_seen, reference))
        {
            return false;
        }

        _firstLines ??= FirstLines();
        return _firstLines.TryGetValue(reference, out var first) && first < line;
    }

    private Dictionary<string, int> FirstLines()
    {
        var seen = new ulong[Bits / 64];
        var repeated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (reference, _) in again())
        {
            if (Remember(seen, reference) && repeated.Add(reference) && repeated.Count > MostRepeats)
            {
                throw new SourceDriftException(
                    $"{file}: fler än {MostRepeats} nummer förekommer flera gånger. Kontrollera att kolumnen för numret är rätt i källans mappning. Inget har lästs in.");
            }
        }

        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (reference, line) in again())
        {
            if (repeated.Contains(reference))
            {
                lines.TryAdd(reference, line);
            }
        }

        return lines;
    }

    /// <returns>Whether all its bits were set already.</returns>
    private static bool Remember(ulong[] seen, string reference)
    {
        var (step, hash) = (Hash(reference, 0x9E37_79B9_7F4A_7C15) | 1, Hash(reference, 0xC2B2_AE3D_27D4_EB4F));
        var old = true;
        for (var probe = 0; probe < Probes; probe++, hash += step)
        {
            var bit = (int)(hash >> 36);
            old &= (seen[bit >> 6] & (1UL << bit)) != 0;
            seen[bit >> 6] |= 1UL << bit;
        }

        return old;
    }

    // Any hash that spreads well will do: it never leaves the process.
    private static ulong Hash(string text, ulong seed)
    {
        var hash = seed;
        foreach (var letter in text)
        {
            hash = BitOperations.RotateLeft((hash ^ letter) * 0xD6E8_FEB8_6659_FD93, 29);
        }

        hash ^= hash >> 32;
        hash *= 0xD6E8_FEB8_6659_FD93;
        return hash ^ (hash >> 32);
    }
}
