namespace Geo.Etl.Formats;

/// <summary>A source has changed its shape, or too much of it is not understood: the load stops before core is touched,
/// for to go on would be to guess. Exit code 2.</summary>
internal sealed class SourceDriftException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Whether a file has the columns that its mapping describes.</summary>
internal static class HeaderCheck
{
    /// <exception cref="SourceDriftException">A column is missing, new, or there twice.</exception>
    public static void Demand(string file, IReadOnlyList<string> header, IEnumerable<string> needed, IEnumerable<string> unread)
    {
        var wanted = needed.ToList();
        var missing = wanted.Concat(unread).Except(header).ToList();
        var added = header.Where(name => name.Length > 0).Except(wanted.Concat(unread)).ToList();
        var twice = header.Where(name => name.Length > 0).GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
        if (missing.Count + added.Count + twice.Count == 0)
        {
            return;
        }

        throw new SourceDriftException(
            $"{file}: rubrikraden har ändrats."
            + (missing.Count > 0 ? $" Saknas: {string.Join(", ", missing)}." : "")
            + (added.Count > 0 ? $" Nya: {string.Join(", ", added)}." : "")
            + (twice.Count > 0 ? $" Två gånger: {string.Join(", ", twice)}." : "")
            + " Fråga avsändaren vad som har ändrats och rätta sedan källans mappning. Inget har lästs in.");
    }
}
