using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Geo.Components.Release;

namespace Geo.Generator.Release;

/// <summary>A release's files as they are given to those who download them: one by one with their checksums, and all in one.</summary>
internal static class ReleaseDownloads
{
    /// <summary>The release's files and the zip of them.</summary>
    /// <param name="release">Its id.</param>
    /// <param name="madeOn">The day that every file in the zip carries: a clock would make two builds differ.</param>
    /// <param name="files">All but the list of checksums.</param>
    public static ImmutableArray<SiteFile> Of(string release, DateOnly madeOn, ImmutableSortedDictionary<string, byte[]> files)
    {
        var all = files.Add(ReleaseFiles.Checksums, Checksums(files));
        return
        [
            .. all.Select(file => new SiteFile(Pages.Addresses.Data(release, file.Key).TrimStart('/'), file.Value)),
            new(Pages.Addresses.Zip(release).TrimStart('/'), Zip(release, madeOn, all)),
        ];
    }

    // The list is not in itself, so it is made again from what was verified.
    private static byte[] Checksums(ImmutableSortedDictionary<string, byte[]> files) => Encoding.UTF8.GetBytes(string.Concat(
        files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Value))}  {file.Key}\n")));

    private static byte[] Zip(string release, DateOnly madeOn, ImmutableSortedDictionary<string, byte[]> files)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                var entry = archive.CreateEntry($"{release}/{name}", CompressionLevel.Fastest);
                entry.LastWriteTime = new(madeOn, new(12, 0), TimeSpan.Zero);
                using var into = entry.Open();
                into.Write(bytes);
            }
        }

        return zip.ToArray();
    }
}
