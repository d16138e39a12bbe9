using System.Globalization;

namespace Geo.Etl.Fetching;

/// <summary>A delivery that lies in the raw folder.</summary>
internal sealed record RawFile(string Path, DateOnly Day, FetchedFile About);

/// <summary>The raw files of one source: <c>raw/&lt;source&gt;/&lt;yyyy-MM-dd&gt;/&lt;file&gt;</c>. A file is written once and never
/// changed; what is refused lies in a folder <c>refused</c> of its day.</summary>
internal sealed class RawStore(string raw, string source)
{
    private const string Refused = "refused";

    private string Folder => Path.Combine(raw, source);

    /// <summary>The delivery fetched last; null where there is none.</summary>
    public RawFile? Newest() => Days().Reverse().Select(day => In(Of(day), day).LastOrDefault()).FirstOrDefault(file => file is not null);

    /// <summary>What was refused last on a day; null where nothing was.</summary>
    public RawFile? NewestRefused(DateOnly day) => In(Path.Combine(Of(day), Refused), day).LastOrDefault();

    /// <summary>Writes a delivery beside those there are, never over one: the second of a day gets _02 before its
    /// ending.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> AddAsync(DateOnly day, string name, ReadOnlyMemory<byte> content, FetchedFile about, CancellationToken cancel)
    {
        var folder = about.Problem is null ? Of(day) : Path.Combine(Of(day), Refused);
        foreach (var part in new[] { raw, Folder, Of(day), folder })
        {
            OwnFiles.MakeFolder(part);
        }

        var path = FreeName(folder, name);

        // The file comes last: where it is, what is known of it is there too.
        await OwnFiles.WriteAsync(path + FetchedFile.Suffix, about.ToBytes(), cancel);
        await OwnFiles.WriteAsync(path, content, cancel);
        return path;
    }

    /// <summary>Deletes what is older than so many days, all but the newest delivery.</summary>
    /// <returns>The files deleted, without those that stand beside them.</returns>
    public IReadOnlyList<string> Expire(DateOnly today, int retentionDays)
    {
        var kept = Newest()?.Path;
        var deleted = new List<string>();
        foreach (var day in Days().Where(day => day.AddDays(retentionDays) < today))
        {
            foreach (var path in Directory.GetFiles(Of(day), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (path == kept || path == kept + FetchedFile.Suffix)
                {
                    continue;
                }

                File.Delete(path);
                if (!path.EndsWith(FetchedFile.Suffix, StringComparison.Ordinal))
                {
                    deleted.Add(path);
                }
            }

            foreach (var folder in new[] { Path.Combine(Of(day), Refused), Of(day) })
            {
                if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                {
                    Directory.Delete(folder);
                }
            }
        }

        return deleted;
    }

    private static string FreeName(string folder, string name)
    {
        var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        var path = Path.Combine(folder, name);

        // An underscore sorts after the dot, so that the loader, which goes by name, reads the second after the first.
        for (var number = 2; File.Exists(path) || File.Exists(path + FetchedFile.Suffix); number++)
        {
            path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{stem}_{number:00}{ending}"));
        }

        return path;
    }

    private static IEnumerable<RawFile> In(string folder, DateOnly day)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return from path in Directory.EnumerateFiles(folder)
               where !path.EndsWith(FetchedFile.Suffix, StringComparison.Ordinal)
               let about = FetchedFile.Find(path + FetchedFile.Suffix)
               where about is not null
               orderby about.FetchedAt, path
               select new RawFile(path, day, about);
    }

    private string Of(DateOnly day) => Path.Combine(Folder, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private IEnumerable<DateOnly> Days() => !Directory.Exists(Folder)
        ? []
        : Directory.EnumerateDirectories(Folder)
            .Select(path => DateOnly.TryParseExact(Path.GetFileName(path), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null)
            .OfType<DateOnly>()
            .Order();
}
