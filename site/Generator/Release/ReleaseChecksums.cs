using System.Security.Cryptography;
using Geo.Components.Release;

namespace Geo.Generator.Release;

/// <summary>Compares a release folder with its own list of checksums: every file is listed, every listed file is there, and
/// every byte is the one that was written.</summary>
internal static class ReleaseChecksums
{
    private const string Advice = "Hämta släppet på nytt, eller gör om det med: geo analytics release.";

    /// <summary>The bytes of every file, by name, read once.</summary>
    /// <exception cref="BuildException">A file is missing, unknown or changed; the message names it.</exception>
    public static async Task<Dictionary<string, byte[]>> ReadVerifiedAsync(string folder, CancellationToken cancel)
    {
        var list = Path.Combine(folder, ReleaseFiles.Checksums);
        if (!File.Exists(list))
        {
            throw new BuildException($"{list} finns inte: mappen är inget släpp. {Advice}");
        }

        var sums = new Dictionary<string, string>();
        foreach (var (line, i) in (await File.ReadAllLinesAsync(list, cancel)).Select((line, i) => (line, i)))
        {
            if (line.Length < 67 || line[64..66] != "  " || line[66..].Contains('/') || !sums.TryAdd(line[66..], line[..64]))
            {
                throw new BuildException($"{list}, rad {i + 1}: inte en kontrollsumma följd av ett filnamn. {Advice}");
            }
        }

        var unlisted = Directory.EnumerateFileSystemEntries(folder)
            .Select(path => Path.GetFileName(path))
            .Where(name => name != ReleaseFiles.Checksums && !sums.ContainsKey(name))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        if (unlisted is not null)
        {
            throw new BuildException($"{Path.Combine(folder, unlisted)} står inte i {ReleaseFiles.Checksums}. Ta bort filen eller gör om släppet.");
        }

        var files = new Dictionary<string, byte[]>();
        foreach (var (name, sum) in sums)
        {
            files[name] = await ReadOneAsync(Path.Combine(folder, name), sum, cancel);
        }

        return files;
    }

    private static async Task<byte[]> ReadOneAsync(string path, string sum, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            throw new BuildException($"{path} saknas, men står i {ReleaseFiles.Checksums}. {Advice}");
        }

        var bytes = await File.ReadAllBytesAsync(path, cancel);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != sum)
        {
            throw new BuildException($"{path} är ändrad: kontrollsumman stämmer inte med {ReleaseFiles.Checksums}. {Advice}");
        }

        return bytes;
    }
}
