using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Geo.Database.Backup;

/// <summary>A backup in pg_dump's custom format, and the file beside it that says whether it is whole.</summary>
/// <remarks>The file beside it is one that <c>sha256sum --check</c> reads; its first line, which that program skips, is the content's own number.</remarks>
internal sealed record BackupFile(string Path)
{
    private const string ContentMark = "# innehåll ";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly byte[] Magic = "PGDMP"u8.ToArray();

    public string Sums => Path + ".sha256";

    /// <summary>What is written before it is known to be whole; never taken for a backup.</summary>
    public string Draft => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, $".{System.IO.Path.GetFileName(Path)}.halv");

    /// <summary>A place for a new one.</summary>
    /// <param name="target">A file that does not exist, or a folder, where it is named after the time.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="UsageException">There is something already, or no folder.</exception>
    public static BackupFile New(string target, DateTimeOffset now)
    {
        var full = System.IO.Path.GetFullPath(target);
        var path = Directory.Exists(full) ? System.IO.Path.Combine(full, now.UtcDateTime.ToString("'geo-'yyyyMMdd'T'HHmmss'Z.dump'", CultureInfo.InvariantCulture)) : full;
        var folder = System.IO.Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"Mappen {folder} finns inte. Skapa den först, eller ange en annan.");
        }

        return File.Exists(path) ? throw new UsageException($"{path} finns redan, och en säkerhetskopia skrivs aldrig över. Ange ett annat namn.") : new(path);
    }

    /// <summary>One that exists, and is whole.</summary>
    /// <exception cref="UsageException">It is missing, cut, changed, or something else.</exception>
    public static async Task<(BackupFile File, string Content)> OpenAsync(string path, CancellationToken cancel)
    {
        var backup = new BackupFile(System.IO.Path.GetFullPath(path));
        if (!File.Exists(backup.Path))
        {
            throw new UsageException($"{backup.Path} finns inte. Ange en fil som ./geo db backup har skrivit.");
        }

        await using var input = File.OpenRead(backup.Path);
        var start = new byte[Magic.Length];
        if (await input.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel) < start.Length || !start.SequenceEqual(Magic))
        {
            throw new UsageException($"{backup.Path} är ingen säkerhetskopia av Geos databas. Ange en fil som ./geo db backup har skrivit.");
        }

        if (!File.Exists(backup.Sums))
        {
            throw new UsageException($"{backup.Sums} saknas, och utan den syns det inte om kopian är hel. Lägg den bredvid kopian, eller ange en annan kopia.");
        }

        var lines = await File.ReadAllLinesAsync(backup.Sums, cancel);
        input.Position = 0;
        var sum = Convert.ToHexStringLower(await SHA256.HashDataAsync(input, cancel));
        if (lines is not [var content, var line, ..] || !content.StartsWith(ContentMark, StringComparison.Ordinal) || line.Split(' ')[0] != sum)
        {
            throw new UsageException($"{backup.Path} är inte hel: {input.Length} byte som inte stämmer med {backup.Sums}. Hämta kopian på nytt eller ange en annan.");
        }

        return (backup, content[ContentMark.Length..]);
    }

    /// <summary>Writes the draft, readable by its owner alone from its first byte.</summary>
    /// <returns>Its sha256.</returns>
    public async Task<string> WriteDraftAsync(Stream dump, CancellationToken cancel)
    {
        File.Delete(Draft);
        await using var output = new FileStream(Draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        for (int read; (read = await dump.ReadAsync(buffer, cancel)) > 0;)
        {
            sha.AppendData(buffer.AsSpan(0, read));
            await output.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        output.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    /// <summary>Makes the draft a backup: the sums first, for alone they are nothing, and a backup without them cannot be trusted.</summary>
    public void Keep(string sum, string content)
    {
        var draft = Draft + ".sha256";
        File.Delete(draft);
        using (var output = new StreamWriter(draft, new UTF8Encoding(false), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            output.Write($"{ContentMark}{content}\n{sum}  {System.IO.Path.GetFileName(Path)}\n");
        }

        File.Move(draft, Sums, overwrite: true);
        File.Move(Draft, Path, overwrite: false);
    }
}
