using System.IO.Compression;
using System.Security.Cryptography;

namespace Geo.Generator;

/// <summary>The site as one file to carry to a server, with its checksum beside it.</summary>
internal static class SiteArchive
{
    public const string Checksums = "site.sha256";

    /// <summary>Writes <c>NAME.zip</c> and <c>site.sha256</c> beside the site's folder: the same site, the same bytes.</summary>
    /// <param name="folder">The built site.</param>
    /// <param name="madeOn">The day that every file in it carries: a clock would make two builds differ.</param>
    /// <param name="cancel">Stops the writing.</param>
    /// <returns>The zip's path.</returns>
    public static async Task<string> WriteAsync(string folder, DateOnly madeOn, CancellationToken cancel)
    {
        var zip = folder + ".zip";
        await using (var file = File.Create(zip))
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Create);
            foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal))
            {
                var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
                entry.LastWriteTime = new(madeOn, new(12, 0), TimeSpan.Zero);
                await using var into = await entry.OpenAsync(cancel);
                await into.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(folder, path), cancel), cancel);
            }
        }

        await using var written = File.OpenRead(zip);
        var sum = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancel));
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(zip)!, Checksums), $"{sum}  {Path.GetFileName(zip)}\n", cancel);
        return zip;
    }
}
